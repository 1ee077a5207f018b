// SPDX-License-Identifier: MIT
// A comparison in the short form of fixtures/cases/*/answer.txt, which a reader can write by hand; the form is
// described in fixtures/cases/README.md.
#pragma once

#include <string>

#include "diff/comparison.h"

namespace planrev::diff {

// Verdict, changes with their figures and obligations, warnings, limits; each line ends with a newline.
std::string Answer(const Comparison& comparison);

// What became of the commitments, in the short form of fixtures/cases/*/commitments.txt.
std::string Commitments(const Comparison& comparison);

// All of a comparison but its patch, down to the byte offsets: equal where two comparisons are equal.
std::string Everything(const Comparison& comparison);

}  // namespace planrev::diff
