// SPDX-License-Identifier: MIT
// A table of a redline: rows and columns of both sides merged.
#pragma once

#include <cstddef>

#include "diff/comparison.h"
#include "diff/redline/reading.h"
#include "diff/redline/redline.h"

namespace planrev::diff {

// All of one side's table with one sign.
RedlineTable OneTable(const Reading& reading, std::size_t block, Sign sign, int change);

// The two tables of `node`, whose parts are the rows (see tables.h).
struct TablePair {
  const Reading& before;
  std::size_t block_before;
  const Reading& after;
  std::size_t block_after;
  bool exact;  // a cell that cannot be shown as edited exactly is shown as replaced
};
RedlineTable MergedTable(const Comparison& comparison, const Node& node, const TablePair& tables);

}  // namespace planrev::diff
