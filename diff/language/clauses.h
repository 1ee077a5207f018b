// SPDX-License-Identifier: MIT
// The clauses of a sentence that bind by themselves: "The Council will repair street lights within five days | and will
// publish the results each month". English.
#pragma once

#include <vector>

#include "diff/language/bindings.h"
#include "diff/language/sentences.h"
#include "diff/text/prose.h"

namespace planrev::diff {

struct Clause {
  Sentence words;
  bool same_subject = false;  // "and will publish": who is bound is said in the clause before
};

// Where a sentence has several duties that promise, parted by "and", "but" or a semicolon, a clause for each; else the
// sentence. `found` are the bindings of the sentence.
std::vector<Clause> ClausesOf(const Passage& passage, const Sentence& sentence, const std::vector<Binding>& found);

}  // namespace planrev::diff
