// SPDX-License-Identifier: MIT
#include "diff/changes/tables.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

const char* const kTable =
    "| Crime | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 130 |\n| Robbery | 40 | 35 |\n| Theft | 900 | 950 |\n";

struct Case {
  const char* name;
  const char* after;
  const char* told;
};

TEST(Tables, ChangesAreToldByCellRowAndColumn) {
  const std::vector<Case> cases = {
      {"cell",
       "| Crime | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 130 |\n| Robbery | 40 | 36 |\n| Theft | 900 | 950 "
       "|\n",
       "edited cell: [-35-]{+36+}\n"},
      {"realigned",
       "Crime    | 2018 | 2019\n:--------|-----:|----:\nBurglary | 120  | 130\nRobbery  | 40 | 35\nTheft|900|950\n",
       ""},
      {"row added",
       "| Crime | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 130 |\n| Fraud | 7 | 8 |\n| Robbery | 40 | 35 |\n| "
       "Theft | 900 | 950 |\n",
       "added row: {+Fraud | 7 | 8+}\n"},
      {"row removed and a cell edited",
       "| Crime | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 131 |\n| Theft | 900 | 950 |\n",
       "edited cell: [-130-]{+131+}\nremoved row: [-Robbery | 40 | 35-]\n"},
      {"row moved",
       "| Crime | 2018 | 2019 |\n|---|---|---|\n| Theft | 900 | 950 |\n| Burglary | 120 | 130 |\n| Robbery | 40 | 35 "
       "|\n",
       "moved row: Theft | 900 | 950\n"},
      {"column at the end",
       "| Crime | 2018 | 2019 | 2020 |\n|---|---|---|---|\n| Burglary | 120 | 130 | 1 |\n| Robbery | 40 | 35 | 2 |\n| "
       "Theft | 900 | 950 | 3 |\n",
       "added column: {+2020 | 1 | 2 | 3+}\n"},
      {"column in the middle",
       "| Crime | Code | 2018 | 2019 |\n|---|---|---|---|\n| Burglary | B | 120 | 130 |\n| Robbery | R | 40 | 35 |\n| "
       "Theft | T | 900 | 950 |\n",
       "added column: {+Code | B | R | T+}\n"},
      {"column removed", "| Crime | 2019 |\n|---|---|\n| Burglary | 130 |\n| Robbery | 35 |\n| Theft | 950 |\n",
       "removed column: [-2018 | 120 | 40 | 900-]\n"},
      {"column moved",  // one of two that changed places; which is drawn from what they say
       "| Crime | 2019 | 2018 |\n|---|---|---|\n| Burglary | 130 | 120 |\n| Robbery | 35 | 40 |\n| Theft | 950 | 900 "
       "|\n",
       "moved column: 2018 | 120 | 40 | 900\n"},
      {"header renamed",
       "| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 130 |\n| Robbery | 40 | 35 |\n| Theft | 900 | 950 "
       "|\n",
       "edited cell: [-Crime-]{+Offence+}\n"},
      {"header renamed beside a new column",
       "| Offence | 2018 | 2019 | 2020 |\n|---|---|---|---|\n| Burglary | 120 | 130 | 1 |\n| Robbery | 40 | 35 | 2 |\n"
       "| Theft | 900 | 950 | 3 |\n",
       "edited cell: [-Crime-]{+Offence+}\nadded column: {+2020 | 1 | 2 | 3+}\n"},
      {"formatting",
       "| Crime | 2018 | 2019 |\n|---|---|---|\n| **Burglary** | 120 | 130 |\n| Robbery | 40 | 35 |\n| Theft | 900 | "
       "950 |\n",
       "edited cell: Burglary\n"},
  };
  for (const Case& c : cases) {
    const std::string before = kTable, after = c.after;
    const Comparison comparison = Compare(before, after);
    EXPECT_EQ(Told(comparison), c.told) << c.name;
    EXPECT_EQ(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)), after)
        << c.name;
    EXPECT_EQ(Apply(comparison, before, after, {}), before) << c.name;
  }
}

