// SPDX-License-Identifier: MIT
// Words that bind, and what became of them: who must, shall, will, should, may, aims to; all, most, some; not.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/comparison.h"
#include "diff/edits.h"

namespace planrev::diff {

struct ObligationEdits {
  std::vector<ObligationChange> changes;
  bool negation = false;  // a "not", "no", "never" came or went
};

// Compares the binding words that the hunks removed and added, in order. English; other languages have none.
ObligationEdits CompareObligations(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks);

// Whether the sentence around the words [first, last) commits someone to something: it has a binding word or names a
// target, an aim or a deadline.
bool Commits(const Passage& passage, std::size_t first, std::size_t last);

}  // namespace planrev::diff
