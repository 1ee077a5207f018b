// SPDX-License-Identifier: MIT
#include "diff/redline/redline_lists.h"

#include <algorithm>

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

}  // namespace

RedlineLists::RedlineLists(const Patch& patch, const Reading& before, const Reading& after)
    : before_(before), after_(after), of_before_(static_cast<std::size_t>(before.document().lists), kNone) {
  Look(patch.nodes);
  for (const auto& body : patch.bodies) Look(body);
}

int RedlineLists::Of(int list) const {
  if (list < 0) return list;
  const int partner = of_before_[static_cast<std::size_t>(list)];
  return partner != kNone ? partner : after_.document().lists + list;
}

void RedlineLists::Look(const std::vector<Node>& nodes) {
  for (const Node& node : nodes) {
    const BlockSpan mine = before_.BlocksIn(node.before), theirs = after_.BlocksIn(node.after);
    const std::size_t count = std::min(mine.last - mine.first, theirs.last - theirs.first);
    for (std::size_t i = 0; i < count; ++i) {
      const Block& a = before_.block(mine.first + i);
      const Block& b = after_.block(theirs.first + i);
      if (a.list >= 0 && b.list >= 0 && of_before_[static_cast<std::size_t>(a.list)] == kNone)
        of_before_[static_cast<std::size_t>(a.list)] = b.list;
    }
  }
}

}  // namespace planrev::diff
