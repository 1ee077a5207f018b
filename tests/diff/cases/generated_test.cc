// SPDX-License-Identifier: MIT
// The cases that are too large to store: they finish, both sides come back, and what was cut short is said.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "tests/diff/cases/answer.h"

namespace planrev::diff {
namespace {

// Far above what any of them takes, far below what a quadratic stage would.
constexpr std::chrono::seconds kPatience{20};

Comparison CompareInTime(const std::string& before, const std::string& after) {
  const auto start = std::chrono::steady_clock::now();
  Comparison comparison = Compare(before, after);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kPatience);
  EXPECT_TRUE(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)) == after);
  EXPECT_TRUE(Apply(comparison, before, after, {}) == before);
  return comparison;
}

std::size_t CountOf(const Comparison& comparison, Kind kind, Unit unit) {
  return static_cast<std::size_t>(
      std::count_if(comparison.changes.begin(), comparison.changes.end(),
                    [&](const Change& change) { return change.kind == kind && change.unit == unit; }));
}

std::string TextOf(const Change& change, Sign sign) {
  std::string text;
  for (const Run& run : change.runs) text += run.sign == sign ? run.text : "";
  return text;
}

// A word of letters only, another for each number.
std::string Word(std::string stem, std::size_t number) {
  for (; number > 0; number /= 26) stem += static_cast<char>('a' + number % 26);
  return stem;
}

// A list in which the items of the first half, in their order, come to stand behind those of the second.
std::string List(std::size_t first, std::size_t last) {
  std::string list;
  for (std::size_t i = first; i < last; ++i) {
    list += "- " + Word("review", i) + " " + Word("every", i) + " " + Word("crossing", i) + " in the borough\n";
  }
  return list;
}

void ItemsMove(std::size_t moved) {
  const std::size_t stayed = moved + 50;
  const std::string before = "# Action plan\n\n" + List(0, moved) + List(moved, moved + stayed);
  const std::string after = "# Action plan\n\n" + List(moved, moved + stayed) + List(0, moved);
  const Comparison comparison = CompareInTime(before, after);
  EXPECT_EQ(CountOf(comparison, Kind::kMoved, Unit::kItem), moved);
  EXPECT_EQ(comparison.changes.size(), moved);
  EXPECT_EQ(comparison.verdict, Verdict::kMinor);
}

TEST(Generated, AHundredMovedItemsAreEachMoved) { ItemsMove(100); }

TEST(Generated, OneMoreThanAHundredMovedItemsAreStillMoved) { ItemsMove(101); }

std::string Paragraph(const std::string& stem, std::size_t words) {
  std::string text = "The Partnership";
  for (std::size_t i = 0; i < words; ++i) text += " " + Word(stem, i);
  return text + " in every ward.\n";
}

// One block whose inner words are all others: the words at its ends stayed, the rest was replaced.
void WordsDiffer(std::size_t words) {
  const std::string before = Paragraph("qu", words), after = Paragraph("zy", words);
  const Comparison comparison = CompareInTime(before, after);
  ASSERT_FALSE(comparison.changes.empty());
  EXPECT_EQ(comparison.verdict, Verdict::kMajor);
  std::string removed, added;
  for (const Change& change : comparison.changes) {
    removed += TextOf(change, Sign::kRemoved);
    added += TextOf(change, Sign::kAdded);
    for (const Span& span : change.before) EXPECT_LE(span.end, before.size());
    for (const Span& span : change.after) EXPECT_LE(span.end, after.size());
  }
  EXPECT_NE(removed.find(Word("qu", 0) + " " + Word("qu", 1)), std::string::npos);
  EXPECT_NE(added.find(Word("zy", words - 2) + " " + Word("zy", words - 1)), std::string::npos);
}

TEST(Generated, FifteenHundredOtherWordsInOneBlock) { WordsDiffer(1500); }

TEST(Generated, SixThousandOtherWordsInOneBlock) { WordsDiffer(6000); }

TEST(Generated, AParagraphOfOneMegabyteOnOneLine) {
  std::string before;
  for (std::size_t i = 0; before.size() < 1'000'000; ++i) {
    before += "Officers met " + Word("ward", i) + " and will report on it. ";
  }
  before += "The Council will fund two posts.";
  std::string after = before;
  after.replace(after.rfind("will"), 4, "may");
  const Comparison comparison = CompareInTime(before + "\n", after + "\n");
  ASSERT_EQ(comparison.changes.size(), 1U);
  EXPECT_EQ(TextOf(comparison.changes[0], Sign::kRemoved), "will");
  EXPECT_EQ(TextOf(comparison.changes[0], Sign::kAdded), "may");
}

// Ten words over and over, in an order that has nothing to do with the other side's: nothing to hold on to.
std::string Shuffled(unsigned seed) {
  std::string text = "Residents said:";
  for (; text.size() < 1'000'000; seed = seed * 1664525U + 1013904223U) text += " " + Word("crime", (seed >> 16) % 10);
  return text + ".\n";
}

