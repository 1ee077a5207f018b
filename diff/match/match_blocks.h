// SPDX-License-Identifier: MIT
// Which block after is which block before.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Blocks that belong together. One with one, or for a split one with several neighbours after, for a merge several
// before.
struct BlockPair {
  std::size_t before = 0;
  std::size_t before_count = 1;
  std::size_t after = 0;
  std::size_t after_count = 1;
};

struct BlockMatching {
  std::vector<BlockPair> pairs;     // by ascending `before`
  std::vector<bool> moved;          // for each pair, whether it is off the spine of all
  std::vector<int> pair_of_before;  // index into pairs for each block, or kUnmatched
  std::vector<int> pair_of_after;
};

// Sections that are partners lend their headings as fixed points. Equal blocks come first, then splits and merges, then
// blocks that are alike in place, then moved ones, at last what stands alone in the same place on both sides.
BlockMatching MatchBlocks(const Document& before, const Document& after, const SectionPartners& partners,
                          const Lexicon& lexicon, std::vector<Limit>& limits);

}  // namespace planrev::diff
