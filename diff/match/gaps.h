// SPDX-License-Identifier: MIT
// Where the partner of a block is looked for first: between two blocks that have theirs.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/match/match_blocks.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Blocks without a partner that stand in the same place on either side, ascending.
struct Gap {
  std::vector<std::size_t> rows;     // before
  std::vector<std::size_t> columns;  // after
};

// What is known so far of two texts. `pairs` by ascending `before`.
struct PairsSoFar {
  const Document& before;
  const Document& after;
  const SectionPartners& partners;
  const std::vector<BlockPair>& pairs;
  const std::vector<bool>& taken_before;
  const std::vector<bool>& taken_after;
};

// Between pairs that are neighbours on both sides, whether they stayed or moved together; then between neighbours on
// the spine; then inside sections that are off it. Gaps may share blocks. None has an empty side.
std::vector<Gap> FindGaps(const PairsSoFar& known);

// Right above, or right below, a pair on both sides, as far as nothing there has a partner. For what lies at the edge
// of a stretch that moved.
std::vector<Gap> FindGapsBeside(const PairsSoFar& known);

}  // namespace planrev::diff
