// SPDX-License-Identifier: MIT
// Blocks that only one of the two texts has: the draft of their change, and what it is judged by.
#pragma once

#include <cstddef>
#include <string_view>

#include "diff/changes/draft.h"
#include "diff/language/lexicon.h"
#include "diff/match/groups.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// A change of that kind (kAdded, kRemoved) for the group; without its text, place and section.
Draft OneSided(const Document& document, const Group& group, Kind kind);

// Adds to the facts what the words of the block bind to. May be called for one block of a change after another.
void LookAtLone(const Document& document, std::size_t block, Sign sign, const Lexicon& lexicon, Facts& facts);

// What in the source the block is, if readers do not see it: "a comment", "a tag"; empty for one that they see.
std::string_view Unseen(const Document& document, const Block& block);

// Whether the block defines a label that no link of the other side asks for (diff/text/labels.h).
bool IsIdleDefinition(const Document& document, const Block& block);

}  // namespace planrev::diff
