// SPDX-License-Identifier: MIT
// Walks fixtures/cases: what a careful reader says of each pair of texts, and what must hold of any.
#include <gtest/gtest.h>

#include <algorithm>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "diff/comparison.h"
#include "tests/diff/cases/answer.h"
#include "tests/diff/laid.h"

namespace planrev::diff {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string name;
  std::string before;
  std::string after;
  std::string answer;
};

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read '" + path.string() + "'");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// All cases, by name.
const std::vector<Case>& Cases() {
  static const std::vector<Case> kCases = [] {
    std::vector<Case> cases;
    for (const auto& entry : fs::directory_iterator(CASES_DIR)) {
      if (!entry.is_directory()) continue;
      const fs::path& path = entry.path();
      cases.push_back({path.filename().string(), ReadFile(path / "before.md"), ReadFile(path / "after.md"),
                       ReadFile(path / "answer.txt")});
    }
    std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
    return cases;
  }();
  return kCases;
}

std::vector<std::string> TableCells(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t at = line.find('|'); at != std::string::npos;) {
    const std::size_t next = line.find('|', at + 1);
    if (next == std::string::npos) break;
    const std::string cell = line.substr(at + 1, next - at - 1);
    const std::size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    at = next;
  }
  return cells;
}

// The README's table: name of a case to "yes" or "not yet". The columns: number, folder in backticks, what it shows,
// answered, how the answer differs.
const std::map<std::string, std::string>& Table() {
  static const std::map<std::string, std::string> kTable = [] {
    std::map<std::string, std::string> table;
    std::ifstream in(fs::path(CASES_DIR) / "README.md");
    for (std::string line; std::getline(in, line);) {
      const auto cells = TableCells(line);
      if (cells.size() != 5 || cells[1].size() < 3 || cells[1].front() != '`') continue;
      table[cells[1].substr(1, cells[1].size() - 2)] = cells[3];
    }
    return table;
  }();
  return kTable;
}

bool IsUtf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (static_cast<unsigned char>(text[at + i]) >> 6 != 2) return false;
    }
    at += length;
  }
  return true;
}

TEST(Cases, AreAllInTheTable) {
  std::vector<std::string> folders, rows;
  for (const Case& c : Cases()) folders.push_back(c.name);
  for (const auto& [name, answered] : Table()) {
    rows.push_back(name);
    EXPECT_TRUE(answered == "yes" || answered == "not yet") << name << ": answered '" << answered << "'";
  }
  EXPECT_EQ(folders, rows);
  EXPECT_FALSE(folders.empty());
}

TEST(Cases, AreAnsweredAsTheTableSays) {
  std::string open;
  std::size_t count = 0;
  for (const Case& c : Cases()) {
    const auto row = Table().find(c.name);
    const std::string told = Answer(Compare(c.before, c.after));
    if (row == Table().end() || row->second != "not yet") {
      EXPECT_EQ(c.answer, told) << "fixtures/cases/" << c.name << ": - is answer.txt, + is what was compared";
      continue;
    }
    EXPECT_NE(c.answer, told) << "fixtures/cases/" << c.name << " is answered now: change its row in README.md";
    open += (open.empty() ? "" : ", ") + c.name;
    ++count;
  }
  std::cout << "not yet answered: " << count << " of " << Cases().size() << (open.empty() ? "" : ": ") << open << "\n";
}

TEST(Cases, SayWhatBecameOfCommitmentsWhereThatIsWrittenDown) {
  std::size_t count = 0;
  for (const Case& c : Cases()) {
    const fs::path path = fs::path(CASES_DIR) / c.name / "commitments.txt";
    if (!fs::exists(path)) continue;
    EXPECT_EQ(ReadFile(path), Commitments(Compare(c.before, c.after))) << path;
    ++count;
  }
  EXPECT_GE(count, 9U);
}

