// SPDX-License-Identifier: MIT
#include "diff/language/figures.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <optional>
#include <string>
#include <utility>
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

TEST(Figures, ARaisedNumberIsNone) {
  const auto changes = Compare("Councils act.<sup>39</sup> There were 12 parks.\n",
                               "Councils act.<sup><a href=\"#n\">32</a></sup> There were 13 parks.\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_EQ(changes[0].figures.size(), 1U);
  EXPECT_EQ(changes[0].figures[0].before, "12");
  const auto in_code =
      Compare("    <li><sup>39</sup> See the Act.</li>\n", "    <li><sup>32</sup> See the Act.</li>\n");
  ASSERT_EQ(in_code.changes.size(), 1U);
  EXPECT_TRUE(in_code.changes[0].figures.empty());
}

TEST(Figures, PartedByABlankForACommaAreTheSame) {
  for (const auto& [after, figures] : std::vector<std::pair<std::string, std::size_t>>{
           {"There were 3 214 reports of it.\n", 0}, {"There were 3 241 reports of it.\n", 1}}) {
    const auto changes = Compare("There were 3,214 reports of it.\n", after).changes;
    ASSERT_EQ(changes.size(), 1U) << after;
    EXPECT_EQ(changes[0].figures.size(), figures) << after;
  }
}

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
      {"vom 26. Juni 1969 über", "date:26. Juni 1969; "},
      {"bis zum 1. April 2022 gilt", "date:1. April 2022; "},
      {"It fell to 26. April 2019 was worse.", "count:26=26; date:April 2019; "},
      {"see clause 4, page 14, Art. 3 and No. 12", ""},
      {"BGBl. I S. 1690, ABl. EG Nr. L 156, S. 4, OJ L 119", ""},
      {"under paragraphs 3, 4 and 6 of it", ""},
      {"section 3 and 5 officers", "count:5=5; "},
      {"nach Absatz 1 Satz 3 und 4, Nr. 1 bis 3", ""},
      {"He said no. 12 officers came", "count:12=12; "},
      {"fell from 22 to 19", "count:22=22; count:19=19; "},
      {"the 14th report", "count:14th; "},  // a place in an order: no value
      {"seven schools", "count:seven=7; "},
      {"one hundred and twenty-five homes", "count:one hundred and twenty-five=125; "},
      {"two thousand of them", "count:two thousand=2000; "},
      {"five and ten", "count:five=5; count:ten=10; "},
      {"seven per cent", "percent:seven per cent=7; "},
      {"two thirds of tenants", "rate:two thirds; "},
      {"a quarter of them", "rate:a quarter; "},
      {"in the third quarter", ""},
      {"twice as many", "count:twice=2; "},
      {"three times a year", "count:three times=3; "},
      {"once they agree", ""},
      {"no one and one of them", ""},
      {"1 in 5 adults", "rate:1 in 5; "},
      {"one in five adults", "rate:one in five; "},
      {"12 in 30 wards", "count:12=12; count:30=30; "},
      {"the levy is 20p", "money:20p=0.2; "},
      {"ring 01632 960001", "count:01632 960001; "},
      {"aged 65 and over", "age:65=65; "},
      {"aged 11 to 18", "age:11 to 18; "},
      {"on June 1, 2019 it", "date:June 1, 2019; "},
      {"on 2021-03-20", "date:2021-03-20; "},
      {"in spring 2020", "date:spring 2020; "},
      {"may 12 of them", "count:12=12; "},
      {"see section 3.4 and Appendix 2", ""},
      {"a \"joint work\" [1] of 18F", ""},
      {"under 17 USC 101 and part B(7)", ""},
      {"£5B and £2Bn", "money:£5B=5000000000; money:£2Bn=2000000000; "},
      {"a grant(£5m) of EUR/500", "money:£5m=5000000; count:500=500; "},
      {"50.000 € a year", "money:50.000 €=50000; "},
      {"1.250 euros a litre", "money:1.250 euros=1.25; "},
      {"no figures here", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Figures(c.text), c.figures) << c.text;
}

std::vector<FigureChange> Changed(const std::string& before, const std::string& after) {
  const auto changes = Compare(before, after).changes;
  return changes.empty() ? std::vector<FigureChange>() : changes[0].figures;
}

