// SPDX-License-Identifier: MIT
// Which lists of the two texts are one in the redline.
#pragma once

#include <vector>

#include "diff/patch.h"
#include "diff/redline/reading.h"

namespace planrev::diff {

class RedlineLists {
 public:
  RedlineLists(const Patch& patch, const Reading& before, const Reading& after);

  // The number in the redline of a list of the text before: that of the list after with which it has an item in common,
  // or one of its own. Below 0 for what is no list, as given.
  int Of(int list) const;

 private:
  void Look(const std::vector<Node>& nodes);

  const Reading& before_;
  const Reading& after_;
  std::vector<int> of_before_;
};

}  // namespace planrev::diff
