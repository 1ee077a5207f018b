// SPDX-License-Identifier: MIT
// In WordprocessingML (ECMA-376, part 1, section 17.13.5) runs stand in <w:ins>, <w:del>, <w:moveFrom> or <w:moveTo>;
// the end of a paragraph bears such a mark in its properties, and so does a row. In OpenDocument the deleted text
// stands aside, in <text:tracked-changes>.
#include "tool/word/tracked.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>
#include <vector>

#include "store/error.h"
#include "tool/word/elements.h"
#include "tool/word/tables.h"

namespace planrev::tool {
namespace {

[[noreturn]] void Refuse(const std::string& name, const std::string& cause) {
  throw Error(ErrorKind::kInput, "cannot read '" + name + "': " + cause);
}

pugi::xml_node Child(const pugi::xml_node& node, std::string_view local) {
  return node.find_child([local](const pugi::xml_node& child) { return Local(child) == local; });
}

bool IsGone(std::string_view local) { return local == "del" || local == "moveFrom"; }
bool IsNew(std::string_view local) { return local == "ins" || local == "moveTo"; }

// Neither form of document has one, and what it declares could grow without end.
void RefuseDocumentTypes(const Archive& archive, const std::string& name) {
  for (const ArchiveEntry& entry : archive) {
    const bool xml = entry.name.ends_with(".xml") || entry.name.ends_with(".rels");
    if (xml &&
        (entry.bytes.find("<!DOCTYPE") != std::string::npos || entry.bytes.find("<!ENTITY") != std::string::npos))
      Refuse(name, "'" + entry.name + "' in it declares a document type, which no such document does");
  }
}

// What takes an element away goes down it level by level; no office program nests anything like as deeply.
constexpr int kMostLevels = 2000;

void Parse(const ArchiveEntry& entry, const std::string& name, pugi::xml_document& document) {
  const auto read =
      document.load_buffer(entry.bytes.data(), entry.bytes.size(), pugi::parse_full | pugi::parse_ws_pcdata);
  if (!read) Refuse(name, "'" + entry.name + "' in it is no XML: " + std::string(read.description()));
  if (IsDeeperThan(document, kMostLevels)) {
    Refuse(name, "'" + entry.name + "' in it is nested more than " + std::to_string(kMostLevels) + " levels deep");
  }
}

std::string Written(const pugi::xml_document& document) {
  std::ostringstream bytes;
  document.save(bytes, "", pugi::format_raw, pugi::encoding_utf8);
  return bytes.str();
}

// --- Word ---

// What is said of a run, the end of a paragraph or a row. Both words belong to the document.
struct Mark {
  std::string_view kind;  // "del"; empty where nothing is said
  std::string_view author;
  bool operator==(const Mark&) const = default;
  bool exists() const { return !kind.empty(); }
  bool gone() const { return IsGone(kind); }
};

Mark MarkOf(const pugi::xml_node& element) {
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    if (std::string_view(attribute.name()).ends_with("author")) return {Local(element), attribute.value()};
  }
  return {Local(element), ""};
}

bool IsMark(const pugi::xml_node& element) { return IsGone(Local(element)) || IsNew(Local(element)); }

Mark MarkIn(const pugi::xml_node& properties) {
  const pugi::xml_node mark = properties.find_child(IsMark);
  return mark ? MarkOf(mark) : Mark();
}

Mark MarkOfEnd(const pugi::xml_node& paragraph) { return MarkIn(Child(Child(paragraph, "pPr"), "rPr")); }
Mark MarkOfRow(const pugi::xml_node& row) { return MarkIn(Child(row, "trPr")); }

Mark MarkOfRun(const pugi::xml_node& run) {
  for (pugi::xml_node around = run.parent(); around && Local(around) != "p"; around = around.parent()) {
    if (IsMark(around)) return MarkOf(around);
  }
  return {};
}

// A change goes on as long as the same mark does, over the end of a paragraph as well where that bears it.
std::size_t CountChanges(const std::vector<pugi::xml_node>& elements) {
  std::size_t count = 0;
  Mark last;
  const auto see = [&](const Mark& mark) {
    if (mark.exists() && mark != last) ++count;
    last = mark;
  };
  pugi::xml_node open;
  for (const pugi::xml_node& element : elements) {
    if (Local(element) == "p") {
      if (open) see(MarkOfEnd(open));
      open = element;
    } else if (Local(element) == "r") {
      see(MarkOfRun(element));
    }
  }
  if (open) see(MarkOfEnd(open));
  return count;
}

// Whether an element holds what is marked, rather than saying something of what it stands in.
bool HoldsContent(const pugi::xml_node& mark) {
  const std::string_view parent = Local(mark.parent());
  return parent != "rPr" && parent != "trPr" && parent != "tcPr" && parent != "numPr" && parent != "ctrlPr";
}

class WordAcceptor {
 public:
  explicit WordAcceptor(const std::vector<pugi::xml_node>& elements, pugi::xml_node root)
      : elements_(elements), gone_(root.append_child("gone")) {}

  void Accept() {
    for (const pugi::xml_node& element : elements_) {
      if (IsGone(Local(element)) && HoldsContent(element)) Drop(element);
    }
    for (const pugi::xml_node& element : elements_) {
      if (IsNew(Local(element)) && HoldsContent(element)) Unwrap(element);
    }
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (Local(*element) == "p" && MarkOfEnd(*element).gone()) JoinWithNext(*element);
    }
    for (const pugi::xml_node& element : elements_) {
      if (Local(element) == "tr" && MarkOfRow(element).gone()) DropRow(element);
      if (Local(element) == "tc" && Child(Child(element, "tcPr"), "cellDel")) Drop(element);
    }
    gone_.parent().remove_child(gone_);
  }

