// SPDX-License-Identifier: MIT
// Turns the matching into what there is to say and to do: a draft for each change and the nodes of the patch.
#pragma once

#include <vector>

#include "diff/comparison.h"
#include "diff/draft.h"
#include "diff/match_blocks.h"
#include "diff/match_sections.h"
#include "diff/parse.h"
#include "diff/patch.h"
#include "diff/references.h"
#include "diff/similarity.h"

namespace planrev::diff {

// What the stages before have found out.
struct Matched {
  const Document& before;
  const Document& after;
  const SectionPartners& sections;
  const BlockMatching& blocks;
  const References& references;
  const Lexicon& lexicon;
};

// Walks both texts at once in reading order. A section that came, went or moved is one change; a renumbering is told
// once for a run of headings. Nodes refer to drafts by index.
Patch WalkBlocks(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits);

}  // namespace planrev::diff
