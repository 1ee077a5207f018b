// SPDX-License-Identifier: MIT
// The index of a pack says where in the pack each object begins. libgit2 1.5 believes it, and crashes where that is
// beyond the end of the pack.
#pragma once

#include <optional>
#include <string>

#include "store/git.h"

namespace planrev::store {

// The path of an index that leads beyond its pack; nothing where there is none. To be asked before the first object is
// read. Costs a look at four bytes for each packed object; all of an index is looked at by Register::Verify.
std::optional<std::string> DamagedPackIndex(git_repository* repository);

// Whether the index says of some object what is not so: that it begins beyond the pack or, where `pack_is_whole`, that
// other bytes of the pack are its own than those with its checksum. Then all of the pack is read.
bool Misleads(const std::string& index, const std::string& pack, bool pack_is_whole);

}  // namespace planrev::store
