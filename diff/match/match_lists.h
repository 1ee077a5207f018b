// SPDX-License-Identifier: MIT
// Which list after is which list before.
#pragma once

#include <vector>

#include "diff/match/match_blocks.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Two lists are the same where each has more of its items paired with the other's than with those of any one list else.
class ListPartners {
 public:
  ListPartners(const Document& before, const Document& after, const std::vector<BlockPair>& pairs);

  // The number, in the text after, of the list that a block before stands in; kUnmatched where it stands in none, or
  // its list has no partner.
  int Of(const Block& before) const;

 private:
  std::vector<int> partners_;
};

}  // namespace planrev::diff
