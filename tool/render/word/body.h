// SPDX-License-Identifier: MIT
// A flow as the body of a Word document, with its changes tracked.
#pragma once

#include <map>
#include <pugixml.hpp>

#include "tool/render/word/lists.h"
#include "tool/render/word/runs.h"

namespace planrev::tool {

class BodyWriter {
 public:
  BodyWriter(const PageContext& context, const Flow& flow, Tracker& tracker, LinkTable& links, NoteTable& notes,
             ListTable& lists);

  // Everything in it, below `body`; notes that nothing refers to at the end.
  void Write(pugi::xml_node body);

  // The footnotes that were referred to, below the root of their part. `links` are that part's.
  void WriteNotes(pugi::xml_node root, LinkTable& links);

 private:
  void NumberLists();
  void WriteItem(pugi::xml_node body, std::size_t index);
  void WriteParagraph(pugi::xml_node parent, const FlowParagraph& paragraph);
  void WriteShape(pugi::xml_node properties, const diff::RedlineShape& shape, bool front_matter);
  void WriteTable(pugi::xml_node parent, const FlowTable& table);
  void WriteRow(pugi::xml_node table, const FlowRow& row, int width);
  void OpenRange(pugi::xml_node body, const FlowItem& item);
  void CloseRange(pugi::xml_node body);

  const PageContext& context_;
  const Flow& flow_;
  Tracker& tracker_;
  NoteTable& notes_;
  ListTable& lists_;
  RunWriter runs_;
  std::map<int, int> groups_;  // by move: how many stretches it has away and here, 2 where it is whole
  int range_ = 0;              // the id of the open one, 0 where none is
  bool range_away_ = false;
};

}  // namespace planrev::tool
