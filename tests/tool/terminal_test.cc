// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <sstream>

#include "tests/tool/golden.h"
#include "tests/tool/sample.h"
#include "tool/render/render.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

std::string Terminal(const diff::Change& change, TerminalOptions options = {}) {
  diff::Comparison comparison;
  comparison.changes = {change};
  return RenderTerminal({comparison, {"a", ""}, {"b", ""}}, options);
}

std::string Terminal(std::vector<diff::Run> runs) { return Terminal(EditedParagraph(std::move(runs))); }

TEST(Terminal, TellsEveryFact) {
  const diff::Comparison comparison = SampleComparison();
  ExpectGolden("sample-80.txt", RenderTerminal({comparison, {"2020-06.md", ""}, {"2021-06.md", ""}}, {.width = 80}));
}

TEST(Terminal, FitsANarrowTerminal) {
  const diff::Comparison comparison = SampleComparison();
  ExpectGolden("sample-40.txt", RenderTerminal({comparison, {"2020-06.md", ""}, {"2021-06.md", ""}}, {.width = 40}));
}

TEST(Terminal, OverviewHasABarForEachSection) {
  const diff::Comparison comparison = SampleComparison();
  const Told told = {comparison, {"2020-06.md", ""}, {"2021-06.md", ""}};
  ExpectGolden("sample-stat-80.txt", RenderTerminal(told, {.width = 80, .overview_only = true}));
  ExpectGolden("sample-stat-40.txt", RenderTerminal(told, {.width = 40, .overview_only = true}));
}

TEST(Terminal, BarsKeepToTheWidth) {
  diff::Comparison comparison;
  comparison.changes = {EditedParagraph({Added("a")})};
  const std::string wide = "\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22";
  for (const std::size_t words : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{123456}}) {
    comparison.sections.push_back({{wide + " title"}, diff::SectionStatus::kAdded, words, words / 3, {"x"}});
    comparison.sections.push_back({{std::string(200, 'a')}, diff::SectionStatus::kChanged, words / 2, words, {"x"}});
  }
  for (const std::size_t width : {20, 40, 80, 300}) {
    const std::string text =
        RenderTerminal({comparison, {"a", ""}, {"b", ""}}, {.width = width, .overview_only = true});
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(Columns(line), width) << line;
  }
}

TEST(Terminal, ColoursAddNothingButColour) {
  const diff::Comparison comparison = SampleComparison();
  const Told told = {comparison, {"a", ""}, {"b", ""}};
  std::string coloured = RenderTerminal(told, {.width = 80, .colour = true});
  EXPECT_NE(coloured.find("\x1b[31m[-will-]\x1b[m\x1b[32m{+may+}\x1b[m"), std::string::npos);
  while (coloured.find('\x1b') != std::string::npos) {
    const std::size_t start = coloured.find('\x1b');
    coloured.erase(start, coloured.find('m', start) + 1 - start);
  }
  EXPECT_EQ(coloured, RenderTerminal(told, {.width = 80}));
}

TEST(Terminal, MarksThatStandInTheTextAreEscaped) {
  const std::string text = Terminal({Same("see [-x-] and "), Removed("{+y+}")});
  EXPECT_NE(text.find("    see \\[-x\\-] and [-\\{+y\\+}-]\n"), std::string::npos) << text;
}

TEST(Terminal, NothingFromATextActsOnTheTerminal) {
  diff::Change change = EditedParagraph({Same("a\x1b[2J\u202e"), Added("b\x07")});
  change.section = {"He\x1b]0;x\x07"};
  change.reason = "because \x9b";
  change.kind = diff::Kind::kEdited;
  change.figures = {{"1\x1b", "2\u2066", diff::FigureKind::kCount, {}, {}}};
  change.obligations = {{"will\x1b", "may", diff::Direction::kWeaker}};
  change.cell = diff::Cell{"r\x1b", "c\x1b"};
  const std::string text = Terminal(change);
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
  EXPECT_EQ(text.find('\x07'), std::string::npos) << text;
  EXPECT_EQ(text.find("\u202e"), std::string::npos) << text;
  EXPECT_NE(text.find("a<U+001B>[2J<U+202E>{+b<U+0007>+}"), std::string::npos) << text;
  EXPECT_NE(text.find("He<U+001B>]0;x<U+0007>"), std::string::npos) << text;
}

TEST(Terminal, AddedBlocksHaveASignBeforeEveryLine) {
  diff::Change change = EditedParagraph({Added("one two three four five\n\nsix")});
  change.kind = diff::Kind::kAdded;
  const std::string text = Terminal(change, {.width = 20});
  EXPECT_NE(text.find("  + one two three\n  + four five\n  +\n  + six\n"), std::string::npos) << text;
}

TEST(Terminal, ChangesOfOneSectionShareItsHeader) {
  diff::Comparison comparison;
  comparison.changes = {EditedParagraph({Added("a")}), EditedParagraph({Added("b")})};
  comparison.changes[0].section = comparison.changes[1].section = {"Only once"};
  const std::string text = RenderTerminal({comparison, {"a", ""}, {"b", ""}}, {});
  EXPECT_EQ(text.find("Only once"), text.rfind("Only once"));
}

}  // namespace
}  // namespace planrev::tool
