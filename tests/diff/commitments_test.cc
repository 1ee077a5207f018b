// SPDX-License-Identifier: MIT
#include "diff/changes/commitments.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {
namespace {

std::string Sides(const char* name, const BothSides& sides) {
  if (sides.before == sides.after) return "";
  return std::string(" ") + name + " [" + sides.before + " > " + sides.after + "]";
}

// "slipped deadline [2021 > 2022]; " for each commitment, in the order of the changes.
std::string Commitments(const std::string& before, const std::string& after) {
  std::string told;
  for (const Change& change : Compare(before, after).changes) {
    for (const CommitmentChange& one : change.commitments) {
      told += Name(one.fate);
      if (one.fate == Fate::kNew) told += " {" + one.text.after + "}";
      if (one.fate == Fate::kDropped) told += " {" + one.text.before + "}";
      told += Sides("owner", one.owner) + Sides("binding", one.binding) + Sides("deadline", one.deadline) +
              Sides("measure", one.measure) + "; ";
    }
  }
  return told;
}

// "[where possible > subject to funding]" of each commitment.
std::string Conditions(const std::string& before, const std::string& after) {
  std::string told;
  for (const Change& change : Compare(before, after).changes) {
    for (const CommitmentChange& one : change.commitments)
      told += "[" + one.condition.before + " > " + one.condition.after + "]";
  }
  return told;
}

struct Case {
  const char* name;
  const char* before;
  const char* after;
  const char* told;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Commitments(c.before, c.after), c.told) << c.name;
}

TEST(Commitments, ALineOfAnActionPlanIsOneWithoutAVerbThatBinds) {
  Check({{"slipped", "- Map the wards (Analyst, by June 2021)", "- Map the wards (Analyst, by June 2022)",
          "slipped deadline [June 2021 > June 2022]; "},
         {"another owner", "- Map the wards (Analyst, by June 2021).", "- Map the wards (Sergeant, by June 2021).",
          "changed owner [Analyst > Sergeant]; "},
         {"no owner", "- Map the wards (by June 2021)", "- Map the wards (by May 2021)",
          "advanced deadline [June 2021 > May 2021]; "},
         {"a date of the past", "- The wards were mapped (June 2021)", "- The wards were mapped (June 2022)", ""}});
}

TEST(Commitments, AnItemBelowAnItemIsReadWithBoth) {
  Check({{"slipped", "We will:\n\n- offer an adviser\n  - within one month\n  - free of charge\n",
          "We will:\n\n- offer an adviser\n  - within two months\n  - free of charge\n",
          "slipped deadline [within one month > within two months]; "}});
}

TEST(Commitments, WhatIsReworkedIsNotStrengthened) {
  Check({{"an event gave way to a time", "Users must train before a device is issued.",
          "Users must train within 30 days of receiving a device.", "changed deadline [ > within 30 days]; "},
         {"all in place of ten", "The Council will visit ten schools.", "The Council will visit all schools.",
          "strengthened measure [ten > ]; "},
         {"ten in place of all", "The Council will visit all schools.", "The Council will visit ten schools.",
          "weakened measure [ > ten]; "}});
}

TEST(Commitments, WhoActsInAConditionIsNotTheOwner) {
  Check({{"accompanied by", "Children shall not be admitted unless accompanied by an adult.",
          "Children shall not be admitted unless accompanied by a parent.", "changed; "},
         {"chaired by", "Results will be sent to the Board, chaired by the Leader, in May.",
          "Results will be sent to the Board, chaired by the Mayor, in May.", "kept; "}});
}

TEST(Commitments, FiguresOfAnotherStatementAreNoMeasure) {
  Check({{"before the semicolon", "Thefts rose by 27 per cent, which is 25 in all; they should be read with caution.",
          "Thefts rose by 13 per cent, which is 16 in all; they should be read with caution.", "kept; "},
         {"behind it", "The Partnership will train 20 wardens; and fund 3 helplines.",
          "The Partnership will train 20 wardens; and fund 5 helplines.", "changed measure [20; 3 > 20; 5]; "}});
}

