// SPDX-License-Identifier: MIT
// Figures side by side, section by section.
#pragma once

#include <cstddef>
#include <vector>

#include "tool/render/facts.h"
#include "tool/render/note/tables.h"
#include "tool/render/page/context.h"
#include "tool/render/titles.h"

namespace planrev::tool {

// count: "one" or "12"; Count: the same at the start of a sentence; one: whether it is.
Facts CountFacts(std::size_t count);

// "figures" of the note: each section with a figure that changed, and each with something else that is factual. Dates
// in what is only stated or is reworded are told as moved on and are no rows.
Facts::List FiguresBySection(const PageContext& context, const std::vector<TablePlace>& tables, const Titles& titles);

}  // namespace planrev::tool
