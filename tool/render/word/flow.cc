// SPDX-License-Identifier: MIT
#include "tool/render/word/flow.h"

#include <algorithm>
#include <utility>

#include "tool/render/page/context.h"
#include "tool/render/word/ends.h"

namespace planrev::tool {
namespace {

using diff::Face;
using diff::RedlineBlock;
using diff::RedlineRow;
using diff::RedlineRun;
using diff::Sign;
using diff::Standing;
using diff::Unit;

bool EndsBlank(const std::string& text) { return text.ends_with(' '); }

Mark MarkOf(Sign sign) {
  return sign == Sign::kAdded ? Mark::kNew : sign == Sign::kRemoved ? Mark::kGone : Mark::kNone;
}

// The mark of a block as a whole; kNone for one that stands on both sides.
Mark MarkOf(const RedlineBlock& block) {
  if (block.standing == Standing::kMovedAway) return Mark::kMovedAway;
  if (block.standing == Standing::kMovedHere && block.sign == Sign::kEqual) return Mark::kMovedHere;
  return MarkOf(block.sign);
}

// The mark of a run within a block of that mark.
Mark Within(Mark block, Sign sign) {
  if (block == Mark::kNone) return MarkOf(sign);
  if (block != Mark::kMovedHere || sign == Sign::kEqual) return block;
  return sign == Sign::kAdded ? Mark::kNew : Mark::kGoneFromNew;
}

class Maker {
 public:
  explicit Maker(const diff::Redline& redline) : redline_(redline) {}

  Flow Make() {
    for (std::size_t b = 0; b < redline_.blocks.size(); ++b) Block(redline_.blocks[b], static_cast<int>(b));
    SettleEnds(flow_.items);
    SettleTables(flow_.items);
    return std::move(flow_);
  }

 private:
  void Block(const RedlineBlock& block, int index) {
    const bool nowhere = block.moved_with != RedlineRun::kNoChange && block.sign == Sign::kRemoved;
    if (nowhere || (block.unit == Unit::kMetadata && !block.front_matter)) return;
    if (block.unit == Unit::kFootnote) return Note(block);
    if (block.unit == Unit::kTable) return Add(block, Table(block));
    FlowParagraph paragraph{block, block.was, {}, Mark::kNone, block.front_matter, -1};
    if (block.unit == Unit::kHeading) paragraph.heading = index;
    const Mark mark = MarkOf(block);
    for (const RedlineRun& run : block.text) {
      if (!run.paragraph_end) {
        paragraph.text.push_back({Within(mark, run.sign), run.styled});
      } else if (mark == Mark::kNone) {
        End(block, {run.sign, WithinAdded(paragraph.text, static_cast<std::size_t>(index) + 1)}, paragraph);
      }
    }
    if (block.front_matter) EndLines(paragraph.text);
    if (paragraph.end == Mark::kNone) paragraph.end = mark;
    Add(block, std::move(paragraph));
  }

  void Add(const RedlineBlock& block, std::variant<FlowParagraph, FlowTable> content) {
    FlowItem item{std::move(content), RedlineRun::kNoChange, block.standing == Standing::kMovedAway};
    if (item.away && !block.changes.empty()) item.move = block.changes.front();
    if (MarkOf(block) == Mark::kMovedHere) item.move = block.moved_with;
    flow_.items.push_back(std::move(item));
  }

  struct ParagraphEnd {
    Sign sign;
    bool within_added;  // nothing of the text before stands on either side of it
  };

  bool WithinAdded(const FlowText& text, std::size_t next) const {
    if (text.empty() || text.back().mark != Mark::kNew || next >= redline_.blocks.size()) return false;
    const auto& behind = redline_.blocks[next].text;
    return !behind.empty() && behind.front().sign == Sign::kAdded;
  }

  // Where a paragraph ended before, or ends now. The blank that parts the words there stands on the other side only.
  void End(const RedlineBlock& block, ParagraphEnd end, FlowParagraph& paragraph) {
    FlowText& text = paragraph.text;
    if (end.sign == Sign::kAdded) {
      const bool parts = !text.empty() && !EndsBlank(text.back().styled.text) && !end.within_added;
      if (parts) text.push_back({Mark::kGone, {" ", Face::kPlain, ""}});
      paragraph.end = Mark::kNew;
      return;
    }
    if (!text.empty() && text.back().mark == Mark::kNone && EndsBlank(text.back().styled.text)) {
      text.back().styled.text.pop_back();
      text.push_back({Mark::kNew, {" ", Face::kPlain, ""}});
    }
    paragraph.end = Mark::kGone;
    Add(block, std::exchange(paragraph, FlowParagraph{block, block.was, {}, Mark::kNone, false, -1}));
  }

