// SPDX-License-Identifier: MIT
// The tables of an OpenDocument text, written so that pandoc reads all of them. Its reader passes over rows that stand
// in a group, as header rows do, over cells that another one covers, and over all in a cell but paragraphs and lists.
#pragma once

#include <pugixml.hpp>

namespace planrev::tool {

// In `document`, a content.xml: every row stands right in its table, header rows first; a covered cell is an empty one;
// what a table, a section or a heading within a cell says are paragraphs of that cell.
void PlainTables(pugi::xml_document& document);

}  // namespace planrev::tool
