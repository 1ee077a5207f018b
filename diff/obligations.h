// SPDX-License-Identifier: MIT
// Words that bind, and what became of them: who must, shall, will, should, may, aims to; all, most, some; not.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/edits.h"
#include "diff/similarity.h"

namespace planrev::diff {

struct ObligationEdits {
  std::vector<ObligationChange> changes;
  bool negation = false;  // a "not", "no", "never" came or went
};

// Compares the binding words that the hunks removed and added, in order. English; other languages have none.
ObligationEdits CompareObligations(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                                   const Lexicon& lexicon);

// Whether the sentence around the words [first, last) commits someone to something: it has a binding word or names a
// target, an aim or a deadline.
bool Commits(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon);

// Whether the sentence around the words [first, last) states how things are or were: it has a verb that does. English.
bool States(const Passage& passage, std::size_t first, std::size_t last);

// Whether a table's column under `header` holds commitments: owners, measures, deadlines.
bool HeadsCommitments(std::string_view header);

// Whether `word`, in whatever case, is one of those that the two functions above look for, or part of one.
bool IsBindingWord(std::string_view word);

}  // namespace planrev::diff
