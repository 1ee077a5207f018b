// SPDX-License-Identifier: MIT
// What belongs together by what it holds: lists by their items, sections by their subsections.
#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace planrev::diff {

// For each of `count` things the one on the other side that it shares most with; -1 where it shares nothing, or as much
// with two. `shared` counts by pair.
inline std::vector<int> MostShared(std::size_t count, const std::map<std::pair<int, int>, int>& shared) {
  std::vector<int> best(count, -1), most(count, 0);
  for (const auto& [pair, times] : shared) {
    const auto thing = static_cast<std::size_t>(pair.first);
    if (times > most[thing]) {
      most[thing] = times;
      best[thing] = pair.second;
    } else if (times == most[thing]) {
      best[thing] = -1;
    }
  }
  return best;
}

}  // namespace planrev::diff