// Blank cells have nothing in common: the column that was to be filled is told by its header.
TEST(Tables, ABlankColumnThatWasFilledIsNoOther) {
  const std::string before = "| Task | Lead | Note |\n|---|---|---|\n| Sweep | | |\n| Paint | | |\n";
  const std::string after = "| Task | Note | Lead |\n|---|---|---|\n| Sweep | | Ann |\n| Paint | | Bob |\n";
  EXPECT_EQ(Told(Compare(before, after)), "moved column: Lead{+ Ann | Bob+}\n");
}

TEST(Tables, OfTwoColumnsOfTheSameFewWordsTheOneWithThemInPlaceIsRenamed) {
  const std::string before =
      "| Priority | Antisocial behaviour | Reassurance |\n|---|---|---|\n| Crime | Some | Some |\n"
      "| Abuse | Some | Main |\n| Young people | Main | Some |\n| Drugs | Main | Some |\n| Health | Some | Some |\n";
  const std::string after =
      "| Priority | Communication |\n|---|---|\n| Crime | Some |\n| Abuse | Main |\n| Young people | Some |\n"
      "| Drugs | Some |\n| Health | no theme |\n";
  EXPECT_EQ(Told(before, after),
            "removed column: [-Antisocial behaviour | Some | Some | Main | Main | Some-]\n"
            "edited cell: [-Reassurance-]{+Communication+}\n"
            "edited cell: [-Some-]{+no theme+}\n");
}

TEST(Tables, ARowOfWhichTheLongestCellStayedIsThatRow) {
  const std::string head = "| Subgroup | Chair | Remit |\n|---|---|---|\n";
  EXPECT_EQ(Told(head + "| Serious Crime | Chief Inspector | Organised crime groups, county lines, modern slavery |\n"
                        "| Domestic Abuse | Chair, Abuse Forum | Abuse, stalking, the one-stop shop |\n",
                 head + "| Harm | Head of Housing | Organised crime groups, county lines, modern slavery |\n"
                        "| Safety | Chair, Abuse Forum | Abuse, stalking, the one-stop shop |\n"),
            "edited cell: [-Serious Crime-]{+Harm+}\n"
            "edited cell: [-Chief Inspector-]{+Head of Housing+}\n"
            "edited cell: [-Domestic Abuse-]{+Safety+}\n");
}

TEST(Tables, AMovedColumnTellsWhatChangedInIt) {
  const std::string before =
      "| Task | Lead | Note |\n|---|---|---|\n| Sweep | Ann | daily |\n| Paint | Bob | weekly |\n| Mend | Cleo | |\n";
  const std::string after =
      "| Task | Note | Lead |\n|---|---|---|\n| Sweep | daily | Ann |\n| Paint | weekly | Dora |\n| Mend | | Cleo |\n";
  const Comparison comparison = Compare(before, after);
  EXPECT_EQ(Told(comparison), "moved column: Lead | Ann | [-Bob-]{+Dora+} | Cleo\n");
  EXPECT_EQ(comparison.changes.at(0).significance, Significance::kSubstantive);
}

TEST(Tables, AMovedRowIsNotEditedByANewColumn) {
  const std::string before = "| Crime | 2018 |\n|---|---|\n| Burglary | 120 |\n| Robbery | 40 |\n| Theft | 900 |\n";
  const std::string after =
      "| Crime | 2018 | 2019 |\n|---|---|---|\n| Theft | 900 | 1 |\n| Burglary | 120 | 2 |\n| Robbery | 40 | 3 |\n";
  EXPECT_EQ(Told(Compare(before, after)), "added column: {+2019 | 1 | 2 | 3+}\nmoved row: Theft | 900\n");
}

