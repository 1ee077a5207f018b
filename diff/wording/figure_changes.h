// SPDX-License-Identifier: MIT
// What became of the figures that an edit touches: which answers to which, by how much it changed, and whether that
// looks like a slip.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/figures.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

// The hunks, grown so that each holds all of the figures that it touches on either side; hunks that meet are one.
std::vector<Hunk> WidenOverFigures(const std::vector<Figure>& in_before, const std::vector<Figure>& in_after,
                                   const std::vector<Hunk>& hunks);

struct FigureEdits {
  std::vector<FigureChange> changes;  // in the order of the text after
  bool touched = false;               // a hunk holds a figure
  bool paired = true;                 // each figure in a hunk has its counterpart, changed or only written otherwise
};

// The figures that the hunks touch on both sides, paired in order within each hunk, those of one kind with each other
// and only where there are as many on either side. The same figure in another form ("five", "5") is no change.
// `in_before` and `in_after` are the figures of the passages; the hunks hold them whole.
FigureEdits CompareFigures(const Passage& before, const std::vector<Figure>& in_before, const Passage& after,
                           const std::vector<Figure>& in_after, const std::vector<Hunk>& hunks);

// Whether beside figures the hunk has words on either side, and the same: "8am to 8pm" for "9am to 5pm".
bool SameBesideFigures(const Passage& before, const std::vector<Figure>& in_before, const Passage& after,
                       const std::vector<Figure>& in_after, const Hunk& hunk);

// Whether the hunk turns the only figure with a value that it touches round: "-3%" and "3%".
bool TurnsSign(const std::vector<Figure>& in_before, const std::vector<Figure>& in_after, const Hunk& hunk);

// Whether all that the words [first, last) say is figures, dates and signs, and at least one figure where there are
// words at all; the "in" or "on" before a date is part of it. `figures` are those of the passage.
bool OnlyFigures(const Passage& passage, const std::vector<Figure>& figures, std::size_t first, std::size_t last);

// Whether the words touch figures, and all of those are telephone numbers or references.
bool OnlyRecords(const std::vector<Figure>& figures, std::size_t first, std::size_t last);

}  // namespace planrev::diff
