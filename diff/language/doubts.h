// SPDX-License-Identifier: MIT
// Whether a figure that took another value looks like a slip of the pen, in words; empty for most. A year that moved on
// by a few is none, whatever its digits: plans are refreshed.
#pragma once

#include <string>

#include "diff/language/figures.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// Two neighbouring digits of at least three changed places; of two digits, half of all figures would do.
bool IsSwapped(const std::string& before, const std::string& after);

// "ten times as much" for a power of ten, or for a jump of more than that between figures of two digits and more.
std::string Jump(double before, double after);

// A day that its month does not have; a year far off whose digits changed places.
std::string DoubtOfDates(const Passage& before, const Figure& a, const Passage& after, const Figure& b);

// "10-17": an end that jumped, or whose digits changed places while the other stayed; one that runs backwards now.
std::string DoubtOfRanges(const Passage& before, const Figure& a, const Passage& after, const Figure& b);

}  // namespace planrev::diff
