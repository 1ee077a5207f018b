// SPDX-License-Identifier: MIT
// Turns the matching into what there is to say and to do: a draft for each change and the nodes of the patch.
#pragma once

#include <vector>

#include "diff/changes/draft.h"
#include "diff/changes/matched.h"
#include "diff/comparison.h"
#include "diff/patch.h"

namespace planrev::diff {

// Walks both texts at once in reading order. A section that came, went or moved is one change; a renumbering is told
// once for a run of headings. Nodes refer to drafts by index.
Patch WalkBlocks(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits);

}  // namespace planrev::diff
