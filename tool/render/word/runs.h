// SPDX-License-Identifier: MIT
// The text of one paragraph as runs, in the marks of what came and went.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tool/render/page/context.h"
#include "tool/render/word/flow.h"
#include "tool/render/word/xml.h"

namespace planrev::tool {

// The addresses that one part of a document refers to, each once.
class LinkTable {
 public:
  // The relationship's id, "link3".
  std::string IdOf(const std::string& address);
  const std::vector<std::string>& addresses() const { return addresses_; }

 private:
  std::map<std::string, std::string> ids_;
  std::vector<std::string> addresses_;
};

// The address that a link's target leads to from a Word document: http, https, mailto, tel, or a file beside it. Empty
// for all others.
std::string LinkAddress(std::string_view target);

// The name of the bookmark on a heading, given its id on a page ("h-12").
std::string BookmarkName(const std::string& heading_id);

// The footnotes that were referred to, in the order of their marks; each reference has its own.
class NoteTable {
 public:
  explicit NoteTable(const std::vector<FlowNote>& notes) : notes_(notes) {}

  // The number that a reference in that mark has; 0 where no note has the label.
  int NumberOf(std::string_view label, Mark mark);
  bool IsReferred(const FlowNote& note) const;

  struct Referred {
    int number = 0;
    FlowText text;  // as that reference shows it
  };
  const std::vector<Referred>& referred() const { return referred_; }

 private:
  const std::vector<FlowNote>& notes_;
  std::vector<Referred> referred_;
  std::map<std::string, bool, std::less<>> seen_;
};

class RunWriter {
 public:
  // `notes` is null within notes.
  RunWriter(const PageContext& context, Tracker& tracker, LinkTable& links, NoteTable* notes)
      : context_(context), tracker_(tracker), links_(links), notes_(notes) {}

  // Below a paragraph. `literal` text keeps its tabs.
  void Write(pugi::xml_node paragraph, const FlowText& text, bool literal);

 private:
  std::string LinkKey(const FlowPiece& piece) const;
  pugi::xml_node OpenLink(pugi::xml_node paragraph, const std::string& key);
  void WritePiece(pugi::xml_node parent, const FlowPiece& piece, bool linked, bool literal);
  bool WriteNote(pugi::xml_node parent, const FlowPiece& piece);

  const PageContext& context_;
  Tracker& tracker_;
  LinkTable& links_;
  NoteTable* notes_;
};

}  // namespace planrev::tool
