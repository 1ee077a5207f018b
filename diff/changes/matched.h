// SPDX-License-Identifier: MIT
// What is known once both texts are read and held against each other, for the stages that tell of it.
#pragma once

#include "diff/changes/references.h"
#include "diff/language/lexicon.h"
#include "diff/match/match_blocks.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"

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

}  // namespace planrev::diff
