// SPDX-License-Identifier: MIT
// Sections, lists and rows that moved while something else became of them or of what stands beside them.
#include <gtest/gtest.h>

#include <string>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

const std::string kContents = "## Contents\n\nWhat this plan has to say is listed here in its order.\n\n";
const std::string kPreface = "Preface by the Leader\n\nI became Leader of the Council in May, after a long year.\n\n";
const std::string kMoney =
    "## Money\n\nWhat is spent comes from grants, from the police and from the county council.\n\n"
    "The Borough adds what it can spare, and says so each year when it adopts the budget.\n\n";
const std::string kStaff =
    "## Staff\n\nFour officers are paid by the Council, and two by the county as long as it can.\n\n"
    "They meet on the first Monday of each month, and write down what they have agreed.\n\n";

TEST(SectionMoves, ASectionThatWentBelowTheOneItMovedWithIsNoMoveOfItsOwn) {
  EXPECT_EQ(Told("# Plan\n\n" + kContents + "## " + kPreface + kMoney + kStaff,
                 "# Plan\n\n" + kMoney + kStaff + kContents + "### " + kPreface),
            "moved section: Contents\nPreface by the Leader\n"
            "edited heading: Preface by the Leader\n");
}

TEST(SectionMoves, ASectionThatCameOutOfTheOneItMovedWithIsNoMoveOfItsOwn) {
  EXPECT_EQ(Told("# Plan\n\n" + kContents + "### " + kPreface + kMoney + kStaff,
                 "# Plan\n\n" + kMoney + kStaff + kContents + "## " + kPreface),
            "moved section: Contents\nPreface by the Leader\n"
            "edited heading: Preface by the Leader\n");
}

TEST(SectionMoves, WhatAMovedSectionLeavesBehindDoesNotTearIt) {
  const std::string idva = "IDVA means an independent adviser on domestic violence.\n\n";
  const std::string cuckooing = "Cuckooing means to take over the home of a vulnerable person.\n\n";
  const std::string marac = "MARAC means a conference at which cases of high risk are discussed.\n\n";
  const std::string lines = "County lines means the supply of drugs into smaller towns.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + kMoney + kStaff + "## Glossary\n\n" + idva + cuckooing + marac + lines,
                 "# Plan\n\n## Glossary\n\n" + idva + marac + lines + kMoney + kStaff + cuckooing),
            "moved section: Glossary\n"
            "moved paragraph: Cuckooing means to take over the home of a vulnerable person.\n");
}

TEST(SectionMoves, AHeadingWentUpAboveAListInWhichItemsWereMerged) {
  const std::string items = "- Welcome by the Leader\n- Foreword by the Chairs\n- Priority setting\n- Governance\n";
  EXPECT_EQ(Told("## Contents\n\n" + items + "- Themes of the plan\n- Money for the plan\n- Review\n\n" + kStaff,
                 "## Contents\n\n## Staff\n\n" + items + "- Themes of the plan Money for the plan\n- Review\n\n" +
                     kStaff.substr(kStaff.find("\n\n") + 2)),
            "moved heading: Staff\n"
            "merged item: Themes of the plan Money for the plan\n");
}

TEST(SectionMoves, AHeadingWentDownBelowAListThatGrew) {
  const std::string items = "- Welcome by the Leader\n- Foreword by the Chairs\n- Priority setting\n- Governance\n";
  const std::string before = "# Plan\n\n## Contents\n\n" + items + "\n" + kStaff;
  const std::string after = "# Plan\n\n" + items + "- Appendices one to four\n\n### Contents\n\n" + kStaff;
  EXPECT_EQ(Told(before, after), "added item: {+Appendices one to four+}\nmoved heading: Contents\n");
  EXPECT_EQ(Compare(before, after).changes[1].reason,
            "it stands elsewhere and at another level, its words are the same");
}