TEST(Commitments, OfItemsKeepTheLineThatLeadsIntoThem) {
  const char* const two =
      "The Partnership will:\n\n- fund advisers for every victim of abuse;\n- train a champion in every front-line "
      "team; and\n- raise awareness of stalking.\n";
  const char* const one =
      "The Partnership will:\n\n- fund advisers for every victim of abuse, and train a champion in every front-line "
      "team; and\n- raise awareness of stalking.\n";
  const char* const nested =
      "The Partnership will:\n\n- fund advisers for every victim of abuse, and train:\n  - a champion in every "
      "front-line team; and\n- raise awareness of stalking.\n";
  Check({
      {"merged", two, one, "kept; "},
      {"split", one, two, "kept; "},
      {"split into what is below it", one, nested, "kept; "},
  });
}

TEST(Commitments, ThatCameFromElsewhereWeakerAreNotToldAsMoreThatIsAsked) {
  const Comparison comparison = Compare(
      "## A\n\nAll partners have signed the agreement on sharing what they know of people in the Borough. Partners "
      "must "
      "answer a request for information about a person at risk.\n\n## B\n\nA group meets.\n",
      "## A\n\nAll partners have signed the agreement on sharing what they know of people in the Borough.\n\n"
      "## B\n\nA group meets.\n\nWhere possible, partners should answer a request for information about a person at "
      "risk.\n");
  ASSERT_EQ(comparison.changes.size(), 2U);
  ASSERT_EQ(comparison.changes[1].commitments.size(), 1U);
  EXPECT_EQ(comparison.changes[1].commitments[0].fate, Fate::kWeakened);
  EXPECT_TRUE(comparison.changes[1].obligations.empty());
  EXPECT_EQ(comparison.changes[1].significance, Significance::kSubstantive);
}

TEST(Commitments, OfABlockThatCameOrWentTheCommitmentSaysWhatBinds) {
  const std::string review = "and a case review will be held wherever the threshold of the trigger is met.";
  const std::string told = "People will be told what has been done, in plain words and through the channels they use.";
  const std::string before =
      "- Complaints will be risk assessed within two working days, " + review + "\n- " + told + "\n";
  const std::string after =
      "- Complaints aims to be risk assessed within two working days;\n- " + review + " " + told + "\n";
  for (const auto& [a, b] : {std::pair(before, after), std::pair(after, before)}) {
    const auto changes = Compare(a, b).changes;
    EXPECT_EQ(changes.size(), 2U);
    for (const Change& change : changes) EXPECT_TRUE(change.obligations.empty()) << change.reason;
  }
  EXPECT_EQ(Commitments(before, after), "weakened binding [will > aims to]; kept; ");
  EXPECT_EQ(Commitments(after, before), "kept; strengthened binding [aims to > will]; ");
}

TEST(Commitments, AreDroppedWhereTheyAreOnlyToldOfAndNewWhereTheyWere) {
  Check({{"done", "Officers will patrol the market.", "Officers patrolled the market.",
          "dropped {Officers will patrol the market.} owner [Officers > ] binding [will > ]; "},
         {"to be done", "The team has mapped the wards.", "The team will map the wards.",
          "new {The team will map the wards.} owner [ > The team] binding [ > will]; "}});
}

TEST(Commitments, AreKnownByWhatIsToBeDone) {
  Check({{"of a number", "The number of officers will remain at 12.", "The number of officers will increase to 14.",
          "changed measure [12 > 14]; "},
         {"other time", "Officers will answer within ten working days.", "Officers will answer promptly.",
          "weakened deadline [within ten working days > ]; "},
         {"a loose word", "The hub is to open in May 2021.", "The hub is intended to open in May 2021.",
          "weakened binding [is to > intended to]; "},
         {"passive", "The team will publish the results by March 2022.",
          "The results will be published by the team by March 2022.", "kept; "},
         {"by somebody through something", "It will be assessed by OMB through talks with all of the teams.",
          "It will be assessed by OMB through long talks with all of the teams.", "kept; "},
         {"by a sergeant", "Reports must be signed by the Chief Constable.", "Reports must be signed by a sergeant.",
          "changed owner [the Chief Constable > a sergeant]; "},
         {"nobody is named", "The team will publish the results by March 2022.",
          "The results will be published by March 2022.", "changed owner [The team > ]; "}});
}

