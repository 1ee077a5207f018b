// SPDX-License-Identifier: MIT
// How often something is done: "weekly", "every two months", "each quarter", "twice a year". English.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/text/prose.h"

namespace planrev::diff {

inline constexpr std::size_t kLongestFrequency = 5;  // words

struct Frequency {
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
  double per_year = 0;   // how many times
  double unit = 0;       // how many of its units a year has
  bool counted = false;  // by a number
};

// Those that the words [first, last) name, in order; they do not overlap.
std::vector<Frequency> FindFrequencies(const Passage& passage, std::size_t first, std::size_t last);

}  // namespace planrev::diff
