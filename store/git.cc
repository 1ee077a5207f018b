// SPDX-License-Identifier: MIT
#include "store/git.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "store/offline.h"

namespace planrev::store {
namespace {

// libgit2's reason; where it has none the system's, if something failed there.
std::string Reason(const git_error* error, int system_error) {
  if (error != nullptr && error->message != nullptr && *error->message != '\0') return error->message;
  return system_error != 0 ? std::strerror(system_error) : "git gave no reason";
}

bool IsSystemError(const git_error* error, int system_error) {
  if (error == nullptr) return system_error != 0;
  return error->klass == GIT_ERROR_OS || error->klass == GIT_ERROR_FILESYSTEM || error->klass == GIT_ERROR_NOMEMORY;
}

bool IsOfObjects(int klass) {
  return klass == GIT_ERROR_ODB || klass == GIT_ERROR_OBJECT || klass == GIT_ERROR_ZLIB || klass == GIT_ERROR_TREE;
}

}  // namespace

void StartGit() {
  static const bool kStarted = [] {
    KeepOffline();
    Check(git_libgit2_init(), "cannot start libgit2");
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    // The root tree of a register of a thousand plans is past libgit2's own limit of 4 kB, and was read three times.
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, size_t{1} << 20);
    // As git does, and libgit2 does not.
    if (std::getenv("GIT_CONFIG_NOSYSTEM") != nullptr) {
      git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_SYSTEM, "");
    }
    return true;
  }();
  (void)kStarted;
}

Error GitError(const std::string& what) {
  const int system_error = errno;
  const git_error* error = git_error_last();
  const ErrorKind kind = IsSystemError(error, system_error) ? ErrorKind::kSystem : ErrorKind::kRegister;
  const bool damaged = error != nullptr && IsOfObjects(error->klass);
  return Error(kind, what + ": " + Reason(error, system_error),
               damaged ? "planrev verify shows what is damaged, and what to do" : "");
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

std::string Configured(git_repository* repository, const std::string& key) {
  Config config;
  Buffer value;
  if (git_repository_config_snapshot(Out(config), repository) < 0) return "";
  if (git_config_get_string_buf(&value.git, config.get(), key.c_str()) < 0) return "";
  return value.Text();
}

git_oid BlobId(std::string_view bytes) {
  git_oid id;
  Check(git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB), "cannot take the digest of a text");
  return id;
}

}  // namespace planrev::store
