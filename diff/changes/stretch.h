// SPDX-License-Identifier: MIT
// A stretch of both texts that is walked in one go: what in it kept its order, and which sections moved.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/match/match_blocks.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Blocks of one side, half-open.
struct BlockRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool Holds(std::size_t block) const { return block >= first && block < last; }
};

// A section that moved within a stretch, or several that moved together. One may have moved into another, or out of
// it: then the other holds its blocks on one side, and never on both.
struct MovedSection {
  std::vector<std::size_t> pairs;  // of their headings: indexes into BlockMatching::pairs
  BlockRange rows;                 // before
  BlockRange columns;              // after
};

struct Stretch {
  std::vector<std::size_t> spine;  // indexes into BlockMatching::pairs, by ascending place on both sides
  std::vector<MovedSection> moved;
};

// Looks at the pairs with both ends in the ranges. A section is taken to have moved with its heading if nothing that
// kept its order reaches into it: with all below it, or its own text alone. Where neither is so, but on one side at
// least half of it moved, it did so down to the first block that stayed.
Stretch MakeStretch(const Document& before, const Document& after, const BlockMatching& blocks, BlockRange rows,
                    BlockRange columns);

}  // namespace planrev::diff
