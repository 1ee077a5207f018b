// SPDX-License-Identifier: MIT
// What became of how often something is done: "monthly" that turned into "quarterly". English.
#pragma once

#include <vector>

#include "diff/comparison.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

// Each hunk that turns one frequency into another, as a rate. Those in which only a number changed ("every two months",
// "every three months") are for diff/wording/figure_changes.h to tell.
std::vector<FigureChange> CompareFrequencies(const Passage& before, const Passage& after,
                                             const std::vector<Hunk>& hunks);

}  // namespace planrev::diff