TEST(Generated, OneMegabyteOfTheSameTenWordsSaysItsLimit) {
  const Comparison comparison = CompareInTime(Shuffled(1), Shuffled(2));
  EXPECT_EQ(comparison.verdict, Verdict::kMajor);
  ASSERT_FALSE(comparison.limits.empty());
  EXPECT_EQ(comparison.limits[0].stage, "edits");
}

// Six hundred paragraphs give way to six hundred others: more pairs than are looked at.
TEST(Generated, NothingInCommonSaysItsLimit) {
  std::string before, after;
  for (std::size_t i = 0; i < 600; ++i) {
    before += Word("alpha", i) + " " + Word("beta", i) + " gamma.\n\n";
    after += Word("delta", i) + " " + Word("zeta", i) + " theta.\n\n";
  }
  const Comparison comparison = CompareInTime(before, after);
  EXPECT_EQ(comparison.verdict, Verdict::kMajor);
  EXPECT_FALSE(comparison.limits.empty());
}

TEST(Generated, TenThousandNestedQuotes) {
  const std::string quotes(10'000, '>');
  const std::string before = "# Plan\n\n" + quotes + " Residents told us that they feel safe.\n\nThe end.\n";
  const std::string after = "# Plan\n\n" + quotes + " Residents told us that they feel unsafe.\n\nThe end.\n";
  const Comparison comparison = CompareInTime(before, after);
  EXPECT_EQ(comparison.changes.size(), 1U);
  EXPECT_EQ(comparison.verdict, Verdict::kMajor);
}

std::string Table(std::size_t rows, const std::string& first, const std::string& last) {
  std::string table = "| Ward | 2019/20 | 2020/21 |\n|---|---:|---:|\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string cell = i == 0 ? first : i + 1 == rows ? last : std::to_string(i * 31 % 977);
    table += "| " + Word("Ward", i) + " | " + std::to_string(i % 463) + " | " + cell + " |\n";
  }
  return table;
}

TEST(Generated, ATableOfFiveThousandRows) {
  const Comparison comparison = CompareInTime(Table(5000, "17", "23"), Table(5000, "19", "29"));
  EXPECT_EQ(CountOf(comparison, Kind::kEdited, Unit::kCell), 2U);
  EXPECT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(comparison.verdict, Verdict::kMinor);
}

TEST(Generated, AColumnComesIntoATableOfFiveThousandRows) {
  std::string after = Table(5000, "17", "23");
  std::string wider;
  for (std::size_t at = 0, row = 0; at < after.size(); ++row) {
    const std::size_t end = after.find('\n', at);
    wider += after.substr(at, end - at) + (row == 0 ? " Rate |" : row == 1 ? "---:|" : " 4.5 |") + "\n";
    at = end + 1;
  }
  const Comparison comparison = CompareInTime(after, wider);
  EXPECT_EQ(CountOf(comparison, Kind::kAdded, Unit::kColumn), 1U);
  EXPECT_EQ(comparison.changes.size(), 1U);
}

TEST(Generated, TwentyThousandEqualParagraphsLoseOne) {
  const std::string equal = "The same paragraph, again and again.\n\n";
  std::string before, after;
  for (std::size_t i = 0; i < 20'000; ++i) before += equal;
  for (std::size_t i = 1; i < 20'000; ++i) after += equal;
  const Comparison comparison = CompareInTime(before, after);
  EXPECT_EQ(CountOf(comparison, Kind::kRemoved, Unit::kParagraph), 1U);
  EXPECT_EQ(comparison.changes.size(), 1U);
}

TEST(Generated, TwoHundredThousandLinesOfOneWordAreReversed) {
  std::string before, after;
  for (std::size_t i = 0; i < 200'000; ++i) {
    before += Word("w", i) + "\n";
    after += Word("w", 199'999 - i) + "\n";
  }
  EXPECT_EQ(CompareInTime(before, after).verdict, Verdict::kMajor);
}

// Ten thousand commitments give way to as many others: they are not all held against each other, and that is said.
TEST(Generated, CommitmentsWithoutNumberSayTheirLimit) {
  std::string before, after;
  for (std::size_t i = 0; i < 10'000; ++i) {
    before += "The Council will " + Word("build", i) + " the " + Word("hall", i) + " by May 2021.\n\n";
    after += "Partners must " + Word("clear", i) + " the " + Word("road", i) + " by June 2022.\n\n";
  }
  const Comparison comparison = CompareInTime(before, after);
  const auto of_commitments = [](const Limit& limit) { return limit.stage == "commitments"; };
  EXPECT_EQ(std::count_if(comparison.limits.begin(), comparison.limits.end(), of_commitments), 1);
}

}  // namespace
}  // namespace planrev::diff
