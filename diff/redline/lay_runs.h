// SPDX-License-Identifier: MIT
// Lays the runs of a change, which have no markup, over the dressed texts of the blocks they were made from.
#pragma once

#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/parse/parse_inlines.h"

namespace planrev::diff {

// A piece of text with its sign, its dress, and the change it belongs to (an index into Comparison::changes; kNoChange
// for text that both sides share).
struct RedlineRun {
  static constexpr int kNoChange = -1;

  Sign sign = Sign::kEqual;
  int change = kNoChange;
  Styled styled;
  bool paragraph_end = false;  // stands for the end of a paragraph that came or went; the text is "¶"
};
using RedlineText = std::vector<RedlineRun>;

// One text for each of `after`, with what was removed in its place; the ends of paragraphs that were merged or split
// are marked where `mark_ends` asks for it. Removed text is dressed as before, all other as after. Where the runs
// cannot be found in the texts, they stand undressed in the first, or with `exact` the answer is empty. Near linear.
struct LaidTexts {
  std::vector<const StyledText*> before;
  std::vector<const StyledText*> after;
  bool mark_ends = false;
  // Either side's texts are read from the answer, dress and all; where they would not be, there is none.
  bool exact = false;
};

// Runs of one change, or of several that stand in the same block.
struct OwnedRuns {
  std::vector<Run> runs;
  std::vector<int> changes;  // by run

  void Add(const std::vector<Run>& more, int change);
};
std::vector<RedlineText> LayRuns(const OwnedRuns& runs, const LaidTexts& texts);

// The whole of a text with one sign.
RedlineText Signed(const StyledText& text, Sign sign, int change);

}  // namespace planrev::diff
