// SPDX-License-Identifier: MIT
#include "diff/language/numerals.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

struct Cardinal {
  std::string_view word;
  double value;
};

// By word, for a binary search.
constexpr auto kCardinals = std::to_array<Cardinal>(
    {{"billion", 1e9}, {"dozen", 12},     {"eight", 8},    {"eighteen", 18},  {"eighty", 80},  {"eleven", 11},
     {"fifteen", 15},  {"fifty", 50},     {"five", 5},     {"forty", 40},     {"four", 4},     {"fourteen", 14},
     {"hundred", 100}, {"million", 1e6},  {"nine", 9},     {"nineteen", 19},  {"ninety", 90},  {"one", 1},
     {"seven", 7},     {"seventeen", 17}, {"seventy", 70}, {"six", 6},        {"sixteen", 16}, {"sixty", 60},
     {"ten", 10},      {"thirteen", 13},  {"thirty", 30},  {"thousand", 1e3}, {"three", 3},    {"trillion", 1e12},
     {"twelve", 12},   {"twenty", 20},    {"two", 2},      {"zero", 0}});

constexpr auto kParts = std::to_array<std::string_view>(
    {"half", "halves", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twentieth"});

constexpr std::size_t kShortest = 3, kLongest = 17;  // "six", "seventy-something"

std::string Lower(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size()) return {};
  const Word& word = passage.words[at];
  if (word.kind != WordClass::kWord || word.length < kShortest || word.length > kLongest) return {};
  return Folded(passage.text.substr(word.start, word.length));
}

std::string_view Text(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size()) return {};
  return passage.text.substr(passage.words[at].start, passage.words[at].length);
}

// The two letters that numbers start with, each by its place in the alphabet.
constexpr auto kStarts = [] {
  std::array<bool, 32 * 32> starts{};
  const auto add = [&](std::string_view word) { starts[(word[0] & 31U) * 32 + (word[1] & 31U)] = true; };
  for (const Cardinal& cardinal : kCardinals) add(cardinal.word);
  for (const std::string_view word : {"once", "thrice", "twice", "half"}) add(word);
  return starts;
}();

// Whether any number starts with these two letters; turns most words away before anything is copied.
bool MayStart(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size() || passage.words[at].kind != WordClass::kWord) return false;
  const std::string_view text = Text(passage, at);
  if (text == "a" || text == "A") return true;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const auto letter = [&](std::size_t i) { return static_cast<std::size_t>((text[i] | 0x20) & 31); };
  return kStarts[letter(0) * 32 + letter(1)];
}

std::optional<double> ValueOf(std::string_view word) {
  const auto found = std::lower_bound(kCardinals.begin(), kCardinals.end(), word,
                                      [](const Cardinal& c, std::string_view w) { return c.word < w; });
  if (found == kCardinals.end() || found->word != word) return std::nullopt;
  return found->value;
}

bool IsTens(double value) { return value >= 20 && value < 100; }

// "twenty-five" as well as the plain ones.
std::optional<double> CardinalAt(const Passage& passage, std::size_t at) {
  if (!MayStart(passage, at)) return std::nullopt;
  const std::string word = Lower(passage, at);
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string::npos) return ValueOf(word);
  const auto tens = ValueOf(std::string_view(word).substr(0, hyphen));
  const auto units = ValueOf(std::string_view(word).substr(hyphen + 1));
  if (!tens || !units || !IsTens(*tens) || *units >= 10) return std::nullopt;
  return *tens + *units;
}

// "third", "thirds"; how many words, 0 where none stands there.
bool IsPart(const std::string& word) {
  return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
    return word == part || (word.size() == part.size() + 1 && word.back() == 's' && word.starts_with(part));
  });
}

