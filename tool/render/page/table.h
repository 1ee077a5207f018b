// SPDX-License-Identifier: MIT
// A table of the plan, with the notes on its rows, columns and cells below it, numbered as the marks in the cells.
#pragma once

#include <string>

#include "tool/render/page/inline.h"
#include "tool/render/page/notes.h"

namespace planrev::tool {

struct TableHtml {
  std::string table;
  std::string notes;  // empty where nothing in it changed
};

TableHtml WriteTable(const diff::RedlineBlock& block, const PageContext& context, InlineWriter& inlines,
                     NoteWriter& notes);

}  // namespace planrev::tool
