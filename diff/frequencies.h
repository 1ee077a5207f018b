// SPDX-License-Identifier: MIT
// How often something is done: "weekly", "every two months", "each quarter", "twice a year". English.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/comparison.h"
#include "diff/edits.h"

namespace planrev::diff {

struct Frequency {
  std::size_t first = 0;  // words [first, last)
  std::size_t last = 0;
  double per_year = 0;   // how many times
  double unit = 0;       // how many of its units a year has
  bool counted = false;  // by a number
};

// Those that the words [first, last) name, in order; they do not overlap.
std::vector<Frequency> FindFrequencies(const Passage& passage, std::size_t first, std::size_t last);

// Each hunk that turns one frequency into another, as a rate. Those in which only a number changed ("every two months",
// "every three months") are for diff/figure_changes.h to tell.
std::vector<FigureChange> CompareFrequencies(const Passage& before, const Passage& after,
                                             const std::vector<Hunk>& hunks);

}  // namespace planrev::diff
