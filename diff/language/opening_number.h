// SPDX-License-Identifier: MIT
// The number that a paragraph, item, cell or caption opens with: "(2)", "a)", "2.3", "5." in a cell, "Table 5:".
#pragma once

#include <cstddef>

#include "diff/text/prose.h"

namespace planrev::diff {

// How many words at the start of the passage are its number and the signs around it; 0 where it opens with none. What
// counts something is none: "2.5 million", "12 officers", "Table 5 shows".
std::size_t OpeningNumber(const Passage& passage);

}  // namespace planrev::diff
