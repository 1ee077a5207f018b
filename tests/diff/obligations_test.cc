// SPDX-License-Identifier: MIT
#include "diff/obligations.h"

#include <gtest/gtest.h>

#include <string>
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
  };
  for (const Case& c : cases) EXPECT_EQ(Obligations(c.before, c.after), c.told) << c.before << " / " << c.after;
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

TEST(HeadsCommitments, ColumnsOfAnActionPlanDo) {
  EXPECT_TRUE(HeadsCommitments("Deadline"));
  EXPECT_TRUE(HeadsCommitments("Lead officer"));
  EXPECT_FALSE(HeadsCommitments("2019/20"));
  EXPECT_FALSE(HeadsCommitments("Change"));
}

}  // namespace
}  // namespace planrev::diff
