// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/entries.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "diff/text/enumerator.h"

namespace planrev::diff {
namespace {

std::string SideOf(const Change& change, Sign other) {
  std::string text;
  for (const Run& run : change.runs) text += run.sign == other ? "" : run.text;
  return text;
}

bool IsMovedSection(const Change& change) { return change.unit == Unit::kSection && change.kind == Kind::kMoved; }

// A heading is told with its number or without: the number is another change's.
std::string WithoutNumber(const Change& change, const std::string& text) {
  const bool heading = change.unit == Unit::kHeading || IsMovedSection(change);
  return heading ? text.substr(EnumeratorLength(text)) : text;
}

std::string LeadOf(std::string_view heading) {
  const std::size_t title = std::min(heading.find_first_not_of("# "), heading.size());
  return std::string(heading.substr(0, title + EnumeratorLength(heading.substr(title))));
}

// Where lines of HTML end is layout, and read from either side.
std::string Flowing(const Change& change, std::string text) {
  if (change.unit == Unit::kHtml) std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

Entries EntriesOf(const Comparison& comparison, std::string_view before) {
  Entries entries;
  for (const Change& c : comparison.changes) {
    Entry entry;
    entry.kind = c.kind;
    entry.unit = c.unit;
    entry.before = Flowing(c, WithoutNumber(c, SideOf(c, Sign::kAdded)));
    entry.after = Flowing(c, WithoutNumber(c, SideOf(c, Sign::kRemoved)));
    entry.id = c.id;
    if (IsMovedSection(c))
      entry.body = LettersOf(before.substr(c.before.front().start, c.before.front().end - c.before.front().start));
    entry.dressed = std::any_of(c.aspects.begin(), c.aspects.end(),
                                [](Aspect a) { return a == Aspect::kFormatting || a == Aspect::kLevel; });
    if (c.unit == Unit::kHeading && c.kind == Kind::kRemoved)
      entry.lead = LeadOf(before.substr(c.before.front().start));
    // a heading's line starts with its number, a reference's with the text it stands in
    entry.follows = c.unit == Unit::kNumbering && !c.runs.empty() && c.runs.front().sign == Sign::kEqual;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Said(const Entry& entry) {
  constexpr std::size_t kEnds = 110;
  std::string text = std::string(Name(entry.kind)) + " " + std::string(Name(entry.unit)) + ": [" + entry.before +
                     "] [" + entry.after + "]" + entry.facts;
  std::replace(text.begin(), text.end(), '\n', '/');
  return text.size() <= 2 * kEnds ? text : text.substr(0, kEnds) + " ... " + text.substr(text.size() - kEnds);
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line.substr(EnumeratorLength(line)));
  return lines;
}

std::string LettersOf(std::string_view text) {
  std::string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "](") i = std::min(text.find(')', i), text.size() - 1);
    if (text.substr(i, 3) == "```") i = std::min(text.find('\n', i), text.size() - 1);
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isalnum(c) != 0 || c >= 0x80) letters += static_cast<char>(std::tolower(c));
  }
  return letters;
}

bool Alike(const Entry& a, const Entry& b) {
  return a.kind == b.kind && a.unit == b.unit && a.before == b.before && a.after == b.after && a.facts == b.facts;
}

std::vector<std::string> CellsOf(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '|');
  std::vector<std::string> cells;
  std::istringstream in(text);
  for (std::string cell; std::getline(in, cell, '|');) {
    const std::size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
  }
  return cells;
}

}  // namespace planrev::diff
