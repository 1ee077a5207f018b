// SPDX-License-Identifier: MIT
#include "tool/render/word/body.h"

#include <algorithm>

namespace planrev::tool {
namespace {

using diff::Alignment;
using diff::RedlineShape;
using diff::Unit;

constexpr int kNone = diff::RedlineRun::kNoChange;
constexpr int kMostLevels = 6;
constexpr int kMostContinued = 5;  // levels of lists for which Word has a style "List Continue"
constexpr int kTextWidth = 9026;   // of an A4 page with Word's margins, in twentieths of a point
constexpr int kIndent = 425;       // as in lists.cc

bool SameMove(const FlowItem& a, const FlowItem& b) { return a.move == b.move && a.away == b.away; }

// A move has a range where it is one stretch there and one here; else it is told as gone and new.
std::map<int, int> CountStretches(const std::vector<FlowItem>& items) {
  std::map<int, int> away, here, groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FlowItem& item = items[i];
    if (item.move == kNone || (i > 0 && SameMove(items[i - 1], item))) continue;
    ++(item.away ? away : here)[item.move];
  }
  for (const auto& [move, count] : away) {
    if (count == 1 && here[move] == 1) groups[move] = 2;
  }
  return groups;
}

// A paragraph of a list item below its first one. Its style says how far it is indented.
bool Continues(const RedlineShape& shape) {
  const bool literal = shape.unit == Unit::kCode || shape.unit == Unit::kHtml || shape.unit == Unit::kHeading;
  const bool quoted = std::ranges::any_of(shape.around, &diff::Around::quote);
  return !literal && !quoted && !shape.opens_item && ListDepth(shape) > 0 && ListDepth(shape) <= kMostContinued;
}

std::string ContinueStyle(int depth) { return depth == 1 ? "ListContinue" : "ListContinue" + std::to_string(depth); }

std::string StyleOf(const RedlineShape& shape, bool front_matter) {
  switch (shape.unit) {
    case Unit::kHeading:
      return "Heading" + std::to_string(std::clamp(shape.level, 1, kMostLevels));
    case Unit::kCode:
      return "SourceCode";
    case Unit::kHtml:
      return "HTMLSource";
    case Unit::kMetadata:
      return front_matter ? "FrontMatter" : "SourceCode";
    default:
      break;
  }
  if (std::ranges::any_of(shape.around, &diff::Around::quote)) return "Quote";
  if (shape.around.empty()) return "";
  return Continues(shape) ? ContinueStyle(ListDepth(shape)) : "ListParagraph";
}

bool IsLiteral(const RedlineShape& shape) {
  return shape.unit == Unit::kCode || shape.unit == Unit::kHtml || shape.unit == Unit::kMetadata;
}

const char* AlignmentName(Alignment alignment) {
  return alignment == Alignment::kRight ? "right" : alignment == Alignment::kCentre ? "center" : "left";
}

Mark Plain(Mark mark) { return mark == Mark::kMovedAway ? Mark::kGone : mark == Mark::kMovedHere ? Mark::kNew : mark; }

// A paragraph of a move that has no range: gone or new, and without what is on neither side.
void MakePlain(FlowParagraph& paragraph) {
  std::erase_if(paragraph.text, [](const FlowPiece& piece) { return piece.mark == Mark::kGoneFromNew; });
  for (FlowPiece& piece : paragraph.text) piece.mark = Plain(piece.mark);
  paragraph.end = Plain(paragraph.end);
}

void AppendColumns(pugi::xml_node table, int columns, int width) {
  pugi::xml_node grid = table.append_child("w:tblGrid");
  for (int c = 0; c < columns; ++c) grid.append_child("w:gridCol").append_attribute("w:w").set_value(width);
}

void AppendTableProperties(pugi::xml_node table) {
  pugi::xml_node properties = table.append_child("w:tblPr");
  AppendValue(properties, "w:tblStyle", "PlanTable");
  pugi::xml_node width = properties.append_child("w:tblW");
  width.append_attribute("w:w").set_value(5000);
  width.append_attribute("w:type").set_value("pct");
  pugi::xml_node look = properties.append_child("w:tblLook");
  look.append_attribute("w:val").set_value("0020");
  look.append_attribute("w:firstRow").set_value(1);
}

}  // namespace