TEST(Commitments, AreMeasuredByBoundsAndByHowOften) {
  Check({{"bound", "We will train at least 40 wardens.", "We will train up to 40 wardens.",
          "changed measure [at least 40 > up to 40]; "},
         {"often", "The board will meet every two months.", "The board will meet every quarter.",
          "changed measure [every two months > every quarter]; "},
         {"in one word", "The board will meet weekly.", "The board will meet monthly.",
          "changed measure [weekly > monthly]; "}});
}

TEST(Commitments, WhoIsDeniedSomethingIsNoOwner) {
  Check({
      {"nobody is required to", "Tenants must pay a deposit.", "Nobody is required to pay a deposit.",
       "weakened owner [Tenants > ] binding [must > required to]; "},
      {"nobody still is required to", "Nobody is required to pay a deposit.", "Nobody is required to pay any deposit.",
       ""},
      {"no one has to", "Members must attend.", "No one has to attend.",
       "weakened owner [Members > ] binding [must > has to]; "},
      {"no officer may", "Every officer may accept gifts.", "No officer may accept gifts.", "changed; "},
      {"none of the partners will", "The partners will share names.", "None of the partners will share names.",
       "changed; "},
      {"neither", "The Council will publish names.", "Neither the Council nor the police will publish names.",
       "changed owner [The Council > ]; "},
      {"no later than is no denial", "No later than 5 May 2021 the Council must decide.",
       "No later than 5 June 2021 the Council must decide.", "slipped deadline [5 May 2021 > 5 June 2021]; "},
  });
}

TEST(Commitments, AreReleased) {
  Check({
      {"need not", "Managers must keep a record.", "Managers need not keep a record.",
       "weakened binding [must > need not]; "},
      {"do not have to", "Tenants must tell us.", "Tenants do not have to tell us.",
       "weakened binding [must > do not have to]; "},
      {"not required to", "A club is required to register.", "A club is not required to register.",
       "weakened binding [required to > not required to]; "},
      {"a prohibition in another word", "Drivers must never use a phone.", "Drivers must not use a phone.",
       "kept binding [must never > must not]; "},
  });
}

TEST(Commitments, WhatIsForetoldIsNone) {
  Check({
      {"a population", "The Borough is changing.", "The Borough is changing. The population will grow by 8% by 2031.",
       ""},
      {"more of something", "The Borough is changing.", "The Borough is changing. There will be more people over 65.",
       ""},
      {"a consequence", "A lane is closed. This will mean fewer journeys by car.", "A lane is closed.", ""},
      {"demand", "Demand will exceed supply by 2027.", "Demand will exceed supply by 2026.", ""},
      {"a visit is expected to double", "Visits are expected to double by 2030.",
       "Visits are expected to double by 2035.", ""},
      {"what building brings", "It grows.", "It grows. The new homes will bring more traffic to the north.", ""},
      {"what somebody will want", "It grows.", "It grows. They'll want to know who leads the guild.", ""},
      {"who brings something promises", "It grows.", "It grows. The Council will bring all teams together.",
       "new {The Council will bring all teams together.} owner [ > The Council] binding [ > will]; "},
      {"a target is none", "Burglary will fall by 8% by 2024.", "Burglary will fall by 6% by 2024.",
       "changed measure [8% > 6%]; "},
      {"there will be one of something is promised", "Streets are lit. There will be a warden on each site.",
       "Streets are lit.", "dropped {There will be a warden on each site.} binding [will > ]; "},
      {"this in the passive is promised", "The list is public. This will be reviewed each year.", "The list is public.",
       "dropped {This will be reviewed each year.} binding [will > ] measure [each year > ]; "},
      {"who increases something promises", "The Council will increase patrols.", "The Council will increase visits.",
       "kept; "},
      {"residents get something", "Residents will receive a letter by May 2021.",
       "Residents will receive a letter by June 2021.", "slipped deadline [May 2021 > June 2021]; "},
  });
}