 private:
  // Only put aside, so that what is known of the document stays valid.
  void Drop(const pugi::xml_node& element) { gone_.append_move(element); }

  // With the columns that only this row had: pandoc gives every row as many cells as the table has columns.
  void DropRow(const pugi::xml_node& row) {
    const pugi::xml_node table = row.parent();
    Drop(row);
    std::size_t columns = 0;
    for (const pugi::xml_node& other : table) {
      if (Local(other) == "tr") columns = std::max(columns, CellsOf(other));
    }
    pugi::xml_node grid = Child(table, "tblGrid");
    const std::vector<pugi::xml_node> all(grid.begin(), grid.end());
    for (std::size_t c = columns; columns > 0 && c < all.size(); ++c) Drop(all[c]);
  }

  static std::size_t CellsOf(const pugi::xml_node& row) {
    std::size_t cells = 0;
    for (const pugi::xml_node& cell : row) {
      if (Local(cell) != "tc" && Local(cell) != "trPr") continue;
      for (const pugi::xml_node& property : Local(cell) == "tc" ? Child(cell, "tcPr") : cell) {
        const std::string_view local = Local(property);
        const bool spans = local == "gridSpan" || local == "gridBefore" || local == "gridAfter";
        if (spans) cells += property.first_attribute().as_uint() - (local == "gridSpan" ? 1 : 0);
      }
      cells += Local(cell) == "tc";
    }
    return cells;
  }

  // pandoc does not look for code within a mark.
  void Unwrap(const pugi::xml_node& mark) {
    const std::vector<pugi::xml_node> children(mark.begin(), mark.end());
    for (const pugi::xml_node& child : children) mark.parent().insert_move_before(child, mark);
    Drop(mark);
  }

  static bool HasContent(const pugi::xml_node& paragraph) {
    for (const pugi::xml_node& child : paragraph) {
      const std::string_view local = Local(child);
      if (local != "pPr" && !local.starts_with("bookmark") && !local.starts_with("comment") &&
          !local.starts_with("move"))
        return true;
    }
    return false;
  }

  // A paragraph whose end goes runs on into the next, which decides how both look.
  void JoinWithNext(pugi::xml_node paragraph) {
    pugi::xml_node next = paragraph.next_sibling();
    while (next && Local(next) != "p" && Local(next) != "tbl") next = next.next_sibling();
    if (!HasContent(paragraph)) return Drop(paragraph);
    if (Local(next) != "p") return Unmark(paragraph);
    pugi::xml_node last = Child(next, "pPr");
    std::vector<pugi::xml_node> children(paragraph.begin(), paragraph.end());
    for (const pugi::xml_node& child : children) {
      if (Local(child) == "pPr") continue;
      last = last ? next.insert_move_after(child, last) : next.prepend_move(child);
    }
    Drop(paragraph);
  }

  static void Unmark(const pugi::xml_node& paragraph) {
    Child(paragraph, "pPr").remove_child(Child(Child(paragraph, "pPr"), "rPr"));
  }

  const std::vector<pugi::xml_node>& elements_;
  pugi::xml_node gone_;
};

bool HasMarks(const std::vector<pugi::xml_node>& elements) {
  return std::ranges::any_of(
      elements, [](const pugi::xml_node& element) { return IsMark(element) || Local(element) == "cellDel"; });
}

std::size_t Count(const std::vector<pugi::xml_node>& elements, std::string_view local) {
  return static_cast<std::size_t>(
      std::ranges::count_if(elements, [local](const pugi::xml_node& element) { return Local(element) == local; }));
}

void DropAll(pugi::xml_document& document, std::string_view local) {
  const std::vector<pugi::xml_node> elements = ElementsBelow(document);
  for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
    if (Local(*element) == local) element->parent().remove_child(*element);
  }
}

bool IsWordText(std::string_view name) {
  const bool body = name.starts_with("word/document") && name.ends_with(".xml");
  return body || name == "word/footnotes.xml" || name == "word/endnotes.xml";
}

}  // namespace

TrackedMarks AcceptWord(Archive& archive, const std::string& name) {
  RefuseDocumentTypes(archive, name);
  TrackedMarks marks;
  bool found = false;
  for (ArchiveEntry& entry : archive) {
    const bool comments = entry.name == "word/comments.xml";
    if (!comments && !IsWordText(entry.name)) continue;
    pugi::xml_document document;
    Parse(entry, name, document);
    const std::vector<pugi::xml_node> elements = ElementsBelow(document);
    if (comments) {
      marks.comments = Count(elements, "comment");
      continue;
    }
    found = found || entry.name.starts_with("word/document");
    marks.changes += CountChanges(elements);
    if (!HasMarks(elements)) continue;
    WordAcceptor(elements, document.document_element()).Accept();
    entry.bytes = Written(document);
  }
  if (!found) Refuse(name, "it is a ZIP archive, but no Word document");
  return marks;
}

TrackedMarks AcceptOdt(Archive& archive, const std::string& name) {
  RefuseDocumentTypes(archive, name);
  const auto content = std::ranges::find(archive, "content.xml", &ArchiveEntry::name);
  if (content == archive.end()) Refuse(name, "it is a ZIP archive, but no OpenDocument text");
  pugi::xml_document document;
  Parse(*content, name, document);
  const std::vector<pugi::xml_node> elements = ElementsBelow(document);
  const TrackedMarks marks = {Count(elements, "changed-region"), Count(elements, "annotation")};
  DropAll(document, "tracked-changes");
  DropAll(document, "annotation");
  PlainTables(document);
  content->bytes = Written(document);
  return marks;
}

}  // namespace planrev::tool