BodyWriter::BodyWriter(const PageContext& context, const Flow& flow, Tracker& tracker, LinkTable& links,
                       NoteTable& notes, ListTable& lists)
    : context_(context),
      flow_(flow),
      tracker_(tracker),
      notes_(notes),
      lists_(lists),
      runs_(context, tracker, links, &notes),
      groups_(CountStretches(flow.items)) {}

// A list starts with its first item after, where it has one.
void BodyWriter::NumberLists() {
  for (const FlowItem& item : flow_.items) {
    const auto* paragraph = std::get_if<FlowParagraph>(&item.content);
    const bool gone = paragraph != nullptr && (paragraph->end == Mark::kGone || paragraph->end == Mark::kMovedAway);
    if (paragraph != nullptr && !gone && paragraph->shape.opens_item) lists_.NumberOf(paragraph->shape);
  }
}

void BodyWriter::Write(pugi::xml_node body) {
  NumberLists();
  for (std::size_t i = 0; i < flow_.items.size(); ++i) WriteItem(body, i);
  CloseRange(body);
  for (const FlowNote& note : flow_.notes) {
    if (notes_.IsReferred(note)) continue;
    FlowParagraph alone;
    alone.text.push_back({Mark::kNone, {"[^" + note.label + "]: ", diff::Face::kPlain, ""}});
    alone.text.insert(alone.text.end(), note.text.begin(), note.text.end());
    WriteParagraph(body, alone);
  }
}

void BodyWriter::WriteItem(pugi::xml_node body, std::size_t index) {
  const FlowItem& item = flow_.items[index];
  const bool moved = groups_.contains(item.move);
  if (range_ != 0 && (index == 0 || !SameMove(flow_.items[index - 1], item))) CloseRange(body);
  if (moved && range_ == 0) OpenRange(body, item);
  if (const auto* table = std::get_if<FlowTable>(&item.content)) return WriteTable(body, *table);
  FlowParagraph paragraph = std::get<FlowParagraph>(item.content);
  if (!moved) MakePlain(paragraph);
  WriteParagraph(body, paragraph);
}

void BodyWriter::OpenRange(pugi::xml_node body, const FlowItem& item) {
  range_away_ = item.away;
  pugi::xml_node start = body.append_child(item.away ? "w:moveFromRangeStart" : "w:moveToRangeStart");
  tracker_.Sign(start);
  range_ = start.attribute("w:id").as_int();
  start.append_attribute("w:name").set_value(("move" + std::to_string(item.move + 1)).c_str());
}

void BodyWriter::CloseRange(pugi::xml_node body) {
  if (range_ == 0) return;
  pugi::xml_node end = body.append_child(range_away_ ? "w:moveFromRangeEnd" : "w:moveToRangeEnd");
  end.append_attribute("w:id").set_value(range_);
  range_ = 0;
}

void BodyWriter::WriteParagraph(pugi::xml_node parent, const FlowParagraph& paragraph) {
  pugi::xml_node element = parent.append_child("w:p");
  pugi::xml_node properties = element.append_child("w:pPr");
  WriteShape(properties, paragraph.shape, paragraph.front_matter);
  if (paragraph.end != Mark::kNone) tracker_.Open(properties.append_child("w:rPr"), paragraph.end);
  if (paragraph.was) {
    pugi::xml_node change = properties.append_child("w:pPrChange");
    tracker_.Sign(change);
    WriteShape(change.append_child("w:pPr"), *paragraph.was, paragraph.front_matter);
  }
  if (!properties.first_child()) element.remove_child(properties);
  const int bookmark = paragraph.heading >= 0 ? tracker_.NextId() : 0;
  if (bookmark > 0) {
    pugi::xml_node start = element.append_child("w:bookmarkStart");
    start.append_attribute("w:id").set_value(bookmark);
    const std::string name = BookmarkName(context_.HeadingId(static_cast<std::size_t>(paragraph.heading)));
    start.append_attribute("w:name").set_value(name.c_str());
  }
  runs_.Write(element, paragraph.text, IsLiteral(paragraph.shape));
  if (bookmark > 0) element.append_child("w:bookmarkEnd").append_attribute("w:id").set_value(bookmark);
}

