// SPDX-License-Identifier: MIT
// Numbers that say where something is written and count nothing: "section 4", "clauses 3 and 5", "page 14", "No. 12",
// "Abs. 1 Satz 3", "BGBl. I S. 1690". English and German.
#pragma once

#include <cstddef>

#include "diff/text/prose.h"

namespace planrev::diff {

// Whether the figure at `at` is such a number. Those of a list are where the word before it stands for several
// ("sections 3 and 5"), not where it stands for one ("section 3 and 5 officers").
bool IsCitation(const Passage& passage, std::size_t at);

}  // namespace planrev::diff
