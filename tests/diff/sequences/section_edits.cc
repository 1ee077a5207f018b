// SPDX-License-Identifier: MIT
// Tables with their rows, columns and cells; sections with their headings and numbers.
#include <algorithm>
#include <map>
#include <utility>

#include "tests/diff/sequences/edits.h"

namespace planrev::diff {
namespace {

std::ptrdiff_t Step(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

// --- tables ---

const Part* AnyTable(Desk& desk) {
  std::vector<const Part*> tables;
  for (const Part& part : desk.plan.parts) {
    if (part.kind == PartKind::kTable) tables.push_back(&part);
  }
  return tables.empty() ? nullptr : desk.dice.Of(tables);
}

std::size_t RowAt(const Part& table, int id) {
  const auto at = std::find_if(table.rows.begin(), table.rows.end(), [id](const Row& row) { return row.id == id; });
  return static_cast<std::size_t>(at - table.rows.begin());
}

std::string AnyFigure(Desk& desk) { return std::to_string(100 + desk.dice.Below(9000)); }

std::optional<Edit> EditCell(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table || table->rows.size() < 2) return std::nullopt;
  const Row& row = table->rows[1 + desk.dice.Below(table->rows.size() - 1)];
  const TextPlace place{table->id, -1, row.id, desk.dice.Below(row.cells.size())};
  const std::string text = desk.dice.OneIn(2) ? AnyFigure(desk) : NewWord(desk) + " " + NewWord(desk);
  return Edit{"cell: " + row.cells[place.column] + " > " + text, [=](Plan& plan) {
                if (std::string* cell = TextAt(plan, place)) *cell = text;
              }};
}

std::optional<Edit> AddRow(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table) return std::nullopt;
  const int id = table->id, behind = desk.dice.Of(table->rows).id, row_id = desk.next_id++;
  std::vector<std::string> cells = {NewTitle(desk)};
  while (cells.size() < 12) cells.push_back(AnyFigure(desk));
  return Edit{"add row: " + cells[0], [=](Plan& plan) {
                Part* part = FindPart(plan, id);
                if (!part) return;
                const std::size_t at = std::min(RowAt(*part, behind), part->rows.size() - 1);
                auto mine = cells;
                mine.resize(part->rule.size());
                part->rows.insert(part->rows.begin() + Step(at + 1), {row_id, mine});
              }};
}

std::optional<Edit> RemoveRow(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table || table->rows.size() < 4) return std::nullopt;
  const int id = table->id, row = table->rows[1 + desk.dice.Below(table->rows.size() - 1)].id;
  return Edit{"remove row", [=](Plan& plan) {
                Part* part = FindPart(plan, id);
                if (part) std::erase_if(part->rows, [row](const Row& r) { return r.id == row; });
              }};
}

std::optional<Edit> MoveRow(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table || table->rows.size() < 4) return std::nullopt;
  const int id = table->id, row = table->rows[1 + desk.dice.Below(table->rows.size() - 1)].id;
  const int behind = desk.dice.Of(table->rows).id;
  if (row == behind) return std::nullopt;
  return Edit{"move row", [=](Plan& plan) {
                Part* part = FindPart(plan, id);
                if (!part || RowAt(*part, row) == part->rows.size() || RowAt(*part, behind) == part->rows.size())
                  return;
                const Row moved = part->rows[RowAt(*part, row)];
                part->rows.erase(part->rows.begin() + Step(RowAt(*part, row)));
                part->rows.insert(part->rows.begin() + Step(RowAt(*part, behind) + 1), moved);
              }};
}

// The column with that header; the number of columns where there is none.
std::size_t ColumnAt(const Part& table, const std::string& header) {
  const auto& cells = table.rows.front().cells;
  return static_cast<std::size_t>(std::find(cells.begin(), cells.end(), header) - cells.begin());
}

