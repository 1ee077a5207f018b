// SPDX-License-Identifier: MIT
// What may be told either way.
//
// What of a set of changes is told again must be told alike, but for these ties, which planrev-comparison(5) names:
// - crossing: a row and a column that both came, went or moved share a cell; each is told with the cells of those of
//   the other sort that are there on both sides, empty ones among them;
// - marks: a list whose marks changed reads as its items do, and is one change or several, by what other changes make
//   of the items;
// - levels: an item that went to another level takes along what is below it, and one that came below items that are
//   not there yet, or went below one that moved there or went to another level as well, goes to its level when they
//   come;
// - replacement: a block that went and one that came in the same place are one edit where nothing else came or went
//   between the same neighbours, and two changes where something did; so are a row and a column, or edits of their
//   cells;
// - parts: a block that was split (merged) is an edit and an addition (removal) as long as other text parts the parts,
//   or one of them moved; either part may then be told as the block itself; and two neighbours that were divided anew
//   are two edits, or one split into both, the other gone (merged, the other new);
// - groups: a section, a list, or an item with what is below it, that came, went or moved is one change when all of it
//   did, and otherwise one for each block, as are sections that moved together;
// - runs: renumbered headings are one change as long as none between them kept its number, and otherwise several; one
//   that moved by itself is told with its number;
// - names: a heading that was renumbered and edited is called as after in the numbers; a block that became one of
//   another sort is called what it is after;
// - references: those that follow a renumbering are told together under it as long as the headings' numbers change too,
//   and else each as an edit of its block;
// - slight: a block of a word or two, one that a text has more than once, or one that was changed so much that less
//   than 0.8 of its words are on both sides, is told as moved only along with what stands beside it, and otherwise as
//   one that went and one that came;
// - moves: where two blocks changed places, either may be told as the one that moved, and none where one of them came
//   or went, or is split or merged, which does not say that it moved; what moved along with another stays where it is
//   without that; a row that moved is told with its cells; the other way round it is the same one that moved, and no
//   more moves are told than would do;
// - tables: a table that moved is shown as the text after has it, and what changed in it is told by itself.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tests/diff/sequences/entries.h"

namespace planrev::diff {

// What is known besides what is left to be told alike.
struct Telling {
  const Entries& whole;           // all changes of which `expected` are some
  std::string_view whole_before;  // of these texts
  std::string_view whole_after;
  std::string_view before;  // the texts of which `found` are the changes
  std::string_view after;
};

// Takes out of both what is told alike, then what is told alike but for a tie; counts the ties it took by name.
void Reconcile(const Telling& telling, Entries& expected, Entries& found, std::map<std::string, std::size_t>& ties);

}  // namespace planrev::diff
