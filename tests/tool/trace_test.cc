// SPDX-License-Identifier: MIT
// What became of recommended changes, with the real program.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tool/golden.h"
#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

const char kBefore[] =
    "# Plan\n\n## 1. Homes\n\nWe will offer advice within 28 days.\n\nThe forum is led by the Housing Manager.\n\n"
    "## 2. Streets\n\nLamps are mended within five days.\n\nA café will open in the park.\n";
const char kAfter[] =
    "# Plan\n\n## 1. Homes\n\nWe will offer advice within 56 days.\n\nThe forum is led by the Housing Manager.\n\n"
    "## 2. Streets\n\nLamps are mended within nine days.\n";
const char kPaper[] =
    "# Review\n\n## Findings\n\n- R0 All is well.\n\n## Recommended changes\n\n"
    "- **R1.** Offer advice within 56 days and not 28.\n"
    "- **R2.** Drop the café in the park, and name who owns the \x1b[31mkiosk.\n- **R3.** Add hedgehogs.\n";

class TraceCommand : public testing::Test {
 protected:
  void SetUp() override {
    sandbox_.Write("before.md", kBefore);
    sandbox_.Write("after.md", kAfter);
    sandbox_.Write("paper.md", kPaper);
  }

  Outcome Trace(std::vector<std::string> more) const {
    std::vector<std::string> words = {"trace", "before.md", "after.md"};
    words.insert(words.end(), more.begin(), more.end());
    return sandbox_.Run(words);
  }

  Sandbox sandbox_;
};

