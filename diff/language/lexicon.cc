// SPDX-License-Identifier: MIT
#include "diff/language/lexicon.h"

#include "diff/language/binding_words.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

float WeightOf(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size() && letters <= 3;) {
    const Char c = CharAt(word, at);
    if (at == 0 && c.kind == CharClass::kDigit) return 0.5F;
    if (c.kind == CharClass::kLetter || c.kind == CharClass::kDigit) ++letters;
    at += c.length;
  }
  return letters == 0 ? 0.0F : letters <= 3 ? 0.25F : 1.0F;
}

}  // namespace

Lexicon::Lexicon(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  weights_.reserve(vocabulary.size());
  binds_.reserve(vocabulary.size());
  for (std::size_t id = 0; id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary.Word(static_cast<WordId>(id));
    weights_.push_back(WeightOf(word));
    binds_.push_back(StartsBindingTerm(word));
  }
}

}  // namespace planrev::diff
