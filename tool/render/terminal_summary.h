// SPDX-License-Identifier: MIT
// What a terminal shows before the changes themselves: the answer.
#pragma once

#include "tool/render/render.h"
#include "tool/render/terminal_writer.h"

namespace planrev::tool {

// The names of the two texts, the verdict, the counts, what to look at, and a line with a bar for each section that
// changed: "+" for words added, "-" for words removed, to one scale.
void WriteOverview(const Told& told, TerminalWriter& writer);

// What is promised less or more firmly or no longer, and the figures, those of substance first, each with its section
// and the id of its change. Of many only some are listed.
void WriteHighlights(const diff::Comparison& comparison, TerminalWriter& writer);

}  // namespace planrev::tool
