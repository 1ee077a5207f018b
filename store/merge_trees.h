// SPDX-License-Identifier: MIT
// A three-way merge of trees in which for some files it is said beforehand what becomes of them.
#pragma once

#include <set>
#include <string>

#include "store/tree.h"

namespace planrev::store {

struct ThreeTrees {
  const git_tree* before;  // what both began with; null for an empty tree
  const git_tree* tip;     // what it became on one side
  const git_tree* after;   // and on the other
};

struct Said {
  Files at_tip;                 // what these files are to be
  std::set<std::string> taken;  // paths in `before` and `after` whose changes that answers for
};

struct MergedTrees {
  Tree tree;                        // null where there are conflicts
  std::set<std::string> conflicts;  // files that both sides changed in ways that do not go together
};

// What differs between `before` and `after`, brought to `tip`. Files are merged by lines; renames are not guessed at.
MergedTrees MergeTrees(git_repository* repository, const ThreeTrees& trees, const Said& said);

}  // namespace planrev::store
