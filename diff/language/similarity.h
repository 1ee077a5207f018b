// SPDX-License-Identifier: MIT
// How alike two blocks, or two sections, are, whatever the order of their words.
// Words weigh as diff/language/lexicon.h says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "diff/language/lexicon.h"
#include "diff/parse/parse.h"
#include "diff/text/prose.h"
#include "diff/text/vocabulary.h"

namespace planrev::diff {

// Words with how often they occur, by ascending id, and what they weigh together.
struct Bag {
  std::vector<std::pair<WordId, std::uint32_t>> words;
  double weight = 0;
};

Bag MakeBag(std::vector<WordId> ids, const Lexicon& lexicon);
Bag MakeBag(const Document& document, std::size_t first_word, std::size_t words, const Lexicon& lexicon);
Bag MakeBag(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon);

Bag Together(const Bag& a, const Bag& b);

// What the two have in common, by weight.
double Common(const Bag& a, const Bag& b, const Lexicon& lexicon);

// 0 (nothing in common) to 1 (the same words): the Dice coefficient of the lexicon.
double Alike(const Bag& a, const Bag& b, const Lexicon& lexicon);

// Takes the words that `bag` and `part` share out of `bag`; what they weigh.
double TakeOut(Bag& bag, const Bag& part, const Lexicon& lexicon);

}  // namespace planrev::diff
