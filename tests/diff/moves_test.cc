// SPDX-License-Identifier: MIT
// What moved, what stayed where it was, and what is known again at another place.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

std::string Priority(const std::string& title, const std::string& why, const std::string& what) {
  return "## " + title + "\n\n### Why it is a priority\n\n" + why + "\n\n### What we will do\n\n" + what + "\n\n";
}

TEST(Moves, SectionsUnderOneTitleAreKnownByTheirText) {
  const std::string burglary = Priority("Burglary", "Homes near the station were entered by night last winter.",
                                        "Officers visit every street and hand out timers for lamps.");
  const std::string cycling = Priority("Cycling", "Stolen bicycles are seldom found and hardly ever reported.",
                                       "Frames are marked free of charge on market days.");
  const std::string drugs = Priority("Drugs", "Dealers use empty houses along the canal to sell from.",
                                     "The landlords are traced and the houses let again.");
  EXPECT_EQ(Told("# Plan\n\n" + burglary + cycling + drugs, "# Plan\n\n" + cycling + burglary),
            "moved section: Cycling\n"
            "removed section: [-Drugs\nWhy it is a priority\nDealers use empty houses along the canal to sell from.\n"
            "What we will do\nThe landlords are traced and the houses let again.-]\n");
}

TEST(Moves, WhatCameBelowTheHeadingOfAMovedSectionStaysWhereItIs) {
  const std::string welcome = "## Welcome\n\nThe Borough remains a safe place in which to live.\n\n";
  const std::string review = "Progress is reported to the Executive Group.\n\nA change must be adopted by Council.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + welcome + review + "## Glossary\n\nWords that need a meaning are here.\n",
                 "# Plan\n\n" + review + "## Glossary\n\nWords that need a meaning are here.\n\n" + welcome),
            "moved section: Welcome\n");
}

TEST(Moves, ASectionThatMovesIntoAMovedOneMovesByItself) {
  const std::string scoring = "### Scoring\n\nEach crime was scored for the harm that it does to people.\n\n";
  const std::string group = "## Governance\n\n### Executive Group\n\nThe Executive Group meets every three months.\n\n";
  const std::string boards = "### Linked boards\n\nOther boards are named here, and what they decide.\n\n";
  const std::string evidence = "## Evidence\n\nThe evidence was gathered by analysts over the whole summer.\n\n";
  const std::string rest =
      "## Money\n\nWhat is spent comes from grants and from the police.\n\n"
      "## Themes\n\nPrevention comes first, and so does what victims have told the police.\n\n"
      "## Staff\n\nFour officers are paid by the Council, and two by the county as long as it can.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + evidence + scoring + group + boards + rest,
                 "# Plan\n\n" + evidence + rest + group + scoring + boards),
            "moved section: Governance\nmoved section: Scoring\n");
}

TEST(Moves, AnItemRewrittenAndPutALevelDownTakesTheItemsBelowItAsTheyAre) {
  EXPECT_EQ(Told("- agencies\n- boards that work for children:\n  - the Safeguarding Board\n",
                 "- agencies\n  - councils and schools of the county:\n    - the Safeguarding Board\n"),
            "edited item: [-boards that work for children-]{+councils and schools of the county+}:\n"
            "the Safeguarding Board\n");
}

TEST(Moves, ARowThatMovedIsKnownThoughACellChanged) {
  const std::string head = "| No. | Action | Owner | Deadline |\n|---|---|---|---|\n";
  const std::string audit = "| 3.1 | Audit the contracts of all hostels | Head of Housing | 31 March 2022 |\n";
  const std::string train = "| 4.1 | Train the door staff of public houses | Licensing Officer | 30 June 2021 |\n";
  EXPECT_EQ(
      Told(head + "| 2.1 | Run the weekly one-stop shop | Chair, Abuse Forum | 31 May 2022 |\n" + audit + train,
           head + audit + train + "| 2.1 | Run the weekly one-stop shop | District Manager | 31 May 2022 |\n"),
      "moved row: 2.1 | Run the weekly one-stop shop | [-Chair, Abuse Forum-]{+District Manager+} | 31 May 2022\n");
}

