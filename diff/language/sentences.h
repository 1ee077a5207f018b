// SPDX-License-Identifier: MIT
// What a sentence does: commit someone to something, or state how things are. English; when in doubt it does neither.
#pragma once

#include <cstddef>

#include "diff/language/lexicon.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// The words [first, last) of a sentence.
struct Sentence {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The sentence around the words [first, last); not further than 400 words to either side.
Sentence SentenceAround(const Passage& passage, std::size_t first, std::size_t last);

// Whether the sentence commits someone to something: it has a binding word or names a target, an aim or a deadline, or
// it lays down what people get, pay, may or have to do. `lexicon` knows the passage's words.
bool Commits(const Passage& passage, const Sentence& sentence, const Lexicon& lexicon);

// Whether the sentence says how things are or were: it has a verb that does.
bool States(const Passage& passage, const Sentence& sentence);

}  // namespace planrev::diff