TEST(Commitments, ConditionsAreNamed) {
  EXPECT_EQ(Conditions("The team will act.", "The team will act unless the panel objects."),
            "[ > unless the panel objects]");
  EXPECT_EQ(Conditions("The team will act.", "The team will, where possible, act."), "[ > where possible]");
  EXPECT_EQ(Conditions("The team will repair every lamp in the ward if the panel agrees.",
                       "The team will repair every lamp in the ward if the Chair agrees."),
            "[if the panel agrees > if the Chair agrees]");
}

TEST(Commitments, WordsThatOnlyLookBindingAreNone) {
  Check({
      {"should you", "Should you need help, call the team.", "Should you need advice, call the team.", ""},
      {"a will", "She left the house by will.", "She left the house in her will.", ""},
      {"try to behind will", "We will answer in ten days.", "We will try to answer in ten days.",
       "weakened binding [will > will try to]; "},
  });
}

TEST(Commitments, FareAsTheirSentenceDoes) {
  Check({
      {"a deadline slips", "The Council will open the hub by 31 March 2021.",
       "The Council will open the hub by 31 March 2022.", "slipped deadline [31 March 2021 > 31 March 2022]; "},
      {"a deadline is brought forward", "The Council will open the hub by June 2022.",
       "The Council will open the hub by May 2022.", "advanced deadline [June 2022 > May 2022]; "},
      {"a time allowed grows", "Officers must reply within ten days.", "Officers must reply within three weeks.",
       "slipped deadline [within ten days > within three weeks]; "},
      {"the same time in other units", "Officers must reply within 12 months.", "Officers must reply within one year.",
       "kept; "},
      {"a working week is no number of days", "Officers must reply within five working days.",
       "Officers must reply within one week.", "changed deadline [within five working days > within one week]; "},
      {"a deadline goes", "The Council will open the hub by June 2022.", "The Council will open the hub.",
       "weakened deadline [June 2022 > ]; "},
      {"another owner", "The Head of Housing will chair the panel.", "The Head of Communities will chair the panel.",
       "changed owner [The Head of Housing > The Head of Communities]; "},
      {"how many of them is no owner", "All partners will attend it.", "Most partners will attend it.", "weakened; "},
      {"another measure", "The Council will fund 12 posts.", "The Council will fund 10 posts.",
       "changed measure [12 > 10]; "},
      {"a word that binds less", "The Council must act at once.", "The Council should act at once.",
       "weakened binding [must > should]; "},
      {"a word that only permits", "The Council will act at once.", "The Council may act at once.",
       "weakened binding [will > may]; "},
      {"a word that binds more", "The Council aims to act at once.", "The Council will act at once.",
       "strengthened binding [aims to > will]; "},
      {"a condition", "The Council will act at once.", "The Council will act at once where possible.", "weakened; "},
      {"other words for it", "The Council will write to every tenant.", "The Council will write to each tenant.",
       "kept; "},
      {"what has a date is no deadline", "The fair was held on 3 May 2021.", "The fair was held on 7 May 2021.", ""},
      {"who must, though not first", "From 5 July 2021 the Council must house them all.",
       "From 5 July 2022 the Council must house them all.", "slipped deadline [5 July 2021 > 5 July 2022]; "},
      {"a passive has no owner", "The hub will be opened by June 2021.", "The hub will be opened by July 2021.",
       "slipped deadline [June 2021 > July 2021]; "},
  });
}

TEST(Commitments, AreFollowedToOtherParagraphs) {
  const std::string before =
      "# Plan\n\n## Youth\n\nYouth work matters to all of us here. The Council will open a youth hub in Marlbridge by "
      "June 2021.\n\nIt will train forty mentors for young people at risk.\n";
  Check({
      {"its section was rewritten", before.c_str(),
       "# Plan\n\n## Young people\n\nNobody who grows up in this borough is without a place of their own.\n\n- By "
       "December 2022 the Council aims to open a youth hub in Marlbridge\n- Schools teach safety on line\n",
       "dropped {It will train forty mentors for young people at risk.} binding [will > ] measure [forty > ]; "
       "weakened binding [will > aims to] deadline [June 2021 > December 2022]; "},
      {"it went elsewhere, word for word", before.c_str(),
       "# Plan\n\n## Youth\n\nYouth work matters to all of us here.\n\nIt will train forty mentors for young people at "
       "risk.\n\n## Places\n\nA new heading. The Council will open a youth hub in Marlbridge by June 2021.\n",
       ""},
  });
}

