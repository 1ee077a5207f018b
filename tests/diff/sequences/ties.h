// SPDX-License-Identifier: MIT
// Changes as they are told, and what may be told either way.
//
// What of a set of changes is told again must be told alike, but for seven ties, which planrev-comparison(5) names:
// - places: a change of several places (a row, a column, a list, numbers) reads and is named by what stands there, and
//   so otherwise when another change lies in one of them (a list of which an item keeps another marker is several);
// - replacement: a block that went and one that came in the same place are one edit where nothing else came or went
//   between the same neighbours, and two changes where something did;
// - parts: a block that was split (merged) is an edit and an addition (removal) as long as other text parts the parts;
// - groups: a list, or an item with what is below it, that came, went or moved is one change when all of it did, and
//   otherwise one for each item; and a section that came or went where its text did not stay;
// - runs: renumbered headings are one change as long as none between them kept its number, and otherwise several;
// - moves: where blocks changed places, which of them moved may depend on what else stands between them;
// - references: those that follow a renumbering are told together under it as long as the headings' numbers change too,
//   and else each as an edit of its block.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {

struct Entry {
  Kind kind = Kind::kEdited;
  Unit unit = Unit::kParagraph;
  std::string before;  // as it is read
  std::string after;
  std::string facts;     // figures and obligations, where they are held against each other
  bool shares = false;   // a change of several places, in one of which another change lies as well
  bool follows = false;  // references that followed a renumbering
};

using Entries = std::vector<Entry>;

// One for each change.
Entries EntriesOf(const Comparison& comparison);

// On one line, for a person.
std::string Said(const Entry& entry);

// Takes out of both what is told alike, then what is told alike but for a tie; counts the ties it took by name.
void Reconcile(Entries& expected, Entries& found, std::map<std::string, std::size_t>& ties);

}  // namespace planrev::diff
