// SPDX-License-Identifier: MIT
#include "diff/language/frequencies.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "diff/language/numerals.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

struct Named {
  std::string_view word;
  double per_year;
};

// Adverbs and adjectives of definite frequency (Quirk et al. 8.65).
constexpr auto kNamed = std::to_array<Named>({{"daily", 365},
                                              {"nightly", 365},
                                              {"weekly", 52},
                                              {"fortnightly", 26},
                                              {"monthly", 12},
                                              {"quarterly", 4},
                                              {"termly", 3},
                                              {"half-yearly", 2},
                                              {"six-monthly", 2},
                                              {"annually", 1},
                                              {"annual", 1},
                                              {"yearly", 1},
                                              {"biennially", 0.5},
                                              {"biennial", 0.5}});

constexpr auto kUnits = std::to_array<Named>({{"day", 365},
                                              {"night", 365},
                                              {"week", 52},
                                              {"fortnight", 26},
                                              {"month", 12},
                                              {"quarter", 4},
                                              {"term", 3},
                                              {"year", 1}});

template <std::size_t N>
double Find(const std::array<Named, N>& table, std::string_view word) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Named& one) { return one.word == word; });
  return found == table.end() ? 0 : found->per_year;
}

std::string WordAt(const Passage& passage, std::size_t at) {
  return at < passage.words.size() ? LowerWord(passage, at) : std::string();
}

double UnitAt(const Passage& passage, std::size_t at) {
  std::string word = WordAt(passage, at);
  if (word.ends_with('s')) word.pop_back();
  return Find(kUnits, word);
}

// The number at `at`, in words or in digits.
std::optional<Numeral> NumberAt(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size()) return std::nullopt;
  const std::string word = WordAt(passage, at);
  const bool digits = word.size() <= 3 && word.find_first_not_of("0123456789") == std::string::npos;
  if (digits && std::stoi(word) > 0) return Numeral{at, at + 1, std::stod(word), false};
  return NumeralAt(passage, at);
}

// "every month", "every two months", "every other week", "each year", "per quarter"
std::optional<Frequency> Every(const Passage& passage, std::size_t at) {
  static constexpr auto kEach = std::to_array<std::string_view>({"every", "each", "per"});
  if (!IsIn(kEach, WordAt(passage, at))) return std::nullopt;
  std::size_t next = at + 1;
  double every = 1;
  const std::string word = WordAt(passage, next);
  const auto number = NumberAt(passage, next);
  if (word == "other" || word == "second") {
    every = 2;
    ++next;
  } else if (number && number->value && *number->value > 0) {
    every = *number->value;
    next = number->last;
  }
  const double unit = UnitAt(passage, next);
  if (unit == 0) return std::nullopt;
  return Frequency{at, next + 1, unit / every, unit, number.has_value()};
}

// "once a month", "twice per year", "three times a week", with "once" or "times" at `at`
std::optional<Frequency> Times(const Passage& passage, std::size_t at) {
  static constexpr auto kIn = std::to_array<std::string_view>({"a", "every", "each", "per"});
  const double unit = IsIn(kIn, WordAt(passage, at + 1)) ? UnitAt(passage, at + 2) : 0;
  if (unit == 0) return std::nullopt;
  const std::string word = WordAt(passage, at);
  if (word == "once" || word == "twice" || word == "thrice")
    return Frequency{at, at + 3, unit * (word == "once" ? 1 : word == "twice" ? 2 : 3), unit, true};
  const auto number = word == "times" && at > 0 ? NumberAt(passage, at - 1) : std::nullopt;
  if (!number || !number->value || number->last < at) return std::nullopt;
  return Frequency{at - 1, at + 3, *number->value * unit, unit, true};
}

// Whether a word may name a frequency, or how often; most do not, and are looked at no further.
bool MayName(std::string_view word) {
  static constexpr auto kOthers = std::to_array<std::string_view>(
      {"every", "each", "per", "once", "twice", "thrice", "times", "annual", "biennial"});
  if (word.size() < 3) return false;
  if (word.ends_with("ly")) return true;
  const auto same = [word](std::string_view other) {
    return word.size() == other.size() && (word[0] | 0x20) == other[0] && word.substr(1) == other.substr(1);
  };
  return std::any_of(kOthers.begin(), kOthers.end(), same);
}

std::optional<Frequency> FrequencyAt(const Passage& passage, std::size_t at) {
  if (!MayName(passage.text.substr(passage.words[at].start, passage.words[at].length))) return std::nullopt;
  if (const double named = Find(kNamed, WordAt(passage, at))) return Frequency{at, at + 1, named, named, false};
  if (const auto every = Every(passage, at)) return every;
  return Times(passage, at);
}

}  // namespace

std::vector<Frequency> FindFrequencies(const Passage& passage, std::size_t first, std::size_t last) {
  std::vector<Frequency> found;
  for (std::size_t at = first; at < std::min(last, passage.words.size());) {
    const auto one = FrequencyAt(passage, at);
    if (one) found.push_back(*one);
    at = one ? one->last : at + 1;
  }
  return found;
}

}  // namespace planrev::diff