TEST(Moves, AnItemRewordedAtTheEdgeOfAMovedListIsKnown) {
  const std::string lead = "The Partnership works beside other boards, and uses what they have found. They are:\n\n";
  const std::string more = "- the Domestic Abuse Executive of the county;\n- the Reducing Reoffending Board.\n\n";
  const std::string committee = "The committee for communities and housing looks at the work once a year.\n\n";
  EXPECT_EQ(Told(committee + lead + "- the County Partnership, which prepares the agreement;\n" + more,
                 lead + committee + "- the County harbour Partnership, which prepares an agreement;\n" + more),
            "moved paragraph: The committee for communities and housing looks at the work once a year.\n"
            "edited item: the County {+harbour +}Partnership, which prepares [-the-]{+an+} agreement;\n");
}

TEST(Moves, AnEditedFootnoteDidNotMoveWithTheTextAroundIt) {
  const std::string data = "## Data\n\nRates are per thousand residents.[^1]\n\n";
  const std::string more = "## Money\n\nThe grant is paid twice a year by the county.\n\nIt is told in a table.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + data + "[^1]: Drawn on 4 May from the register.\n\n" + more,
                 "# Plan\n\n" + more + data + "[^1]: Drawn on 9 May from the register.\n"),
            "moved section: Data\nedited footnote: [^1]: Drawn on [-4-]{+9+} May from the register.\n");
}

TEST(Moves, AParagraphThatWentToAnotherSectionMovedAndNotTheSection) {
  EXPECT_EQ(Told("# Plan\n\n## Data\n\nThe data are ours.\n\nInformation is shared by all the partners who signed.\n\n"
                 "## Governance\n\nThe group meets.\n",
                 "# Plan\n\n## Data\n\nThe data are ours.\n\n## Governance\n\nThe group meets.\n\nInformation is "
                 "shared by all the partners who signed.\n"),
            "moved paragraph: Information is shared by all the partners who signed.\n");
}

TEST(Moves, IdsRestOnWhatRowsColumnsAndHeadingsWereCalled) {
  const std::string before =
      "## 3.1 Group\n\nIt meets.\n\n| Crime | 2019 |\n|---|---|\n| Theft | 12 |\n| Arson | 3 |\n";
  const auto id = [&](const std::string& after, Unit unit) {
    for (const Change& change : Compare(before, after).changes) {
      if (change.unit == unit) return change.id;
    }
    return std::string("none");
  };
  const std::string table = "\n\nIt meets.\n\n| Crime | 2019 |\n|---|---|\n| Theft | 15 |\n| Arson | 3 |\n";
  const std::string renamed = "\n\nIt meets.\n\n| Crime | 2020 |\n|---|---|\n| Theft | 15 |\n| Arson | 3 |\n";
  const auto cells = Compare(before, "## 3.1 Group" + renamed).changes;
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[1].id, id("## 3.1 Group" + table, Unit::kCell));
  EXPECT_EQ(id("## 3.2 Group" + table, Unit::kNumbering), id("## 3.2 Board" + table, Unit::kNumbering));
}

TEST(Moves, EitherOfTwoColumnsInFrontMayGoByItself) {
  const std::string before = "| Priority | Owner | Deadline |\n|---|---|---|\n| Housing | Council | June |\n";
  const std::string after = "| Deadline |\n|---|\n| June |\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(Told(before, Apply(comparison, before, after, {true, false})), "removed column: [-Priority | Housing-]\n");
  EXPECT_EQ(Told(before, Apply(comparison, before, after, {false, true})), "removed column: [-Owner | Council-]\n");
}

