// SPDX-License-Identifier: MIT
// Opening a register, and reading from it.
#include "store/register.h"

#include "store/decisions.h"
#include "store/files.h"
#include "store/find.h"
#include "store/history.h"
#include "store/names.h"
#include "store/open.h"
#include "store/pack_index.h"
#include "store/plan_file.h"
#include "store/state.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

std::string WithoutSlash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void CheckIsRegister(const Register::State& state) {
  const auto head = ReadHead(state.repository.get());
  const auto marker = head ? ReadFile(state.repository.get(), head->tree.get(), "register.yaml") : std::nullopt;
  const auto version = marker ? MarkerVersion(*marker) : std::nullopt;
  if (!version) throw NoRegister(state);
  if (*version > kRegisterVersion) throw NewerRegister(state, *version);
}

// The number of the newest revision. Throws kUnknown where there is no such plan.
int NewestOf(const Register::State& state, const Head& head, const std::string& plan) {
  const int newest = WhyNoSlug(plan) ? 0 : NewestNumber(state.repository.get(), head, plan);
  if (newest == 0) throw NoSuchPlan(plan, Slugs(head.tree.get()));
  return newest;
}

Revision ReadOne(const Register::State& state, const Head& head, const std::string& plan, int number) {
  return ReadRevisions(state.repository.get(), head, plan, {number}).front();
}

std::string NameOf(const Revision& revision) { return revision.plan + "@r" + std::to_string(revision.number); }

Tree TreeOfRevision(git_repository* repository, const Revision& revision) {
  git_oid id;
  Check(git_oid_fromstr(&id, revision.commit.c_str()), "cannot read '" + NameOf(revision) + "'");
  return TreeOf(FindCommit(repository, id).get());
}

// What can be read of the plan; nothing where it has no revision.
std::optional<Plan> PlanOf(const Register::State& state, const Head& head, const std::string& slug) {
  git_repository* repository = state.repository.get();
  Plan plan{slug, slug, {}, 0, std::nullopt, ""};
  try {
    const auto file = ReadPlan(repository, head, slug);
    if (!file || file->revision == 0) return std::nullopt;
    if (!file->title.empty()) plan.title = file->title;
    plan.newest = ReadOne(state, head, slug, file->revision);
    plan.revisions = file->revision;
    if (const auto number = ReadInForce(repository, head, slug)) plan.in_force = ReadOne(state, head, slug, *number);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kRegister) throw;
    plan.unreadable = error.what();
  }
  return plan;
}

struct Asked {
  std::string plan;
  std::string selector;  // as it was written
  std::string day;
  int newest = 0;
};

Revision FindInForce(const Register::State& state, const Head& head, const Asked& asked) {
  git_repository* repository = state.repository.get();
  const auto number = IsDate(asked.day) ? ReadInForce(repository, head, asked.plan, asked.day) : std::nullopt;
  if (number) return ReadOne(state, head, asked.plan, *number);
  throw NothingInForce(ReadOne(state, head, asked.plan, asked.newest), asked.selector,
                       ReadDecisions(repository, head, asked.plan));
}

}  // namespace

Register::State::State(Repository opened)
    : repository(std::move(opened)),
      bare(git_repository_is_bare(repository.get()) == 1),
      path(WithoutSlash(bare ? git_repository_path(repository.get()) : git_repository_workdir(repository.get()))),
      git_directory(WithoutSlash(git_repository_commondir(repository.get()))) {}

Head HeadOf(const Register::State& state) {
  auto head = ReadHead(state.repository.get());
  if (head) return std::move(*head);
  throw Error(ErrorKind::kRegister, "cannot read '" + state.path + "': its branch has no commit");
}

Register::Register(std::unique_ptr<State> state) : state_(std::move(state)) {}
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

Register Register::Open(const std::string& start) {
  StartGit();
  auto state = std::make_unique<State>(OpenRepository(start));
  if (const auto index = DamagedPackIndex(state->repository.get())) {
    throw Error(ErrorKind::kRegister, "cannot read the register: '" + *index + "' is damaged",
                "planrev verify --repair makes it again");
  }
  CheckIsRegister(*state);
  if (auto lock = WriteLock::AcquireAfterDeath(state->git_directory)) Recover(*state, *lock);
  return Register(std::move(state));
}

std::string Register::WorkTreeText(const std::string& plan) const {
  const std::string what = "cannot read '" + plan + "/plan.md'";
  if (const auto why = WhyNoSlug(plan)) throw Error(ErrorKind::kUsage, "cannot name a plan '" + plan + "': " + *why);
  if (state_->bare) {
    throw Error(ErrorKind::kUsage, what + ": the register is bare, it has no work tree", "name the file to add");
  }
  auto text = ReadWorkFile(state_->repository.get(), plan + "/plan.md");
  if (text) return std::move(*text);
  throw Error(ErrorKind::kInput, what + ": no such file in the work tree", "name the file to add");
}

std::vector<Plan> Register::Plans() const {
  const Head head = HeadOf(*state_);
  std::vector<Plan> plans;
  for (const std::string& slug : Slugs(head.tree.get())) {
    if (auto plan = PlanOf(*state_, head, slug)) plans.push_back(std::move(*plan));
  }
  return plans;
}

std::vector<Revision> Register::Revisions(const std::string& plan) const {
  const Head head = HeadOf(*state_);
  return ReadRevisions(state_->repository.get(), head, plan, UpTo(NewestOf(*state_, head, plan)));
}

std::vector<Decision> Register::Decisions(const std::string& plan) const {
  const Head head = HeadOf(*state_);
  NewestOf(*state_, head, plan);
  return ReadDecisions(state_->repository.get(), head, plan);
}

Revision Register::Find(const std::string& plan, const std::string& selector) const {
  const Head head = HeadOf(*state_);
  const int newest = NewestOf(*state_, head, plan);
  if (const auto day = DayInForce(selector)) return FindInForce(*state_, head, {plan, selector, *day, newest});
  const std::set<int> numbers = NumbersFor(selector, newest);
  return FindAmong(ReadRevisions(state_->repository.get(), head, plan, numbers), selector);
}

std::string Register::Text(const Revision& revision) const { return File(revision, "plan.md"); }

FileDigests Register::Files(const Revision& revision) const {
  if (revision.files_sha256.empty()) return {};
  return ReadFileList(File(revision, kFileList), revision.plan + "/" + kFileList);
}

std::string Register::File(const Revision& revision, const std::string& path) const {
  const Tree tree = TreeOfRevision(state_->repository.get(), revision);
  auto bytes = ReadFile(state_->repository.get(), tree.get(), revision.plan + "/" + path);
  if (bytes) return std::move(*bytes);
  throw Error(ErrorKind::kRegister, "cannot read '" + NameOf(revision) + "': its commit has no " + path);
}

Settings Register::ReadSettings() const {
  const std::string name = "register.yaml";
  return store::ReadSettings(ReadFile(state_->repository.get(), HeadOf(*state_).tree.get(), name).value_or(""), name);
}

const std::string& Register::path() const { return state_->path; }
bool Register::bare() const { return state_->bare; }

}  // namespace planrev::store
