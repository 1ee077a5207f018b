// SPDX-License-Identifier: MIT
// The files that a person sees beside the git directory: they follow the branch, and what a person wrote in them is
// never overwritten unasked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/tree.h"

namespace planrev::store {

// One file of the work tree that a commit changes.
struct Followed {
  std::string path;              // from the root: "community-safety/plan.md"
  std::optional<git_oid> after;  // what it is to hold; nothing where it is to be gone
  bool executable = false;
  std::vector<git_oid> replaceable;  // what it may hold now; anything else is a person's edit and stays
};

// The regular files that differ between the two trees, in `directory` or, where that is empty, in all the register.
// `before` may be null: an empty tree. What a file held before may be replaced.
std::vector<Followed> Difference(git_repository* repository, const git_tree* before, const git_tree* after,
                                 const std::string& directory);

// The bytes of a file in the work tree, by path from its root; nothing where there is no such regular file. Symbolic
// links are not followed.
std::optional<std::string> ReadWorkFile(git_repository* repository, const std::string& path);

// Whether the work tree's file, or what is staged for it, is neither one of `known` nor absent.
bool HasEdits(git_repository* repository, const std::string& path, const std::vector<git_oid>& known);

// Whether another git command keeps the index to itself, for longer than a moment.
bool IndexIsLocked(git_repository* repository);

// Writes the files and their index entries. Returns false where some could not be written: the next writer tries again.
bool Follow(git_repository* repository, const std::vector<Followed>& files);

}  // namespace planrev::store
