// SPDX-License-Identifier: MIT
#include "tool/render/note/points.h"

#include <algorithm>
#include <map>

#include "tool/render/note/segments.h"

namespace planrev::tool {
namespace {

using diff::Aspect;
using diff::Change;
using diff::Kind;
using diff::Sign;
using diff::Unit;

constexpr std::size_t kLongest = 60;  // words of a text that came
constexpr std::size_t kGone = 40;     // words of a text that went
constexpr std::size_t kAround = 45;   // words of a sentence around what changed in it
constexpr std::size_t kSwap = 12;     // words of what is told as "“a” became “b”"
constexpr std::size_t kOld = 30;      // words of how something read before
constexpr std::size_t kMostParts = 4;

Facts::List FigureList(const Change& change) {
  Facts::List figures;
  for (const auto& figure : change.figures)
    figures.push_back(Facts().Set("was", figure.before).Set("now", figure.after));
  return figures;
}

Facts::List Texts(const std::vector<std::string>& texts) {
  Facts::List list;
  for (const std::string& text : texts) list.push_back(Facts().Set("text", text));
  return list;
}

// "a; b; c" of the cells of a row that is one text, without the one by which it is named.
std::string CellsText(const Change& change) {
  std::string text = CellsApart(SideText(change, change.kind == Kind::kRemoved ? Sign::kAdded : Sign::kRemoved));
  const std::string name = change.cell ? change.cell->row : "";
  if (text.starts_with(name + "; ")) text.erase(0, name.size() + 2);
  return Quotable(text, kLongest);
}

std::string SectionBegins(const Change& change) {
  std::string text;
  for (const diff::Run& run : change.runs) text += run.text;
  const std::size_t heading = text.find('\n');
  return heading == std::string::npos
             ? ""
             : Quotable(FirstSentence(std::string_view(text).substr(heading), kLongest), kLongest);
}

// Without the signs that part the words from those before them.
std::string WithoutLead(const std::string& words) {
  const std::size_t start = words.find_first_not_of(",;: ");
  return start == std::string::npos ? words : words.substr(start);
}

// How one segment of an edited text is told.
Facts PartOf(const Segment& segment) {
  Facts part;
  if (segment.was.empty()) return part.Set("sentence_added", Quotable(segment.now, kLongest));
  if (segment.now.empty()) return part.Set("sentence_removed", Quotable(segment.was, kGone));
  const bool small = CountWords(segment.removed) <= kSwap && CountWords(segment.added) <= kSwap;
  const std::string now = Quotable(segment.now, kAround);
  const std::string removed = WithoutLead(Quotable(segment.removed, kSwap));
  const std::string added = WithoutLead(Quotable(segment.added, kSwap));
  if (small && !segment.removed.empty() && !segment.added.empty())
    return part.Set("swapped", true).Set("was", removed).Set("now", added).Set("within", now);
  if (small && !segment.added.empty()) return part.Set("words_added", added).Set("within", now);
  if (small && !segment.removed.empty()) return part.Set("words_removed", removed).Set("within", now);
  part.Set("rewritten", Quotable(segment.now, kLongest));
  if (CountWords(segment.was) <= kOld) part.Set("was", Quotable(segment.was, kOld));
  return part;
}

// Without "[^1]", the marks of footnotes, which lead nowhere in a quotation.
std::string WithoutMarks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find("[^", at), text.size());
    plain += text.substr(at, mark - at);
    const std::size_t end = text.find(']', mark);
    at = mark == text.size() || end == std::string_view::npos ? text.size() : end + 1;
    if (at == text.size() && mark < text.size() && end == std::string_view::npos) plain += text.substr(mark);
    if (plain.empty() && text.substr(at).starts_with(": ")) at += 2;
  }
  return plain;
}

class Points {
 public:
  Points(const PageContext& context, const std::vector<TablePlace>& tables) : context_(context), tables_(tables) {}

  Facts::List Make(const std::vector<std::size_t>& changes) {
    for (const std::size_t index : changes) Tell(index);
    return std::move(points_);
  }

 private:
  // What came and went of one table, told where the first of it stands.
  struct TableChanges {
    std::size_t point = 0;
    std::vector<std::string> columns_added, columns_removed;
  };

  void Tell(std::size_t index) {
    const Change& change = context_.change(static_cast<int>(index));
    if (change.unit == Unit::kRow) return TellRow(change, index);
    if (change.unit == Unit::kColumn) return TellColumn(change, index);
    if (change.unit == Unit::kSection || change.unit == Unit::kHeading) return TellSection(change, index);
    if (change.unit == Unit::kCell) return TellCell(change, index);
    if (change.kind == Kind::kAdded || change.kind == Kind::kRemoved) return TellWhole(change);
    if (change.unit == Unit::kList) return TellList(change, index);
    TellEdited(change, index);
  }

  Facts& Add() { return points_.emplace_back(); }

  void TellSection(const Change& change, std::size_t index) {
    if (change.unit == Unit::kHeading && change.kind == Kind::kEdited) {
      const std::string was = SideText(change, Sign::kAdded), now = SideText(change, Sign::kRemoved);
      Add().Set(was == now ? "relevelled" : "renamed", true).Set("was", was).Set("now", now);
    } else if (change.kind == Kind::kMoved) {
      Add().Set("section_moved", true).Set("from", context_.TitleAway(static_cast<int>(index)));
    } else {
      const std::string name = change.kind == Kind::kAdded ? "section_added" : "section_removed";
      Add().Set(name, true).Set("begins", SectionBegins(change));
    }
  }

