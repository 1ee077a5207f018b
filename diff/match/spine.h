// SPDX-License-Identifier: MIT
// Which pairs of blocks kept their order, so that the rest are what moved.
#pragma once

#include <vector>

#include "diff/match/match_blocks.h"

namespace planrev::diff {

// For each of `pairs` (by ascending `before`) whether it is on the spine. Neighbours that stay neighbours stand or move
// together; what moved is chosen so that a reader has the fewest moves to follow (a section with all below it is one),
// and of those choices the one that moves the least text, where what went to another section does not count. What went
// into, or out of, the midst of a section's text moved in any case, and not what stands around it.
std::vector<bool> FindSpine(const Document& before, const Document& after, const std::vector<BlockPair>& pairs);

}  // namespace planrev::diff
