// SPDX-License-Identifier: MIT
#include "tool/render/note/figures.h"

#include <algorithm>
#include <map>

#include "tool/render/note/points.h"
#include "tool/render/note/segments.h"
#include "tool/render/page/snippet.h"
#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

using diff::Change;
using diff::Significance;
using diff::Unit;

struct SectionFigures {
  Facts::List rows;
  std::size_t in_text = 0;
  std::vector<std::pair<std::string, std::size_t>> in_tables;  // by name
  bool dates = false;
  std::vector<std::size_t> others;  // factual changes without a figure
};

bool IsFactual(const Change& change) { return change.significance == Significance::kFactual; }

std::string What(const Change& change, const diff::FigureChange& figure, std::size_t& from) {
  if (!change.cell) return OneLine(WordsAround(change, figure, from));
  const std::string row = OneLine(change.cell->row), column = OneLine(change.cell->column);
  return row + (row.empty() || column.empty() ? "" : ", ") + column;
}

void CountTable(SectionFigures& section, const std::string& table) {
  const auto known = std::ranges::find(section.in_tables, table, &std::pair<std::string, std::size_t>::first);
  if (known == section.in_tables.end()) {
    section.in_tables.emplace_back(table, 1);
  } else {
    ++known->second;
  }
}

void Take(SectionFigures& section, const Change& change, std::size_t index, const TablePlace& table) {
  std::size_t from = 0;
  for (const diff::FigureChange& figure : change.figures) {
    const std::string what = What(change, figure, from);
    if (figure.kind == diff::FigureKind::kDate && (IsFactual(change) || !OnlyFigures(change))) {
      section.dates = true;
      continue;
    }
    Facts row = Facts().Set("what", what).Set("was", figure.before).Set("now", figure.after);
    section.rows.push_back(row.Set("difference", DifferenceText(figure)));
    if (table.block != TablePlace::kNone) {
      CountTable(section, table.name);
    } else {
      ++section.in_text;
    }
  }
  if (change.figures.empty() && IsFactual(change) && change.unit != Unit::kMetadata) section.others.push_back(index);
}

}  // namespace

Facts CountFacts(std::size_t count) {
  const std::string number = std::to_string(count);
  return Facts()
      .Set("count", count == 1 ? "one" : number)
      .Set("Count", count == 1 ? "One" : number)
      .Set("one", count == 1);
}

Facts::List FiguresBySection(const PageContext& context, const std::vector<TablePlace>& tables, const Titles& titles) {
  std::vector<std::vector<std::string>> order;
  std::map<std::vector<std::string>, SectionFigures> sections;
  const std::vector<Change>& changes = context.comparison().changes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto [place, is_new] = sections.try_emplace(changes[i].section);
    if (is_new) order.push_back(changes[i].section);
    Take(place->second, changes[i], i, tables[i]);
  }
  Facts::List list;
  for (const std::vector<std::string>& path : order) {
    const SectionFigures& section = sections[path];
    if (section.rows.empty() && section.others.empty() && !section.dates) continue;
    Facts facts = Facts().Set("title", titles.Of(path)).Set("rows", section.rows).Set("dates", section.dates);
    if (section.in_text > 0) facts.Set("in_text", CountFacts(section.in_text));
    Facts::List counts;
    for (const auto& [name, count] : section.in_tables) counts.push_back(CountFacts(count).Set("name", name));
    facts.Set("tables", counts).Set("points", PointsOf(section.others, context, tables));
    list.push_back(std::move(facts));
  }
  return list;
}

}  // namespace planrev::tool