TEST_F(TraceCommand, TellsWhatIsDonePartlyDoneAndMissing) {
  const Outcome outcome = Trace({"-r", "paper.md"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  ExpectGolden("trace.txt", outcome.out);
}

TEST_F(TraceCommand, MakesATableForAReport) {
  ExpectGolden("trace.md", Trace({"-r", "paper.md", "--format", "markdown"}).out);
}

TEST_F(TraceCommand, JsonHasTheSameFacts) {
  const auto json = nlohmann::json::parse(Trace({"-r", "paper.md", "--format", "json"}).out);
  EXPECT_EQ(json["format"], "planrev-trace");
  ASSERT_EQ(json["recommendations"].size(), 3u);
  EXPECT_EQ(json["recommendations"][0]["outcome"], "done");
  EXPECT_EQ(json["recommendations"][1]["outcome"], "partly");
  EXPECT_EQ(json["recommendations"][1]["demands"][1]["answered"], false);
  EXPECT_EQ(json["recommendations"][2]["outcome"], "not found");
  EXPECT_EQ(json["unasked"].size(), 1u);
}

TEST_F(TraceCommand, ExitCodeSaysWhetherAllIsAccountedFor) {
  EXPECT_EQ(Trace({"-r", "paper.md", "--exit-code"}).status, 1);
  sandbox_.Write("good.md", "1. Recommended is 56 days for advice, not 28\n2. drop the café\n3. lamps in nine days\n");
  EXPECT_EQ(Trace({"-r", "good.md", "--section", "x", "--exit-code"}).status, 2);
  sandbox_.Write("good.md",
                 "# Recommended\n\n1. 56 days for advice, not 28\n2. drop the café\n3. lamps mended in nine days, not "
                 "five\n");
  EXPECT_EQ(Trace({"-r", "good.md", "--exit-code"}).status, 0);
}

TEST_F(TraceCommand, UnlabelledOnesAreNumbered) {
  sandbox_.Write("letter.md", "## What we ask for\n\n- advice within 56 days\n- no café\n");
  const auto json = nlohmann::json::parse(Trace({"-r", "letter.md", "--section", "we ASK", "--format", "json"}).out);
  EXPECT_EQ(json["recommendations"][1]["label"], "2");
}

TEST_F(TraceCommand, AnErrorSaysWhatToDo) {
  struct Case {
    std::vector<std::string> words;
    int status;
    const char* message;
  };
  sandbox_.Write("none.md", "# Review\n\nNo list.\n");
  sandbox_.Write("lists.md", "# Review\n\n## Aims\n\n- one\n\n## Means\n\n- two\n");
  sandbox_.Write("broken.md", "# Recommendations\n\n- a \xff b\n");
  sandbox_.Write("long.md", "# Recommendations\n\n- " + std::string(30000, 'x') + "\n");
  const std::vector<Case> cases = {
      {{},
       2,
       "planrev: option '--recommendations' is needed\n"
       "hint: the paper with the recommended changes: --recommendations FILE\n"},
      {{"-r", "none.md"},
       3,
       "planrev: cannot read recommendations in 'none.md': there are none\n"
       "hint: they are items or rows under a heading with \"recommend\", or labelled as R1, R2 …; --section TITLE "
       "chooses another heading\n"},
      {{"-r", "lists.md", "--section", "Ends"},
       2,
       "planrev: nothing is listed under a heading with 'Ends'\n"
       "hint: there are lists and tables under 'Aims', 'Means'\n"},
      {{"-r", "broken.md"}, 3, "planrev: cannot read 'broken.md': line 3 is not UTF-8 (byte 0xff)\n"},
      {{"-r", "long.md"},
       3,
       "planrev: cannot read recommendations in 'long.md': line 3 is longer than a recommendation can be\n"},
      {{"-r", "missing.md"}, 3, "planrev: cannot read 'missing.md': no such file\n"},
  };
  for (const Case& one : cases) {
    const Outcome outcome = Trace(one.words);
    EXPECT_EQ(outcome.status, one.status);
    EXPECT_EQ(outcome.err.substr(0, std::string(one.message).size()), one.message);
    EXPECT_EQ(outcome.out, "");
  }
}

class TraceAnswers : public TraceCommand {
 protected:
  void SetUp() override {
    TraceCommand::SetUp();
    ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
    ASSERT_EQ(sandbox_.Run({"add", "homes", "before.md", "--label", "One", "--dated", "2020-01-01"}).status, 0);
    ASSERT_EQ(sandbox_.Run({"add", "homes", "after.md", "--label", "Two", "--dated", "2021-01-01"}).status, 0);
  }

  Outcome Plan(std::vector<std::string> more) const {
    std::vector<std::string> words = {"trace", "homes@r1", "homes@r2", "-r", "paper.md"};
    words.insert(words.end(), more.begin(), more.end());
    return sandbox_.Run(words);
  }

  nlohmann::json Recommendation(std::size_t index) const {
    return nlohmann::json::parse(Plan({"--format", "json"}).out)["recommendations"][index];
  }
};

TEST_F(TraceAnswers, AreKeptAndTold) {
  const Outcome outcome = Plan({"--confirm", "R1", "--by", "Jo Field"});
  EXPECT_EQ(outcome.err, "recorded 1 answer\n");
  EXPECT_EQ(Recommendation(0)["changes"][0]["state"], "confirmed");
  EXPECT_EQ(Recommendation(0)["changes"][0]["by"], "Jo Field");
}

TEST_F(TraceAnswers, DeniedProposalsAreGoneUntilSomebodyConfirms) {
  Plan({"--deny", "R1=af97"});
  EXPECT_EQ(Recommendation(0)["outcome"], "not found");
  EXPECT_EQ(Plan({"--deny", "R1=af97"}).err, "recorded 0 answers\n");
  Plan({"--confirm", "R1=af975813"});
  EXPECT_EQ(Recommendation(0)["outcome"], "done");
}

TEST_F(TraceAnswers, AChangeThatOnlyAPersonSawAnswersWhatIsOpen) {
  Plan({"--confirm", "R3=6df3963e"});
  EXPECT_EQ(Recommendation(2)["outcome"], "done");
}

TEST_F(TraceAnswers, AnotherPapersR1IsAnotherOne) {
  Plan({"--deny", "R1"});
  sandbox_.Write("paper.md", "# Recommended\n\n- R1 Give advice within 56 days rather than 28.\n");
  EXPECT_EQ(Recommendation(0)["outcome"], "done");
}

TEST_F(TraceAnswers, WhatCannotBeRecordedRecordsNothing) {
  struct Case {
    std::vector<std::string> words;
    const char* message;
  };
  const std::vector<Case> cases = {
      {{"--confirm", "R9"}, "planrev: no recommendation 'R9'\nhint: there are R1, R2 and R3\n"},
      {{"--confirm", "R1", "R1=zz"},
       "planrev: no change has the id 'zz'\nhint: 'planrev diff' shows each change's id\n"},
      {{"--confirm", "R3"}, "planrev: nothing is proposed for 'R3'\nhint: name the change that answers it: R3=ID\n"},
      {{"--confirm", "R1", "--deny", "R1"}, "planrev: 'R1=af975813' is confirmed and denied\n"},
  };
  for (const Case& one : cases) {
    const Outcome outcome = Plan(one.words);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_EQ(outcome.err, one.message);
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_EQ(Trace({"-r", "paper.md", "--confirm", "R1"}).err,
            "planrev: cannot record answers: the texts are no revisions of one plan\n"
            "hint: name the plan, as in 'planrev trace PLAN -r FILE --confirm R3'\n");
  EXPECT_EQ(sandbox_.Shell("ls homes/traces.jsonl").status, 2);
}

}  // namespace
}  // namespace planrev::tool
