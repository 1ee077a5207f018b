// SPDX-License-Identifier: MIT
// Dates as they are written in plans: "31 March 2022", "1st April", "May 2021", "June 1, 2019", "20/03/2021",
// "2021-03-20", "spring 2020", "Q3 2020", "2019/20", "FY20", "2021".
#pragma once

#include <cstddef>
#include <optional>

#include "diff/text/prose.h"

namespace planrev::diff {

// The words [first, last) of a passage. A part that the text does not name is 0. A date that could be read in two ways
// (03/04/2021) is read as in Britain, the day first, and is unsure.
struct Date {
  std::size_t first = 0;
  std::size_t last = 0;
  int year = 0;   // of a financial year, the first
  int month = 0;  // 1 to 12; 13 to 16 for spring, summer, autumn and winter, 17 to 20 for quarters
  int day = 0;
  bool unsure = false;
};

// The date that starts with the word at `at`. A range of years ("2019-22") is none.
std::optional<Date> DateAt(const Passage& passage, std::size_t at);

// Whether the word at `at` is a year, 1800 to 2199, alone or as a financial year ("2019/20").
bool IsYear(const Passage& passage, std::size_t at);

}  // namespace planrev::diff