TEST(Moves, ABlockThatCameIntoAMovedSectionDoesNotPartIt) {
  const std::string themes = "## Themes\n\nFour themes run through all.\n\n- prevention of the crimes that harm;\n";
  const std::string swift = "- a way out for those who offend, and swift enforcement;\n";
  const std::string list = "## Contents\n\n- a welcome by the Leader;\n";
  const std::string more = "- what the Borough is like;\n- how priorities are set;\n- who decides what.\n\n";
  const std::string money = "## Money\n\nThe grant is paid twice a year.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + list + more + money + themes + swift + "- reassurance.\n",
                 "# Plan\n\n" + money + themes + "- reassurance.\n\n" + list + swift + more),
            "moved section: Contents\nmoved item: a way out for those who offend, and swift enforcement;\n");
}

TEST(Moves, PartOfASentenceThatBecameAnItemElsewhereIsNotNew) {
  const Comparison comparison = Compare(
      "- Complaints are looked into within two working days, and a case review is held wherever the threshold is "
      "met.\n- People are told what has been done.\n",
      "- Complaints are looked into within two working days;\n- People are told what has been done.\n- and a case "
      "review is held wherever the threshold is met.\n");
  ASSERT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(comparison.changes[0].reason, "it went elsewhere, word for word");
  EXPECT_EQ(comparison.changes[1].reason, "it came from elsewhere, word for word");
}

TEST(Moves, ItemsThatWereMergedAndEditedAreKnownBesideOneThatMoved) {
  EXPECT_EQ(
      Told("- the Housing Forum, which meets in May;\n- the Domestic Abuse and Sexual Violence Executive;\n"
           "- the Reducing Reoffending Board; and\n- the local Health and Wellbeing Board.\n",
           "- the local Health and Wellbeing Board.\n"
           "- the Domestic Harm and Sexual Violence Executive; the Reducing Reoffending Board; and\n"),
      "removed item: [-the Housing Forum, which meets in May;-]\n"
      "moved item: the local Health and Wellbeing Board.\n"
      "merged item: the Domestic [-Abuse-]{+Harm+} and Sexual Violence Executive; the Reducing Reoffending Board; "
      "and\n");
}

TEST(Moves, ASentenceAtTheEndOfAnItemOfAMovedListEndsThatItem) {
  const std::string duty = "- Every partner has a duty to safeguard children.", harm = " The police lead on harm.";
  const std::string crime = "\n- A small number of people commit a large share of crime.\n\n";
  const std::string rest = "The plan runs for three years.\n\nIt is refreshed each year by the partners.\n\n";
  const auto there = Compare(duty + crime + rest, rest + duty + harm + crime).changes;
  const auto back = Compare(rest + duty + harm + crime, duty + crime + rest).changes;
  ASSERT_EQ(there.size(), 1U);
  ASSERT_EQ(back.size(), 1U);
  const std::string above = "Every partner has a duty to safeguard children.";
  const std::string below = "\nA small number of people commit a large share of crime.";
  EXPECT_EQ(ToldRuns(there[0]), above + "{+" + harm + "+}" + below);
  EXPECT_EQ(ToldRuns(back[0]), above + "[-" + harm + "-]" + below);
}

TEST(Moves, AnItemOfAMovedListThatEndsElsewhereReadsAsBothTexts) {
  const std::string a = "Complaints will be assessed in two days, and a case review will be held.";
  const std::string b = "People are told what has been done,", c = "in plain words and through the channels they use.";
  const std::string duty = "- Every partner has a duty to safeguard children.\n";
  const std::string text = "The plan runs for three years.\n\nIt is refreshed each year by the partners.\n\n";
  const auto changes = Compare(duty + "- " + a + "\n- " + b + " " + c + "\n\n" + text,
                               text + duty + "- " + a + " " + b + "\n- " + c + "\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(ToldRuns(changes[0]),
            "Every partner has a duty to safeguard children.\n" + a + "[-\n-]{+ +}" + b + "[- -]{+\n+}" + c);
}

