// SPDX-License-Identifier: MIT
// The places of a flow at which the end of a paragraph cannot well be changed, and the tables that touch.
#pragma once

#include <vector>

#include "tool/render/word/flow.h"

namespace planrev::tool {

// Before a table, and at the end, a paragraph's end cannot come or go. Where whole paragraphs there did, the last that
// went and the last that came become one, which turns from the one into the other; where only one of both is there, the
// end of the paragraph above comes or goes in its stead.
//
// The same is done elsewhere where LibreOffice would join what it should not: below a paragraph whose last words are
// new, above one that became something else, and for a moved paragraph that was edited, whose parts it rejects one by
// one.
void SettleEnds(std::vector<FlowItem>& items);

// Of two tables that touch, one gone and one new, the rows become one table's; an empty paragraph parts all others, and
// stands behind a table at the end, where Word asks for one.
void SettleTables(std::vector<FlowItem>& items);

}  // namespace planrev::tool
