// SPDX-License-Identifier: MIT
// Blocks that a reader takes for one thing: a list with the line that leads into it, a list, an item with what stands
// below it.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/parse/parse.h"

namespace planrev::diff {

// Neighbouring blocks of a document, [first, last), and what the whole is called.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  Unit unit = Unit::kParagraph;
};

// Whether it is a link's definition or a footnote, which says the same wherever it stands.
inline bool IsDefinition(const Block& block) { return block.unit == Unit::kMetadata || block.unit == Unit::kFootnote; }

// The groups that start with `block`, from the largest to the smallest; at last the block alone.
std::vector<Group> GroupsFrom(const Document& document, std::size_t block);

// The largest of them whose blocks all have no partner. `pair_of_block` is -1 for those.
Group LoneGroup(const Document& document, std::size_t block, const std::vector<int>& pair_of_block);

}  // namespace planrev::diff
