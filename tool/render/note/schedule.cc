// SPDX-License-Identifier: MIT
#include "tool/render/note/schedule.h"

#include <algorithm>

#include "tool/render/note/points.h"
#include "tool/render/note/segments.h"
#include "tool/render/note/tables.h"
#include "tool/render/phrases.h"
#include "tool/render/titles.h"

namespace planrev::tool {
namespace {

using diff::Change;
using diff::Kind;
using diff::Sign;

constexpr std::size_t kLongest = 150;  // words of one cell

// `text` as far as a cell goes.
std::string Cut(const std::string& text) {
  const std::size_t words = CountWords(text);
  return words <= kLongest ? text : FirstWords(text, kLongest) + " (" + std::to_string(words) + " words in all)";
}

struct WasAndNow {
  std::string was, now;
};

WasAndNow SidesOf(const Change& change) {
  if (change.kind == Kind::kAdded) return {"", CellsApart(SideText(change, Sign::kRemoved))};
  if (change.kind == Kind::kRemoved) return {CellsApart(SideText(change, Sign::kAdded)), ""};
  WasAndNow sides;
  const std::vector<Segment> segments = ChangedSegments(change);
  for (const Segment& segment : segments) {
    if (!sides.was.empty() && !segment.was.empty()) sides.was += " … ";
    if (!sides.now.empty() && !segment.now.empty()) sides.now += " … ";
    sides.was += segment.was;
    sides.now += segment.now;
  }
  if (!segments.empty()) return sides;
  const std::string same = FirstSentence(SideText(change, Sign::kRemoved), 30);  // moved, divided and the like
  return {same, same};
}

// "paragraph"; "Table 6, 1.3, Owner".
std::string PlaceOf(const Change& change, const TablePlace& table) {
  if (!change.cell) return ThingWord(change.unit);
  std::string place = table.name;
  for (const std::string& part : {change.cell->row, change.cell->column}) {
    if (!part.empty()) place += ", " + OneLine(part);
  }
  return place;
}

// The labels of the recommended changes that this one carries out.
Facts::List AskedBy(const NoteSubject& subject, const Change& change) {
  Facts::List labels;
  for (const NoteAsked& asked : subject.asked) {
    if (std::ranges::find(asked.changes, change.id) != asked.changes.end())
      labels.push_back(Facts().Set("text", asked.label));
  }
  return labels;
}

}  // namespace

Facts ScheduleFacts(const NoteSubject& subject) {
  const diff::Comparison& comparison = subject.told.comparison;
  const PageContext context(comparison, subject.redline);
  const std::vector<TablePlace> tables = TablePlaces(comparison, subject.redline);
  const Titles titles(comparison);
  Facts::List rows;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const Change& change = comparison.changes[i];
    const WasAndNow sides = SidesOf(change);
    Facts row = Facts().Set("number", std::to_string(i + 1)).Set("section", titles.Of(change.section));
    row.Set("place", PlaceOf(change, tables[i])).Set("was", Cut(sides.was)).Set("now", Cut(sides.now));
    row.Set("kind", VerbText(change)).Set("weight", std::string(Name(change.significance)));
    row.Set("reason", change.reason).Set("id", change.id);
    row.Set("asked_by", AskedBy(subject, change));
    rows.push_back(std::move(row));
  }
  Facts facts = Facts().Set("title", context.Title().empty() ? subject.after.label : context.Title());
  facts.Set("before", subject.before.label).Set("after", subject.after.label);
  facts.Set("before_dated", DayInWords(subject.before.dated)).Set("after_dated", DayInWords(subject.after.dated));
  facts.Set("nothing", NothingText(comparison)).Set("version", PLANREV_VERSION);
  facts.Set("has_asked", !subject.asked.empty());
  return facts.Set("rows", std::move(rows));
}

}  // namespace planrev::tool
