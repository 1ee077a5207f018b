// SPDX-License-Identifier: MIT
// Figures in running text and what became of them: counts, money, percentages, rates, ages, ranges, dates and years.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/edits.h"

namespace planrev::diff {

// A figure as a reader takes it: "£3.5m", "31 March 2022", "ages 11-18", "12.4 per 1,000". Words [first, last).
struct Figure {
  FigureKind kind = FigureKind::kCount;
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<double> value;  // none for dates, ranges and what is no plain number
};

// The figures of a passage in order; they do not overlap. Ordinals that belong to no date ("14th") are no figures.
std::vector<Figure> FindFigures(const Passage& passage);

// The figures that the hunks touch on both sides, paired in order within each hunk, those of one kind with each other.
// `in_before` and `in_after` are the figures of the passages.
std::vector<FigureChange> CompareFigures(const Passage& before, const std::vector<Figure>& in_before,
                                         const Passage& after, const std::vector<Figure>& in_after,
                                         const std::vector<Hunk>& hunks);

// Whether all that the words [first, last) say is figures, dates and signs; `figures` are those of the passage.
bool OnlyFigures(const Passage& passage, const std::vector<Figure>& figures, std::size_t first, std::size_t last);

}  // namespace planrev::diff
