// SPDX-License-Identifier: MIT
// Pictures and files of another content that both texts show by the same path: a change of which the texts say nothing.
#pragma once

#include "diff/changes/draft.h"
#include "diff/comparison.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// Adds a draft for each, at the places where they are shown. No node of the patch carries it out. Parses the texts
// whole, but only where a digest differs.
void AddReplacedFiles(const Document& before, const Document& after, const CompareOptions& options, Drafts& drafts);

}  // namespace planrev::diff
