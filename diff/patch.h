// SPDX-License-Identifier: MIT
// How any set of changes is carried out: the two texts as one sequence of nodes, each with its bytes on either side.
//
// A node without a change is text both sides share; where its bytes differ they differ in layout only. A node with a
// change shows its bytes after when that change is accepted, its bytes before when it is rejected. A moved stretch has
// two nodes, where it was and where it is, that share one body, so edits inside it are chosen on their own. The white
// space, rules and line prefixes between nodes belong to none; Assemble takes them from whichever text has the same two
// neighbours, so choosing all or nothing gives a text back byte for byte. The blanks before a node within a list are
// made to fit where those are of a text in which the items around it are written otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diff/text/labels.h"

namespace planrev::diff {

// Half-open, 0-based; kNone for a side on which the node does not stand.
struct Bytes {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t start = kNone;
  std::size_t end = kNone;
  bool exists() const { return start != kNone; }
};

// How a node stands among list items: how many are around it, and how long its own marker is where it opens one.
struct Nest {
  std::size_t items = 0;
  std::size_t marker = 0;
};

struct Node {
  static constexpr int kShared = -1;  // Node::change: text of both sides
  static constexpr int kLayout = -2;  // Node::change: text of both sides that stands elsewhere on the other
  static constexpr int kIdle = -3;    // Node::change: on one side only and never read; kept in a text that is neither
  static constexpr int kNoBody = -1;  // Node::body

  Bytes before;
  Bytes after;
  int change = kShared;          // index into Comparison::changes
  int body = kNoBody;            // index into Patch::bodies: what a moved stretch consists of
  bool tight = false;            // may follow another tight node without a blank line: list items, table rows
  std::vector<Node> parts = {};  // cover the node's bytes without gaps, on each side on which it stands: cells of a row
  Nest nest_before = {};
  Nest nest_after = {};
};

struct Patch {
  std::vector<Node> nodes;                // in reading order, text before and after merged
  std::vector<std::vector<Node>> bodies;  // for Node::body
  std::vector<Relabel> renamed;           // labels in the text after, where the rest follows the text before
};

// The text that results when the changes with `accepted[change]` are made. Missing entries count as rejected;
// `layout_after` says which side's bytes stand for text that differs in layout only.
std::string Assemble(const Patch& patch, std::string_view before, std::string_view after,
                     const std::vector<bool>& accepted, bool layout_after);

}  // namespace planrev::diff