std::optional<Edit> AddColumn(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table || table->rule.size() > 8) return std::nullopt;
  const int id = table->id;
  const std::string behind = desk.dice.Of(table->rows.front().cells), header = NewTitle(desk);
  const std::size_t start = 100 + desk.dice.Below(5000);
  return Edit{"add column: " + header, [=](Plan& plan) {
                Part* part = FindPart(plan, id);
                if (!part || ColumnAt(*part, behind) == part->rule.size()) return;
                const auto at = Step(ColumnAt(*part, behind) + 1);
                part->rule.insert(part->rule.begin() + at, "--:");
                for (std::size_t r = 0; r < part->rows.size(); ++r) {
                  auto& cells = part->rows[r].cells;
                  const auto figure = start + static_cast<std::size_t>(part->rows[r].id) * 37 % 977;
                  cells.insert(cells.begin() + at, r == 0 ? header : std::to_string(figure));
                }
              }};
}

std::optional<Edit> RemoveColumn(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table || table->rule.size() < 3) return std::nullopt;
  const int id = table->id;
  const std::string header = desk.dice.Of(table->rows.front().cells);
  return Edit{"remove column: " + header, [=](Plan& plan) {
                Part* part = FindPart(plan, id);
                if (!part || ColumnAt(*part, header) == part->rule.size()) return;
                const auto at = Step(ColumnAt(*part, header));
                part->rule.erase(part->rule.begin() + at);
                for (Row& row : part->rows) row.cells.erase(row.cells.begin() + at);
              }};
}

std::optional<Edit> RenameColumn(Desk& desk) {
  const Part* table = AnyTable(desk);
  if (!table) return std::nullopt;
  const TextPlace place{table->id, -1, table->rows.front().id, desk.dice.Below(table->rule.size())};
  const std::string header = NewTitle(desk);
  return Edit{"rename column: " + header, [=](Plan& plan) {
                if (std::string* cell = TextAt(plan, place)) *cell = header;
              }};
}

// --- sections ---

std::vector<std::size_t> Headings(const Plan& plan) {
  std::vector<std::size_t> headings;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) {
    if (plan.parts[i].kind == PartKind::kHeading && plan.parts[i].level > 1) headings.push_back(i);
  }
  return headings;
}

std::optional<int> AnyHeading(Desk& desk) {
  const auto headings = Headings(desk.plan);
  if (headings.empty()) return std::nullopt;
  return desk.plan.parts[desk.dice.Of(headings)].id;
}

Part NewHeading(Desk& desk, int level) {
  Part heading;
  heading.id = desk.next_id++;
  heading.kind = PartKind::kHeading;
  heading.level = level;
  heading.text = NewTitle(desk);
  return heading;
}

Part NewParagraph(Desk& desk) {
  Part part;
  part.id = desk.next_id++;
  part.text = NewSentence(desk) + " " + NewSentence(desk);
  return part;
}

void PutBefore(Plan& plan, int id, const std::vector<Part>& parts) {
  const std::size_t at = PlaceOf(plan, id);
  if (at < plan.parts.size()) plan.parts.insert(plan.parts.begin() + Step(at), parts.begin(), parts.end());
}

// Takes the section out; empty where it is gone.
std::vector<Part> TakeSection(Plan& plan, int id) {
  const std::size_t at = PlaceOf(plan, id);
  if (at == plan.parts.size()) return {};
  const std::size_t end = SectionEnd(plan, at);
  std::vector<Part> taken(plan.parts.begin() + Step(at), plan.parts.begin() + Step(end));
  plan.parts.erase(plan.parts.begin() + Step(at), plan.parts.begin() + Step(end));
  return taken;
}

std::optional<Edit> AddSection(Desk& desk) {
  const auto before = AnyHeading(desk);
  if (!before) return std::nullopt;
  const int level = desk.plan.parts[PlaceOf(desk.plan, *before)].level;
  const std::vector<Part> parts = {NewHeading(desk, level), NewParagraph(desk), NewParagraph(desk)};
  return Edit{"add section: " + parts[0].text, [=](Plan& plan) { PutBefore(plan, *before, parts); }};
}

std::optional<Edit> RemoveSection(Desk& desk) {
  const auto id = AnyHeading(desk);
  if (!id) return std::nullopt;
  const std::size_t at = PlaceOf(desk.plan, *id);
  if (SectionEnd(desk.plan, at) - at > 20) return std::nullopt;
  return Edit{"remove section: " + desk.plan.parts[at].text, [=](Plan& plan) { TakeSection(plan, *id); }};
}

