// SPDX-License-Identifier: MIT
#include "store/git.h"

#include <cstdlib>

#include "store/offline.h"

namespace planrev::store {
namespace {

// libgit2's reason, or something to say where it has none.
std::string Reason(const git_error* error) {
  if (error == nullptr || error->message == nullptr || *error->message == '\0') return "git gave no reason";
  return error->message;
}

bool IsSystemError(const git_error* error) {
  if (error == nullptr) return false;
  return error->klass == GIT_ERROR_OS || error->klass == GIT_ERROR_FILESYSTEM || error->klass == GIT_ERROR_NOMEMORY;
}

}  // namespace

void StartGit() {
  static const bool kStarted = [] {
    KeepOffline();
    Check(git_libgit2_init(), "cannot start libgit2");
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    // As git does, and libgit2 does not.
    if (std::getenv("GIT_CONFIG_NOSYSTEM") != nullptr) {
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, "");
    }
    return true;
  }();
  (void)kStarted;
}

Error GitError(const std::string& what) {
  const git_error* error = git_error_last();
  return Error(IsSystemError(error) ? ErrorKind::kSystem : ErrorKind::kRegister, what + ": " + Reason(error));
}

int Check(int code, const std::string& what) {
  if (code >= 0) return code;
  throw GitError(what);
}

std::string Hex(const git_oid& id) {
  std::string hex(GIT_OID_HEXSZ, '0');
  git_oid_fmt(hex.data(), &id);
  return hex;
}

git_oid BlobId(std::string_view bytes) {
  git_oid id;
  Check(git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB), "cannot take the digest of a text");
  return id;
}

}  // namespace planrev::store
