// SPDX-License-Identifier: MIT
// What a change note says of one section: a list of points, each one thing that a reader would be told in a sentence or
// two. Changes that a person would sum up are one point: rows that came, columns that took the place of others, figures
// that were brought up to date.
#pragma once

#include <vector>

#include "tool/render/facts.h"
#include "tool/render/note/tables.h"
#include "tool/render/page/context.h"

namespace planrev::tool {

// What stands in each entry of a list of points is said with kNoteNames (tool/render/note/note.h): one name that says
// which sort of point it is, with what the sentence about it needs. `changes` are indexes into the comparison's, those
// of one section.
Facts::List PointsOf(const std::vector<std::size_t>& changes, const PageContext& context,
                     const std::vector<TablePlace>& tables);

// Whether nothing but figures and dates differs.
bool OnlyFigures(const diff::Change& change);

// What readers call the kind of thing: "paragraph", "point", "footnote", "quotation", "code block", "image", "table".
std::string ThingWord(diff::Unit unit);

// The text of a row or column, whose cells a change parts by " | ", with "; " between them.
std::string CellsApart(std::string text);

// A text as it is quoted: without the sign or the "; and" that parts it from what follows in a list, at most `most`
// words of it.
std::string Quotable(std::string_view text, std::size_t most);

}  // namespace planrev::tool
