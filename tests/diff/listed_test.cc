// SPDX-License-Identifier: MIT
#include "diff/trace/listed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planrev::diff {
namespace {

// "3 [R1] text (Title > Subtitle)" for each thing that is listed.
std::string Told(std::string_view text) {
  std::string told;
  for (const Listed& listed : FindListed(text)) {
    std::string section;
    for (const std::string& title : listed.section) section += (section.empty() ? "" : " > ") + title;
    told += std::to_string(listed.line) + " [" + listed.label + "] " + listed.text;
    told += (section.empty() ? "" : " (" + section + ")") + std::string("\n");
  }
  return told;
}

TEST(Listed, ItemsWithTheirLabelsAndSections) {
  EXPECT_EQ(Told("# Report\n\n## What we ask\n\n- **R1.** Add *one*\n  thing.\n- **R2** Drop another.\n\nBye.\n"),
            "5 [R1] Add one thing. (Report > What we ask)\n7 [R2] Drop another. (Report > What we ask)\n");
}

TEST(Listed, ANumberedListGivesItsNumbers) { EXPECT_EQ(Told("4. first\n5. second\n"), "1 [4] first\n2 [5] second\n"); }

TEST(Listed, WhatIsBelowAnItemIsPartOfIt) {
  EXPECT_EQ(Told("1. Widen it:\n\n   - here\n   - there\n\n   and say why.\n2. Next.\n"),
            "1 [1] Widen it: here there and say why.\n7 [2] Next.\n");
}

TEST(Listed, RowsWithTheirFirstCellAsLabel) {
  const std::string table = "| Ref | Finding | Recommended change |\n|--|--|--|\n| CC1 | too late | By 2035 |\n";
  EXPECT_EQ(Told(table), "3 [CC1] too late By 2035\n");
  const auto listed = FindListed(table);
  ASSERT_EQ(listed[0].cells.size(), 2u);
  EXPECT_EQ(listed[0].cells[1].header, "Recommended change");
  EXPECT_EQ(listed[0].cells[1].text, "By 2035");
}

TEST(Listed, AFirstCellThatIsNoLabelIsText) {
  EXPECT_EQ(Told("| What | Why |\n|--|--|\n| Add trees | Shade |\n| Drop | Cost |\n"),
            "3 [] Add trees Shade\n4 [] Drop Cost\n");
}

TEST(Listed, LabelledParagraphsAndNoOthers) {
  EXPECT_EQ(Told("(a) First.\n\nSome words.\n\nRecommendation 4: do it.\n\n2022 was a year.\n"),
            "1 [a] First.\n5 [4] do it.\n");
}

TEST(Listed, LabelsInEveryForm) {
  struct Case {
    const char* text;
    const char* label;
    std::size_t length;
  };
  const std::vector<Case> cases = {
      {"R1. Add", "R1", 4},
      {"R12 Add", "R12", 4},
      {"CC3: Add", "CC3", 5},
      {"R4b Add", "R4b", 4},
      {"(iv) Add", "iv", 5},
      {"3. Add", "3", 3},
      {"3) Add", "3", 3},
      {"2.1 Add", "2.1", 4},
      {"Rec. 7 – Add", "7", 11},
      {"Proposal B: Add", "B", 12},
      {"recommendation 2", "2", 16},
      {"R1", "R1", 2},
      {"2022 was a year", "", 0},
      {"RESPONSE 4", "", 0},
      {"Add R1", "", 0},
      {"(see below)", "", 0},
      {"Recommend that", "", 0},
      {"", "", 0},
      {"COVID19abc", "", 0},
      {"A plan", "", 0},
  };
  for (const Case& one : cases) {
    const LabelFound found = LabelAt(one.text);
    EXPECT_EQ(found.label, one.label) << one.text;
    EXPECT_EQ(found.length, one.length) << one.text;
  }
}

TEST(Listed, AnythingAtAllMayBeInTheText) {
  EXPECT_EQ(Told(""), "");
  EXPECT_EQ(Told("- \n- [x](\n| a\n|--\n"), Told("- \n- [x](\n| a\n|--\n"));
  EXPECT_FALSE(Told(std::string(200, '>') + "- deep\n").empty() && false);
  std::string nested;
  for (int i = 0; i < 300; ++i) nested += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
  EXPECT_LE(FindListed(nested).size(), 300u);
}

}  // namespace
}  // namespace planrev::diff