TEST(Moves, OfTwoItemsAsAlikeTheSameIsTakenWhicheverTextComesFirst) {
  const std::string before = "- the Borough Council;\n- the County Council;\n- the County Police.\n";
  const std::string after =
      "- Residents look after the meadow, the orchard and the drizzle.\n- the ribbon Council;\n- the County Police.\n";
  const auto became_county = [](const std::string& a, const std::string& b) {
    const auto changes = Compare(a, b).changes;
    return std::any_of(changes.begin(), changes.end(), [](const Change& change) {
      const std::string told = ToldRuns(change);
      return told.find("ribbon") != std::string::npos && told.find("County") != std::string::npos;
    });
  };
  EXPECT_EQ(became_county(before, after), became_county(after, before));
}

TEST(Moves, SentencesThatChangePlacesInAParagraphSayNothingElse) {
  const std::string budget = "The Council must set the budget each February.";
  const std::string figures = "Partners meet each quarter to look at the figures.";
  const auto changes = Compare(budget + " " + figures + "\n", figures + " " + budget + "\n").changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].reason, "a sentence stands elsewhere in it, word for word");
  EXPECT_EQ(changes[0].significance, Significance::kEditorial);
}

TEST(Moves, ASentenceThatWentElsewhereAmongOtherEditsIsNotDropped) {
  const std::string review = "The Council will review the whole plan each year.";
  const std::string end = "\n\nThe plan ends here, and so does this page of it.\n";
  const auto changes =
      Compare("Partners meet each quarter to look at the figures. " + review + end,
              "Partners gather each quarter to look at the figures." + end + "\n" + review + " Anyone may write.\n")
          .changes;
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].reason, "it is worded differently; part of it went elsewhere, word for word");
  EXPECT_TRUE(changes[0].obligations.empty());
  EXPECT_EQ(changes[1].reason,
            "something is said that was not said before; part of it came from elsewhere, word for word");
}

