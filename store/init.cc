// SPDX-License-Identifier: MIT
// How a register is made: a git repository, and a first commit that marks it.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "store/plan_file.h"
#include "store/refs.h"
#include "store/sign.h"
#include "store/work_tree.h"
#include "store/write.h"

namespace planrev::store {
namespace {

// Texts are kept byte for byte, so git must not change line ends; JSON lines are only ever appended to.
constexpr char kAttributes[] =
    "* -text\n"
    "*/reviews.jsonl merge=union\n"
    "*/traces.jsonl merge=union\n";

Error CannotMake(const std::string& directory, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kRefused, "cannot make a register in '" + directory + "': " + why, hint);
}

// The git repository at `directory` itself, not one around it; null where there is none.
Repository OpenExact(const std::string& directory) {
  Repository repository;
  const int code = git_repository_open_ext(Out(repository), directory.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  if (code == GIT_ENOTFOUND) return nullptr;
  Check(code, "cannot make a register in '" + directory + "'");
  return repository;
}

bool HasReferences(git_repository* repository) {
  git_strarray names{};
  Check(git_reference_list(&names, repository), "cannot read the git repository");
  const bool some = names.count > 0;
  git_strarray_dispose(&names);
  return some;
}

// An empty repository may become a register: somebody made it on a host, or a planrev init was killed half way.
void CheckIsEmpty(const std::string& directory, git_repository* repository, const InitOptions& options) {
  const auto head = ReadHead(repository);
  const auto marker = head ? ReadFile(repository, head->tree.get(), "register.yaml") : std::nullopt;
  if (marker && MarkerVersion(*marker)) throw CannotMake(directory, "there is one already", "");
  if (head || HasReferences(repository)) {
    throw CannotMake(directory, "there is another git repository", "a register is a repository of its own");
  }
  if (options.bare && git_repository_is_bare(repository) == 0) {
    throw CannotMake(directory, "the git repository there is not bare", "leave out --bare");
  }
}

// A register in a register would be taken for a plan's folder by people, and for nothing by the outer one.
void CheckIsNotNested(const std::string& directory) {
  std::error_code ignored;
  std::filesystem::path start =
      std::filesystem::weakly_canonical(std::filesystem::absolute(directory, ignored), ignored);
  while (!std::filesystem::exists(start, ignored) && start.has_relative_path()) start = start.parent_path();
  Repository around;
  if (git_repository_open_ext(Out(around), start.c_str(), 0, std::getenv("GIT_CEILING_DIRECTORIES")) < 0) return;
  const auto head = ReadHead(around.get());
  const auto marker = head ? ReadFile(around.get(), head->tree.get(), "register.yaml") : std::nullopt;
  if (!marker || !MarkerVersion(*marker)) return;
  const char* path = git_repository_workdir(around.get());
  throw CannotMake(
      directory,
      "the register '" + std::string(path != nullptr ? path : git_repository_path(around.get())) + "' encloses it",
      "one register keeps any number of plans: planrev add; or choose a directory outside of it");
}

void CheckIsFree(const std::string& directory) {
  for (const std::string name : {"register.yaml", ".gitattributes"}) {
    if (access((directory + "/" + name).c_str(), F_OK) != 0) continue;
    throw CannotMake(directory, "there is a file '" + name + "', which would be overwritten", "move it away");
  }
}

Repository MakeRepository(const std::string& directory, const InitOptions& options) {
  git_repository_init_options settings = GIT_REPOSITORY_INIT_OPTIONS_INIT;
  settings.flags = GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
  if (options.bare) settings.flags |= GIT_REPOSITORY_INIT_BARE;
  settings.initial_head = "main";
  Repository repository;
  Check(git_repository_init_ext(Out(repository), directory.c_str(), &settings),
        "cannot make a register in '" + directory + "'");
  return repository;
}

std::string UnbornBranch(git_repository* repository) {
  Reference head;
  Check(git_reference_lookup(Out(head), repository, "HEAD"), "cannot read the git repository");
  const char* target = git_reference_symbolic_target(head.get());
  return target == nullptr ? "refs/heads/main" : target;
}

void MarkAsRegister(const Register::State& state, const Identity& who) {
  git_repository* repository = state.repository.get();
  WriteLock lock = WriteLock::Acquire(state.git_directory);
  const Files files = {{".gitattributes", WriteBlob(repository, kAttributes)},
                       {"register.yaml", WriteBlob(repository, MarkerFile())}};
  const Tree tree = WithFiles(repository, nullptr, files);
  const git_oid commit = WriteCommit(repository, who, "Begin the register\n", tree.get(), {});
  lock.Begin({"", "", Hex(commit)});
  if (!MoveRef(repository, UnbornBranch(repository), nullptr, commit, "planrev: begin the register")) {
    throw CannotMake(state.path, "somebody else is making one", "");
  }
  if (state.bare || Follow(repository, Difference(repository, nullptr, tree.get(), ""))) lock.Finish();
}

}  // namespace

Register Register::Init(const std::string& directory, const InitOptions& options) {
  StartGit();
  Repository repository = OpenExact(directory);
  if (repository != nullptr) CheckIsEmpty(directory, repository.get(), options);
  if (repository == nullptr) CheckIsNotNested(directory);
  if (!options.bare) CheckIsFree(directory);
  Identity who = WhoAndWhen(repository.get(), options.author);
  if (repository == nullptr) repository = MakeRepository(directory, options);
  auto state = std::make_unique<State>(std::move(repository));
  who.signs = Signs(state->repository.get(), options.signing);
  MarkAsRegister(*state, who);
  return Register(std::move(state));
}

}  // namespace planrev::store
