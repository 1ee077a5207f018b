// SPDX-License-Identifier: MIT
// What became of the words of one block, or of several that were split or merged.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// Words [before_first, before_last) were replaced by [after_first, after_last); either may be empty, not both. What
// lies between two hunks is equal.
struct Hunk {
  std::size_t before_first = 0;
  std::size_t before_last = 0;
  std::size_t after_first = 0;
  std::size_t after_last = 0;
};

struct Edits {
  std::vector<Hunk> hunks;  // ascending
  bool coarse = false;      // too long to compare word by word in full
};

// The hunks as a careful reader would mark them: slid to sentence, clause or word boundaries, without small words left
// standing as islands between two replaced passages, figures in a range kept together. A passage of which hardly
// anything stayed is one hunk.
Edits EditPassage(const Passage& before, const Passage& after, const Lexicon& lexicon);

// The runs of an edited passage: equal and removed ones together read as before, equal and added ones as after.
std::vector<Run> MakeRuns(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks);

}  // namespace planrev::diff
