// SPDX-License-Identifier: MIT
// Whether two blocks may be the same one by what they are.
#pragma once

#include "diff/parse/parse.h"

namespace planrev::diff {

// What the likeness of two blocks counts for (0: they are never the same), and how alike their words must be at least.
struct FormLikeness {
  double counts = 0;
  double least = 0;
};

// Sentences, not a heading, a table or what is shown as it is written.
bool IsRunningText(Unit unit);

// A paragraph that became an item is less likely the same than a paragraph; one that became a heading, code or HTML is
// known by its words only.
FormLikeness CompareForms(const Block& a, const Block& b);

}  // namespace planrev::diff
