// SPDX-License-Identifier: MIT
#include "store/tree.h"

namespace planrev::store {
namespace {

constexpr char kCannotRead[] = "cannot read the register";

Tree FindTree(git_repository* repository, const git_oid& id) {
  Tree tree;
  Check(git_tree_lookup(Out(tree), repository, &id), kCannotRead);
  return tree;
}

// The subtree of that name; null where there is none. A file of that name is not put aside for a directory.
Tree Subtree(git_repository* repository, const git_tree* tree, const std::string& name) {
  const git_tree_entry* entry = tree == nullptr ? nullptr : git_tree_entry_byname(tree, name.c_str());
  if (entry == nullptr) return nullptr;
  if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
    throw Error(ErrorKind::kRegister, "cannot write to '" + name + "': the register has a file of that name");
  }
  return FindTree(repository, *git_tree_entry_id(entry));
}

git_oid Build(git_repository* repository, const git_tree* base, const Files& entries, git_filemode_t mode) {
  TreeBuilder builder;
  CheckWrite([&] { return git_treebuilder_new(Out(builder), repository, base); });
  for (const auto& [name, id] : entries) {
    CheckWrite([&] { return git_treebuilder_insert(nullptr, builder.get(), name.c_str(), &id, mode); });
  }
  git_oid id;
  CheckWrite([&] { return git_treebuilder_write(&id, builder.get()); });
  return id;
}

}  // namespace

std::optional<Head> ReadHead(git_repository* repository) {
  Reference reference;
  const int code = git_repository_head(Out(reference), repository);
  if (code == GIT_EUNBORNBRANCH || code == GIT_ENOTFOUND) return std::nullopt;
  Check(code, kCannotRead);
  const bool detached = git_repository_head_detached(repository) == 1;
  Head head{detached ? "" : git_reference_name(reference.get()), *git_reference_target(reference.get()), nullptr};
  head.tree = TreeOf(FindCommit(repository, head.commit).get());
  return head;
}

Commit FindCommit(git_repository* repository, const git_oid& id) {
  Commit commit;
  Check(git_commit_lookup(Out(commit), repository, &id), kCannotRead);
  return commit;
}

Tree TreeOf(const git_commit* commit) {
  Tree tree;
  Check(git_commit_tree(Out(tree), commit), kCannotRead);
  return tree;
}

std::optional<git_oid> FindFile(const git_tree* tree, const std::string& path) {
  TreeEntry entry;
  const int code = git_tree_entry_bypath(Out(entry), tree, path.c_str());
  if (code == GIT_ENOTFOUND) return std::nullopt;
  Check(code, kCannotRead);
  const git_filemode_t mode = git_tree_entry_filemode(entry.get());
  if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE) return std::nullopt;
  return *git_tree_entry_id(entry.get());
}

std::string ReadBlob(git_repository* repository, const git_oid& id) {
  Blob blob;
  Check(git_blob_lookup(Out(blob), repository, &id), kCannotRead);
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                     static_cast<size_t>(git_blob_rawsize(blob.get())));
}

std::optional<std::string> ReadFile(git_repository* repository, const git_tree* tree, const std::string& path) {
  const auto id = FindFile(tree, path);
  if (!id) return std::nullopt;
  return ReadBlob(repository, *id);
}

git_oid WriteBlob(git_repository* repository, std::string_view bytes) {
  git_oid id;
  CheckWrite([&] { return git_blob_create_from_buffer(&id, repository, bytes.data(), bytes.size()); });
  return id;
}

Tree WithFiles(git_repository* repository, const git_tree* base, const std::string& directory, const Files& files) {
  if (directory.empty()) return FindTree(repository, Build(repository, base, files, GIT_FILEMODE_BLOB));
  const Tree inner = Subtree(repository, base, directory);
  const git_oid changed = Build(repository, inner.get(), files, GIT_FILEMODE_BLOB);
  return FindTree(repository, Build(repository, base, {{directory, changed}}, GIT_FILEMODE_TREE));
}

}  // namespace planrev::store
