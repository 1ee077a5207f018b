// SPDX-License-Identifier: MIT
// A redline as Word sees a document: one paragraph or table after another, in which each piece of text, the end of each
// paragraph and each row bears a mark where it came or went.
//
// Word and LibreOffice make the change of a paragraph's end by joining it with the next one, which is impossible before
// a table and at the end of a document; and two tables that touch are one. MakeFlow sees to both.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diff/redline/redline.h"

namespace planrev::tool {

enum class Mark {
  kNone,
  kGone,
  kNew,
  kMovedAway,
  kMovedHere,
  kGoneFromNew,  // gone again from what moved here: on neither side
};

struct FlowPiece {
  Mark mark = Mark::kNone;
  diff::Styled styled;
};
using FlowText = std::vector<FlowPiece>;

struct FlowParagraph {
  diff::RedlineShape shape;
  std::optional<diff::RedlineShape> was;  // before, where that is something else
  FlowText text;
  Mark end = Mark::kNone;
  bool front_matter = false;
  int heading = -1;  // the block that it is the heading of
};

struct FlowRow {
  Mark mark = Mark::kNone;  // kNone, kGone or kNew
  bool header = false;
  std::vector<FlowText> cells;
  std::vector<diff::Alignment> columns;  // by cell
};

struct FlowTable {
  std::vector<FlowRow> rows;
};

struct FlowItem {
  std::variant<FlowParagraph, FlowTable> content;
  int move = diff::RedlineRun::kNoChange;  // the change by which it was moved, away or here
  bool away = false;
};

// A footnote's text by its label.
struct FlowNote {
  std::string label;  // "1" of "[^1]"
  FlowText text;
};

struct Flow {
  std::vector<FlowItem> items;
  std::vector<FlowNote> notes;
};

// `redline` has both sides (RedlineOptions).
Flow MakeFlow(const diff::Redline& redline);

}  // namespace planrev::tool
