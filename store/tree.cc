// SPDX-License-Identifier: MIT
#include "store/tree.h"

#include <vector>

namespace planrev::store {
namespace {

constexpr char kCannotRead[] = "cannot read the register";

Tree FindTree(git_repository* repository, const git_oid& id) {
  Tree tree;
  Check(git_tree_lookup(Out(tree), repository, &id), kCannotRead);
  return tree;
}

git_oid WriteEmptyTree(git_repository* repository) {
  TreeBuilder builder;
  git_oid id;
  CheckWrite([&] { return git_treebuilder_new(Out(builder), repository, nullptr); });
  CheckWrite([&] { return git_treebuilder_write(&id, builder.get()); });
  return id;
}

// git has a folder or a file of a name, and puts neither aside for the other.
void CheckFoldersAreFree(const git_tree* base, const std::string& path) {
  for (size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    TreeEntry entry;
    const std::string folder = path.substr(0, slash);
    if (git_tree_entry_bypath(Out(entry), base, folder.c_str()) < 0) return;
    if (git_tree_entry_type(entry.get()) == GIT_OBJECT_TREE) continue;
    throw Error(ErrorKind::kRegister, "cannot write to '" + folder + "': the register has a file of that name");
  }
}

git_tree_update UpdateOf(const std::string& path, const std::optional<git_oid>& id) {
  git_tree_update update{};
  update.action = id ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
  update.filemode = GIT_FILEMODE_BLOB;
  update.path = path.c_str();
  if (id) update.id = *id;
  return update;
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

Tree WithFiles(git_repository* repository, const git_tree* base, const Files& files) {
  const Tree empty = base == nullptr ? FindTree(repository, WriteEmptyTree(repository)) : nullptr;
  const git_tree* from = base == nullptr ? empty.get() : base;
  std::vector<git_tree_update> updates;
  for (const auto& [path, id] : files) {
    CheckFoldersAreFree(from, path);
    updates.push_back(UpdateOf(path, id));
  }
  git_oid id;
  CheckWrite([&] {
    // libgit2 takes the tree without const and leaves it as it is.
    return git_tree_create_updated(&id, repository, const_cast<git_tree*>(from), updates.size(), updates.data());
  });
  return FindTree(repository, id);
}

}  // namespace planrev::store
