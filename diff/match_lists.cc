// SPDX-License-Identifier: MIT
#include "diff/match_lists.h"

#include <map>
#include <utility>

namespace planrev::diff {
namespace {

// Of each list the one it shares most items with; kUnmatched where two are as good.
std::vector<int> BestOf(int lists, const std::map<std::pair<int, int>, int>& shared) {
  std::vector<int> best(static_cast<std::size_t>(lists), kUnmatched), items(best.size(), 0);
  for (const auto& [pair, count] : shared) {
    const auto list = static_cast<std::size_t>(pair.first);
    if (count > items[list]) {
      items[list] = count;
      best[list] = pair.second;
    } else if (count == items[list]) {
      best[list] = kUnmatched;
    }
  }
  return best;
}

}  // namespace

ListPartners::ListPartners(const Document& before, const Document& after, const std::vector<BlockPair>& pairs) {
  std::map<std::pair<int, int>, int> there, back;
  for (const BlockPair& pair : pairs) {
    const Block& a = before.blocks[pair.before];
    const Block& b = after.blocks[pair.after];
    if (a.unit != Unit::kItem || b.unit != Unit::kItem) continue;
    ++there[{a.list, b.list}];
    ++back[{b.list, a.list}];
  }
  const auto best_there = BestOf(before.lists, there), best_back = BestOf(after.lists, back);
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
