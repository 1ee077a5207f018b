// SPDX-License-Identifier: MIT
#include "tool/render/terminal_summary.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "tool/render/phrases.h"
#include "tool/render/promises.h"
#include "tool/render/titles.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

using diff::SectionStatus;
using diff::SectionSummary;

constexpr std::size_t kMostBar = 40;
constexpr std::size_t kLeastBar = 8;
constexpr std::size_t kMostPromises = 12;  // of one sort
constexpr std::size_t kMostFigures = 12;

// One section of the overview.
struct Row {
  std::string title;
  std::string status;  // " (added)"; empty for one that was only changed
  std::size_t added = 0;
  std::size_t removed = 0;
  std::size_t words() const { return added + removed; }
};

std::string StatusOf(const SectionSummary& section) {
  const bool plain = section.status == SectionStatus::kChanged || section.status == SectionStatus::kUnchanged;
  return plain ? "" : " (" + std::string(Name(section.status)) + ")";
}

std::vector<Row> RowsOf(const diff::Comparison& comparison) {
  const Titles titles(comparison);
  std::vector<Row> rows;
  for (const SectionSummary& section : comparison.sections) {
    if (section.status == SectionStatus::kUnchanged) continue;
    if (section.changes.empty() && section.words_added + section.words_removed == 0) continue;
    rows.push_back(
        {VisibleLine(titles.Of(section.path)), StatusOf(section), section.words_added, section.words_removed});
  }
  return rows;
}

// The columns of a bar for `words` where `most` take all of `width`; at least one for any.
std::size_t BarColumns(std::size_t words, std::size_t most, std::size_t width) {
  if (words == 0) return 0;
  return most <= width ? words : std::max<std::size_t>(1, words * width / most);
}

class Bars {
 public:
  Bars(const std::vector<Row>& rows, std::size_t width) {
    for (const Row& row : rows) {
      most_ = std::max(most_, row.words());
      title_ = std::max(title_, Columns(row.title + row.status));
    }
    number_ = std::to_string(most_).size();
    bar_ = std::clamp<std::size_t>(width / 3, kLeastBar, kMostBar);
    const std::size_t taken = bar_ + number_ + 5;  // " " + title + " | " + number + " " + bar
    title_ = std::min(title_, width > taken + kLeastBar ? width - taken : kLeastBar);
  }

  Line Draw(const Row& row) const {
    const std::string title = FitColumns(row.title, title_ - std::min(row.status.size(), title_ / 2)) + row.status;
    const std::string number = std::to_string(row.words());
    const std::size_t all = BarColumns(row.words(), most_, bar_);
    const std::size_t added = row.removed == 0 ? all : row.added == 0 ? 0 : Share(row, all);
    return {{Label::kPlain, title + std::string(title_ - std::min(title_, Columns(title)), ' ') + " | "},
            {Label::kPlain, std::string(number_ - number.size(), ' ') + number + (all > 0 ? " " : "")},
            {Label::kAdded, std::string(added, '+')},
            {Label::kRemoved, std::string(all - added, '-')}};
  }

 private:
  // Of both signs at least one stands where there is room.
  static std::size_t Share(const Row& row, std::size_t all) {
    const std::size_t share = (row.added * all + row.words() / 2) / row.words();
    return all < 2 ? share : std::clamp<std::size_t>(share, 1, all - 1);
  }

  std::size_t most_ = 0, title_ = 0, number_ = 0, bar_ = 0;
};

void WriteBars(const diff::Comparison& comparison, TerminalWriter& writer) {
  const std::vector<Row> rows = RowsOf(comparison);
  if (rows.empty()) return;
  const Bars bars(rows, writer.width());
  writer.EmptyLine();
  std::size_t added = 0, removed = 0;
  for (const Row& row : rows) {
    writer.Write(bars.Draw(row), " ");
    added += row.added;
    removed += row.removed;
  }
  const auto unchanged = static_cast<std::size_t>(
      std::ranges::count(comparison.sections, SectionStatus::kUnchanged, &SectionSummary::status));
  std::string all = Counted(rows.size(), "section") + " changed, " + Counted(added, "word") + " added(+), " +
                    Counted(removed, "word") + " removed(-)";
  if (unchanged > 0) all += "; " + Counted(unchanged, "section") + " unchanged";
  writer.Write({{Label::kPlain, all}}, " ");
}