  // A line of front matter that came or went takes its end with it.
  static void EndLines(FlowText& text) {
    if (!text.empty() && text.back().styled.text.ends_with('\n')) text.back().styled.text.pop_back();
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i].mark != Mark::kNone) continue;
      const Mark mark = i > start ? text[start].mark : Mark::kNone;
      const bool whole =
          std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(i),
                      [mark](const FlowPiece& piece) { return piece.mark == mark; });
      if (text[i].styled.text == "\n" && whole) text[i].mark = mark;
      if (text[i].styled.text.ends_with('\n')) start = i + 1;
    }
  }

  // "[^1]: text": the label, and the text behind the colon, on either side.
  void Note(const RedlineBlock& block) {
    if (block.standing == Standing::kMovedAway) return;
    FlowNote note;
    bool opened[3] = {false, false, false};  // by sign: whether the colon is still to come
    for (const RedlineRun& run : block.text) {
      bool& open = opened[static_cast<std::size_t>(run.sign)];
      if ((run.styled.faces & Face::kNote) && (note.label.empty() || open)) {
        if (note.label.empty() || run.sign != Sign::kRemoved) note.label = NoteLabel(run.styled.text);
        std::fill(std::begin(opened), std::end(opened), true);
        continue;
      }
      FlowPiece piece{Within(MarkOf(block), run.sign), run.styled};
      if (open) {
        const std::size_t start = piece.styled.text.find_first_not_of(": ");
        piece.styled.text.erase(0, std::min(start, piece.styled.text.size()));
        open = false;
        if (run.sign == Sign::kEqual) std::fill(std::begin(opened), std::end(opened), false);
      }
      if (!piece.styled.text.empty()) note.text.push_back(std::move(piece));
    }
    flow_.notes.push_back(std::move(note));
  }

  // --- tables ---

  static bool ColumnsChanged(const diff::RedlineTable& table) {
    return !table.rows.empty() && std::ranges::any_of(table.rows.front().cells, [](const diff::RedlineCell& cell) {
      return cell.sign != Sign::kEqual;
    });
  }

  static FlowTable Table(const RedlineBlock& block) {
    FlowTable table;
    const Mark whole = MarkOf(block);
    const bool columns = ColumnsChanged(block.table);
    for (std::size_t r = 0; r < block.table.rows.size(); ++r) {
      const RedlineRow& row = block.table.rows[r];
      Mark mark = whole != Mark::kNone ? whole : MarkOf(row);
      const bool gone = mark == Mark::kGone || mark == Mark::kMovedAway;
      if (whole == Mark::kMovedHere && MarkOf(row) != Mark::kNone && MarkOf(row) != Mark::kNew) continue;
      if (mark == Mark::kNone && columns) {  // cells cannot come and go in LibreOffice, rows can
        table.rows.push_back(OneSide(block.table, r, Mark::kGone));
        table.rows.push_back(OneSide(block.table, r, Mark::kNew));
      } else if (mark != Mark::kNone) {
        table.rows.push_back(OneSide(block.table, r, gone ? Mark::kGone : Mark::kNew));
      } else {
        table.rows.push_back(BothSides(block.table, r));
      }
    }
    return table;
  }

  static Mark MarkOf(const RedlineRow& row) {
    if (row.standing == Standing::kMovedAway) return Mark::kGone;
    if (row.standing == Standing::kMovedHere) return Mark::kNew;
    return tool::MarkOf(row.sign);
  }
  static Mark MarkOf(const RedlineBlock& block) { return tool::MarkOf(block); }
  static Mark MarkOf(Sign sign) { return tool::MarkOf(sign); }

  // A row as it is on the side on which it stands.
  static FlowRow OneSide(const diff::RedlineTable& table, std::size_t index, Mark mark) {
    const Sign other = mark == Mark::kGone ? Sign::kAdded : Sign::kRemoved;
    FlowRow row{mark, index == 0, {}, {}};
    const RedlineRow& from = table.rows[index];
    for (std::size_t c = 0; c < from.cells.size(); ++c) {
      const diff::RedlineCell& cell = from.cells[c];
      if (!cell.stands || cell.sign == other) continue;
      row.columns.push_back(c < table.columns.size() ? table.columns[c] : diff::Alignment::kNone);
      row.cells.emplace_back();
      for (const RedlineRun& run : cell.text) {
        if (run.sign != other || from.sign == other) row.cells.back().push_back({mark, run.styled});
      }
    }
    return row;
  }

  static FlowRow BothSides(const diff::RedlineTable& table, std::size_t index) {
    FlowRow row{Mark::kNone, index == 0, {}, table.columns};
    for (const diff::RedlineCell& cell : table.rows[index].cells) {
      row.cells.emplace_back();
      for (const RedlineRun& run : cell.text) row.cells.back().push_back({MarkOf(run.sign), run.styled});
    }
    row.columns.resize(row.cells.size());
    return row;
  }

  const diff::Redline& redline_;
  Flow flow_;
};

}  // namespace

Flow MakeFlow(const diff::Redline& redline) { return Maker(redline).Make(); }

}  // namespace planrev::tool