TEST(Figures, AreReadAsOtherCountriesWriteThem) {
  const std::vector<Case> cases = {
      {"eine Gebühr von 50.000 Euro", "money:50.000 Euro=50000; "},
      {"eine Gebühr von 1.234,50 €", "money:1.234,50 €=1234.5; "},
      {"jährlich 180 Millionen Euro", "money:180 Millionen Euro=180000000; "},
      {"350\u00A0000 households", "count:350\u00A0000=350000; "},
      {"une hausse de 12,5 %", "percent:12,5 %=12.5; "},
      {"eine Senkung um 25 Prozent", "percent:25 Prozent=25; "},
      {"reducir un 35 por ciento", "percent:35 por ciento=35; "},
      {"mehr als 1.000.000 Menschen", "count:1.000.000=1000000; "},
      {"a dose of 1.125 units", "count:1.125=1.125; "},
      {"a grant of 1,234.5 and EUR", "count:1,234.5=1234.5; "},
      {"columns 1,2,3 of it", "count:1=1; count:2=2; count:3=3; "},
      {"a grant of 12,34,567 rupees", "count:12,34,567; "},
      {"1,234,567 people", "count:1,234,567=1234567; "},
  };
  for (const Case& c : cases) EXPECT_EQ(Figures(c.text), c.figures) << c.text;
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

TEST(Figures, AreCountedInTheirUnits) {
  const auto difference = [](const std::string& before, const std::string& after) {
    const auto changes = Compare(before, after).changes;
    return changes.size() == 1 && changes[0].figures.size() == 1 ? changes[0].figures[0].difference : std::nullopt;
  };
  EXPECT_EQ(difference("The limit is 20mph.\n", "The limit is 30mph.\n"), 10);
  EXPECT_EQ(difference("No fires within 500m of homes.\n", "No fires within 400m of homes.\n"), -100);
  EXPECT_EQ(difference("There are 1.2m residents.\n", "There are 1.3m residents.\n"), 100000);
  EXPECT_EQ(difference("The route is 500 m long.\n", "The route is 2 km long.\n"), std::nullopt);
  EXPECT_EQ(difference("Noise stays at 45 dB.\n", "Noise stays at 55 dB.\n"), 10);
}

TEST(Figures, ADashThatIsAMinusIsNoPunctuation) {
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"Growth is -3% in 2020.\n", "Growth is 3% in 2020.\n"},
           {"| A | 2019 |\n|---|---|\n| b | -£200 |\n", "| A | 2019 |\n|---|---|\n| b | £200 |\n"}}) {
    const auto changes = Compare(before, after).changes;
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].significance, Significance::kFactual) << before;
    EXPECT_EQ(changes[0].figures.size(), 1U) << before;
  }
}

TEST(Figures, OfFourDigitsCountWhereTheyCountThings) {
  EXPECT_EQ(Figures("We recorded 1950 burglaries."), "count:1950=1950; ");
  EXPECT_EQ(Figures("In 2019 burglaries rose."), "date:2019; ");
  EXPECT_EQ(Figures("The 2019 figures show it."), "date:2019; ");
  EXPECT_EQ(Figures("2019 results are below."), "date:2019; ");
}

TEST(Figures, PercentagePointsAreNoPerCent) {
  const auto changes = Compare("Thefts rose by 5 percentage points.\n", "Thefts rose by 5 per cent.\n").changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].figures.size(), 1U);
}

TEST(Figures, ARangeOfYearsIsTheSameWithADash) {
  EXPECT_EQ(Compare("It covers 2020 to 2023.\n", "It covers 2020–2023.\n").changes[0].figures.size(), 0U);
  const auto changes = Compare("It covers 2020 to 2023.\n", "It covers 2020–2025.\n").changes;
  ASSERT_EQ(changes[0].figures.size(), 1U);
  EXPECT_EQ(changes[0].figures[0].after, "2020–2025");
}

TEST(Figures, DatesAreFrenchAndWelshAsWell) {
  EXPECT_EQ(Figures("Erbyn 31 Mawrth 2022 bydd y cynllun."), "date:31 Mawrth 2022; ");
  EXPECT_EQ(Figures("Avant le 1er juin 2022."), "date:1er juin 2022; ");
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

TEST(Figures, AreSetAgainstEachOtherWhateverTheyAreWrittenIn) {
  const auto words = Changed("Seven of the schools took part.", "11 of the schools took part.");
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].before, "Seven");
  EXPECT_DOUBLE_EQ(*words[0].difference, 4);

  const auto date = Changed("It ended in 2021 for good.", "It ended on 29 April 2021 for good.");
  ASSERT_EQ(date.size(), 1U);
  EXPECT_EQ(date[0].after, "29 April 2021");

  const auto money = Changed("The grant was worth €250,000.", "The grant was worth £250,000.");
  ASSERT_EQ(money.size(), 1U);
  EXPECT_FALSE(money[0].difference);  // nobody can take pounds from euros
}

