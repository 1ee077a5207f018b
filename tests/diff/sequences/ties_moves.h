// SPDX-License-Identifier: MIT
// The ties of what moved: whether it is said to have, and which of two is. Each takes out of its entries what it
// answers for, and says how many.
#pragma once

#include <cstddef>

#include "tests/diff/sequences/entries.h"
#include "tests/diff/sequences/ties.h"

namespace planrev::diff {

// Whether the one move is of a block that is hardly known elsewhere, and told as gone and come: it says little, is
// found more than once, or was changed much.
bool HardlyKnown(const Telling& telling, const Entry& moved, const Entry& gone, const Entry& come);

// Whether it is a table that moved, which is shown as it is after, though what changed in it is told by itself.
bool SameTable(const Entry& a, const Entry& b);

// What says too little to be known elsewhere, and still is said to have moved: taken for gone and come, as it is told
// where its place was taken; and put together again.
void PartSlight(Entries& entries);
void JoinSlight(Entries& entries);

// What moved and was edited is an edit where it is not said to have moved.
std::size_t TakeEditsOfMoved(Entries& moved, Entries& edited);

// A row that moved is told with what changed in its cells.
std::size_t TakeCellsOfMovedRows(Entries& moved, Entries& edited);

// The numbers of headings that are told as edited go with them.
void DropNumbersOfEdited(Entries& entries);

// So do those of headings that the other side tells as gone and come.
std::size_t DropNumbersOfReplaced(Entries& entries, const Entries& all, const Entries& others);

// A heading that moved by itself is told with its number.
std::size_t DropNumbersOfMoved(Entries& entries, const Entries& others);

// Takes all out where each is a move that crossed one told on the other side, or a block split or merged there, which
// is not said to have moved; or, in the whole, something that moved, came or went and is not among what is expected, or
// moved along with that. Not where more moves are found than would do, nor the other way round, where nothing was left
// out.
std::size_t TakeMoves(const Telling& telling, const Entries& all_expected, const Entries& all_found, Entries& expected,
                      Entries& found);

}  // namespace planrev::diff