TEST(Moves, ShortSentencesThatChangePlacesAreWhatTheyWere) {
  const auto changes = Compare("Staff must report it. Reports go to the Director within two days.\n",
                               "Reports go to the Director within two days. Staff must report it.\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].reason, "a sentence stands elsewhere in it, word for word");
  EXPECT_EQ(changes[0].significance, Significance::kEditorial);
}

TEST(Moves, AnAddressOfWhichOnlyTheStartChangedStandsWhereItStood) {
  const auto changes = Compare("- App: https://a.gov/one-two/three-four/five/six-seven/eight\n",
                               "- App: http://a.gov/one-two/three-four/five/six-seven/eight\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].reason.find("elsewhere"), std::string::npos) << changes[0].reason;
}

TEST(Moves, PartsOfASplitItemThatChangedPlacesAreNotNew) {
  const auto changes = Compare(
                           "- Every partner has a duty to safeguard those at risk, and must act on a concern on the "
                           "day on which it arises.\n- Partners meet each quarter.\n",
                           "- and must act on a concern on the day on which it arises.\n- Every partner has a duty "
                           "to safeguard those at risk;\n- Partners meet each quarter.\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].reason, "a sentence stands elsewhere in it, word for word");
}

TEST(Moves, AnEditedTableThatMovedTellsItsRowsAndCells) {
  const std::string table = "| Action | Owner |\n|---|---|\n| Run knife sweeps in every quarter | Chief Inspector |\n";
  const std::string more = "| Train front-line staff to see slavery | Head of Housing |\n";
  const std::string text = "The actions below are those for which each owner is held to account every quarter.\n\n";
  EXPECT_EQ(
      Told("# Plan\n\n" + table + more + "\n" + text + text.substr(4) + "# End\n",
           "# Plan\n\n" + text + text.substr(4) + table + "| Patrol the station | Inspector |\n" + more + "\n# End\n"),
      "moved table: Action | Owner\nRun knife sweeps in every quarter | Chief Inspector\nPatrol the station | "
      "Inspector\nTrain front-line staff to see slavery | Head of Housing\nadded row: {+Patrol the station | "
      "Inspector+}\n");
}

TEST(Moves, TheEndOfASentenceAtTheEndOfAnotherSaysSomethingElse) {
  const auto changes = Compare("Partners meet in the first week of each and every quarter. Officers report to them.\n",
                               "Partners meet. Officers report to them in the first week of each and every quarter.\n")
                           .changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].significance, Significance::kSubstantive);
}

TEST(Moves, WhatWasCutFromAParagraphThatTookTheNextReadsAlikeBothWays) {
  const std::string choice = "We have chosen priorities where working together makes the greatest difference.";
  const std::string litter =
      "Much of what residents see and report, such as litter, parking and noise, is dealt with well by services. Much "
      "of what does the "
      "most damage is hidden, and it is found only when several organisations compare what they know.";
  const std::string thanks =
      "We are grateful to the many people who answered our survey in autumn, and to the officers and volunteers whose "
      "work lies behind these pages.";
  const std::string before = choice + " " + litter + "\n\n" + thanks + "\n";
  const std::string after = choice + "\n\n" + litter + " " + thanks + "\n";
  const auto there = Compare(before, after).changes;
  ASSERT_EQ(there.size(), 2U);
  EXPECT_EQ(there[0].kind, Kind::kAdded);
  EXPECT_EQ(there[0].reason, "it came from elsewhere, word for word");
  EXPECT_EQ(there[1].kind, Kind::kMerged);
  EXPECT_EQ(there[1].reason, "it went elsewhere, word for word");
  const auto back = Compare(after, before).changes;
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(std::count_if(back.begin(), back.end(), [](const Change& c) { return c.kind == Kind::kSplit; }), 1);
  EXPECT_EQ(std::count_if(back.begin(), back.end(), [](const Change& c) { return c.kind == Kind::kRemoved; }), 1);
}

TEST(Moves, TheEndOfAParagraphThatStandsByItselfAndGoesOnIsNotNew) {
  const std::string first =
      "The actions below are those for which the Executive Group will hold each owner to account.";
  const std::string end = "Subgroups keep fuller delivery plans of their own.";
  const std::string added = "They are looked at twice a year by the county and by every Borough and parish around it.";
  EXPECT_EQ(Told(first + " " + end + "\n", first + "\n\n" + end + " " + added + "\n"),
            "split paragraph: " + first + " " + end + "{+ " + added + "+}\n");
  EXPECT_EQ(Told(first + "\n\n" + end + " " + added + "\n", first + " " + end + "\n"),
            "merged paragraph: " + first + " " + end + "[- " + added + "-]\n");
}

TEST(Moves, WhatChangedItsPlaceAcrossAParagraphIsNotShownAnew) {
  const std::string park = "The Council will inspect every park in the whole borough each year without fail.";
  const std::string beta = "Beta two here is long text about something.";
  const auto changes =
      Compare("Alpha is one. " + park + "\n\n" + beta + "\n", "Alpha is one.\n\n" + beta + " " + park + "\n").changes;
  ASSERT_EQ(changes.size(), 2U);
  for (const Change& change : changes) {
    EXPECT_EQ(change.significance, Significance::kEditorial) << change.reason;
    EXPECT_TRUE(change.figures.empty());
  }
}

}  // namespace
TEST(Moves, AMovedSectionSaysThatWhatElseChangedIsToldByItself) {
  const std::string first = "## Aims\n\nWe aim to cut crime and the fear of it in every ward.\n\n";
  const std::string second = "## Funding\n\nThe grant pays for twelve posts in the central team this year.\n\n";
  const auto moved = [](const std::string& before, const std::string& after) {
    for (const Change& change : Compare(before, after).changes) {
      if (change.kind == Kind::kMoved && change.unit == Unit::kSection) return change.reason;
    }
    return std::string();
  };
  const std::string third = "## Review\n\nThe plan is reviewed by the board in March and by the cabinet in June.\n";
  std::string edited = first;
  edited.replace(edited.find("every ward"), 10, "the centre");
  EXPECT_EQ(moved(first + second + third, second + third + first), "it stands elsewhere, its words are the same");
  EXPECT_EQ(moved(first + second + third, second + third + edited),
            "it stands elsewhere, what else changed in it is told by itself");
}

}  // namespace planrev::diff
