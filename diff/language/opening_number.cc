// SPDX-License-Identifier: MIT
#include "diff/language/opening_number.h"

#include <algorithm>
#include <string_view>

#include "diff/language/dates.h"
#include "diff/text/enumerator.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool IsSpaced(const Passage& passage, std::size_t at) { return at < passage.words.size() && passage.words[at].spaced; }

// Up to three digits, with a letter behind or not; one letter; a small Roman number.
bool IsLabel(std::string_view word) {
  constexpr std::size_t kLongest = 4, kMostDigits = 3;
  if (word.empty() || word.size() > kLongest) return false;
  const std::size_t digits = std::min(word.find_first_not_of(kDigits), word.size());
  if (digits > 0) return digits <= kMostDigits && NumberLength(word) == word.size();
  const bool letter = CharAt(word, 0).kind == CharClass::kLetter;
  return letter && (word.size() == 1 || word.find_first_not_of("ivxl") == std::string_view::npos);
}

// "2.3", "2.10.1": parts of one or two digits each.
bool HasParts(std::string_view word) {
  if (word.find('.') == std::string_view::npos) return false;
  for (std::size_t start = 0; start <= word.size();) {
    const std::size_t end = std::min(word.find('.', start), word.size());
    const std::string_view part = word.substr(start, end - start);
    if (part.empty() || part.size() > 2 || part.find_first_not_of(kDigits) != std::string_view::npos) return false;
    start = end + 1;
  }
  return true;
}

// "The", "A", not "the" and not "MW": what a sentence or title starts with.
bool Starts(const Passage& passage, std::size_t at) {
  const std::string_view word = TextOf(passage, at);
  if (!IsSpaced(passage, at) || word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  return word.size() == 1 || (word[1] >= 'a' && word[1] <= 'z');
}

// "(2)", "(a)", "2)".
std::size_t Bracketed(const Passage& passage) {
  const std::size_t at = TextOf(passage, 0) == "(" ? 1 : 0;
  const bool closed = TextOf(passage, at + 1) == ")" && !IsSpaced(passage, at + 1) && IsSpaced(passage, at + 2);
  return closed && IsLabel(TextOf(passage, at)) ? at + 2 : 0;
}

// "2.3 The", "2.3. The", "5. People".
std::size_t Counting(const Passage& passage) {
  const std::string_view number = TextOf(passage, 0);
  const bool stop = TextOf(passage, 1) == "." && !IsSpaced(passage, 1);
  const bool plain = number.size() <= 2 && number.find_first_not_of(kDigits) == std::string_view::npos;
  const std::size_t end = stop ? 2 : 1;
  return (HasParts(number) || (plain && stop)) && Starts(passage, end) && !DateAt(passage, 0) ? end : 0;
}

// "Table 5:", or the two words alone.
std::size_t Labelled(const Passage& passage) {
  const std::string_view word = TextOf(passage, 0), number = TextOf(passage, 1);
  if (!TakesNumber(word) || word == "§" || number.empty() || NumberLength(number) != number.size()) return 0;
  const std::string_view sign = TextOf(passage, 2);
  if (sign.empty()) return 2;
  const bool dash = sign == "-" || sign == "–" || sign == "—";
  return sign == ":" || (dash && IsSpaced(passage, 2)) || (sign == "." && Starts(passage, 3)) ? 2 : 0;
}

}  // namespace

std::size_t OpeningNumber(const Passage& passage) {
  if (const std::size_t bracketed = Bracketed(passage)) return bracketed;
  const std::size_t counting = Counting(passage);
  return counting > 0 ? counting : Labelled(passage);
}

}  // namespace planrev::diff
