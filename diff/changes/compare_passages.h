// SPDX-License-Identifier: MIT
// What became of the words of two passages, and what they wear, as a change will say it.
#pragma once

#include <vector>

#include "diff/changes/draft.h"
#include "diff/parse/passage.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

// Compares the two, fills the draft's runs and facts. `coarse` in the result asks for a limit to be said.
struct PassageResult {
  bool differs = false;  // in words or dress
  bool coarse = false;
  std::vector<Hunk> hunks;
};
PassageResult ComparePassages(const Dressed& before, const Dressed& after, const Lexicon& lexicon, Draft& draft);

}  // namespace planrev::diff
