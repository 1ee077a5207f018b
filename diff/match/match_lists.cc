// SPDX-License-Identifier: MIT
#include "diff/match/match_lists.h"

#include <map>
#include <utility>

#include "diff/match/most_shared.h"

namespace planrev::diff {
ListPartners::ListPartners(const Document& before, const Document& after, const std::vector<BlockPair>& pairs) {
  std::map<std::pair<int, int>, int> there, back;
  for (const BlockPair& pair : pairs) {
    const Block& a = before.blocks[pair.before];
    const Block& b = after.blocks[pair.after];
    if (a.unit != Unit::kItem || b.unit != Unit::kItem) continue;
    ++there[{a.list, b.list}];
    ++back[{b.list, a.list}];
  }
  const auto best_there = MostShared(static_cast<std::size_t>(before.lists), there);
  const auto best_back = MostShared(static_cast<std::size_t>(after.lists), back);
  partners_.assign(best_there.size(), kUnmatched);
  for (std::size_t list = 0; list < best_there.size(); ++list) {
    const int other = best_there[list];
    if (other != kUnmatched && best_back[static_cast<std::size_t>(other)] == static_cast<int>(list))
      partners_[list] = other;
  }
}

int ListPartners::Of(const Block& before) const {
  return before.list < 0 ? kUnmatched : partners_[static_cast<std::size_t>(before.list)];
}

}  // namespace planrev::diff
