// SPDX-License-Identifier: MIT
// What blocks open with, for where they are too many to hold each against each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "diff/parse/parse.h"

namespace planrev::diff {

// For each of `blocks` a key that is the same for all that open with the same three words.
std::vector<std::uint64_t> OpeningKeys(const Document& document, const std::vector<std::size_t>& blocks);

}  // namespace planrev::diff