TEST(Commitments, OfAListAreThoseOfTheLineThatLeadsIntoIt) {
  Check({
      {"an item goes", "The Partnership will:\n\n- train staff\n- publish figures by May 2021\n- fund two posts\n",
       "The Partnership will:\n\n- train staff\n- fund two posts\n",
       "dropped {The Partnership will publish figures by May 2021} owner [The Partnership > ] binding [will > ] "
       "deadline "
       "[May 2021 > ]; "},
      {"an item is put off", "The Partnership will:\n\n- train staff\n- publish figures by May 2021\n",
       "The Partnership will:\n\n- train staff\n- publish figures by May 2022\n",
       "slipped deadline [May 2021 > May 2022]; "},
      {"a list of facts", "The borough has:\n\n- four wards\n- two stations\n- a court\n",
       "The borough has:\n\n- four wards\n- a court\n", ""},
  });
}

TEST(Commitments, AreTheRowsOfAnActionPlan) {
  const std::string head = "| Action | Owner | By when | Measure |\n|---|---|---|---|\n";
  const std::string staff = "| Train staff | Head of Housing | 31 March 2021 | 250 people |\n";
  const std::string cctv = "| Mobile CCTV | Team Leader | 31 December 2020 | Four cameras |\n";
  const auto plan = [&](const std::string& rows) { return head + rows; };
  const std::string two = plan(staff + cctv);
  Check({
      {"a deadline slips", two.c_str(),
       plan("| Train staff | Head of Housing | 31 March 2022 | 250 people |\n" + cctv).c_str(),
       "slipped deadline [31 March 2021 > 31 March 2022]; "},
      {"another owner", two.c_str(),
       plan("| Train staff | Head of Communities | 31 March 2021 | 250 people |\n" + cctv).c_str(),
       "changed owner [Head of Housing > Head of Communities]; "},
      {"another measure", two.c_str(),
       plan("| Train staff | Head of Housing | 31 March 2021 | 200 people |\n" + cctv).c_str(),
       "changed measure [250 people > 200 people]; "},
      {"an action disappears", two.c_str(), plan(staff).c_str(),
       "dropped {Mobile CCTV} owner [Team Leader > ] deadline [31 December 2020 > ] measure [Four cameras > ]; "},
      {"an action comes in", plan(staff).c_str(), two.c_str(),
       "new {Mobile CCTV} owner [ > Team Leader] deadline [ > 31 December 2020] measure [ > Four cameras]; "},
      {"a table of figures is none", "| Ward | 2020 |\n|---|---|\n| North | 41 |\n| South | 12 |\n",
       "| Ward | 2020 |\n|---|---|\n| North | 41 |\n", ""},
  });
}

TEST(Commitments, AreNotWhatIsOnlyForetoldOfOrStated) {
  Check({
      {"a forecast", "Population has grown by 9 per cent and is expected to reach 180,000 by 2026.",
       "Population has grown by 10 per cent and is expected to reach 180,000 by 2027.", ""},
      {"a reading of a figure", "Thefts rose by 27 per cent, which is 25 more and should be read with care.",
       "Thefts rose by 13 per cent, which is 16 more and should be read with care.", ""},
      {"an aim that is told of", "One outcome is that the Borough should be safe in 2021.",
       "One outcome is that the Borough should be safe in 2022.", ""},
  });
}

// What became of the one commitment in the one change.
CommitmentChange OnlyCommitment(const std::string& before, const std::string& after) {
  const auto changes = Compare(before, after).changes;
  EXPECT_EQ(changes.size(), 1U) << before;
  if (changes.size() != 1) return {};
  EXPECT_EQ(changes[0].commitments.size(), 1U) << before;
  return changes[0].commitments.size() == 1 ? changes[0].commitments[0] : CommitmentChange();
}

