// SPDX-License-Identifier: MIT
// Sentences, and long parts of some, that went to another place of their block, or from one block to another: what is
// dropped here and promised there is neither.
#pragma once

#include <vector>

#include "diff/changes/draft.h"

namespace planrev::diff {

// Looks for passages of five words or more, up to the end of a sentence, or of seven anywhere, that one change takes
// out, or takes away, and another puts in, or adds, word for word (signs around them aside) and once on either side; of
// blocks that were split or merged, too. Where a passage is all that a change does, it says that it only moved;
// otherwise it says so beside what else it does, and what the passage binds to and counts is not told as dropped or
// new; so it does of eight words or more of a sentence of which the rest was rewritten. A change that takes a sentence
// out and puts it in, or a row of a table that moved, says that it stands elsewhere.
void FindMovedPassages(std::vector<Draft>& drafts);

}  // namespace planrev::diff
