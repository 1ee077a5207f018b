// SPDX-License-Identifier: MIT
#include "diff/figures.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

namespace planrev::diff {
namespace {

Passage Read(const std::string& text, Vocabulary& vocabulary) {
  return {text, SplitWords({{text, 0}}, false, vocabulary).words};
}

std::string Figures(const std::string& text) {
  Vocabulary vocabulary;
  const Passage passage = Read(text, vocabulary);
  std::string told;
  for (const Figure& figure : FindFigures(passage)) {
    told += std::string(Name(figure.kind)) + ":" + ReadingText(passage, figure.first, figure.last);
    if (figure.value) {
      char value[32];
      std::snprintf(value, sizeof value, "=%.10g", *figure.value);
      told += value;
    }
    told += "; ";
  }
  return told;
}

struct Case {
  const char* text;
  const char* figures;
};

TEST(Figures, AreReadAsAnOfficerReadsThem) {
  const std::vector<Case> cases = {
      {"4,230 offences", "count:4,230=4230; "},
      {"£3.5m for it", "money:£3.5m=3500000; "},
      {"£35,000,000", "money:£35,000,000=35000000; "},
      {"£2 million more", "money:£2 million=2000000; "},
      {"7.4% and 8 per cent", "percent:7.4%=7.4; percent:8 per cent=8; "},
      {"changed by -4.8%", "percent:-4.8%=-4.8; "},
      {"87.3 per 1,000 residents", "rate:87.3 per 1,000=87.3; "},
      {"aged 11-18 here", "age:11-18; "},
      {"from 10-12 places", "range:10-12; "},
      {"31 March 2022", "date:31 March 2022; "},
      {"in May 2021", "date:May 2021; "},
      {"in 2019/20 and 2021", "date:2019/20; date:2021; "},
      {"am 1.8.2021 war", "date:1.8.2021; "},
      {"fell from 22 to 19", "count:22=22; count:19=19; "},
      {"the 14th place", ""},
      {"see section 3.4 and Appendix 2", ""},
      {"no figures here", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Figures(c.text), c.figures) << c.text;
}

std::vector<FigureChange> Changed(const std::string& before, const std::string& after) {
  const auto changes = Compare(before, after).changes;
  return changes.empty() ? std::vector<FigureChange>() : changes[0].figures;
}

TEST(Figures, DifferencesAreWorkedOutWhereTheyMeanSomething) {
  const auto count = Changed("There were 4,230 offences in the Borough.", "There were 4,512 offences in the Borough.");
  ASSERT_EQ(count.size(), 1U);
  EXPECT_EQ(count[0].before, "4,230");
  EXPECT_EQ(count[0].after, "4,512");
  EXPECT_DOUBLE_EQ(*count[0].difference, 282);
  EXPECT_DOUBLE_EQ(*count[0].percent, 6.67);

  const auto share = Changed("That is 7.4% of all of them.", "That is 7.9% of all of them.");
  ASSERT_EQ(share.size(), 1U);
  EXPECT_DOUBLE_EQ(*share[0].difference, 0.5);
  EXPECT_FALSE(share[0].percent);  // a percentage of a percentage misleads

  const auto date = Changed("It ends on 31 March 2022.", "It ends on 31 March 2023.");
  ASSERT_EQ(date.size(), 1U);
  EXPECT_EQ(date[0].before, "31 March 2022");
  EXPECT_FALSE(date[0].difference);
}

TEST(Figures, ASignCountsInTheDifference) {
  const auto changed = Changed("It changed by +4.8% there.", "It changed by -2.0% there.");
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_DOUBLE_EQ(*changed[0].difference, -6.8);
}

TEST(Figures, WhatRoseAndThenFellHasNoDifference) {
  const auto changed =
      Changed("Recorded crime rose by 1.7 per cent there.", "Recorded crime fell by 11.1 per cent there.");
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_FALSE(changed[0].difference);
}

TEST(Figures, AreLeftUnpairedWhereNobodyCouldSayWhichIsWhich) {
  EXPECT_TRUE(Changed("It saw 291 people there, 25 more than before.",
                      "It saw 291 people there, and was called by a further 264, 161 more than before.")
                  .empty());
}

TEST(Figures, TheSameFigureWrittenOtherwiseIsNoChange) {
  EXPECT_TRUE(Compare("There were 3,214 of them.",
                      "There were 3\xC2\xA0"
                      "214 of them.")
                  .changes.empty());
  EXPECT_TRUE(Compare("Ages 11-18 only.", "Ages 11–18 only.").changes.empty());
}

}  // namespace
}  // namespace planrev::diff
