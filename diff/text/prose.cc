// SPDX-License-Identifier: MIT
#include "diff/text/prose.h"

#include <algorithm>
#include <array>

#include "diff/text/entities.h"
#include "diff/text/enumerator.h"

namespace planrev::diff {
namespace {

constexpr std::array<std::string_view, 22> kAbbreviations = {"Mr", "Mrs",  "Ms",    "Dr",  "Prof", "St",  "No", "Nos",
                                                             "Nr", "Abs",  "Art",   "e.g", "i.e",  "etc", "vs", "bzw",
                                                             "ca", "para", "paras", "cf",  "Rev",  "Cllr"};

// "U.S", "J": what stands before a stop that as often as not ends no sentence.
bool IsInitials(std::string_view word) {
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (word.size() == 1) return word[0] >= 'A' && word[0] <= 'Z';
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_letter(word[i]) : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

// "4 p.m"
bool IsTimeOfDay(std::string_view word) { return word == "a.m" || word == "p.m"; }

// What is told from others of its sort by a letter: "Zone B".
bool TakesLetter(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kSorts = {"Zone",  "Option", "Plan", "Band",  "Grade",
                                                              "Group", "Class",  "Type", "Block", "Area",
                                                              "Model", "Unit",   "Form", "Lot"};
  return TakesNumber(word) || std::find(kSorts.begin(), kSorts.end(), word) != kSorts.end();
}

// Words that are hardly part of a name, as "Smith" is of "J. Smith".
bool OpensSentence(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kOpeners = {
      "The",   "A",     "An", "This", "These", "That", "Those", "It",    "In",   "If",  "All",
      "Each",  "Every", "We", "Any",  "No",    "For",  "When",  "Where", "They", "Our", "Its",
      "Their", "There", "At", "On",   "By",    "From", "To",    "As",    "You",  "Your"};
  return std::find(kOpeners.begin(), kOpeners.end(), word) != kOpeners.end();
}

// The stop of ".docx", "*.csv": a small letter stands right behind it.
bool OpensName(const Passage& passage, std::size_t stop) {
  if (stop + 1 >= passage.words.size()) return false;
  const Word& next = passage.words[stop + 1];
  const char letter = passage.text[next.start];
  return next.kind == WordClass::kWord && !next.spaced && next.seam == Seam::kNone && letter >= 'a' && letter <= 'z';
}

}  // namespace

std::string_view TextOf(const Passage& passage, std::size_t index) {
  if (index >= passage.words.size()) return {};
  const Word& word = passage.words[index];
  return passage.text.substr(word.start + (word.escaped ? 1 : 0), word.length - (word.escaped ? 1 : 0));
}

const char* SpaceBefore(const Passage& passage, std::size_t at) {
  switch (passage.words[at].seam) {
    case Seam::kLine:
      return "\n";
    case Seam::kCell:
      return " | ";
    case Seam::kNone:
      break;
  }
  return passage.words[at].spaced ? " " : "";
}

bool EndsSentence(const Passage& passage, std::size_t index) {
  const std::string_view sign = TextOf(passage, index);
  if (sign == "!" || sign == "?") return true;
  if (sign != ".") return false;
  if (OpensName(passage, index)) return false;
  if (index == 0) return true;
  const std::string_view word = TextOf(passage, index - 1);
  if (std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end()) return false;
  if (!IsInitials(word) || index + 1 >= passage.words.size()) return true;
  const std::string_view next = TextOf(passage, index + 1);
  const bool capital = !next.empty() && next[0] >= 'A' && next[0] <= 'Z';
  if (IsTimeOfDay(word) || (index >= 2 && TakesLetter(TextOf(passage, index - 2)))) return capital;
  return OpensSentence(next);
}

std::string ReadingText(const Passage& passage, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) text += SpaceBefore(passage, i);
    const std::string_view word = TextOf(passage, i);
    if (word.size() > 2 && word.find('&') != std::string_view::npos) {
      text += WithoutEntities(word);
    } else {
      text += word;
    }
  }
  return text;
}

}  // namespace planrev::diff
