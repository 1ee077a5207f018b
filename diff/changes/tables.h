// SPDX-License-Identifier: MIT
// What changed between two tables that belong together: columns, rows and cells.
#pragma once

#include "diff/changes/draft.h"
#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/parse/parse.h"
#include "diff/patch.h"

namespace planrev::diff {

// Adds a draft for each column, row and cell that changed and returns the node of the table: its parts are rows, a
// row's parts cells. Columns are matched by header and content, rows by their cells; both may have moved. Tables of
// which nothing stayed are one change of the whole table. Realigned pipes and padding are no change.
Node CompareTables(const Document& before, const Block& table_before, const Document& after, const Block& table_after,
                   const Lexicon& lexicon, Drafts& drafts, std::vector<Limit>& limits);

}  // namespace planrev::diff
