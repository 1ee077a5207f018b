// SPDX-License-Identifier: MIT
#include "tool/render/page/table.h"

#include "tool/render/html_text.h"
#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

using diff::RedlineCell;
using diff::RedlineRow;
using diff::RedlineRun;
using diff::Sign;
using diff::Standing;

constexpr std::size_t kMostOpen = 6;  // notes; more are folded away

std::string_view SignClass(Sign sign) {
  return sign == Sign::kAdded ? "is-added" : sign == Sign::kRemoved ? "is-removed" : "is-edited";
}

std::string_view AlignmentClass(diff::Alignment alignment) {
  switch (alignment) {
    case diff::Alignment::kRight:
      return "right";
    case diff::Alignment::kCentre:
      return "centre";
    default:
      return "";
  }
}

class Writer {
 public:
  Writer(const diff::RedlineBlock& block, const PageContext& context, InlineWriter& inlines, NoteWriter& notes)
      : block_(block), context_(context), inlines_(inlines), told_(notes) {}

  TableHtml Write() {
    const auto& rows = block_.table.rows;
    std::string html = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == 0) html += "<thead>\n";
      if (r == 1) html += "<tbody>\n";
      html += Row(rows[r], r == 0);
      if (r == 0) html += "</thead>\n";
    }
    if (rows.size() > 1) html += "</tbody>\n";
    return {html + "</table></div>\n", Notes()};
  }

 private:
  std::string Row(const RedlineRow& row, bool header) {
    std::string kind;
    if (row.change != RedlineRun::kNoChange) {
      kind = std::string(SignClass(row.sign)) + " " + WeightClass(context_.change(row.change).significance);
      if (row.standing == Standing::kMovedAway) kind += " is-away";
    }
    std::string html = kind.empty() ? "<tr>" : "<tr class=\"" + kind + "\">";
    bool first = true;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      html += Cell(row.cells[c], c, {header, first && row.cells[c].stands, row});
      first = first && !row.cells[c].stands;
    }
    return html + "</tr>\n";
  }

  // The first cell of a row carries the row's change.
  struct Place {
    bool header, first;
    const RedlineRow& row;
  };

  std::string Cell(const RedlineCell& cell, std::size_t column, const Place& place) {
    if (!cell.stands) return "<td class=\"none\"><span class=\"vh\">no cell</span></td>";
    std::string marks;
    const bool row_away = place.row.standing == Standing::kMovedAway;
    const bool column_away = IsOfMovedColumn(cell) && cell.sign == Sign::kRemoved;
    if (place.first && place.row.change != RedlineRun::kNoChange) marks += Mark(place.row.change, row_away);
    if (cell.change != RedlineRun::kNoChange && (place.header || !column_away)) marks += Mark(cell.change, column_away);
    const std::string_view said = row_away || column_away ? "moved from here"
                                  : IsOfMovedColumn(cell) ? "moved here"
                                                          : "";
    const std::string kind = ClassOf(cell, column);
    const std::string tag = place.header ? "th scope=\"col\"" : "td";
    return "<" + tag + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">" + inlines_.Moved(cell.text, said) + marks +
           (place.header ? "</th>" : "</td>");
  }

  bool IsOfMovedColumn(const RedlineCell& cell) const {
    return cell.change != RedlineRun::kNoChange && context_.change(cell.change).kind == diff::Kind::kMoved;
  }

  std::string ClassOf(const RedlineCell& cell, std::size_t column) const {
    std::string kind(AlignmentClass(block_.table.columns[column]));
    if (cell.change == RedlineRun::kNoChange) return kind;
    if (!kind.empty()) kind += ' ';
    if (IsOfMovedColumn(cell) && cell.sign == Sign::kRemoved) kind += "is-away ";
    return kind + std::string(SignClass(cell.sign)) + " " + WeightClass(context_.change(cell.change).significance);
  }

  // A change's place within the table: the mark that leads to its note. Only the first cell of a column is that place.
  std::string Mark(int index, bool away) {
    const diff::Change& change = context_.change(index);
    if (away) return " <a class=\"ref\" href=\"#c-" + change.id + "\">moved away: now here</a>";
    if (!told_.IsNew(index)) return "";
    const std::string number = std::to_string(++count_);
    const std::string weight = WeightClass(change.significance);
    const std::string sign = "<span aria-hidden=\"true\">" + WeightSign(change.significance) + "</span>";
    notes_ += "<li class=\"note " + weight + "\" id=\"n-" + change.id + "\" value=\"" + number +
              "\"><span class=\"weight\">" + sign + " " + WeightWord(change.significance) + "</span> <strong>" +
              HtmlText(Capital(Phrase(change))) + ".</strong>" + Grounds(change) + " " + ChangeLink(change) +
              context_.Below(index) + "</li>\n";
    return " <a class=\"ref " + weight + "\" id=\"c-" + change.id + "\" data-change href=\"#n-" + change.id + "\">" +
           sign + "<span class=\"vh\">" + std::string(Name(change.significance)) + " change, note </span>" + number +
           "</a>";
  }

  std::string Notes() const {
    if (count_ == 0) return "";
    return std::string("<details class=\"table-notes\"") + (count_ > kMostOpen ? "" : " open") + "><summary>" +
           Counted(count_, "change") + " in this table</summary>\n<ol>\n" + notes_ + "</ol></details>\n";
  }

  const diff::RedlineBlock& block_;
  const PageContext& context_;
  InlineWriter& inlines_;
  NoteWriter& told_;
  std::size_t count_ = 0;
  std::string notes_;
};

}  // namespace

TableHtml WriteTable(const diff::RedlineBlock& block, const PageContext& context, InlineWriter& inlines,
                     NoteWriter& notes) {
  return Writer(block, context, inlines, notes).Write();
}

}  // namespace planrev::tool
