// SPDX-License-Identifier: MIT
// Lists whose numbers became bullets, or the other way round: one change of the list, whatever else became of its
// items.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "diff/changes/draft.h"
#include "diff/parse/parse.h"
#include "diff/patch.h"

namespace planrev::diff {

class ListMarks {
 public:
  ListMarks(const Document& before, const Document& after, Drafts& drafts)
      : before_(before), after_(after), drafts_(drafts) {}

  // Adds an item that stands in such a list on both sides to the list's change, and gives `node` two parts: its marker,
  // which goes by that, and its text, which goes by the node's change.
  void Give(const Block& a, const Block& b, Node& node);

  // To be called last: an item that came to such a list, went from it or moved takes its marker from whichever kind of
  // list it stands in.
  void GiveToLone(Patch& patch) const;

 private:
  // A change of a list, and the markers of one of its items.
  struct Marks {
    int change = Node::kShared;
    Bytes before;
    Bytes after;
  };

  void GiveToLone(std::vector<Node>& nodes) const;

  const Document& before_;
  const Document& after_;
  Drafts& drafts_;
  std::map<std::pair<int, int>, Marks> lists_;
  std::map<int, Marks> of_before_;  // by list
  std::map<int, Marks> of_after_;
};

}  // namespace planrev::diff
