// SPDX-License-Identifier: MIT
// Pipe tables: where in a paragraph's lines one starts, and where its cells lie. Source: GFM 0.29, section 4.10.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diff/parse/parse.h"

namespace planrev::diff {

// The index of the line in `lines` that is a table's header (the next is its delimiter row), where there is one.
std::optional<std::size_t> FindTable(const std::vector<Piece>& lines);

// The table whose header is the first of `lines`; cells without words yet. A row with fewer cells than the header gets
// empty ones at its end. What a row has more of is part of its last cell: GFM does not show it, but a change of it must
// not go untold.
Table SplitTable(const std::vector<Piece>& lines);

}  // namespace planrev::diff
