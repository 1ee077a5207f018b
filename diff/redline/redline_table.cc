// SPDX-License-Identifier: MIT
// The header row, which both tables have, gives the merged columns; every other row puts its cells under those.
#include "diff/redline/redline_table.h"

#include <algorithm>
#include <optional>

namespace planrev::diff {
namespace {

constexpr int kNone = -1;
constexpr std::size_t kDelimiter = 1;  // the row below the header
constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);

const Table& TableOf(const Reading& reading, std::size_t block) {
  return reading.document().tables[static_cast<std::size_t>(reading.block(block).table)];
}

Alignment AlignmentOf(std::string_view delimiter) {
  const bool left = delimiter.starts_with(':'), right = delimiter.size() > 1 && delimiter.ends_with(':');
  if (left && right) return Alignment::kCentre;
  return right ? Alignment::kRight : left ? Alignment::kLeft : Alignment::kNone;
}

Alignment AlignmentOf(const Reading& reading, std::size_t block, std::size_t column) {
  const Table& table = TableOf(reading, block);
  if (table.rows.size() <= kDelimiter || column >= table.rows[kDelimiter].cells.size()) return Alignment::kNone;
  const TableCell& cell = table.rows[kDelimiter].cells[column];
  return AlignmentOf(reading.document().text.substr(cell.start, cell.end - cell.start));
}

// A column of the merged table: where it stands on either side, and the change of a cell in it.
struct Step {
  int before = kNone;
  int after = kNone;
  int change = kNone;
};

// Reads a row that both tables have from its node's parts: a cell of a lone column is one part, any other two, what
// stands before it and itself; the first part is what the line starts with, the last its end.
std::vector<Step> StepsOf(const Node& row) {
  std::vector<Step> steps;
  int before = 0, after = 0;
  for (std::size_t p = 1; p + 1 < row.parts.size(); ++p) {
    const Node& part = row.parts[p];
    if (part.before.exists() && part.after.exists()) {
      steps.push_back({before++, after++, row.parts[++p].change});
    } else if (part.before.exists()) {
      steps.push_back({before++, kNone, part.change});
    } else {
      steps.push_back({kNone, after++, part.change});
    }
  }
  return steps;
}

class Merger {
 public:
  Merger(const Comparison& comparison, const TablePair& tables) : comparison_(comparison), tables_(tables) {}

  RedlineTable Merge(const Node& node) {
    RedlineTable table;
    if (node.parts.empty()) return table;
    columns_ = StepsOf(node.parts.front());
    for (const Step& column : columns_) {
      table.columns.push_back(column.after != kNone
                                  ? AlignmentOf(tables_.after, tables_.block_after, Index(column.after))
                                  : AlignmentOf(tables_.before, tables_.block_before, Index(column.before)));
    }
    for (const Node& row : node.parts) {
      if (auto merged = Row(row)) table.rows.push_back(std::move(*merged));
    }
    return table;
  }

 private:
  static std::size_t Index(int column) { return static_cast<std::size_t>(column); }

  // Nothing for the delimiter row.
  std::optional<RedlineRow> Row(const Node& node) const {
    const std::size_t before = RowThatEnds(tables_.before, tables_.block_before, node.before);
    const std::size_t after = RowThatEnds(tables_.after, tables_.block_after, node.after);
    if (before == kDelimiter || after == kDelimiter || (before == kNoRow && after == kNoRow)) return std::nullopt;
    if (before != kNoRow && after != kNoRow) return BothRow(node, before, after);
    const Change& change = comparison_.changes[static_cast<std::size_t>(node.change)];
    const bool moved = !change.before.empty() && !change.after.empty();
    if (moved && after != kNoRow) return MovedHere(node.change, after);
    RedlineRow row =
        before != kNoRow ? LoneRow(Sign::kRemoved, before, node.change) : LoneRow(Sign::kAdded, after, node.change);
    if (moved) row.standing = Standing::kMovedAway;
    return row;
  }

  static std::size_t RowThatEnds(const Reading& reading, std::size_t block, const Bytes& bytes) {
    if (!bytes.exists()) return kNoRow;
    const auto& rows = TableOf(reading, block).rows;
    const auto row = std::lower_bound(rows.begin(), rows.end(), bytes.end,
                                      [](const TableRow& r, std::size_t offset) { return r.end < offset; });
    return row == rows.end() || row->end != bytes.end ? kNoRow : static_cast<std::size_t>(row - rows.begin());
  }

  const StyledText& Before(std::size_t row, int column) const {
    return tables_.before.Cell(tables_.block_before, row, Index(column));
  }
  const StyledText& After(std::size_t row, int column) const {
    return tables_.after.Cell(tables_.block_after, row, Index(column));
  }

