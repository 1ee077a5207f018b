// SPDX-License-Identifier: MIT
#include "store/open.h"

#include <cstdlib>
#include <filesystem>

#include "store/loose_object.h"
#include "store/plan_file.h"

namespace planrev::store {
namespace {

Error CannotOpen(const std::string& directory, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kRegister, "cannot open '" + directory + "': " + why, hint);
}

bool IsRepository(const std::string& start, const char* ceilings) {
  Buffer path;
  return git_repository_discover(&path.git, start.c_str(), /*across_fs=*/0, ceilings) >= 0;
}

}  // namespace

Repository OpenRepository(const std::string& start) {
  Repository repository;
  const char* ceilings = std::getenv("GIT_CEILING_DIRECTORIES");
  int code = git_repository_open_ext(Out(repository), start.c_str(), 0, ceilings);
  // libgit2 1.5 says "not found", of safe.directory that is, where the repository is there and of another user.
  if (code == GIT_ENOTFOUND && IsRepository(start, ceilings)) code = GIT_EOWNER;
  if (code == GIT_ENOTFOUND) {
    std::error_code ignored;
    const bool there = std::filesystem::exists(start, ignored);
    throw CannotOpen(start, there ? "not a register" : "no such directory", "planrev init makes a register");
  }
  if (code == GIT_EOWNER) {
    throw CannotOpen(
        start, "it belongs to another user",
        "if you trust it: git config --global --add safe.directory " + std::filesystem::absolute(start).string());
  }
  Check(code, "cannot open '" + start + "'");
  ReadSafely(repository.get());
  return repository;
}

Error NoRegister(const Register::State& state) {
  return CannotOpen(state.path, "a git repository, but not a register",
                    "planrev init DIR makes a register in a directory of its own");
}

Error NewerRegister(const Register::State& state, int version) {
  return CannotOpen(state.path,
                    "its format is version " + std::to_string(version) + ", this planrev knows version " +
                        std::to_string(kRegisterVersion),
                    "a newer planrev is needed");
}

}  // namespace planrev::store