TEST(SectionMoves, ASectionThatGotAHeadingMovesWithItsText) {
  const std::string plan =
      "## Action plan\n\nThe actions below are those to which each owner is held, in their order.\n\n"
      "Subgroups keep fuller plans of their own, and the Executive Group asks for them.\n\n"
      "The deadlines of three actions were put off because of the pandemic.\n\n";
  const std::string spent =
      "What is spent comes from grants, from the police and from the county.\n\n"
      "The Executive Group looks at it every quarter.\n\n";
  const std::string notice = "<p>This plan is printed in large letters as well.</p>\n";
  EXPECT_EQ(Told("# Plan\n\n## Money\n\n" + spent + plan + notice,
                 "# Plan\n\n" + plan + "## Money\n\n#### Sources\n\n" + spent + notice),
            "moved section: Money\n"
            "added heading: {+Sources+}\n");
}

TEST(SectionMoves, NotesAtTheEndMakeNoSectionOfAnother) {
  const std::string tree = "```text\nCouncil\n  Executive Group\n```\n\n";
  const std::string notes =
      "[^1]: Figures are final, and were drawn in the first week of May.\n\n"
      "[^2]: A repeat is a case in which the same people have come before.\n";
  EXPECT_EQ(Told("# Plan\n\n## Structure of the Partnership\n\n" + tree + notes,
                 "# Plan\n\n" + tree + "#### Walnut and juniper\n\n" + notes),
            "removed heading: [-Structure of the Partnership-]\n"
            "added heading: {+Walnut and juniper+}\n");
}

TEST(SectionMoves, ATitleThatStaysIsNotTheNextOneRenamed) {
  const std::string table =
      "| Subgroup | Chair |\n|---|---|\n| Domestic Abuse | Chair, Abuse Forum |\n"
      "| Young People | District Manager, early help |\n\n";
  const std::string words =
      "MARAC means a conference at which cases of high risk are discussed.\n\n"
      "Cuckooing means to take over the home of a vulnerable person.\n";
  EXPECT_EQ(Told("# Plan\n\n" + kMoney + kStaff + "## Appendix 3: Subgroups\n\n" + table +
                     "## Appendix 4: Glossary\n\n" + words,
                 "# Plan\n\n" + kMoney + table + kStaff + "## Appendix 3: Subgroups\n\n" + words),
            "moved table: Subgroup | Chair\nDomestic Abuse | Chair, Abuse Forum\n"
            "Young People | District Manager, early help\n"
            "removed heading: [-Appendix 4: Glossary-]\n");
}

TEST(SectionMoves, ATellingTitleWithoutTextIsKnownUnderAnotherNumber) {
  const std::string budget = "Budget\n\nWhat the partners pay is agreed each winter, and is spent by the summer.\n\n";
  const std::string report = "Progress is reported each quarter.\n";
  EXPECT_EQ(Told("# Plan\n\n## 8. Monitoring and Review\n\n## 9. " + budget,
                 "# Plan\n\n## 8. " + budget + "## 9. Monitoring and Review\n\n" + report),
            "edited numbering: [-9.-]{+8.+} Budget\n[-8.-]{+9.+} Monitoring and Review\n"
            "moved section: 9. Monitoring and Review\n"
            "added paragraph: {+Progress is reported each quarter.+}\n");
  EXPECT_EQ(Told("# Plan\n\n## 8. (repealed)\n\n## 9. " + budget, "# Plan\n\n## 8. " + budget + "## 9. (repealed)\n\n"),
            "removed heading: [-8. (repealed)-]\nedited numbering: [-9.-]{+8.+} Budget\n"
            "added heading: {+9. (repealed)+}\n");
}

