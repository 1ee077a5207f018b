// SPDX-License-Identifier: MIT
#include "diff/parse/pipe_table.h"

#include <string_view>

#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

// The cells of a line: pipes part them, an escaped pipe does not; a leading and a trailing pipe are a frame.
std::vector<TableCell> SplitRow(const Piece& line) {
  const std::string_view text = line.text;
  std::vector<TableCell> cells;
  std::size_t last = text.size();
  while (last > 0 && IsBlank(text[last - 1])) --last;
  std::size_t at = 0;
  while (at < last && IsBlank(text[at])) ++at;
  if (at < last && text[at] == '|') ++at;
  const bool framed = last > at && text[last - 1] == '|' && (last < 2 || text[last - 2] != '\\');
  if (framed) --last;
  for (std::size_t start = at;; start = at + 1) {
    for (at = start; at < last && text[at] != '|'; ++at) {
      if (text[at] == '\\' && at + 1 < last) ++at;
    }
    std::size_t from = start;
    std::size_t to = at;
    while (from < to && IsBlank(text[from])) ++from;
    while (to > from && IsBlank(text[to - 1])) --to;
    TableCell cell;
    cell.start = line.offset + from;
    cell.end = line.offset + to;
    cells.push_back(cell);
    if (at >= last) return cells;
  }
}

bool IsDelimiterCell(std::string_view cell) {
  if (!cell.empty() && cell.front() == ':') cell.remove_prefix(1);
  if (!cell.empty() && cell.back() == ':') cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

bool IsDelimiterRow(const Piece& line, const std::vector<TableCell>& cells) {
  for (const TableCell& cell : cells) {
    if (!IsDelimiterCell(line.text.substr(cell.start - line.offset, cell.end - cell.start))) return false;
  }
  return true;
}

bool MayBeDelimiter(std::string_view text) {
  return text.find_first_not_of("|-: \t") == std::string_view::npos && text.find('-') != std::string_view::npos;
}

}  // namespace

std::optional<std::size_t> FindTable(const std::vector<Piece>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!MayBeDelimiter(lines[i].text)) continue;
    const auto delimiters = SplitRow(lines[i]);
    const bool piped =
        lines[i].text.find('|') != std::string_view::npos || lines[i - 1].text.find('|') != std::string_view::npos;
    if (piped && IsDelimiterRow(lines[i], delimiters) && SplitRow(lines[i - 1]).size() == delimiters.size())
      return i - 1;
  }
  return std::nullopt;
}

Table SplitTable(const std::vector<Piece>& lines) {
  Table table;
  for (const Piece& line : lines) {
    TableRow row{line.offset, line.offset + line.text.size(), SplitRow(line)};
    const std::size_t columns = table.rows.empty() ? row.cells.size() : table.rows.front().cells.size();
    TableCell missing;
    missing.start = missing.end = row.cells.empty() ? row.end : row.cells.back().end;
    for (std::size_t c = row.cells.size(); c-- > columns;) {
      if (row.cells[c].start == row.cells[c].end) continue;
      row.cells[columns - 1].end = row.cells[c].end;
      break;
    }
    row.cells.resize(columns, missing);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace planrev::diff
