// SPDX-License-Identifier: MIT
// Objects that git keeps in a file each, read by zlib alone and to the last byte.
//
// libgit2 1.5 never comes back from such a file that ends too early: any command would hang. So the repositories that
// planrev opens read these files in this way instead (ReadSafely), and a damaged one is an error that says what is
// wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/git.h"

namespace planrev::store {

struct LooseObject {
  git_object_t type = GIT_OBJECT_INVALID;
  std::string bytes;
};

// What such a file holds, or what is wrong with it, as "it ends too early". One of the two is there.
struct LooseRead {
  std::optional<LooseObject> object;
  std::string fault;
};

// `file` is all of the file. Whether the object is the one that the file's name says is not looked at.
LooseRead ReadLoose(std::string_view file);

// The directories that the repository reads objects from: its own, then those that it borrows from (info/alternates),
// without a slash at the end.
std::vector<std::string> ObjectDirectories(git_repository* repository);

// "<directory>/ab/cdef…".
std::string LoosePath(const std::string& directory, const git_oid& id);

// Lets the repository read its loose objects by ReadLoose. Packs are still asked first. To be called once, when it was
// opened.
void ReadSafely(git_repository* repository);

}  // namespace planrev::store