std::optional<Edit> MoveSection(Desk& desk) {
  const auto id = AnyHeading(desk), before = AnyHeading(desk);
  if (!id || *id == *before) return std::nullopt;
  const Part &moved = desk.plan.parts[PlaceOf(desk.plan, *id)], &other = desk.plan.parts[PlaceOf(desk.plan, *before)];
  if (moved.level != other.level) return std::nullopt;
  return Edit{"move section: " + moved.text + " BEFORE " + other.text, [=](Plan& plan) {
                Plan copy = plan;
                const auto parts = TakeSection(copy, *id);
                if (parts.empty() || PlaceOf(copy, *before) == copy.parts.size()) return;
                PutBefore(copy, *before, parts);
                plan = std::move(copy);
              }};
}

std::optional<Edit> RenameSection(Desk& desk) {
  const auto id = AnyHeading(desk);
  if (!id) return std::nullopt;
  const std::string title = desk.plan.parts[PlaceOf(desk.plan, *id)].text;
  const std::size_t blank = title.find_last_of(' ');
  if (blank == std::string::npos) return std::nullopt;
  const std::string word = title.substr(blank + 1), other = NewWord(desk);
  return Edit{"rename section: " + title + " > " + other, [=](Plan& plan) {
                Part* part = FindPart(plan, *id);
                if (part && part->text.size() > word.size() && part->text.ends_with(" " + word))
                  part->text.replace(part->text.size() - word.size(), word.size(), other);
              }};
}

std::optional<Edit> ChangeLevel(Desk& desk) {
  const auto id = AnyHeading(desk);
  if (!id) return std::nullopt;
  const int by = desk.plan.parts[PlaceOf(desk.plan, *id)].level > 2 && desk.dice.OneIn(2) ? -1 : 1;
  return Edit{"level " + std::to_string(by) + ": " + desk.plan.parts[PlaceOf(desk.plan, *id)].text, [=](Plan& plan) {
                const std::size_t at = PlaceOf(plan, *id);
                if (at == plan.parts.size()) return;
                const std::size_t end = SectionEnd(plan, at);
                for (std::size_t p = at; p < end; ++p) {
                  Part& part = plan.parts[p];
                  if (part.kind == PartKind::kHeading) part.level = std::clamp(part.level + by, 2, 6);
                }
              }};
}

std::optional<Edit> DivideSection(Desk& desk) {
  std::vector<int> paragraphs;
  for (const Part& part : desk.plan.parts) {
    if (part.kind == PartKind::kParagraph) paragraphs.push_back(part.id);
  }
  if (paragraphs.empty()) return std::nullopt;
  const int before = desk.dice.Of(paragraphs);
  const Part heading = NewHeading(desk, 3 + static_cast<int>(desk.dice.Below(2)));
  return Edit{"add heading: " + heading.text, [=](Plan& plan) { PutBefore(plan, before, {heading}); }};
}

std::optional<Edit> JoinSections(Desk& desk) {
  const auto id = AnyHeading(desk);
  if (!id) return std::nullopt;
  return Edit{"remove heading: " + desk.plan.parts[PlaceOf(desk.plan, *id)].text,
              [=](Plan& plan) { std::erase_if(plan.parts, [&](const Part& part) { return part.id == *id; }); }};
}

// --- numbers ---

// The number a heading starts with, "3" or "3.4"; empty where it has none.
std::string NumberOf(const Part& part) {
  if (part.kind != PartKind::kHeading) return "";
  std::string number = part.text.substr(0, part.text.find_first_not_of("0123456789."));
  if (!number.empty() && number.back() == '.') number.pop_back();
  return number;
}

// Counts the last part of `number` up or down.
std::string Counted(const std::string& number, int by) {
  const std::size_t dot = number.find_last_of('.');
  const std::size_t last = dot == std::string::npos ? 0 : dot + 1;
  return number.substr(0, last) + std::to_string(std::stoi(number.substr(last)) + by);
}

