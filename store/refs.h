// SPDX-License-Identifier: MIT
// Refs, moved by comparing and swapping, as git does: under the ref's lock file, and onto the disk.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "store/git.h"

namespace planrev::store {

// Moves `ref` from one object to another; null for from: the ref must not exist. False where somebody else moved it or
// holds it at the moment; then try again. `why` is for the reflog. Costs the same however many refs there are.
bool MoveRef(git_repository* repository, const std::string& ref, const git_oid* from, const git_oid& to,
             const std::string& why);

// Removes `ref` where it points at `from`; false and true as above.
bool RemoveRef(git_repository* repository, const std::string& ref, const git_oid& from);

// "refs/tags/community-safety/r7".
std::string TagName(const std::string& plan, int number);

// The plan and the number that such a name has; nothing for any other.
struct TagParts {
  std::string plan;
  int number = 0;
};
std::optional<TagParts> ParseTagName(const std::string& ref);

// What the plan's tags of these numbers point at: an annotated tag, or the commit itself where a person made a light
// one. Costs a look-up each, or where there are many one listing of the register's refs.
std::map<int, git_oid> TagTargets(git_repository* repository, const std::string& plan, const std::set<int>& numbers);

}  // namespace planrev::store