void WriteRemarks(const diff::Comparison& comparison, TerminalWriter& writer) {
  for (const diff::Warning& warning : comparison.warnings) {
    writer.Write({{Label::kWarning, "warning: "},
                  {Label::kPlain, VisibleLine(warning.said) + " (line " + std::to_string(warning.line) + ")"}});
  }
  for (const diff::Limit& limit : comparison.limits) {
    const std::string where = limit.section.empty() ? "" : " (" + PathText(limit.section) + ")";
    writer.Write({{Label::kWarning, "limit: "}, {Label::kPlain, VisibleLine(limit.said + where)}});
  }
}

// Lines under a title, of which the first are listed and the others counted.
class Listing {
 public:
  Listing(std::string title, std::size_t most) : title_(std::move(title)), most_(most) {}

  void Add(Line line) {
    if (++count_ <= most_) lines_.push_back(std::move(line));
  }

  void WriteTo(TerminalWriter& writer) const {
    if (count_ == 0) return;
    writer.EmptyLine();
    writer.Write({{Label::kSection, title_ + ": " + std::to_string(count_)}});
    for (const Line& line : lines_) writer.Write(line, "  ", "      ");
    if (count_ > lines_.size())
      writer.Write({{Label::kAside, "and " + std::to_string(count_ - lines_.size()) + " more, below"}}, "  ");
  }

 private:
  std::string title_;
  std::size_t most_, count_ = 0;
  std::vector<Line> lines_;
};

void AddTo(Listing& listing, const diff::Change& change, const std::string& said, const Titles& titles) {
  listing.Add({{Label::kPlain, VisibleLine(said + "  ")},
               {Label::kAside, VisibleLine(titles.Of(change.section))},
               {Label::kPlain, "  "},
               {Label::kId, change.id}});
}

// "row, column: " of a cell.
std::string CellText(const diff::Change& change) {
  if (!change.cell) return "";
  const std::string& row = change.cell->row;
  const std::string& column = change.cell->column;
  if (row.empty() && column.empty()) return "";
  return row + (row.empty() || column.empty() ? "" : ", ") + column + ": ";
}

}  // namespace

void WriteOverview(const Told& told, TerminalWriter& writer) {
  const diff::Comparison& comparison = told.comparison;
  writer.Write({{Label::kAside, "before "}, {Label::kPlain, VisibleLine(told.before.name)}});
  writer.Write({{Label::kAside, "after  "}, {Label::kPlain, VisibleLine(told.after.name)}});
  if (const std::string nothing = NothingText(comparison); !nothing.empty()) {
    writer.EmptyLine();
    return writer.Write({{Label::kPlain, nothing}});
  }
  writer.EmptyLine();
  writer.Write({{Label::kAside, "verdict: "}, {Label::kSection, VerdictText(comparison)}});
  writer.Write({{Label::kAside, "changes: "}, {Label::kPlain, CountsText(comparison.counts)}});
  WriteRemarks(comparison, writer);
  WriteBars(comparison, writer);
}

void WriteHighlights(const diff::Comparison& comparison, TerminalWriter& writer) {
  const Titles titles(comparison);
  std::array<Listing, 4> promises = {
      Listing{"Promised less firmly", kMostPromises}, Listing{"No longer promised, it seems", kMostPromises},
      Listing{"Promised more firmly, or new", kMostPromises}, Listing{"Promised in other words", kMostPromises}};
  Listing figures("Figures", kMostFigures);
  const auto add_figures = [&](const diff::Change& change) {
    for (const auto& figure : change.figures) AddTo(figures, change, CellText(change) + FigureText(figure), titles);
  };
  for (const diff::Change& change : comparison.changes) {
    for (const Promised& promised : PromisesOf(change))
      AddTo(promises[static_cast<std::size_t>(promised.promise)], change, promised.text, titles);
    if (change.significance == diff::Significance::kSubstantive) add_figures(change);
  }
  for (const diff::Change& change : comparison.changes) {
    if (change.significance != diff::Significance::kSubstantive) add_figures(change);
  }
  for (const Listing& listing : promises) listing.WriteTo(writer);
  figures.WriteTo(writer);
}

}  // namespace planrev::tool
