// SPDX-License-Identifier: MIT
#include "diff/language/durations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

struct Named {
  std::string_view word;
  TimeCount counts;
  double size;
};

constexpr auto kUnits = std::to_array<Named>({{"minute", TimeCount::kDays, 1.0 / 1440},
                                              {"hour", TimeCount::kDays, 1.0 / 24},
                                              {"day", TimeCount::kDays, 1},
                                              {"night", TimeCount::kDays, 1},
                                              {"week", TimeCount::kDays, 7},
                                              {"fortnight", TimeCount::kDays, 14},
                                              {"month", TimeCount::kMonths, 1},
                                              {"year", TimeCount::kMonths, 12},
                                              {"decade", TimeCount::kMonths, 120}});

// "days", "day", "months'"
const Named* UnitNamed(std::string word) {
  while (word.ends_with('\'') || word.ends_with('s')) word.pop_back();
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Named& unit) { return unit.word == word; });
  return found == kUnits.end() ? nullptr : found;
}

// The fewest and the most days that it may be.
std::pair<double, double> Days(const Duration& time) {
  constexpr double kShortestMonth = 365.0 / 12 - 2.5, kLongestMonth = 365.0 / 12 + 1;
  constexpr double kDaysOfWorkingDay = 7.0 / 5, kHolidays = 4;
  switch (time.counts) {
    case TimeCount::kMonths:
      return {time.value * kShortestMonth, time.value * kLongestMonth};
    case TimeCount::kWorkingDays:
      return {time.value, time.value * kDaysOfWorkingDay + kHolidays};
    default:
      return {time.value, time.value};
  }
}

}  // namespace

std::optional<TimeUnit> TimeUnitAt(const Passage& passage, std::size_t at) {
  static constexpr auto kWorking = std::to_array<std::string_view>({"working", "business", "school", "week"});
  static constexpr auto kPlain = std::to_array<std::string_view>({"calendar", "consecutive", "clear", "full", "whole"});
  if (at >= passage.words.size() || passage.words[at].kind != WordClass::kWord) return std::nullopt;
  const std::string word = LowerWord(passage, at);
  const bool has_next = at + 1 < passage.words.size() && passage.words[at + 1].kind == WordClass::kWord;
  const Named* behind = has_next ? UnitNamed(LowerWord(passage, at + 1)) : nullptr;
  if (behind != nullptr && IsIn(kPlain, word)) return TimeUnit{behind->counts, behind->size, at, at + 2};
  if (behind != nullptr && IsIn(kWorking, word) && behind->word == "day")
    return TimeUnit{TimeCount::kWorkingDays, 1, at, at + 2};
  const Named* unit = UnitNamed(word);
  if (unit == nullptr) return std::nullopt;
  return TimeUnit{unit->counts, unit->size, at, at + 1};
}

bool SameTime(const Duration& a, const Duration& b) {
  constexpr double kTolerance = 1e-9;  // hours are fractions of a day
  return a.counts == b.counts && std::abs(a.value - b.value) < kTolerance;
}

int Longer(const Duration& before, const Duration& after) {
  if (SameTime(before, after)) return 0;
  if (before.counts == after.counts) return after.value > before.value ? 1 : -1;
  const auto [least, most] = Days(before);
  const auto [least_now, most_now] = Days(after);
  return least_now > most ? 1 : most_now < least ? -1 : 0;
}

}  // namespace planrev::diff
