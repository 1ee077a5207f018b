// SPDX-License-Identifier: MIT
// How alike two blocks, or two sections, are, whatever the order of their words.
//
// Words weigh by what they tell: signs nothing, words of up to three letters a quarter, figures a half, all others one.
// (A measure without word lists, so that it serves every language with spaces.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/parse.h"
#include "diff/vocabulary.h"

namespace planrev::diff {

// Words with how often they occur, by ascending id, and what they weigh together.
struct Bag {
  std::vector<std::pair<WordId, std::uint32_t>> words;
  double weight = 0;
};

// What is known of each word of a vocabulary, which must outlive it; looked up once per comparison.
class Lexicon {
 public:
  explicit Lexicon(const Vocabulary& vocabulary);
  double operator[](WordId id) const { return weights_[id]; }  // what it weighs

  std::string_view WordOf(WordId id) const { return vocabulary_->Word(id); }

  // A hash of the word, the same whichever text was read first.
  std::uint64_t HashOf(WordId id) const { return vocabulary_->HashOf(id); }

  // Whether an obligation, a denial or the like can start with the word; see diff/binding_words.h.
  bool MayBind(WordId id) const { return binds_[id]; }

 private:
  const Vocabulary* vocabulary_;
  std::vector<float> weights_;
  std::vector<bool> binds_;
};

Bag MakeBag(std::vector<WordId> ids, const Lexicon& lexicon);
Bag MakeBag(const Document& document, std::size_t first_word, std::size_t words, const Lexicon& lexicon);

Bag Together(const Bag& a, const Bag& b);

// What the two have in common, by weight.
double Common(const Bag& a, const Bag& b, const Lexicon& lexicon);

// 0 (nothing in common) to 1 (the same words): the Dice coefficient of the lexicon.
double Alike(const Bag& a, const Bag& b, const Lexicon& lexicon);

// Takes the words that `bag` and `part` share out of `bag`; what they weigh.
double TakeOut(Bag& bag, const Bag& part, const Lexicon& lexicon);

}  // namespace planrev::diff
