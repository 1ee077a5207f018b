// SPDX-License-Identifier: MIT
// Two texts as one sequence of pieces: what both share, and what took the place of what. All `before` put together are
// the text before byte for byte, all `after` the text after.
#pragma once

#include <string_view>
#include <vector>

#include "diff/comparison.h"

namespace planrev::tool {

// Equal on both sides, or different; then one side may be empty, not both. Views into the two texts.
struct CriticPiece {
  std::string_view before;
  std::string_view after;
  bool differs() const { return before != after; }
};

// Follows the comparison's patch block by block; within a block that has both sides, words that stayed are shared. A
// block of which hardly anything stayed is one piece. What moved is removed where it was and added where it is. Near
// linear.
std::vector<CriticPiece> CriticPieces(const diff::Comparison& comparison, std::string_view before,
                                      std::string_view after);

}  // namespace planrev::tool