// "one of", "no one", "one another": a pronoun.
bool IsPronoun(const Passage& passage, std::size_t at) {
  static constexpr auto kBefore =
      std::to_array<std::string_view>({"no", "any", "every", "each", "some", "this", "that"});
  static constexpr auto kBehind = std::to_array<std::string_view>({"of", "another", "or", "that", "which", "who"});
  const std::string before = at > 0 ? Folded(Text(passage, at - 1)) : std::string();
  const std::string behind = Folded(Text(passage, at + 1));
  static constexpr auto kCounting = std::to_array<std::string_view>({"more", "two", "fewer", "less"});
  if (behind == "or" && IsIn(kCounting, Text(passage, at + 2))) return false;  // "one or more bedrooms"
  return std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end() ||
         std::find(kBehind.begin(), kBehind.end(), behind) != kBehind.end();
}

// "two thirds", "two-thirds", "a third of", "half of".
std::optional<Numeral> FractionAt(const Passage& passage, std::size_t at) {
  const std::string word = Lower(passage, at);
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string::npos && ValueOf(std::string_view(word).substr(0, hyphen)) &&
      IsPart(word.substr(hyphen + 1)))
    return Numeral{at, at + 1, {}, true};
  if (CardinalAt(passage, at) && IsPart(Lower(passage, at + 1))) return Numeral{at, at + 2, {}, true};
  const bool article = Text(passage, at) == "a" || Text(passage, at) == "A";
  const bool by = at > 0 && Text(passage, at - 1) == "by";  // "rose by a fifth"
  if (article && IsPart(Lower(passage, at + 1)) && (by || Text(passage, at + 2) == "of"))
    return Numeral{at, at + 2, {}, true};
  if (word == "half" && (Text(passage, at + 1) == "of" || Text(passage, at + 1) == "the"))
    return Numeral{at, at + 1, {}, true};
  return std::nullopt;
}

// "once a year", "twice", "three times".
std::optional<Numeral> MultipleAt(const Passage& passage, std::size_t at) {
  const std::string word = Lower(passage, at);
  const std::string_view behind = Text(passage, at + 1);
  if (word == "once" && (behind == "a" || behind == "every" || behind == "per" || behind == "each"))
    return Numeral{at, at + 1, 1, false};
  if (word == "twice") return Numeral{at, at + 1, 2, false};
  if (word == "thrice") return Numeral{at, at + 1, 3, false};
  return std::nullopt;
}

// Adds up "one hundred and twenty thousand".
Numeral WholeAt(const Passage& passage, std::size_t at) {
  double total = 0, group = 0, last = -1;  // what stands before a scale, and the last value read
  std::size_t end = at;
  for (std::size_t next = at;;) {
    const auto value = CardinalAt(passage, next);
    const bool scales = value && *value >= 100;
    // "twenty five" goes on, "two three" and "five twenty" do not
    if (!value || (last >= 0 && !scales && !(last >= 100 || (IsTens(last) && *value > 0 && *value < 10)))) break;
    if (scales && *value > 100) {
      total += (group == 0 ? 1 : group) * *value;
      group = 0;
    } else {
      group = scales ? (group == 0 ? 1 : group) * *value : group + *value;
    }
    last = *value;
    end = next + 1;
    next = last >= 100 && Text(passage, end) == "and" ? end + 1 : end;
  }
  return {at, end, total + group, false};
}

bool OpensNumeral(const Passage& passage, std::size_t at) {
  if (Text(passage, at).size() == 1) return true;  // "a third"
  const std::string word = Lower(passage, at);
  if (word.find('-') != std::string::npos || ValueOf(word)) return true;
  return word == "half" || word == "once" || word == "twice" || word == "thrice";
}

}  // namespace

std::optional<Numeral> NumeralAt(const Passage& passage, std::size_t at) {
  if (!MayStart(passage, at) || !OpensNumeral(passage, at)) return std::nullopt;
  if (const auto fraction = FractionAt(passage, at)) return fraction;
  if (const auto multiple = MultipleAt(passage, at)) return multiple;
  const auto value = CardinalAt(passage, at);
  if (!value || (*value == 1 && IsPronoun(passage, at))) return std::nullopt;
  Numeral whole = WholeAt(passage, at);
  if (Text(passage, whole.last) == "times") ++whole.last;
  return whole;
}

bool IsNumber(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size()) return false;
  return passage.words[at].kind == WordClass::kFigure || CardinalAt(passage, at).has_value();
}

}  // namespace planrev::diff