TEST(SectionMoves, ASectionThatMovedPastItsListIsNotTheListsItems) {
  const std::string themes = "## Themes\n\nFour themes run through all the priorities of the plan.\n\n";
  const std::string duty = "- a duty to safeguard children and adults at risk;\n";
  const std::string rest = "- a way out for those who offend, and swift enforcement;\n  - with a review of cases;\n";
  const std::string words = "- people are told what was done in plain words.\n\n";
  EXPECT_EQ(Told("# Plan\n\n" + themes + duty + rest + words, "# Plan\n\n" + rest + duty + words + themes),
            "moved item: a way out for those who offend, and swift enforcement;\nwith a review of cases;\n"
            "moved section: Themes\n");
}

TEST(SectionMoves, AListPutUnderAHeadingFarAwayMovesAndNotTheSectionsBetween) {
  const std::string foreword = "## Foreword\n\n", thanks = "Thanks to all who answered the survey in autumn.\n\n";
  const std::string others =
      "## Borough\n\nHalf of the people live in the county town.\n\n## Boards\n\nOther boards are named here:\n\n";
  const std::string boards = "- the Safeguarding Adults Board of the county;\n",
                    more = "- the Reoffending Board; and\n";
  const std::string last = "- the Health and Wellbeing Board.\n\n", end = "## Money\n\nGrants are paid twice.\n";
  EXPECT_EQ(Told("# Plan\n\n" + foreword + thanks + others + boards + last + end,
                 "# Plan\n\n" + foreword + boards + more + last + thanks + others + end),
            "moved item: the Safeguarding Adults Board of the county;\nadded item: {+the Reoffending Board; and+}\n"
            "moved item: the Health and Wellbeing Board.\n");
}

TEST(SectionMoves, AListPutAmongAnothersTextMovesThoughSomethingElseStandsBesideIt) {
  const std::string preface = "## Preface\n\n",
                    leader = "I became Leader of the Council in May, after a long year.\n\n";
  const std::string boards = "## Boards\n\nOther boards are named here:\n\n";
  const std::string list = "- the Safeguarding Adults Board of the county;\n- the Domestic Abuse Executive; and\n";
  const std::string added = "- the Reducing Reoffending Board; and\n", last = "- the Health and Wellbeing Board.\n\n";
  const std::string money = "## Money\n\nThe posts are paid for by the partners.\n\n";
  const std::string table = "Grants are shown in the table, by project and by year.\n";
  EXPECT_EQ(Told("# Plan\n\n" + preface + leader + boards + list + last + money + table,
                 "# Plan\n\n" + boards + money + leader + list + added + last + table),
            "removed heading: [-Preface-]\nmoved paragraph: I became Leader of the Council in May, after a long year.\n"
            "moved item: the Safeguarding Adults Board of the county;\nmoved item: the Domestic Abuse Executive; and\n"
            "added item: {+the Reducing Reoffending Board; and+}\nmoved item: the Health and Wellbeing Board.\n");
}

TEST(SectionMoves, WhichOfTwoSectionsMovedDoesNotHangOnWhichTextComesFirst) {
  const std::string plan = "### About\n\n",
                    about =
                        "The Act requires the authorities of each area to work together on crime.\n\n"
                        "This plan says what they will do until the end of March, and who does it.\n\n";
  const std::string borough = "### Borough\n\nHalf of the people live in the county town, and half do not.\n\n";
  const std::string fits =
      "The plan has regard to the plans of the police and of the county.\n\n"
      "Where another plan commits a partner this one refers to it, and no more.\n\n";
  const std::string before = "# Plan\n\n" + plan + about + borough + "### Fits\n\n" + fits;
  const std::string after = "# Plan\n\n" + borough + fits + plan + "### Nectar\n\n" + about;
  const std::string moved =
      "moved paragraph: The Act requires the authorities of each area to work together on crime.\n"
      "moved paragraph: This plan says what they will do until the end of March, and who does it.\n";
  EXPECT_EQ(Told(before, after),
            "removed heading: [-Fits-]\nmoved section: About\nadded heading: {+Nectar+}\n" + moved);
  EXPECT_EQ(Told(after, before),
            "moved section: About\n" + moved + "removed heading: [-Nectar-]\nadded heading: {+Fits+}\n");
}

