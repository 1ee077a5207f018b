// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/ties_tables.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace planrev::diff {
namespace {

using Strings = std::vector<std::string>;

// Whatever their order, which is that of the rows (columns) that may have moved.
bool IsPartOf(Strings some, Strings all) {
  std::sort(some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Cells that say something; where a column came, a row that was there has an empty one.
Strings FilledCellsOf(const std::string& text) {
  Strings cells = CellsOf(text);
  std::erase(cells, "");
  return cells;
}

// Whether it is a cell that only one side has something in, of a row (column) that came or went in the whole.
bool IsOfLone(const Entry& cell, Unit unit, const Entries& whole) {
  if (cell.unit != Unit::kCell || (!cell.before.empty() && !cell.after.empty())) return false;
  const auto holds = [](const std::string& text, const std::string& told) {
    const Strings cells = CellsOf(text);
    return !told.empty() && std::find(cells.begin(), cells.end(), told) != cells.end();
  };
  return std::any_of(whole.begin(), whole.end(), [&](const Entry& lone) {
    const bool came_or_went = lone.kind == Kind::kAdded || lone.kind == Kind::kRemoved;
    return lone.unit == unit && came_or_went && (holds(lone.after, cell.after) || holds(lone.before, cell.before));
  });
}

// Whether two rows (columns) are the same but for cells of columns (rows), the other `unit`, that came or went in the
// whole.
bool SameButForLone(Strings was, Strings is, Unit unit, const Entries& whole) {
  std::sort(was.begin(), was.end());
  std::sort(is.begin(), is.end());
  Strings gone, come;
  std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(gone));
  std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(come));
  const auto lone = [&](const std::string& before, const std::string& after) {
    return IsOfLone({Kind::kEdited, Unit::kCell, before, after, "", "", ""}, unit, whole);
  };
  return std::all_of(gone.begin(), gone.end(), [&](const std::string& cell) { return lone(cell, ""); }) &&
         std::all_of(come.begin(), come.end(), [&](const std::string& cell) { return lone("", cell); });
}

}  // namespace

bool Crossing(const Entry& a, const Entry& b) {
  if (a.kind != b.kind || a.unit != b.unit || (a.unit != Unit::kRow && a.unit != Unit::kColumn)) return false;
  const auto fits = [](const std::string& x, const std::string& y) {
    const Strings mine = FilledCellsOf(x), theirs = FilledCellsOf(y);
    return IsPartOf(mine, theirs) || IsPartOf(theirs, mine);
  };
  return fits(a.before, b.before) && fits(a.after, b.after);
}

std::size_t TakeReplacedRows(Entries& whole, Entries& cells, const Entries& all) {
  const auto lone = [&](Kind kind, Unit unit) {
    return std::find_if(whole.begin(), whole.end(),
                        [&](const Entry& entry) { return entry.kind == kind && entry.unit == unit; });
  };
  for (const Unit unit : {Unit::kRow, Unit::kColumn}) {
    const auto gone = lone(Kind::kRemoved, unit), come = lone(Kind::kAdded, unit);
    if (gone == whole.end() || come == whole.end()) continue;
    Strings was = CellsOf(gone->before), is = CellsOf(come->after);
    Entries others;
    for (const Entry& cell : cells) {
      const auto from = std::find(was.begin(), was.end(), cell.before),
                 to = std::find(is.begin(), is.end(), cell.after);
      if (cell.unit != Unit::kCell || from == was.end() || to == is.end()) {
        others.push_back(cell);
        continue;
      }
      was.erase(from);
      is.erase(to);
    }
    const Unit other = unit == Unit::kRow ? Unit::kColumn : Unit::kRow;
    if (others.size() == cells.size() || !SameButForLone(was, is, other, all)) continue;
    std::erase_if(others, [&](const Entry& cell) { return IsOfLone(cell, other, all); });
    cells = others;
    std::erase_if(whole, [&, gone_text = gone->before, come_text = come->after](const Entry& entry) {
      return entry.unit == unit && ((entry.kind == Kind::kRemoved && entry.before == gone_text) ||
                                    (entry.kind == Kind::kAdded && entry.after == come_text));
    });
    return 1;
  }
  return 0;
}

}  // namespace planrev::diff
