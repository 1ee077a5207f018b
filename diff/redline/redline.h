// SPDX-License-Identifier: MIT
// The plan as people know it, with what changed in its place: headings, paragraphs, lists, tables, quotations and notes
// in reading order, the text before and the text after merged into one.
//
// Everything a page or a document with tracked changes has to lay out is in here; what a change is and how much it
// weighs stands in the Comparison that it was made from, and `change` is always an index into Comparison::changes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/redline/lay_runs.h"
#include "diff/redline/reading.h"

namespace planrev::diff {

// Where something stands that moved. What moved away stands a second time, with its edits, where it moved to.
enum class Standing { kInPlace, kMovedAway, kMovedHere };

enum class Alignment { kNone, kLeft, kCentre, kRight };

struct RedlineCell {
  bool stands = true;        // false where a row that came or went has no cell: its column did not exist then
  Sign sign = Sign::kEqual;  // removed or added with its column
  int change = RedlineRun::kNoChange;
  RedlineText text;
};

struct RedlineRow {
  Sign sign = Sign::kEqual;
  Standing standing = Standing::kInPlace;
  int change = RedlineRun::kNoChange;
  std::vector<RedlineCell> cells;  // as many as there are columns
};

struct RedlineTable {
  std::vector<Alignment> columns;
  std::vector<RedlineRow> rows;  // the first is the header
};

// What a block is, apart from its text and its place.
struct RedlineShape {
  Unit unit = Unit::kParagraph;  // kSection stands for a whole section that moved away; its text is the title
  int level = 0;                 // of a heading
  std::vector<Around> around;
  bool opens_item = false;      // the first block of a list item
  std::size_t item_number = 0;  // in a numbered list
};

struct RedlineBlock : RedlineShape {
  Sign sign = Sign::kEqual;  // whether it stands on one side only; an edited block stands on both
  Standing standing = Standing::kInPlace;
  std::vector<int> changes;   // that it belongs to; cells have their own
  bool front_matter = false;  // metadata that is the text's front matter, not the definition of a link
  RedlineText text;           // of code, HTML and metadata with line feeds
  RedlineTable table;         // of a table, instead of the text
  // Only with RedlineOptions::both_sides:
  std::optional<RedlineShape> was;         // what an edited block was, where that is something else
  int moved_with = RedlineRun::kNoChange;  // the move it came here with; what is removed in it stands where it was
};

// A heading that is not within a list or quotation, and what stands under it down to the next one.
struct RedlineSection {
  std::size_t first = 0;  // block
  std::size_t last = 0;   // one past the last
  int level = 0;          // 0 for what stands above the first heading
  bool changed = false;   // whether any of its blocks belongs to a change
};

struct Redline {
  std::vector<RedlineBlock> blocks;
  std::vector<RedlineSection> sections;  // cover the blocks without gaps
};

struct RedlineOptions {
  // So that either text can be read from the redline alone, block by block: a section that moved away stands whole
  // where it was, and what cannot be shown as edited exactly is shown as replaced.
  bool both_sides = false;
};

// `comparison` is that of the two texts. Both are parsed whole, so it costs the texts and not only what differs: near
// linear. Cannot fail: changed text that cannot be found in its block is shown undressed.
Redline MakeRedline(const Comparison& comparison, std::string_view before, std::string_view after,
                    const RedlineOptions& options = {});

}  // namespace planrev::diff
