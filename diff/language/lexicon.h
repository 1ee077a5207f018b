// SPDX-License-Identifier: MIT
// What is known of single words, whatever stands around them: how much one tells, and whether it may bind.
//
// Words weigh by what they tell: signs nothing, words of up to three letters a quarter, figures a half, all others one.
// (A measure without word lists, so that it serves every language with spaces.)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/text/vocabulary.h"

namespace planrev::diff {

// What is known of each word of a vocabulary, which must outlive it; looked up once per comparison.
class Lexicon {
 public:
  explicit Lexicon(const Vocabulary& vocabulary);
  double operator[](WordId id) const { return weights_[id]; }  // what it weighs

  std::string_view WordOf(WordId id) const { return vocabulary_->Word(id); }

  // A hash of the word, the same whichever text was read first.
  std::uint64_t HashOf(WordId id) const { return vocabulary_->HashOf(id); }

  // Whether an obligation, a denial or the like can start with the word; see diff/language/binding_words.h.
  bool MayBind(WordId id) const { return binds_[id]; }

 private:
  const Vocabulary* vocabulary_;
  std::vector<float> weights_;
  std::vector<bool> binds_;
};

}  // namespace planrev::diff