TEST(SectionMoves, ItemsThatSaySameButAtOtherLevelsAreKnown) {
  EXPECT_EQ(
      Told("- boards for safeguarding:\n  - the County Safeguarding Adults Board; and\n"
           "  - the County Safeguarding Children Board;\n",
           "- agencies of the county\n  - boards for safeguarding:\n    - the County Safeguarding Children Board;\n"
           "- the County Safeguarding Adults Board; and\n"),
      "added item: {+agencies of the county+}\n"
      "edited item: boards for safeguarding:\n"
      "moved item: the County Safeguarding Children Board;\n"
      "edited item: the County Safeguarding Adults Board; and\n");
}

TEST(SectionMoves, ARowInThePlaceOfOneThatWentIsTheRowItWas) {
  const std::string head = "| No. | Action | Owner | Measure |\n|---|---|---|---|\n";
  const std::string visit = "| 1.3 | Visit addresses at risk | Inspector, Task Force | Every address visited |\n";
  const std::string sweep = "| 1.4 | Run knife sweeps and test purchases | Inspector, Task Force | Six a year |\n";
  const std::string shop = "| 2.1 | Run the weekly one-stop shop | Chair, Abuse Forum | 475 visitors a year |\n";
  const std::string meet = "| 5.1 | Hold the vulnerability meeting | Safety Officer | 24 meetings a year |\n";
  EXPECT_EQ(Told(head + visit + sweep + shop + meet, head + visit + meet + shop),
            "removed row: [-1.4 | Run knife sweeps and test purchases | Inspector, Task Force | Six a year-]\n"
            "moved row: 5.1 | Hold the vulnerability meeting | Safety Officer | 24 meetings a year\n");
}

TEST(SectionMoves, ANeighbourThatTookASentenceInIsNoPartOfASplit) {
  const std::string choice =
      "We have chosen priorities where working together makes the greatest difference. Much of what residents see is "
      "dealt with well by single services.";
  const std::string hidden =
      "Much of what does the most damage is hidden, and is found only when several compare notes.";
  const std::string thanks =
      "We are grateful to the 1,214 people who answered our survey in autumn, and to the officers and volunteers whose "
      "work lies behind these pages.";
  const std::string fifth = "This is the fifth plan that the Partnership has produced, and it is shorter.\n\n";
  const std::string before = "# Plan\n\n## Foreword\n\n" + fifth + choice + " " + hidden + "\n\n" + thanks + "\n";
  const std::string after = "# Plan\n\n" + choice + "\n\n" + hidden + " " + thanks + "\n\n## Foreword\n\n" + fifth;
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(comparison.changes.size(), 3u) << Told(comparison);
  EXPECT_EQ(comparison.changes[0].reason, "it went elsewhere, word for word");
  EXPECT_EQ(comparison.changes[1].reason, "it came from elsewhere, word for word");
}

TEST(SectionMoves, PartOfARewrittenSentenceIsKnownElsewhere) {
  const std::string other = "## Crime\n\nBurglary fell by a fifth in the year to March, and robbery by a tenth.\n\n";
  const std::string place = "## Harm\n\nHate crime is reported more often, and more often by those who suffer it.\n\n";
  const Comparison comparison = Compare(
      other + "Explain the law on knives, on the sharing of indecent images and on hate crime.\n\n" + place,
      other + place + "Teach pupils, parents and staff the law on knives, on the sharing of indecent velvet.\n");
  ASSERT_EQ(comparison.changes.size(), 2u) << Told(comparison);
  EXPECT_EQ(comparison.changes[0].reason,
            "something that was said is no longer said; part of it went elsewhere, word for word");
  EXPECT_EQ(comparison.changes[1].reason,
            "something is said that was not said before; part of it came from elsewhere, word for word");
}

}  // namespace
}  // namespace planrev::diff