TEST(Commitments, TheNumberOfANoteBeforeTheOwnerIsNotPartOfIt) {
  const auto change =
      OnlyCommitment("The policy applies.<sup>43</sup> The Housing Team will publish guidance for tenants.\n",
                     "The policy applies.<sup>36</sup> The Tenancy Team will publish guidance for tenants.\n");
  EXPECT_EQ(change.owner.before, "The Housing Team");
  EXPECT_EQ(change.owner.after, "The Tenancy Team");
}

TEST(Commitments, AreOwnedByWhoStandsBeforeTheirOwnDuty) {
  const auto other = OnlyCommitment("The panel may meet and the Council will publish a list.\n",
                                    "The panel may meet and the Partnership will publish a list.\n");
  EXPECT_EQ(other.owner.before, "the Council");
  EXPECT_EQ(other.owner.after, "the Partnership");
  const auto same = OnlyCommitment("The Council will publish the plan and may ask others.\n",
                                   "The Council may publish the plan and will ask others.\n");
  EXPECT_EQ(same.owner.before, "The Council");
  EXPECT_EQ(same.owner.after, "The Council");
}

TEST(Commitments, AreNeitherMoreNorLessForFromWhereOnTheyBind) {
  Check({{"a threshold comes in", "We will consult tenants before any rent rise.\n",
          "We will consult tenants before any rent rise above 3%.\n", "changed measure [ > 3%]; "},
         {"it goes", "We will consult tenants before any rent rise above 3%.\n",
          "We will consult tenants before any rent rise.\n", "changed measure [3% > ]; "},
         {"a target comes in", "The Council will cut waste.\n", "The Council will cut waste to below 300kg a head.\n",
          "strengthened measure [ > 300kg]; "},
         {"the greater of two", "Developers must contribute 10% of the value.\n",
          "Developers must contribute 10% of the value, or £5,000 if greater.\n",
          "changed measure [10% > 10%; £5,000]; "}});
}

TEST(Commitments, ThatSayWhenInOtherWordsAreNotWithoutADeadline) {
  Check({{"an event", "Landlords must register within 28 days of letting.\n",
          "Landlords must register before letting.\n", "changed deadline [within 28 days > ]; "},
         {"at once", "We will respond the same day.\n", "We will respond within 3 days.\n",
          "changed deadline [ > within 3 days]; "},
         {"until a year", "We will plant 1,000 trees each year until 2030.\n", "We will plant 1,000 trees by 2030.\n",
          "changed measure [1,000; each year > 1,000]; "}});
}

TEST(Commitments, OfTheSameOwnerWhoDoesTheSameAreFollowed) {
  Check({{"to fewer", "Nurses will visit every new mother.\n", "Nurses will visit new mothers where risk is high.\n",
          "changed; "},
         {"another figure", "The speed limit will be 20mph.\n", "The speed limit will be 30mph.\n",
          "changed measure [20mph > 30mph]; "},
         {"another deed", "The Council will meet tenants.\n", "The Council will publish accounts.\n",
          "dropped {The Council will meet tenants.} owner [The Council > ] binding [will > ]; "
          "new {The Council will publish accounts.} owner [ > The Council] binding [ > will]; "}});
}

TEST(Commitments, UnderALineThatBindsOtherwiseNowFareAsItDoes) {
  const std::string items = "\n\n- open two hubs\n- train 40 wardens\n";
  EXPECT_EQ(Commitments("The Council will:" + items, "The Council may:" + items),
            "weakened binding [will > may]; weakened binding [will > may]; ");
  EXPECT_EQ(Commitments("The Council will:" + items, "The Council, where possible, will:" + items),
            "weakened; weakened; ");
  EXPECT_EQ(Commitments("The Council will:" + items, "In 2021 the Council will:" + items), "");
  EXPECT_EQ(Commitments("The Council will:" + items, "The Council may:\n\n- open two hubs\n- train 50 wardens\n"),
            "weakened binding [will > may]; weakened binding [will > may] measure [40 > 50]; ");
}