// The doubt about the only figure that changed; "none" where none did.
std::string Doubt(const std::string& before, const std::string& after) {
  const auto figures = Changed("It was " + before + " then.", "It was " + after + " then.");
  return figures.empty() ? "none" : figures[0].doubt;
}

TEST(Figures, ThatLookLikeASlipAreDoubted) {
  EXPECT_EQ(Doubt("£3.5m", "£35,000,000"), "ten times as much");
  EXPECT_EQ(Doubt("£12.4m", "£1.24m"), "a tenth of it");
  EXPECT_EQ(Doubt("412", "5,230"), "more than ten times as much");
  EXPECT_EQ(Doubt("412", "3,230"), "");
  EXPECT_EQ(Doubt("2", "25"), "");  // so small that it may well be
  EXPECT_EQ(Doubt("4,230", "4,320"), "two digits changed places");
  EXPECT_EQ(Doubt("41", "14"), "two digits changed places");
  EXPECT_EQ(Doubt("9.8 per 100,000", "9.8 per 10,000"), "counted by another number");
  EXPECT_EQ(Doubt("2012", "2021"), "");
}

TEST(Figures, DatesThatLookLikeASlipAreDoubted) {
  EXPECT_EQ(Doubt("2019", "2091"), "two digits changed places");
  EXPECT_EQ(Doubt("2019/20", "2091/20"), "two digits changed places");
  EXPECT_EQ(Doubt("31 March 2012", "31 March 2021"), "");  // nine years on
  EXPECT_EQ(Doubt("2013", "2031"), "");
  EXPECT_EQ(Doubt("1972", "2021"), "");
  EXPECT_EQ(Doubt("14 May", "41 May"), "there is no such day");
  EXPECT_EQ(Doubt("30 March 2021", "30 February 2021"), "there is no such day");
  EXPECT_EQ(Doubt("28 February 2020", "29 February 2020"), "");
  EXPECT_EQ(Doubt("28 February 2021", "29 February 2021"), "there is no such day");
  EXPECT_EQ(Doubt("41 May", "42 May"), "");  // it was none before either
  EXPECT_EQ(Doubt("12 May", "21 May"), "");
}

TEST(Figures, RangesThatLookLikeASlipAreDoubted) {
  EXPECT_EQ(Doubt("10–17", "10–71"), "two digits changed places");
  EXPECT_EQ(Doubt("10–17", "11–18"), "");
  EXPECT_EQ(Doubt("12–16", "21–61"), "");  // both ends: another range
  EXPECT_EQ(Doubt("10–17", "10-17 "), "none");
  EXPECT_EQ(Doubt("£100-£200", "£100-£2,000"), "ten times as much");
  EXPECT_EQ(Doubt("10-17", "17-10"), "it runs backwards");
  EXPECT_EQ(Doubt("5-10", "15-20"), "");
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
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"£3.5m", "£3.5 million"},
           {"7.4%", "7.4 per cent"},
           {"5", "five"},
           {"1st April 2015", "1 April 2015"},
           {"20/03/2021", "20 March 2021"},
           {"03/04/2021", "3 April 2021"},
           {"2021-03-20", "March 20, 2021"},
       }) {
    const Comparison comparison = Compare("It was " + before + " then.", "It was " + after + " then.");
    ASSERT_EQ(comparison.changes.size(), 1U) << before;
    EXPECT_TRUE(comparison.changes[0].figures.empty()) << before;
    EXPECT_EQ(comparison.changes[0].reason, "the same figure, written otherwise") << before;
  }
  EXPECT_EQ(Changed("It was 03/04/2021 then.", "It was 3 May 2021 then.").size(), 1U);
  EXPECT_EQ(Changed("It was 03/04/2021 then.", "It was 04/03/2021 then.").size(), 1U);
  const auto turned = Changed("It was 12/04/2021 then.", "It was 4 December 2021 then.");
  ASSERT_EQ(turned.size(), 1U);
  EXPECT_EQ(turned[0].doubt, "day and month may be the other way round");
}

}  // namespace
}  // namespace planrev::diff
