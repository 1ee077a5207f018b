// SPDX-License-Identifier: MIT
// What became of the commitments of both texts: kept, strengthened, weakened, slipped, dropped, new. They are followed
// from one change to another, so that one in a section that was rewritten is known again, and one that is gone is told
// as such.
#pragma once

#include <vector>

#include "diff/changes/draft.h"
#include "diff/language/lexicon.h"

namespace planrev::diff {

// Reads Facts::pledges of all drafts and fills Facts::commitments, each with the change that holds it in the text
// after, or where it is gone, before. A commitment that is the same word for word is not told, wherever it went. Takes
// back what a change that came or went as a whole said of obligations of a commitment that stands elsewhere, as it was
// or not.
void FindCommitments(std::vector<Draft>& drafts, const Lexicon& lexicon, std::vector<Limit>& limits);

// What became of a commitment; the two need not be held to be the same by their words.
CommitmentChange CompareCommitments(const Pledge& before, const Pledge& after, const Lexicon& lexicon);

}  // namespace planrev::diff
