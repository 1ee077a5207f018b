// SPDX-License-Identifier: MIT
#include "diff/citations.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/enumerator.h"
#include "diff/unicode.h"
#include "diff/word_lists.h"

namespace planrev::diff {
namespace {

std::string_view TextOf(const Passage& passage, std::size_t at) {
  return passage.text.substr(passage.words[at].start, passage.words[at].length);
}

bool IsFigure(const Passage& passage, std::size_t at) { return passage.words[at].kind == WordClass::kFigure; }

// Words that a number behind them belongs to in running text, beside those that head sections (diff/enumerator.h).
bool IsCited(std::string_view word) {
  static constexpr auto kCited =
      std::to_array<std::string_view>({"clause", "page", "para", "footnote", "note", "regulation", "bullet", "satz",
                                       "nummer", "buchstabe", "seite", "ziffer", "absätze", "absätzen", "§§"});
  std::string folded = Folded(word);
  if (IsIn(kCited, folded) || TakesNumber(word)) return true;
  if (folded.size() > 4 && folded.back() == 's') folded.pop_back();
  return IsIn(kCited, folded);
}

// Those that are written with a stop.
bool IsShort(std::string_view word) {
  static constexpr auto kShort =
      std::to_array<std::string_view>({"No", "Nos", "Nr", "Art", "Abs", "p", "pp", "para", "paras"});
  return IsIn(kShort, word);
}

// Whether the word that ends before `at` is one that a number belongs to; `several`: one that more than one may.
bool IsLed(const Passage& passage, std::size_t at, bool several) {
  static constexpr auto kAnyNumber = std::to_array<std::string_view>(
      {"satz", "nummer", "buchstabe", "seite", "ziffer", "absatz", "absätze", "absätzen", "artikel", "§§"});
  if (at == 0) return false;
  const std::string_view word = TextOf(passage, at - 1);
  if (word == ".") {
    const bool one = several && at > 1 && (TextOf(passage, at - 2) == "No" || TextOf(passage, at - 2) == "p");
    return at > 1 && !one && IsShort(TextOf(passage, at - 2));
  }
  const std::string folded = Folded(word);
  return IsCited(word) && (!several || folded.back() == 's' || IsIn(kAnyNumber, folded));
}

bool Joins(std::string_view word) {
  static constexpr auto kJoints =
      std::to_array<std::string_view>({",", "-", "–", "and", "or", "to", "und", "oder", "bis", "sowie"});
  return IsIn(kJoints, word);
}

}  // namespace

bool IsCitation(const Passage& passage, std::size_t at) {
  std::size_t first = at;
  while (first >= 2 && Joins(TextOf(passage, first - 1)) && IsFigure(passage, first - 2)) first -= 2;
  return IsLed(passage, at, false) || (first < at && IsLed(passage, first, true));
}

}  // namespace planrev::diff
