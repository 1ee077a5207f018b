// SPDX-License-Identifier: MIT
// The sections of a comparison, and the changes with the names of the sections they stand in.
#pragma once

#include <vector>

#include "diff/changes/draft.h"
#include "diff/changes/section_rows.h"
#include "diff/comparison.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Fills Comparison::changes from the drafts, in their order, and Comparison::sections.
void Summarize(const Document& before, const Document& after, const SectionPartners& partners, const SectionRows& rows,
               std::vector<Draft> drafts, Comparison& comparison);

}  // namespace planrev::diff
