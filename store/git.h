// SPDX-License-Identifier: MIT
// The one door to libgit2: what it hands out is owned, what it returns is checked. Only files of store/ include this.
//
// Objects, once made, belong to the git_repository they came from and must not outlive it.
#pragma once

#include <git2.h>

#include <cerrno>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "store/error.h"

namespace planrev::store {

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};

// Owned<git_tree, git_tree_free>: freed once, by the function that libgit2 says.
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freer<Free>>;

using Repository = Owned<git_repository, git_repository_free>;
using Config = Owned<git_config, git_config_free>;
using Reference = Owned<git_reference, git_reference_free>;
using ReferenceIterator = Owned<git_reference_iterator, git_reference_iterator_free>;
using GitRemote = Owned<git_remote, git_remote_free>;
using Transaction = Owned<git_transaction, git_transaction_free>;
using Commit = Owned<git_commit, git_commit_free>;
using Tree = Owned<git_tree, git_tree_free>;
using TreeEntry = Owned<git_tree_entry, git_tree_entry_free>;
using TreeBuilder = Owned<git_treebuilder, git_treebuilder_free>;
using Blob = Owned<git_blob, git_blob_free>;
using Odb = Owned<git_odb, git_odb_free>;
using Object = Owned<git_object, git_object_free>;
using Signature = Owned<git_signature, git_signature_free>;
using Diff = Owned<git_diff, git_diff_free>;
using Index = Owned<git_index, git_index_free>;
using ConflictIterator = Owned<git_index_conflict_iterator, git_index_conflict_iterator_free>;
using RevisionWalk = Owned<git_revwalk, git_revwalk_free>;

// Bytes that libgit2 allocates.
struct Buffer {
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { git_buf_dispose(&git); }
  std::string Text() const { return std::string(git.ptr == nullptr ? "" : git.ptr, git.size); }

  git_buf git = GIT_BUF_INIT;
};

// Adapts an Owned to the `T** out` that libgit2 writes to: git_tree_lookup(Out(tree), …). The old value is freed, also
// where the call fails. The Owned is set at the end of the full expression, not before.
template <typename T, typename Deleter>
class Out {
 public:
  explicit Out(std::unique_ptr<T, Deleter>& owned) : owned_(owned) {}
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  ~Out() { owned_.reset(pointer_); }
  operator T**() { return &pointer_; }  // NOLINT: the conversion is what it is for

 private:
  std::unique_ptr<T, Deleter>& owned_;
  T* pointer_ = nullptr;
};

// Readies libgit2 for this process: object and ref writes are synced to disk. Cheap when called again. Nothing undoes
// it: the process's end does.
void StartGit();

// The error for a failed call: "<what>: <libgit2's reason>". kSystem where the system failed, else kRegister.
Error GitError(const std::string& what);

// Throws GitError(what) when `code`, as returned by libgit2, is negative; otherwise gives it back.
int Check(int code, const std::string& what);

// Runs a call that writes, and checks it. libgit2 leaves some failed writes without a reason, or with that of an
// earlier call; the system's own is told then.
template <typename Call>
void CheckWrite(Call call) {
  git_error_clear();
  errno = 0;
  Check(call(), "cannot write to the register");
}

struct OidLess {
  bool operator()(const git_oid& one, const git_oid& other) const { return git_oid_cmp(&one, &other) < 0; }
};
template <typename Value>
using OidMap = std::map<git_oid, Value, OidLess>;
using OidSet = std::set<git_oid, OidLess>;

// 40 hexadecimal digits.
std::string Hex(const git_oid& id);

// What git's configuration has under that name, as of the repository; empty where it has nothing, or cannot be read.
std::string Configured(git_repository* repository, const std::string& key);

// What git would call a blob of these bytes.
git_oid BlobId(std::string_view bytes);

}  // namespace planrev::store
