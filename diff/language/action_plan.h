// SPDX-License-Identifier: MIT
// Action plans: tables with a column for actions and one for their owners or deadlines. Each of their rows is a
// commitment. What the columns hold is told by their headers, in English.
#pragma once

#include <cstddef>
#include <optional>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/language/pledges.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// The columns of an action plan; -1 for one that it does not have.
struct ActionPlan {
  int action = -1;
  int owner = -1;
  int deadline = -1;
  int measure = -1;

  // Whether what stands in the column is part of what was promised.
  bool Has(std::size_t column) const {
    const int at = static_cast<int>(column);
    return at == action || at == owner || at == deadline || at == measure;
  }
};

// Nothing where the table is none.
std::optional<ActionPlan> ActionPlanOf(const Document& document, const Table& table);

Pledge PledgeOfRow(const Document& document, const Block& table, std::size_t row, Sign side, const Lexicon& lexicon);

}  // namespace planrev::diff
