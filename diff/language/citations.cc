// SPDX-License-Identifier: MIT
#include "diff/language/citations.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/language/dates.h"
#include "diff/text/enumerator.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

bool IsFigure(const Passage& passage, std::size_t at) { return passage.words[at].kind == WordClass::kFigure; }

// The stop behind a short form need not be written: "OJ L 119", "BGBl. I".
bool IsGazette(std::string_view word) {
  static constexpr auto kGazettes =
      std::to_array<std::string_view>({"ABl", "BAnz", "BGBl", "GBl", "GVBl", "GMBl", "RGBl", "OJ"});
  return IsIn(kGazettes, word);
}

// What may stand between a gazette's name and a number: its series, its publisher, "Nr.".
bool IsOfGazette(std::string_view word) {
  static constexpr auto kBetween =
      std::to_array<std::string_view>({".", "I", "II", "III", "AT", "B", "C", "L", "EG", "EU", "EWG", "Nr", "No", "S"});
  return IsIn(kBetween, word);
}

// "BGBl. I S. 1690", "ABl. EG Nr. L 156".
bool IsInGazette(const Passage& passage, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && IsOfGazette(TextOf(passage, first - 1))) --first;
  return first > 0 && IsGazette(TextOf(passage, first - 1));
}

// Words that a number behind them belongs to in running text, beside those that head sections (diff/text/enumerator.h).
bool IsCited(std::string_view word) {
  static constexpr auto kCited =
      std::to_array<std::string_view>({"clause", "page", "para", "footnote", "note", "regulation", "bullet", "satz",
                                       "nummer", "buchstabe", "seite", "ziffer", "absätze", "absätzen", "§§"});
  const std::string folded = Folded(word);
  return IsIn(kCited, folded) || TakesNumber(word) || IsIn(kCited, Singular(folded));
}

// Those that are written with a stop.
bool IsShort(std::string_view word) {
  static constexpr auto kShort =
      std::to_array<std::string_view>({"No", "Nos", "Nr", "Art", "Abs", "p", "pp", "para", "paras"});
  return IsIn(kShort, word);
}

// "S. 12", but not "the U.S. 12".
bool IsPage(const Passage& passage, std::size_t at) { return TextOf(passage, at) == "S" && passage.words[at].spaced; }

// Whether the word that ends before `at` is one that a number belongs to; `several`: one that more than one may.
bool IsLed(const Passage& passage, std::size_t at, bool several) {
  static constexpr auto kAnyNumber = std::to_array<std::string_view>(
      {"satz", "nummer", "buchstabe", "seite", "ziffer", "absatz", "absätze", "absätzen", "artikel", "§§"});
  if (at == 0) return false;
  const std::string_view word = TextOf(passage, at - 1);
  if (word == ".") {
    const bool one = several && at > 1 && (TextOf(passage, at - 2) == "No" || TextOf(passage, at - 2) == "p");
    return at > 1 && !one && (IsShort(TextOf(passage, at - 2)) || IsPage(passage, at - 2));
  }
  const std::string folded = Folded(word);
  if (TakesNumber(word) && IsYear(passage, at)) return false;  // "Target 2023/24"
  return IsCited(word) && (!several || folded.back() == 's' || IsIn(kAnyNumber, folded));
}

// "17 USC 101", "48 CFR 2.101": a title of a code of laws, and what stands in it.
bool IsInCode(const Passage& passage, std::size_t at) {
  static constexpr auto kCodes = std::to_array<std::string_view>({"USC", "U.S.C", "CFR", "C.F.R"});
  return IsIn(kCodes, TextOf(passage, at + 1)) || (at > 0 && IsIn(kCodes, TextOf(passage, at - 1)));
}

// "B(7)", "12(3)": a paragraph of what stands right before it.
bool IsSubordinate(const Passage& passage, std::size_t at) {
  const bool number = TextOf(passage, at).find_first_not_of("0123456789") == std::string_view::npos;
  return number && at >= 2 && TextOf(passage, at - 1) == "(" && TextOf(passage, at + 1) == ")" &&
         !passage.words[at].spaced && !passage.words[at - 1].spaced &&
         passage.words[at - 2].kind != WordClass::kPunctuation;
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
  if (IsInCode(passage, at) || IsSubordinate(passage, at)) return true;
  return IsLed(passage, at, false) || IsInGazette(passage, at) || (first < at && IsLed(passage, first, true));
}

}  // namespace planrev::diff
