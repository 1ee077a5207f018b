// SPDX-License-Identifier: MIT
// What became of the words that bind: who must, shall, will, should, may, aims to; all, most, some; not. English; in
// other languages nothing is found. Which words those are stands in diff/language/binding_words.h.
#pragma once

#include <vector>

#include "diff/comparison.h"
#include "diff/language/bindings.h"
#include "diff/language/lexicon.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

struct ObligationEdits {
  std::vector<ObligationChange> changes;
  bool negation = false;  // a "not", "no", "never" came or went
};

// Compares the binding words that the hunks removed and added. What left one place of the passage for another is none:
// a duty with its verb, a qualifier within its sentence.
ObligationEdits CompareObligations(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                                   const Lexicon& lexicon);

// The duties of a passage that was removed or added as a whole, each word for one told once, in reading order;
// `bindings` are those of the passage.
std::vector<ObligationChange> LoneObligations(const Passage& passage, Sign sign, const std::vector<Binding>& bindings);

}  // namespace planrev::diff
