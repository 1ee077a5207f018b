// SPDX-License-Identifier: MIT
// What only one of the two texts has, told: a change for each group of blocks, and one for a section with all below it.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/changes/draft.h"
#include "diff/changes/matched.h"
#include "diff/match/groups.h"
#include "diff/parse/parse.h"
#include "diff/patch.h"

namespace planrev::diff {

// How deep in lists the block stands, and how much of it is the mark of its item.
Nest NestOf(const Block& block);

// A definition that only links of its own side ask for.
Node IdleNode(const Document& document, std::size_t block, bool before);

class LoneChanges {
 public:
  LoneChanges(const Matched& matched, Drafts& drafts);

  // Adds the nodes of a group that went; `column`: the block after at which that is told.
  void Removed(const Group& group, std::size_t column, std::vector<Node>& nodes);

  // Adds the nodes of a group that came.
  void Added(const Group& group, std::vector<Node>& nodes);

 private:
  int RemovedSection(int root, std::size_t column);
  int AddedSection(int root);
  Draft RemovedDraft(const Group& group, std::size_t column) const;
  Draft AddedDraft(const Group& group) const;
  std::size_t PlaceAfter(std::size_t column) const;

  const Document& before_;
  const Document& after_;
  const Lexicon& lexicon_;
  Drafts& drafts_;
  std::vector<int> lone_before_;  // roots, by section
  std::vector<int> lone_after_;
  std::vector<int> section_change_before_;  // by root
  std::vector<int> section_change_after_;
};

}  // namespace planrev::diff
