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
  std::string name;                  // "plan.md"
  git_oid after;                     // what it is to hold
  std::vector<git_oid> replaceable;  // what it may hold now; anything else is a person's edit and stays
};

// The bytes of DIRECTORY/NAME in the work tree ("" for its root); nothing where there is no such regular file. Symbolic
// links are not followed.
std::optional<std::string> ReadWorkFile(git_repository* repository, const std::string& directory,
                                        const std::string& name);

// Whether the work tree's file, or what is staged for it, is neither one of `known` nor absent.
bool HasEdits(git_repository* repository, const std::string& path, const std::vector<git_oid>& known);

// Whether another git command keeps the index to itself, for longer than a moment.
bool IndexIsLocked(git_repository* repository);

// Writes the files and their index entries. Returns false where some could not be written: the next writer tries again.
bool Follow(git_repository* repository, const std::string& directory, const std::vector<Followed>& files);

}  // namespace planrev::store
