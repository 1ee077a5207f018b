// SPDX-License-Identifier: MIT
// Files below the root of a work tree, by path from it: "community-safety/decisions/2021-07-14-adopted.md". Symbolic
// links are never followed, not in the folders on the way either: a register that was cloned from elsewhere must not
// make us read or write outside of it.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>

namespace planrev::store {

// The bytes of the regular file; nothing where there is none or it cannot be read.
std::optional<std::string> ReadFileBelow(const std::string& root, const std::string& path);

// Nothing where nothing of that name is there.
std::optional<struct stat> StatBelow(const std::string& root, const std::string& path);

// Whole or not at all: written beside, then renamed into place; folders that are missing are made. False where the
// system says no.
bool ReplaceFileBelow(const std::string& root, const std::string& path, std::string_view bytes, bool executable);

// The file, and each folder that is empty without it. False where the file stays.
bool RemoveFileBelow(const std::string& root, const std::string& path);

}  // namespace planrev::store
