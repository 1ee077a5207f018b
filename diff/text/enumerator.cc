// SPDX-License-Identifier: MIT
#include "diff/text/enumerator.h"

#include <algorithm>
#include <array>
#include <string>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// Words that are followed by a number, in lower case.
constexpr auto kNumbered = std::to_array<std::string_view>(
    {"section",   "appendix", "annex",          "annexe",    "chapter", "part",    "priority",  "article", "schedule",
     "objective", "theme",    "recommendation", "action",    "step",    "goal",    "paragraph", "table",   "figure",
     "clause",    "rule",     "artikel",        "abschnitt", "absatz",  "kapitel", "teil",      "anlage",  "buch"});

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (text.substr(at, 2) == "\xC2\xA0") return at + 2;
  return at;
}

// The end of a word that takes a number, and the blanks behind it; 0 where `title` starts with none.
std::size_t LabelEnd(std::string_view title) {
  if (title.substr(0, 2) == "\xC2\xA7") return SkipBlanks(title, 2);
  std::size_t end = 0;
  while (end < title.size() && CharAt(title, end).kind == CharClass::kLetter) end += CharAt(title, end).length;
  return TakesNumber(title.substr(0, end)) ? SkipBlanks(title, end) : 0;
}

}  // namespace

std::size_t NumberLength(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && IsDigit(text[end])) ++end;
  if (end > 0) {
    while (end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1])) {
      ++end;
      while (end < text.size() && IsDigit(text[end])) ++end;
    }
    if (end < text.size() && text[end] >= 'a' && text[end] <= 'z' &&
        (end + 1 == text.size() || CharAt(text, end + 1).kind != CharClass::kLetter))
      ++end;
    return end;
  }
  while (end < text.size() && std::string_view("IVXLC").find(text[end]) != std::string_view::npos) ++end;
  if (end == 0 && end < text.size() && IsUpper(text[end])) ++end;
  return end < text.size() && CharAt(text, end).kind == CharClass::kLetter ? 0 : end;
}

std::string_view Singular(std::string_view word) {
  return word.substr(0, word.size() - (word.size() > 4 && word.back() == 's' ? 1 : 0));
}

bool TakesNumber(std::string_view word) {
  if (word == "\xC2\xA7") return true;
  const std::string folded = Folded(word);
  return std::find(kNumbered.begin(), kNumbered.end(), Singular(folded)) != kNumbered.end();
}

std::size_t EnumeratorLength(std::string_view title) {
  const std::size_t label = LabelEnd(title);
  std::size_t at = label;
  const bool bracket = at < title.size() && title[at] == '(';
  if (bracket) ++at;
  const std::size_t end = at + NumberLength(title.substr(at));
  if (end == at) return 0;
  const bool digits = IsDigit(title[at]);
  const bool parts = title.substr(at, end - at).find('.') != std::string_view::npos;
  const bool closed = end < title.size() && (title[end] == '.' || title[end] == ')' || title[end] == ':');
  const std::size_t rest = SkipBlanks(title, end + (closed ? 1 : 0));
  if (rest >= title.size()) return label > 0 ? rest : 0;
  if (rest == end) return 0;  // "3rd", "I'm"
  const bool counts = label > 0 || closed || parts || (digits && end - at <= 2 && IsUpper(title[rest]));
  return counts && (closed || digits || label > 0) ? rest : 0;
}

}  // namespace planrev::diff