// In the order that the schema asks for: style, numbering, indentation.
void BodyWriter::WriteShape(pugi::xml_node properties, const RedlineShape& shape, bool front_matter) {
  const std::string style = StyleOf(shape, front_matter);
  if (!style.empty()) AppendValue(properties, "w:pStyle", style);
  const int depth = ListDepth(shape);
  const int quotes = static_cast<int>(shape.around.size()) - depth;
  const bool item = shape.opens_item && depth > 0;
  if (item) {
    pugi::xml_node number = properties.append_child("w:numPr");
    AppendValue(number, "w:ilvl", std::to_string(std::min(depth, kListLevels) - 1));
    AppendValue(number, "w:numId", std::to_string(lists_.NumberOf(shape)));
  }
  if (shape.around.empty() || (item && quotes == 0) || Continues(shape)) return;
  pugi::xml_node indent = properties.append_child("w:ind");
  indent.append_attribute("w:left").set_value(kIndent * static_cast<int>(shape.around.size()));
  if (item) indent.append_attribute("w:hanging").set_value(kIndent);
}

void BodyWriter::WriteTable(pugi::xml_node parent, const FlowTable& table) {
  std::size_t columns = 1;
  for (const FlowRow& row : table.rows) columns = std::max(columns, row.cells.size());
  const int width = kTextWidth / static_cast<int>(columns);
  pugi::xml_node element = parent.append_child("w:tbl");
  AppendTableProperties(element);
  AppendColumns(element, static_cast<int>(columns), width);
  for (const FlowRow& row : table.rows) WriteRow(element, row, width);
}

void BodyWriter::WriteRow(pugi::xml_node table, const FlowRow& row, int width) {
  pugi::xml_node element = table.append_child("w:tr");
  pugi::xml_node properties = element.append_child("w:trPr");
  if (row.header) properties.append_child("w:tblHeader");
  if (row.mark != Mark::kNone) tracker_.Open(properties, row.mark);
  if (!properties.first_child()) element.remove_child(properties);
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    pugi::xml_node cell = element.append_child("w:tc");
    pugi::xml_node size = cell.append_child("w:tcPr").append_child("w:tcW");
    size.append_attribute("w:w").set_value(width);
    size.append_attribute("w:type").set_value("dxa");
    pugi::xml_node paragraph = cell.append_child("w:p");
    pugi::xml_node shape = paragraph.append_child("w:pPr");
    AppendValue(shape, "w:pStyle", "Compact");
    if (row.columns[c] != Alignment::kNone) AppendValue(shape, "w:jc", AlignmentName(row.columns[c]));
    if (row.mark != Mark::kNone) tracker_.Open(shape.append_child("w:rPr"), row.mark);
    runs_.Write(paragraph, row.cells[c], false);
  }
}

void BodyWriter::WriteNotes(pugi::xml_node root, LinkTable& links) {
  RunWriter runs(context_, tracker_, links, nullptr);
  for (const NoteTable::Referred& note : notes_.referred()) {
    pugi::xml_node element = root.append_child("w:footnote");
    element.append_attribute("w:id").set_value(note.number);
    pugi::xml_node paragraph = element.append_child("w:p");
    AppendValue(paragraph.append_child("w:pPr"), "w:pStyle", "FootnoteText");
    pugi::xml_node mark = paragraph.append_child("w:r");
    AppendValue(mark.append_child("w:rPr"), "w:rStyle", "FootnoteReference");
    mark.append_child("w:footnoteRef");
    FlowText text = {{Mark::kNone, {" ", diff::Face::kPlain, ""}}};
    text.insert(text.end(), note.text.begin(), note.text.end());
    for (FlowPiece& piece : text) piece.mark = Plain(piece.mark);
    runs.Write(paragraph, text, false);
  }
}

}  // namespace planrev::tool
