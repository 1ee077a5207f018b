// SPDX-License-Identifier: MIT
#include "diff/patch.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

// The text with only the changes whose index is in `only`.
std::string Only(const std::string& before, const std::string& after, const std::vector<std::size_t>& only) {
  const Comparison comparison = Compare(before, after);
  std::vector<bool> accepted(comparison.changes.size(), false);
  for (const std::size_t index : only) accepted.at(index) = true;
  return Apply(comparison, before, after, accepted);
}

TEST(Patch, AParagraphThatComesAloneIsKeptApart) {
  const std::string before = "First one here.\n\nLast one here.\n";
  const std::string after = "First one here.\n\nNew in the middle.\n\nLast one here.\n\nNew at the end.\n";
  EXPECT_EQ(Only(before, after, {0}), "First one here.\n\nNew in the middle.\n\nLast one here.\n");
  EXPECT_EQ(Only(before, after, {1}), "First one here.\n\nLast one here.\n\nNew at the end.\n");
}

TEST(Patch, AnItemThatComesAloneStaysInItsTightList) {
  const std::string before = "- one thing\n- two things\n";
  const std::string after = "- one thing\n- another thing\n- two things\n- a last thing\n";
  EXPECT_EQ(Only(before, after, {0}), "- one thing\n- another thing\n- two things\n");
  EXPECT_EQ(Only(before, after, {1}), "- one thing\n- two things\n- a last thing\n");
}

TEST(Patch, AMoveRejectedLeavesTheBlockWhereItWas) {
  const std::string before =
      "Alpha beta gamma delta.\n\nOne two three four five six seven.\n\nRed green blue.\n\nSun moon stars sky.\n";
  const std::string after =
      "One two three four five six seven.\n\nRed green blue.\n\nSun moon stars sky.\n\nAlpha beta gamma delta.\n";
  ASSERT_EQ(Told(before, after), "moved paragraph: Alpha beta gamma delta.\n");
  EXPECT_EQ(Only(before, after, {}), before);
  EXPECT_EQ(Only(before, after, {0}), after);
}

TEST(Patch, AnEditInsideAMovedSectionIsAcceptedWithoutTheMove) {
  const std::string before =
      "# A\n\nText of section A says this.\n\n# B\n\nText of section B says that.\n\nMore in B here.\n\n# C\n\nText of "
      "C.\n\nAnd C again.\n";
  const std::string after =
      "# B\n\nText of section B says that.\n\nMore in B here.\n\n# C\n\nText of C.\n\nAnd C again.\n\n# A\n\nText of "
      "section A says more.\n";
  ASSERT_EQ(Told(before, after), "moved section: A\nedited paragraph: Text of section A says [-this-]{+more+}.\n");
  EXPECT_EQ(Only(before, after, {1}),
            "# A\n\nText of section A says more.\n\n# B\n\nText of section B says that.\n\nMore in B here.\n\n# "
            "C\n\nText of C.\n\nAnd C again.\n");
  EXPECT_EQ(Only(before, after, {0}),
            "# B\n\nText of section B says that.\n\nMore in B here.\n\n# C\n\nText of C.\n\nAnd C again.\n\n# "
            "A\n\nText of section A says this.\n");
}

TEST(Patch, AnItemThatComesOutOfItsSublistDoesSoAlone) {
  const std::string before = "- one thing\n  - inner thing here\n- two things\n";
  const std::string after = "- one thing\n- inner thing here\n- two other things\n";
  EXPECT_EQ(Only(before, after, {0}), "- one thing\n- inner thing here\n- two things\n");
}

TEST(Patch, WhatIsBelowAnItemStaysThereThoughTheMarksBecomeLonger) {
  const std::string boards = "boards for safeguarding adults and children:\n";
  const std::string one = "the County Community Safety Partnership;\n", two = "the Domestic Abuse Executive;\n";
  const std::string below = "- the County Safeguarding Adults Board\n", last = "the Reducing Reoffending Board.\n";
  const std::string before = "- " + one + "- " + boards + "  " + below + "- " + two + "- " + last;
  const std::string after = "1. " + one + "2. " + two + "3. " + boards + "   " + below + "4. " + last;
  ASSERT_EQ(Compare(before, after).changes.size(), 2u);
  EXPECT_EQ(Only(before, after, {0}), "1. " + one + "3. " + boards + "   " + below + "1. " + two + "4. " + last);
}

TEST(Patch, ItemsBesideEachOtherStayBesideEachOtherWithoutTheOneAboveThem) {
  const std::string below = "  - the County Safeguarding Adults Board;\n  - the County Safeguarding Children Board;\n";
  const std::string before = "- a Partnership for the county's agreement;\n- boards for safeguarding:\n" + below;
  const std::string after = "- Theft fell because there was less opportunity.\n" + below;
  ASSERT_EQ(Compare(before, after).changes.size(), 3u);
  EXPECT_EQ(Only(before, after, {0, 1}),
            "- the County Safeguarding Adults Board;\n- the County Safeguarding Children Board;\n");
}

TEST(Patch, AnItemThatBecomesAParagraphIsKeptApart) {
  const std::string before = "- first item here now\n- second item is rather long\n\nTail text stays.\n";
  const std::string after = "- first item here now\n\nsecond item is rather long\n\nTail text stands.\n";
  EXPECT_EQ(Only(before, after, {0}), "- first item here now\n\nsecond item is rather long\n\nTail text stays.\n");
}

TEST(Patch, ABlockThatCmarkCountsTwiceIsWrittenOnce) {
  for (const std::string after : {"+ ~~~\n-", ">~~~\n1)"}) {
    const Comparison comparison = Compare("", after);
    EXPECT_EQ(Apply(comparison, "", after, std::vector<bool>(comparison.changes.size() + 1, true)), after);
  }
}

TEST(Patch, LayoutFollowsOnlyWhenEveryChangeIsAccepted) {
  const std::string before = "One line\nand two.\n\nThey will act.\n\nThey will stay.\n";
  const std::string after = "One line and\ntwo.\n\nThey may act.\n\nThey may stay.\n";
  EXPECT_EQ(Only(before, after, {0}), "One line\nand two.\n\nThey may act.\n\nThey will stay.\n");
  EXPECT_EQ(Only(before, after, {0, 1}), after);
}

TEST(Patch, EmptyAndBlankTextsComeBack) {
  for (const std::string before : {"", "\n\n", "\xEF\xBB\xBF", "-", "text", "text\n\n\n"}) {
    for (const std::string after : {"", "\n", " ", "other words here\n", "text\n"}) {
      const Comparison comparison = Compare(before, after);
      EXPECT_EQ(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)), after);
      EXPECT_EQ(Apply(comparison, before, after, {}), before);
    }
  }
}

}  // namespace
}  // namespace planrev::diff