  void TellWhole(const Change& change) {
    const bool added = change.kind == Kind::kAdded;
    const std::string text = SideText(change, added ? Sign::kRemoved : Sign::kAdded);
    Facts& point = Add().Set(added ? "added" : "removed", true).Set("thing", ThingWord(change.unit));
    point.Set("is_point", change.unit == Unit::kItem).Set("text", Quotable(text, added ? kLongest : kGone));
  }

  void TellList(const Change& change, std::size_t index) {
    Facts& point = Add().Set("list_changed", true).Set("reason", change.reason);
    std::string text = FirstSentence(SideText(change, Sign::kRemoved), 10);
    if (text.ends_with('.')) text.pop_back();
    point.Set("text", text).Set("bullets", !IsNumbered(index));
  }

  // Whether the list of that change is a numbered one after.
  bool IsNumbered(std::size_t index) const {
    for (const diff::RedlineBlock& block : context_.redline().blocks) {
      if (block.around.empty() || !std::ranges::count(block.changes, static_cast<int>(index))) continue;
      return block.around.back().ordered;
    }
    return true;
  }

  void TellEdited(const Change& change, std::size_t index) {
    const Facts about =
        Facts().Set("thing", ThingWord(change.unit)).Set("text", FirstWords(SideText(change, Sign::kRemoved), 10));
    const std::vector<Segment> segments = ChangedSegments(change);
    if (change.kind == Kind::kMoved) {
      points_.push_back(about);
      points_.back().Set("moved", true).Set("from", context_.TitleAway(static_cast<int>(index)));
    }
    if (OnlyFigures(change) && segments.size() == 1) return TellFigures(change, segments[0]);
    for (std::size_t i = 0; i < std::min(segments.size(), kMostParts); ++i) points_.push_back(PartOf(segments[i]));
    if (segments.size() > kMostParts) points_.emplace_back(about).Set("and_more", true);
    if (segments.empty() && change.kind != Kind::kMoved) points_.emplace_back(about).Set("otherwise", change.reason);
  }

  void TellFigures(const Change& change, const Segment& segment) {
    Add().Set("figures_changed", FigureList(change)).Set("within", Quotable(segment.now, kAround));
  }

  void TellCell(const Change& change, std::size_t index) {
    Facts& point = Add().Set("cell", true).Set("table", tables_[index].name);
    if (change.cell) point.Set("row", OneLine(change.cell->row)).Set("column", OneLine(change.cell->column));
    point.Set("was", Quotable(SideText(change, Sign::kAdded), kAround));
    point.Set("now", Quotable(SideText(change, Sign::kRemoved), kAround));
  }

  void TellRow(const Change& change, std::size_t index) {
    const std::string name = change.cell ? OneLine(change.cell->row) : "";
    const std::string kind = change.kind == Kind::kAdded     ? "row_added"
                             : change.kind == Kind::kRemoved ? "row_removed"
                                                             : "row_moved";
    Add().Set(kind, true).Set("table", tables_[index].name).Set("name", name).Set("text", CellsText(change));
  }

  void TellColumn(const Change& change, std::size_t index) {
    const std::string name = change.cell ? OneLine(change.cell->column) : "";
    if (change.kind != Kind::kAdded && change.kind != Kind::kRemoved) {
      Add().Set("column_moved", true).Set("table", tables_[index].name).Set("name", name);
      return;
    }
    const auto [place, is_new] = table_changes_.try_emplace(tables_[index].block);
    TableChanges& table = place->second;
    if (is_new) {
      table.point = points_.size();
      Add().Set("columns_changed", true).Set("table", tables_[index].name);
    }
    (change.kind == Kind::kAdded ? table.columns_added : table.columns_removed).push_back(name);
    points_[table.point].Set("columns_added", Texts(table.columns_added));
    points_[table.point].Set("columns_removed", Texts(table.columns_removed));
  }

  const PageContext& context_;
  const std::vector<TablePlace>& tables_;
  Facts::List points_;
  std::map<std::size_t, TableChanges> table_changes_;  // by block
};

}  // namespace

Facts::List PointsOf(const std::vector<std::size_t>& changes, const PageContext& context,
                     const std::vector<TablePlace>& tables) {
  return Points(context, tables).Make(changes);
}

bool OnlyFigures(const Change& change) {
  return !change.figures.empty() && std::ranges::all_of(change.aspects, [](Aspect aspect) {
    return aspect == Aspect::kFigure || aspect == Aspect::kDate;
  });
}

std::string CellsApart(std::string text) {
  for (std::size_t bar = text.find(" | "); bar != std::string::npos; bar = text.find(" | ", bar))
    text.replace(bar, 3, "; ");
  return text;
}

std::string ThingWord(Unit unit) {
  switch (unit) {
    case Unit::kItem:
      return "point";
    case Unit::kCode:
      return "code block";
    case Unit::kQuote:
      return "quotation";
    case Unit::kHtml:
      return "passage";
    case Unit::kMetadata:
      return "entry";
    default:
      return std::string(diff::Name(unit));
  }
}

std::string Quotable(std::string_view text, std::size_t most) {
  std::string quotable = FirstWords(WithoutMarks(text), most);
  for (const std::string_view end : {"; and", "; or", ", and", ", or", ";", ",", ":"}) {
    if (!quotable.ends_with(end)) continue;
    quotable.resize(quotable.size() - end.size());
    break;
  }
  return quotable;
}

}  // namespace planrev::tool
