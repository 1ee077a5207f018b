// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "diff/parse/parse.h"
#include "diff/redline/redline.h"

namespace planrev::diff {

// The front matter that `node` covers (see front_matter.h) as one block, without its fences; nothing for a node that is
// none.
std::optional<RedlineBlock> FrontMatterBlock(const Comparison& comparison, const Node& node, const Document& before,
                                             const Document& after);

}  // namespace planrev::diff