TEST(Commitments, OfAnActionPlanHaveTheirDeadlineUnderBy) {
  const std::string head = "| Action | Lead | By |\n|---|---|---|\n", rest = "| Train staff | HR | June 2025 |\n";
  EXPECT_EQ(Commitments(head + "| Open hub | Housing | May 2025 |\n" + rest,
                        head + "| Open hub | Housing | May 2026 |\n" + rest),
            "slipped deadline [May 2025 > May 2026]; ");
  EXPECT_EQ(Commitments(head + "| Open hub | Housing | May 2025 |\n" + rest,
                        head + "| Consider opening hub | Housing | May 2025 |\n" + rest),
            "weakened; ");
}

TEST(Commitments, WhatIsNotKnownOrNotIntendedPromisesNothing) {
  EXPECT_EQ(Commitments("Fees may not be known in advance.\n", "Fees are listed.\n"), "");
  EXPECT_EQ(Commitments("The plan is not intended to create rights.\n", "The plan is short.\n"), "");
}

TEST(Commitments, AreMoreOrLessByTheirBounds) {
  Check({{"up to", "The Council will build 500 homes.\n", "The Council will build up to 500 homes.\n",
          "weakened measure [500 > up to 500]; "},
         {"around", "The Council will build 500 homes.\n", "The Council will build around 500 homes.\n",
          "weakened measure [500 > around 500]; "},
         {"at least", "The Council will build 500 homes.\n", "The Council will build at least 500 homes.\n",
          "strengthened measure [500 > at least 500]; "},
         {"no longer up to", "The Council will build up to 500 homes.\n", "The Council will build 500 homes.\n",
          "strengthened measure [up to 500 > 500]; "},
         {"always", "Officers must always wear cameras.\n", "Officers must wear cameras.\n", "weakened; "}});
}

TEST(Commitments, AreOwnedByTheNameAlone) {
  const auto list = OnlyCommitment("The Council, the Police and the NHS will meet.\n",
                                   "The Council, the Fire Service and the NHS will meet.\n");
  EXPECT_EQ(list.owner.before, "The Council, the Police and the NHS");
  EXPECT_EQ(list.owner.after, "The Council, the Fire Service and the NHS");
  const auto two = OnlyCommitment("The Board meets in March and will report in June.\n",
                                  "The Board meets in March and will report in July.\n");
  EXPECT_EQ(two.owner.after, "The Board");
  const auto numbered =
      OnlyCommitment("2.1 The Council must keep one list.\n", "2.1 The Council must keep two lists.\n");
  EXPECT_EQ(numbered.owner.after, "The Council");
  const auto remains =
      OnlyCommitment("The Council is committed to two parks.\n", "The Council remains committed to three parks.\n");
  EXPECT_EQ(remains.owner.after, "The Council");
}

TEST(Commitments, AnAbilityIsNone) {
  const std::string told = Commitments("The free ability to change code enables us to act.\n",
                                       "The free ability to change code will allow us to act.\n");
  EXPECT_TRUE(told.starts_with("new ")) << told;
}

TEST(Commitments, BeforeAndAfterAreNotTheSameTime) {
  Check({{"a day", "Landlords must pay before 1 May 2022.\n", "Landlords must pay after 1 May 2022.\n",
          "changed deadline [1 May 2022 > after 1 May 2022]; "},
         {"an event", "They must sign before work starts.\n", "They must sign after work starts.\n", "changed; "},
         {"by Easter", "We will publish it by Easter 2025.\n", "We will publish it by Easter 2026.\n",
          "slipped deadline [2025 > 2026]; "}});
}

TEST(Commitments, ATimeThatSaysWhatIsHeldIsNoDeadline) {
  const auto change = OnlyCommitment("The Council will train officers in 10 day courses.\n",
                                     "The Council will train officers in 5 day courses.\n");
  EXPECT_EQ(change.deadline.after, "");
  EXPECT_EQ(change.measure.after, "5 day");
}

TEST(Commitments, QuartersOfAFinancialYearEndInItsSecondOne) {
  const auto change = OnlyCommitment("The Council will publish the plan by Q4 2026/27.\n",
                                     "The Council will publish the plan by January 2027.\n");
  EXPECT_EQ(change.fate, Fate::kAdvanced);
}

}  // namespace
}  // namespace planrev::diff
