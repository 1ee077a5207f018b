// SPDX-License-Identifier: MIT
// The files that a revision's text shows, as they are kept with it: below the plan's folder, under the paths by which
// the text shows them, and listed in PLAN/files.sha256 as sha256sum(1) writes it:
//
//     9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  images/map.png
//
// What is listed goes with the text: a revision that no longer shows a file takes it away. All else in the folder is a
// person's. A revision that shows none has no list.
#pragma once

#include <string>
#include <string_view>

#include "store/register.h"
#include "store/tree.h"

namespace planrev::store {

inline constexpr char kFileList[] = "files.sha256";

// Throws kInput where one of them cannot be kept: by its name, its size, or another that takes its place. `plan` is for
// the message.
void CheckFiles(const std::string& plan, const FileBytes& files);

FileDigests DigestsOf(const FileBytes& files);

// Empty for none.
std::string WriteFileList(const FileDigests& files);

// `path` is for the message. Throws kRegister, with the line, where it is no such list or names what WhyNoFile refuses.
FileDigests ReadFileList(std::string_view list, const std::string& path);

// The list of the plan in a tree; empty where there is none.
FileDigests FilesIn(git_repository* repository, const git_tree* tree, const std::string& plan);

}  // namespace planrev::store
