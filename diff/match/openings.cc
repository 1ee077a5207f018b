// SPDX-License-Identifier: MIT
#include "diff/match/openings.h"

#include <algorithm>

namespace planrev::diff {

std::vector<std::uint64_t> OpeningKeys(const Document& document, const std::vector<std::size_t>& blocks) {
  std::vector<std::uint64_t> keys;
  for (const std::size_t b : blocks) {
    const Block& block = document.blocks[b];
    std::uint64_t key = block.words;
    if (block.words >= 3) key = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, block.words); ++i)
      key = key * 1'000'003 + document.words[block.first_word + i].id + 1;
    keys.push_back(key);
  }
  return keys;
}

}  // namespace planrev::diff