// Gives each of the numbers, and those below it, its new one, in headings and, where they are to follow, references.
void Renumber(Plan& plan, const std::map<std::string, std::string>& numbers, bool follow) {
  const auto renumbered = [&](const std::string& number) -> std::string {
    for (std::string above = number;;) {
      if (const auto found = numbers.find(above); found != numbers.end())
        return found->second + number.substr(above.size());
      const std::size_t dot = above.find_last_of('.');
      if (dot == std::string::npos) return number;
      above.resize(dot);
    }
  };
  const auto follow_in = [&](std::string& text) {
    for (std::size_t at = text.find("section "); at != std::string::npos; at = text.find("section ", at + 1)) {
      const std::size_t start = at + 8;
      std::size_t end = std::min(text.find_first_not_of("0123456789.", start), text.size());
      if (end > start && text[end - 1] == '.') --end;
      if (end == start || text.substr(end, 4) == " of ") continue;
      text.replace(start, end - start, renumbered(text.substr(start, end - start)));
    }
  };
  for (Part& part : plan.parts) {
    if (const std::string number = NumberOf(part); !number.empty())
      part.text.replace(0, number.size(), renumbered(number));
    if (!follow) continue;
    if (part.kind != PartKind::kHeading) follow_in(part.text);
    for (Item& item : part.items) follow_in(item.text);
  }
}

// The numbers from `number` on among its siblings, each counted up or down.
std::map<std::string, std::string> NumbersFrom(const Plan& plan, const std::string& number, int by) {
  std::map<std::string, std::string> numbers;
  for (std::string next = number;; next = Counted(next, 1)) {
    const bool there =
        std::any_of(plan.parts.begin(), plan.parts.end(), [&](const Part& part) { return NumberOf(part) == next; });
    if (!there) return numbers;
    numbers[next] = Counted(next, by);
  }
}

std::optional<int> AnyNumbered(Desk& desk) {
  std::vector<int> ids;
  for (const Part& part : desk.plan.parts) {
    if (!NumberOf(part).empty()) ids.push_back(part.id);
  }
  if (ids.empty()) return std::nullopt;
  return desk.dice.Of(ids);
}

std::optional<Edit> AddNumbered(Desk& desk) {
  const auto before = AnyNumbered(desk);
  if (!before) return std::nullopt;
  const std::vector<Part> parts = {NewHeading(desk, desk.plan.parts[PlaceOf(desk.plan, *before)].level),
                                   NewParagraph(desk)};
  const bool follow = !desk.dice.OneIn(3);
  return Edit{"add numbered section: " + parts[0].text, [=](Plan& plan) {
                const Part* here = FindPart(plan, *before);
                const std::string number = here ? NumberOf(*here) : "";
                if (number.empty()) return;
                auto mine = parts;
                mine[0].text = number + (number.find('.') == std::string::npos ? ". " : " ") + mine[0].text;
                Renumber(plan, NumbersFrom(plan, number, 1), follow);
                PutBefore(plan, *before, mine);
              }};
}

std::optional<Edit> RemoveNumbered(Desk& desk) {
  const auto id = AnyNumbered(desk);
  if (!id) return std::nullopt;
  const std::size_t at = PlaceOf(desk.plan, *id);
  if (SectionEnd(desk.plan, at) - at > 20) return std::nullopt;
  const bool follow = !desk.dice.OneIn(3);
  return Edit{"remove numbered section: " + desk.plan.parts[at].text, [=](Plan& plan) {
                const Part* here = FindPart(plan, *id);
                const std::string number = here ? NumberOf(*here) : "";
                if (number.empty()) return;
                TakeSection(plan, *id);
                Renumber(plan, NumbersFrom(plan, Counted(number, 1), -1), follow);
              }};
}

}  // namespace

const std::vector<EditMaker>& TableEdits() {
  static const std::vector<EditMaker> kEdits = {EditCell, EditCell,  AddRow,       RemoveRow,
                                                MoveRow,  AddColumn, RemoveColumn, RenameColumn};
  return kEdits;
}

const std::vector<EditMaker>& SectionEdits() {
  static const std::vector<EditMaker> kEdits = {AddSection,  RemoveSection, MoveSection,  MoveSection, RenameSection,
                                                ChangeLevel, DivideSection, JoinSections, AddNumbered, RemoveNumbered};
  return kEdits;
}

}  // namespace planrev::diff
