// SPDX-License-Identifier: MIT
// Sentences, and long parts of some, that went to another place of their block, or from one block to another: what is
// dropped here and promised there is neither.
#pragma once

#include <vector>

#include "diff/draft.h"

namespace planrev::diff {

// Looks for a passage of five words or more, up to the end of a sentence, or of seven anywhere, that is all one change
// takes out, or takes away, and all another puts in, or adds, word for word (signs around it aside) and once on either
// side; of blocks that were split or merged, too. Both say then that it only moved; so does one change that takes it
// out and puts it in.
void FindMovedPassages(std::vector<Draft>& drafts);

}  // namespace planrev::diff
