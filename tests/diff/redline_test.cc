// SPDX-License-Identifier: MIT
#include "diff/redline/redline.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "tests/diff/laid.h"

namespace planrev::diff {
namespace {

TEST(Redline, EditedWordsStandInTheirDress) {
  EXPECT_EQ(Laid("Partners **should always** answer within [five days](https://a.example/old).\n",
                 "Partners **must always** answer within [two days](https://a.example/new).\n"),
            "Partners [-*should*-]{+*must*+}* always* answer within [-<five|https://a.example/old>-]"
            "{+<two|https://a.example/new>+}< days|https://a.example/new>.\n");
}

TEST(Redline, DressThatChangedIsThatAfter) {
  EXPECT_EQ(Laid("All partners agree on this point.\n", "All *partners* agree on this `point`.\n"),
            "All _partners_ agree on this `point`.\n");
}

TEST(Redline, UnchangedTextIsDressedByCommonMark) {
  const std::string text =
      "See [the guide][g], [g], **bold _both_** and ~~old~~ text\\\nnext &amp; <b>last</b>[^1].\n\n[g]: "
      "https://g.example "
      "\"T\"\n\n[^1]: A note.\n";
  EXPECT_EQ(
      Laid(text, text),
      "See <the guide|https://g.example>, <g|https://g.example>, *bold *_*both*_ and ~old~ text\nnext & last^[^1].\n"
      "^[^1]: A note.\n");
}

TEST(Redline, ALinkOfWhichTheBracketsWentStandsOnce) {
  const std::string link = "## More\n\n[a]: http://b.c\n";
  EXPECT_EQ(Laid("loose[a]: http://b.c\n\n" + link, "loose> a quote here\n\n" + link),
            "loose{+> +}a[-: http://b.c-]{+ quote here+}\n## More\n");
}

TEST(Redline, BlocksThatComeAndGoAreWhole) {
  EXPECT_EQ(Laid("# Plan\n\nIt stays.\n\nIt goes for good.\n", "# Plan\n\nIt stays.\n\n> A quotation is new here.\n"),
            "# Plan\nIt stays.\n- It goes for good.\n+ > A quotation is new here.\n");
}

TEST(Redline, ListsKeepTheirDepthAndNumbers) {
  EXPECT_EQ(
      Laid("3. three things\n4. four things that go\n5. five\n   - inner one\n   - inner two\n\n   And a paragraph.\n",
           "3. three things\n4. five\n   - inner one\n   - inner new\n   - inner two\n\n   And a paragraph.\n"),
      "3. three things\n- 4. four things that go\n4. five\n  * inner one\n+   * inner new\n  * inner two\n"
      "  And a paragraph.\n");
}

TEST(Redline, ARemovedItemStandsInTheListItWasIn) {
  const std::string before = "- one thing\n- another thing that goes\n- two things\n";
  const std::string after = "- one thing\n- two things\n";
  const Redline redline = MakeRedline(Compare(before, after), before, after);
  ASSERT_EQ(redline.blocks.size(), 3u);
  EXPECT_EQ(redline.blocks[1].sign, Sign::kRemoved);
  EXPECT_EQ(redline.blocks[1].around, redline.blocks[0].around);
  EXPECT_EQ(redline.blocks[1].around, redline.blocks[2].around);
}

TEST(Redline, QuotesAndListsNestAsTheyDo) {
  const std::string text = "> - in a quote\n>   - deeper\n\n- item\n\n  > quoted in it\n";
  EXPECT_EQ(Laid(text, text), "> * in a quote\n>   * deeper\n* item\n  > quoted in it\n");
}

TEST(Redline, ColumnsAndRowsAndCellsAreMerged) {
  EXPECT_EQ(
      Laid("| Crime | 2019 | 2020 |\n|---|--:|--:|\n| Theft | 10 | 12 |\n| Arson | 3 | 4 |\n| Fraud | 5 | 6 |\n",
           "| Crime | 2020 | 2021 |\n|---|--:|--:|\n| Theft | 12 | 14 |\n| Fraud | 7 | 8 |\n| Robbery | 1 | 2 |\n"),
      "| Crime | [-2019-] | 2020 | {+2021+} |\n"
      "| Theft | [-10-] | 12 | {+14+} |\n"
      "- | Arson | 3 | 4 | (none) |\n"
      "| Fraud | [-5-] | [-6-]{+7+} | {+8+} |\n"
      "+ | Robbery | (none) | 1 | 2 |\n");
}

TEST(Redline, AnEntityOrACodeSpanDoesNotPutTheMarksOutOfPlace) {
  EXPECT_EQ(
      Laid("Fish &amp; chips cost `10` pounds &copy; here.\n", "Fish &amp; chips cost `12` pounds &copy; there.\n"),
      "Fish & chips cost [-`10`-]{+`12`+} pounds © [-here-]{+there+}.\n");
}

TEST(Redline, MergedAndSplitParagraphsShowWhereOneEnded) {
  const std::string apart =
      "The first paragraph says one thing at length.\n\nThe second paragraph says another thing.\n";
  const std::string together =
      "The first paragraph says one thing at length. The second paragraph says another thing.\n";
  EXPECT_EQ(Laid(apart, together),
            "The first paragraph says one thing at length. [-¶-]The second paragraph says another thing.\n");
  EXPECT_EQ(Laid(together, apart),
            "The first paragraph says one thing at length.{+¶+}\nThe second paragraph says another thing.\n");
}

TEST(Redline, WhatMovedStandsTwiceAndIsEditedWhereItIs) {
  EXPECT_EQ(
      Laid("Alpha beta gamma delta here.\n\nOne two three four five six seven.\n\nRed green blue.\n\nSun moon stars.\n",
           "One two three four five six seven.\n\nRed green blue.\n\nSun moon stars.\n\nAlpha beta gamma delta "
           "there.\n"),
      "moved away: Alpha beta gamma delta here.\nOne two three four five six seven.\nRed green blue.\n"
      "Sun moon stars.\nmoved here: Alpha beta gamma delta [-here-]{+there+}.\n");
}

TEST(Redline, AMovedSectionIsAMarkWhereItWasAndWholeWhereItIs) {
  EXPECT_EQ(Laid("# A\n\nText of section A says this.\n\n# B\n\nText of section B says that.\n\nMore in B here.\n\n# "
                 "C\n\nText "
                 "of C.\n\nAnd C again.\n",
                 "# B\n\nText of section B says that.\n\nMore in B here.\n\n# C\n\nText of C.\n\nAnd C again.\n\n# "
                 "A\n\nText of section A says more.\n"),
            "moved away: A\n# B\nText of section B says that.\nMore in B here.\n# C\nText of C.\nAnd C again.\n"
            "moved here: # A\nText of section A says [-this-]{+more+}.\n");
}

TEST(Redline, ARenumberedHeadingShowsBothNumbers) {
  EXPECT_EQ(
      Laid("# 1. Aims\n\nAims are set here.\n\n# 2. *Means*\n\nMeans are listed here.\n",
           "# 1. Aims\n\nAims are set here.\n\n# 2. Money\n\nMoney is new in the plan.\n\n# 3. *Means*\n\nMeans are "
           "listed here.\n"),
      "# 1. Aims\nAims are set here.\n+ # 2. Money\n+ Money is new in the plan.\n# [-2.-]{+3.+} _Means_\n"
      "Means are listed here.\n");
}

TEST(Redline, CodeKeepsItsLines) {
  EXPECT_EQ(Laid("- item\n\n  ```\n  one\n    two\n  ```\n", "- item\n\n  ```\n  one\n    three\n  ```\n"),
            "* item\n  one\n  [-two-]{+three+}\n");
}

TEST(Redline, FrontMatterStandsOnTop) {
  EXPECT_EQ(Laid("---\ntitle: Plan\nversion: 1\n---\n# A\n", "---\ntitle: Plan\nversion: 2\n---\n# A\n"),
            "title: Plan\nversion: [-1-]{+2+}\n\n# A\n");
}

TEST(Redline, SectionsKnowWhetherTheyChanged) {
  const std::string before = "Above.\n\n# A\n\nSame.\n\n# B\n\nThe old words here.\n";
  const std::string after = "Above.\n\n# A\n\nSame.\n\n# B\n\nThe new words here.\n";
  const Redline redline = MakeRedline(Compare(before, after), before, after);
  ASSERT_EQ(redline.sections.size(), 3u);
  EXPECT_FALSE(redline.sections[0].changed);
  EXPECT_EQ(redline.sections[0].level, 0);
  EXPECT_FALSE(redline.sections[1].changed);
  EXPECT_TRUE(redline.sections[2].changed);
  EXPECT_EQ(redline.sections[2].last, redline.blocks.size());
}

std::string ReadFixture(const std::string& name) {
  std::ifstream file(std::string(PLANREV_SOURCE_DIR) + "/fixtures/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Redline BothSides(std::string_view before, std::string_view after) {
  return MakeRedline(Compare(before, after), before, after, {.both_sides = true});
}

void ExpectBothSides(const std::string& before, const std::string& after) {
  const Redline redline = BothSides(before, after);
  EXPECT_EQ(BlocksBefore(redline), BlocksBefore(BothSides(before, before)));
  EXPECT_EQ(BlocksAfter(redline), BlocksAfter(BothSides(after, after)));
}

TEST(Redline, EitherTextIsReadFromBothSides) {
  struct Case {
    const char* what;
    const char* before;
    const char* after;
  };
  const Case cases[] = {
      {"a section that moved and was edited",
       "# A\n\nText of section A says this.\n\n- one item here\n- two items here\n\n# B\n\nText of section B says "
       "that.\n\n# "
       "C\n\nText of C is here.\n\nAnd C again.\n",
       "# B\n\nText of section B says that.\n\n# C\n\nText of C is here.\n\nAnd C again.\n\n# A\n\nText of section A "
       "says "
       "more.\n\n- one item here\n- three items here\n"},
      {"numbers that became bullets", "1. one thing\n2. two things\n", "- one thing\n- two things and more\n"},
      {"a heading of another level", "# A\n\n## Below\n\nText.\n", "# A\n\n### Below\n\nText.\n"},
      {"a paragraph that became a heading", "# A\n\nWhat we will do for you\n\nText.\n",
       "# A\n\n## What we will do for you\n\nText.\n"},
      {"split", "One thing is said here. And another thing is said there.\n",
       "One thing is said here.\n\nAnd another thing is said there.\n"},
      {"merged", "One thing is said here.\n\nAnd another thing is said there.\n",
       "One thing is said here. And another thing is said there.\n"},
      {"a column", "| a | b |\n|---|---|\n| one | two |\n| three | four |\n",
       "| a | c | b |\n|---|---|---|\n| one | new | two |\n| three | new | four |\n"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.what);
    ExpectBothSides(one.before, one.after);
    ExpectBothSides(one.after, one.before);
  }
}

TEST(Redline, EitherRevisionOfTheFixturesIsReadFromBothSides) {
  const std::string first = ReadFixture("community-safety/2019.md"),
                    second = ReadFixture("community-safety/2020-06.md"),
                    third = ReadFixture("community-safety/2021-06.md");
  ExpectBothSides(first, second);
  ExpectBothSides(second, third);
  ExpectBothSides(third, first);
}

TEST(Redline, EmptyTextsGiveNothing) {
  EXPECT_EQ(Laid("", ""), "");
  EXPECT_EQ(Laid("", "One line.\n"), "+ One line.\n");
}

}  // namespace
}  // namespace planrev::diff
