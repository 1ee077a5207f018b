// SPDX-License-Identifier: MIT
// Lengths of time: the "days" of "14 days", the "working days" of "ten working days", "24 hours", "two years". English.
#pragma once

#include <cstddef>
#include <optional>

#include "diff/text/prose.h"

namespace planrev::diff {

// What a time counts in: an hour is part of a day and a year twelve months, but a month is no number of days, nor is a
// working day one.
enum class TimeCount { kDays, kWorkingDays, kMonths };

// The unit that the words [first, last) name.
struct TimeUnit {
  TimeCount counts = TimeCount::kDays;
  double size = 0;  // in what it counts in
  std::size_t first = 0;
  std::size_t last = 0;
};

// The unit of time at `at`, behind "working", "calendar" and the like.
std::optional<TimeUnit> TimeUnitAt(const Passage& passage, std::size_t at);

struct Duration {
  double value = 0;
  TimeCount counts = TimeCount::kDays;
};

// The same time: 24 months and two years, 24 hours and a day. A working week is no number of days.
bool SameTime(const Duration& a, const Duration& b);

// 1 where the second is longer than the first in any year, -1 where it is shorter, 0 where it may be either.
int Longer(const Duration& before, const Duration& after);

}  // namespace planrev::diff
