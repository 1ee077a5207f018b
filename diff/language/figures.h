// SPDX-License-Identifier: MIT
// Figures in running text: counts, money, percentages, rates, ages, ranges, dates and years, in digits and in words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/durations.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// A figure as a reader takes it: "£3.5m", "seven", "31 March 2022", "11-18", "12.4 per 1,000". Words [first, last).
struct Figure {
  FigureKind kind = FigureKind::kCount;
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<double> value;  // none for dates, ranges, ordinals, proportions and what is no plain number
  int year = 0;                 // of a date, as in diff/language/dates.h
  int month = 0;
  int day = 0;
  bool unsure = false;                // day and month may be the other way round: "03/04/2021"
  bool record = false;                // a telephone number or a reference, which counts nothing
  int clock = -1;                     // of a time of day, "8.30pm": minutes since midnight; -1 for others
  std::optional<TimeUnit> unit = {};  // of a length of time; its words belong to the figure
  std::string symbol = {};            // of another unit: "mph", "kg"; written behind the number, or as the next word
};

// The figures of a passage in order; they do not overlap. The number of a section, table or the like is none, nor
// is the one that the passage opens with.
std::vector<Figure> FindFigures(const Passage& passage);

}  // namespace planrev::diff