  RedlineRow BothRow(const Node& node, std::size_t before, std::size_t after) const {
    RedlineRow row;
    for (const Step& step : StepsOf(node)) row.cells.push_back(BothCell(step, before, after));
    row.cells.resize(columns_.size());
    return row;
  }

  RedlineCell BothCell(const Step& step, std::size_t before, std::size_t after) const {
    if (step.after == kNone)
      return {true, Sign::kRemoved, step.change, Signed(Before(before, step.before), Sign::kRemoved, step.change)};
    if (step.before == kNone)
      return {true, Sign::kAdded, step.change, Signed(After(after, step.after), Sign::kAdded, step.change)};
    if (step.change == kNone) return {true, Sign::kEqual, kNone, Signed(After(after, step.after), Sign::kEqual, kNone)};
    const Change& change = comparison_.changes[static_cast<std::size_t>(step.change)];
    const StyledText& was = Before(before, step.before);
    const StyledText& is = After(after, step.after);
    if (change.unit == Unit::kNumbering) return {true, Sign::kEqual, step.change, Replaced(was, is, step.change)};
    OwnedRuns runs;
    runs.Add(change.runs, step.change);
    const auto laid = LayRuns(runs, {{&was}, {&is}, false, tables_.exact});
    return {true, Sign::kEqual, step.change, laid.empty() ? Replaced(was, is, step.change) : laid.front()};
  }

  static RedlineText Replaced(const StyledText& was, const StyledText& is, int change) {
    RedlineText text = Signed(was, Sign::kRemoved, change);
    const RedlineText now = Signed(is, Sign::kAdded, change);
    text.insert(text.end(), now.begin(), now.end());
    return text;
  }

  // A row that only one side has, its cells under the columns of that side.
  RedlineRow LoneRow(Sign sign, std::size_t index, int change) const {
    RedlineRow row{sign, Standing::kInPlace, change, {}};
    for (const Step& column : columns_) {
      const int place = sign == Sign::kRemoved ? column.before : column.after;
      if (place == kNone) {
        row.cells.push_back({false, Sign::kEqual, kNone, {}});
      } else {
        const StyledText& text = sign == Sign::kRemoved ? Before(index, place) : After(index, place);
        row.cells.push_back({true, Sign::kEqual, kNone, Signed(text, sign, change)});
      }
    }
    return row;
  }

  RedlineRow MovedHere(int change, std::size_t after) const {
    const Change& moved = comparison_.changes[static_cast<std::size_t>(change)];
    const std::size_t before =
        RowThatEnds(tables_.before, tables_.block_before, {moved.before.front().start, moved.before.front().end});
    const std::size_t cells = before == kNoRow ? 0 : TableOf(tables_.before, tables_.block_before).rows[0].cells.size();
    LaidTexts texts;
    for (std::size_t c = 0; c < cells; ++c) texts.before.push_back(&Before(before, static_cast<int>(c)));
    for (std::size_t c = 0; c < TableOf(tables_.after, tables_.block_after).rows[0].cells.size(); ++c)
      texts.after.push_back(&After(after, static_cast<int>(c)));
    OwnedRuns runs;
    runs.Add(moved.runs, change);
    texts.exact = tables_.exact;
    auto laid = LayRuns(runs, texts);
    for (std::size_t c = laid.size(); c < texts.after.size(); ++c)
      laid.push_back(Signed(*texts.after[c], Sign::kEqual, RedlineRun::kNoChange));
    RedlineRow row{Sign::kEqual, Standing::kMovedHere, change, {}};
    for (const Step& column : columns_) {
      if (column.after == kNone) {
        row.cells.push_back({false, Sign::kEqual, kNone, {}});
      } else {
        row.cells.push_back({true, Sign::kEqual, kNone, laid[Index(column.after)]});
      }
    }
    return row;
  }

  const Comparison& comparison_;
  const TablePair& tables_;
  std::vector<Step> columns_;
};

}  // namespace

RedlineTable OneTable(const Reading& reading, std::size_t block, Sign sign, int change) {
  RedlineTable table;
  const auto& rows = TableOf(reading, block).rows;
  for (std::size_t c = 0; c < rows.front().cells.size(); ++c) table.columns.push_back(AlignmentOf(reading, block, c));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == kDelimiter) continue;
    RedlineRow row;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      row.cells.push_back({true, Sign::kEqual, kNone, Signed(reading.Cell(block, r, c), sign, change)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

RedlineTable MergedTable(const Comparison& comparison, const Node& node, const TablePair& tables) {
  return Merger(comparison, tables).Merge(node);
}

}  // namespace planrev::diff
