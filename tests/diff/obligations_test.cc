// SPDX-License-Identifier: MIT
#include "diff/wording/obligations.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {
namespace {

// "will > may weaker; " for the only change between the two.
std::string Obligations(const std::string& before, const std::string& after) {
  std::string told;
  for (const Change& change : Compare(before, after).changes) {
    for (const ObligationChange& o : change.obligations)
      told += o.before + " > " + o.after + " " + std::string(Name(o.direction)) + "; ";
    for (const Aspect aspect : change.aspects) told += aspect == Aspect::kNegation ? "negation; " : "";
  }
  return told;
}

struct Case {
  const char* before;
  const char* after;
  const char* told;
};

TEST(Obligations, AreFoundInOneWord) {
  const std::vector<Case> cases = {
      {"The Council will publish a yearly report.", "The Council may publish a yearly report.", "will > may weaker; "},
      {"The Council should publish a yearly report.", "The Council must publish a yearly report.",
       "should > must stronger; "},
      {"The Council will publish a yearly report.", "The Council aims to publish a yearly report.",
       "will > aims to weaker; "},
      {"The Council will publish a yearly report.", "The Council will aim to publish a yearly report.",
       " > aim to weaker; "},
      {"The Council must publish a yearly report.", "The Council shall publish a yearly report.",
       "must > shall changed; "},
      {"Reports go to all residents of the Borough.", "Reports go to most residents of the Borough.",
       "all > most weaker; "},
      {"The Council will help every resident.", "The Council will help every resident where possible.",
       " > where possible weaker; "},
      {"The Council will help every resident where possible.", "The Council will help every resident.",
       "where possible >  stronger; "},
      {"The Council will close the office.", "The Council will not close the office.", "negation; "},
      {"The plan ends in May 2021 as agreed.", "The plan ends in June 2021 as agreed.", ""},
      {"Crime fell in most of the wards.", "Crime fell in most of our wards.", ""},
      {"I commend the plan to residents of the Borough.", "I commend it to residents of the Borough.", ""},
      {"We plan to open a second office in the town.", "We will open a second office in the town.",
       "plan to > will stronger; "},
      {"Crime fell. The Council keeps its share.",
       "Crime fell. The changes are not large. The Council keeps its share.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AnAndForAnOrIsOneWhereSomeoneIsBound) {
  const std::vector<Case> cases = {
      {"The clerk must sign and date it.", "The clerk must sign or date it.", "and > or weaker; "},
      {"The clerk must sign or date it.", "The clerk must sign and date it.", "or > and stronger; "},
      {"The clerk must reply if it is short and clear.", "The clerk must reply if it is short or clear.",
       "and > or changed; "},
      {"The clerk must not copy or sell it.", "The clerk must not copy and sell it.", "or > and changed; "},
      {"The clerk may copy and sell it.", "The clerk may copy or sell it.", "and > or changed; "},
      {"The parks and squares are green.", "The parks or squares are green.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AVerbThatSharedADutyMayGetItsOwn) {
  const std::vector<Case> cases = {
      {"It must look into it and tell us.", "It must look into it and may tell us.", "must > may weaker; "},
      {"It must look into it and may tell us.", "It must look into it and tell us.", "may > must stronger; "},
      {"It must look into it and tell us.", "It must look into it and should tell us.", "must > should weaker; "},
      {"It must look into it and tell us.", "It must look into it and must tell us.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AreFoundInPhrases) {
  const std::vector<Case> cases = {
      {"Staff are required to report it.", "Staff are expected to report it.", "required to > expected to weaker; "},
      {"The clerk has a duty to reply.", "The clerk has the power to reply.", "duty to > power to weaker; "},
      {"The clerk must reply.", "The clerk will be required to reply.", "must > will be required to changed; "},
      {"The clerk must reply.", "The clerk may be required to reply.", "must > may be required to weaker; "},
      {"The clerk will reply.", "The clerk will be expected to reply.", " > expected to weaker; "},
      {"We will open a hub.", "We will consider a hub.", " > consider weaker; "},
      {"We meet to consider bids.", "We meet to discuss bids.", ""},
      {"The clerk must not reply.", "The clerk need not reply.", "must not > need not weaker; "},
      {"The clerk may not reply.", "The clerk must not reply.", "may not > must not changed; "},
      {"Dogs are prohibited here.", "Dogs are permitted here.", "prohibited > permitted weaker; "},
      {"We use best endeavours now.", "We use reasonable endeavours now.",
       "best endeavours > reasonable endeavours weaker; "},
      {"Papers must, as far as is practicable, be short.", "Papers must be short.",
       "as far as is practicable >  stronger; "},
      {"We will plant 500 trees.", "We will plant up to 500 trees.", " > up to weaker; "},
      {"We planted 500 trees.", "We planted up to 500 trees.", ""},  // commits to nothing
      {"Members meet if it rains.", "Members meet.", "if >  stronger; "},
      {"Letters will be read.", "Letters will normally be read.", " > normally weaker; "},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AQuestionBindsNobody) {
  EXPECT_EQ(Obligations("Think of this.", "Think of this. How will the guild be paid for?"), "");
  EXPECT_EQ(Obligations("Think of this.", "Think of this. The guild will be paid for. How?"), " > will stronger; ");
}

TEST(Obligations, WordsThatOnlyLookBindingAreNone) {
  const std::vector<Case> cases = {
      {"They act of their own free will now.", "They act of their own free choice now.", ""},
      {"A petrol can must be locked up.", "A petrol tin must be locked up.", ""},
      {"Will Smith chairs it.", "Jo Smith chairs it.", ""},
      {"It names No. 4 of them.", "It names number 4 of them.", ""},
      {"There were no more than 25 of them.", "There were fewer than 25 of them.", ""},
      {"It is not only a plan.", "It is only a plan.", ""},
      {"Some 300 people came to it.", "About 300 people came to it.", ""},
      {"It does not charge, and it does not lend.", "It does not charge, nor does it lend.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AnExceptionToAProhibitionDeniesNothing) {
  const std::vector<Case> cases = {
      {"The provider shall not subcontract the service.",
       "The provider shall not subcontract the service without leave.", " > without weaker; "},
      {"Staff must never lend keys without a receipt.", "Staff must never lend keys.", "without >  stronger; "},
      {"Staff may lend keys with a receipt.", "Staff may lend keys without a receipt.", "negation; "},
      {"Members can vote by proxy.", "Members cannot vote by proxy.", "can > cannot changed; negation; "},
      {"Members cannot vote by proxy.", "Members can vote by proxy.", "cannot > can changed; negation; "},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
}

TEST(Obligations, AnAimThatIsOnlySupposedBindsNobody) {
  const std::string start = "The desk is open.";
  const std::vector<Case> cases = {
      {"a condition", " The page helps if you plan to build a shed.", ""},
      {"of others", " The page helps residents who intend to build.", ""},
      {"in short", " It helps if you're trying to build a shed.", ""},
      {"behind a preposition", " Ask the desk prior to attempting to build.", ""},
      {"an infinitive", " Nobody uses force to attempt to enter.", ""},
      {"that the sentence sets", " The desk is trying to answer soon.", " > trying to stronger; "},
      {"behind a condition", " If it rains, the desk aims to answer soon.", " > aims to stronger; "},
      {"behind a duty", " The desk needs to try to answer soon.", " > needs to stronger;  > try to stronger; "},
      {"leave to consider", " You may also consider a shed.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(start, start + c.after), c.told) << c.before;
}

TEST(Obligations, GermanWillBindsNobody) {
  EXPECT_EQ(Obligations("Die Stadt will mehr Polizei.", "Die Stadt kann mehr Polizei stellen."), "");
  EXPECT_EQ(Obligations("Er kommt. Er will das Haus.", "Er kommt."), "");
  EXPECT_EQ(Obligations("The Stadt will hire police.", "The Stadt may hire police."), "will > may weaker; ");
}

TEST(Obligations, SaidInThePassiveAreTheSame) {
  EXPECT_EQ(
      Obligations("The team will publish all results by March.", "All results will be published by the team by March."),
      "");
}

TEST(Obligations, ScopeIsToldWhereOnlyACapitalChangedBesideIt) {
  EXPECT_EQ(Obligations("All victims will be seen.", "Victims will be seen."), "All >  weaker; ");
}

TEST(Obligations, DenialsCountInAnyForm) {
  for (const auto& [before, after] : std::vector<std::pair<const char*, const char*>>{
           {"You can be evicted.", "You can't be evicted."},
           {"It is lawful to park there.", "It is unlawful to park there."},
           {"The fee is refundable.", "The fee is non-refundable."},
           {"The site is in use.", "The site is no longer in use."},
           {"Homes with a permit may be let.", "Homes without a permit may be let."},
           {"A is not done and B is.", "A is done and B is not."},
       }) {
    EXPECT_EQ(Obligations(before, after), "negation; ") << after;
  }
  EXPECT_EQ(Obligations("You can pay online.", "You can pay online and apply without a card."), "");
  EXPECT_EQ(Obligations("The staff are informed.", "The staff are formed."), "negation; ");  // as far as words show
}

TEST(Obligations, MovedWithinTheirPassageAreNone) {
  EXPECT_EQ(Obligations("It is open daily. The Council will keep it free.",
                        "The Council will keep it free. It is open daily."),
            "");
  EXPECT_EQ(Obligations("Where possible, the path is lit.", "The path is lit, where possible."), "");
}

TEST(Obligations, OfAWholePassageAreToldOnceForEachWord) {
  EXPECT_EQ(Obligations("# A\n\nText one.\n\nThe clerk must act. He must hurry. It will do.\n", "# A\n\nText one.\n"),
            "must >  weaker; will >  weaker; ");
  EXPECT_EQ(Obligations("- one of these\n", "- one of these\n- we aim to please all of them\n"),
            " > aim to stronger; ");
}

TEST(Obligations, OneWordIsFoundInThreeHundred) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "word" + std::to_string(i) + " ";
  EXPECT_EQ(Obligations(text + "they will act " + text, text + "they may act " + text), "will > may weaker; ");
}

TEST(Obligations, TermsOfAPassageWrittenAnewAreNotPaired) {
  const std::string told = Obligations(
      "Alpha beta will gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau.",
      "One two three four five six seven eight nine ten eleven twelve thirteen fourteen should fifteen sixteen "
      "seventeen.");
  EXPECT_EQ(told, "will >  weaker;  > should stronger; ");
}

}  // namespace
}  // namespace planrev::diff