TEST(Tables, ACellBeyondTheHeaderIsReadAsWell) {
  const std::string head = "| a | b |\n|---|---|\n";
  EXPECT_EQ(Told(Compare(head + "| 1 | 2 | by May |\n", head + "| 1 | 2 | by June |\n")),
            "edited cell: 2 | by [-May-]{+June+}\n");
  EXPECT_EQ(Told(Compare(head + "| 1 | 2 |\n", head + "| 1 | 2 | |\n")), "");
}

TEST(Tables, ASignStaysWithItsFigure) {
  EXPECT_EQ(Told("| a | b |\n|---|---|\n| x | -6.7% |\n", "| a | b |\n|---|---|\n| x | -33.5% |\n"),
            "edited cell: [--6.7%-]{+-33.5%+}\n");
}

TEST(Tables, ACellSaysWhereItStands) {
  const Comparison comparison = Compare(kTable,
                                        "| Crime | 2018 | 2019 |\n|---|---|---|\n| Burglary | 120 | 130 |\n| Robbery | "
                                        "40 | 36 |\n| Theft | 900 | 950 |\n");
  ASSERT_EQ(comparison.changes.size(), 1U);
  ASSERT_TRUE(comparison.changes[0].cell);
  EXPECT_EQ(comparison.changes[0].cell->row, "Robbery");
  EXPECT_EQ(comparison.changes[0].cell->column, "2019");
}

TEST(Tables, ARowAndAColumnAreAcceptedApart) {
  const std::string before = "| a | b |\n|---|---|\n| 1 | 2 |\n";
  const std::string after = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(Told(comparison), "added column: {+c | 3+}\nadded row: {+4 | 5 | 6+}\n");
  EXPECT_EQ(Apply(comparison, before, after, {true, false}), "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n");
  EXPECT_EQ(Apply(comparison, before, after, {false, true}), "| a | b |\n|---|---|\n| 1 | 2 |\n| 4 | 5 |\n");
}

TEST(Tables, AFirstColumnWithoutOuterPipesTakesItsPipeAlong) {
  const std::string before = "a | b\n---|---\n1 | 2\n";
  const std::string after = "n | a | b\n---|---|---\n9 | 1 | 2\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(Told(comparison), "added column: {+n | 9+}\n");
  EXPECT_EQ(Apply(comparison, before, after, {true}), after);
  EXPECT_EQ(Apply(comparison, before, after, {false}), before);
}

TEST(Tables, OfWhichNothingStayedAreReplaced) {
  EXPECT_EQ(Told("| a | b |\n|---|---|\n| 1 | 2 |\n", "| x | y |\n|---|---|\n| 8 | 9 |\n"),
            "edited table: [-a | b\n1 | 2-]{+x | y\n8 | 9+}\n");
}

TEST(Tables, AColumnOfMostlyBlankCellsReadsAsTheOthers) {
  EXPECT_EQ(Told("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n",
                 "| a | b | note |\n|---|---|---|\n| 1 | 2 | |\n| 3 | 4 | new |\n| 5 | 6 | |\n"),
            "added column: {+note | new+}\n");
}

TEST(Tables, RowsTooManyToHoldAgainstEachOtherAreSaidOnce) {
  std::string before = "| Place | Team |\n|---|---|\n", after = before;
  for (int i = 0; i < 1000; ++i) {
    before += "| alpha" + std::to_string(i) + " | beta" + std::to_string(i) + " |\n";
    after += "| delta" + std::to_string(i) + " | zeta" + std::to_string(i) + " |\n";
  }
  before += "| Moorfield Park | Wardens |\n", after += "| Moorfield Park | Police |\n";
  std::set<std::string> said;
  for (const Limit& limit : Compare(before, after).limits) EXPECT_TRUE(said.insert(limit.said).second) << limit.said;
  EXPECT_FALSE(said.empty());
}

}  // namespace
}  // namespace planrev::diff