TEST(Cases, AllGivesTheTextAfterAndNoneTheTextBefore) {
  for (const Case& c : Cases()) {
    const Comparison comparison = Compare(c.before, c.after);
    // one more than there are changes: with no change at all it asks for the layout after
    const std::vector<bool> all(comparison.changes.size() + 1, true);
    EXPECT_EQ(Apply(comparison, c.before, c.after, all), c.after) << c.name;
    EXPECT_EQ(Apply(comparison, c.before, c.after, {}), c.before) << c.name;
  }
}

TEST(Cases, EachChangeAloneLeavesAText) {
  for (const Case& c : Cases()) {
    const Comparison comparison = Compare(c.before, c.after);
    for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
      std::vector<bool> accepted(comparison.changes.size(), false);
      accepted[i] = true;
      const std::string one = Apply(comparison, c.before, c.after, accepted);
      EXPECT_TRUE(IsUtf8(one)) << c.name << ", only " << comparison.changes[i].id;
      EXPECT_NE(one, c.before) << c.name << ", only " << comparison.changes[i].id << ": nothing was carried out";
    }
  }
}

TEST(Cases, AreTheSameTwice) {
  for (const Case& c : Cases()) {
    const std::string once = Everything(Compare(c.before, c.after));
    EXPECT_EQ(Everything(Compare(c.before, c.after)), once) << c.name;
    std::string beside;
    std::thread([&] { beside = Everything(Compare(c.before, c.after)); }).join();
    EXPECT_EQ(beside, once) << c.name << ", in another thread";
  }
}

TEST(Cases, AreTheSameInAnyLocale) {
  std::vector<std::string> once;
  for (const Case& c : Cases()) once.push_back(Everything(Compare(c.before, c.after)));
  for (const char* const locale : {"C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) continue;  // C.UTF-8 is always there
    for (std::size_t i = 0; i < Cases().size(); ++i) {
      EXPECT_EQ(Everything(Compare(Cases()[i].before, Cases()[i].after)), once[i]) << Cases()[i].name << ", " << locale;
    }
  }
  std::setlocale(LC_ALL, "C");
}

TEST(Cases, ARedlineReadsAsTheTextAfter) {
  for (const Case& c : Cases()) {
    const Redline redline = MakeRedline(Compare(c.before, c.after), c.before, c.after);
    EXPECT_EQ(ReadsAfter(redline), ReadsAfter(MakeRedline(Compare(c.after, c.after), c.after, c.after))) << c.name;
  }
}

TEST(Cases, ARedlineHasAPlaceForEveryChange) {
  for (const Case& c : Cases()) {
    const Comparison comparison = Compare(c.before, c.after);
    EXPECT_EQ(ChangesIn(MakeRedline(comparison, c.before, c.after)).size(), comparison.changes.size()) << c.name;
  }
}

TEST(Cases, MovesAreLinkedAtBothEnds) {
  for (const Case& c : Cases()) {
    for (const Change& change : Compare(c.before, c.after).changes) {
      EXPECT_EQ(change.before.empty(), change.kind == Kind::kAdded) << c.name << " " << change.id;
      EXPECT_EQ(change.after.empty(), change.kind == Kind::kRemoved) << c.name << " " << change.id;
    }
  }
}

TEST(Cases, ChangesAreCountedAndListedInTheirSection) {
  for (const Case& c : Cases()) {
    const Comparison comparison = Compare(c.before, c.after);
    const Counts& counts = comparison.counts;
    EXPECT_EQ(counts.editorial + counts.factual + counts.substantive, comparison.changes.size()) << c.name;
    std::map<std::string, int> listed;
    for (const SectionSummary& section : comparison.sections) {
      for (const std::string& id : section.changes) ++listed[id];
    }
    for (const Change& change : comparison.changes) {
      if (change.unit == Unit::kMetadata) continue;  // front matter stands in no section
      EXPECT_EQ(listed[change.id], 1) << c.name << " " << change.id;
    }
  }
}

}  // namespace
}  // namespace planrev::diff
