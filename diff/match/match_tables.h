// SPDX-License-Identifier: MIT
// Which columns and rows of two tables belong together.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

constexpr int kNoPartner = -1;
constexpr std::size_t kFirstBodyRow = 2;  // behind the header and the delimiter row

// Which row or column after belongs to which before, and back (kNoPartner for none); `moved` for those out of order, by
// index before.
struct TablePartners {
  std::vector<int> of_before;
  std::vector<int> of_after;
  std::vector<bool> moved;
};

struct TableMatch {
  TablePartners columns;
  TablePartners rows;
  bool nothing_stayed = false;  // no column, or no row below another header: another table altogether
};

// Whether the column numbers its rows: below the header stand "1", "2", "3" … or "4.1", "4.2" …, at least `fewest`. In
// the first column "5.1" may follow, as in a plan that numbers the actions of each priority.
bool NumbersRows(const Document& document, const Table& table, std::size_t column, std::size_t fewest);

// Columns are matched by header and content, rows by the cells of the columns that both have, the first counting most.
// Both may have moved. A table too large to be held against the other row by row is said in `limits`.
TableMatch MatchTables(const Document& before, const Table& table_before, const Document& after,
                       const Table& table_after, const Lexicon& lexicon, std::vector<Limit>& limits);

}  // namespace planrev::diff
