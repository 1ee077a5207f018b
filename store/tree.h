// SPDX-License-Identifier: MIT
// Trees and blobs: the files of one commit, by name.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "store/git.h"

namespace planrev::store {

// What becomes of some files, by path from the root: "community-safety/plan.md". Nothing: it is removed.
using Files = std::map<std::string, std::optional<git_oid>>;

// The register as its branch has it.
struct Head {
  std::string branch;  // "refs/heads/main"; empty where HEAD is detached
  git_oid commit;
  Tree tree;
};

// Nothing where the branch has no commit yet.
std::optional<Head> ReadHead(git_repository* repository);

Commit FindCommit(git_repository* repository, const git_oid& id);
Tree TreeOf(const git_commit* commit);

// The blob at `path`, "PLAN/plan.md"; nothing where there is none or it is no regular file (a symbolic link, say).
std::optional<git_oid> FindFile(const git_tree* tree, const std::string& path);

std::string ReadBlob(git_repository* repository, const git_oid& id);

// The bytes of the file at `path`; nothing where FindFile has nothing.
std::optional<std::string> ReadFile(git_repository* repository, const git_tree* tree, const std::string& path);

git_oid WriteBlob(git_repository* repository, std::string_view bytes);

// `base`, or an empty tree where that is null, with `files` as they say; all else stays. A folder that becomes empty
// goes. Throws kRegister where a file is in the way of a folder.
Tree WithFiles(git_repository* repository, const git_tree* base, const Files& files);

}  // namespace planrev::store
