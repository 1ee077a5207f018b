// SPDX-License-Identifier: MIT
// The ties of rows, columns and cells.
#pragma once

#include <cstddef>

#include "tests/diff/sequences/entries.h"

namespace planrev::diff {

// Whether it is one row (column), told with more cells on one side: those of columns (rows) that the other has not.
bool Crossing(const Entry& a, const Entry& b);

// Takes out a row (column) that went and one that came where the other side tells the cells in which they differ, and
// those that they share with a column (row) that came or went as well.
std::size_t TakeReplacedRows(Entries& whole, Entries& cells, const Entries& all);

}  // namespace planrev::diff
