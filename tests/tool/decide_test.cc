// SPDX-License-Identifier: MIT
// A plan's life on the command line: recommended, amended, adopted, withdrawn, and what is said on the way.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tool/golden.h"
#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

constexpr char kFirst[] = "# Plan\n\n## Foreword\n\nWe wrote this plan.\n\n## Aims\n\nThe council will act on noise.\n";
constexpr char kSpelt[] = "# Plan\n\n## Foreword\n\nWe wrote this plan.\n\n## Aims\n\nThe Council will act on noise.\n";
constexpr char kSecond[] = "# Plan\n\n## Foreword\n\nWe wrote this plan.\n\n## Aims\n\nThe Council may act on noise.\n";
constexpr char kAmended[] =
    "# Plan\n\n## Foreword\n\nWe refreshed this plan.\n\n## Aims\n\nThe Council may act on noise and on litter.\n";

class Life : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"}) sandbox_.Set(name, "2022-01-01T12:00:00Z");
    ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
    // what the gate asks for is shown by review_test
    ASSERT_EQ(sandbox_.Shell("echo 'gate: off' >> register.yaml && git commit -qam 'No gate'").status, 0);
    Add("April 2019", kFirst, "2019-03-01");
  }

  void Add(const std::string& label, const std::string& text, const std::string& dated) {
    const Outcome outcome = sandbox_.Run({"add", "noise", "-", "--label", label, "--dated", dated}, text);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  // Runs "planrev KIND NAME --by BODY --on DAY" with more words.
  Outcome Decide(const std::string& kind, const std::string& name, const std::string& day,
                 std::vector<std::string> more = {}, const std::string& body = "Council") {
    std::vector<std::string> words = {kind, name, "--by", body, "--on", day};
    words.insert(words.end(), more.begin(), more.end());
    return sandbox_.Run(words);
  }

  void Decided(const std::string& kind, const std::string& name, const std::string& day,
               std::vector<std::string> more = {}, const std::string& body = "Council") {
    const Outcome outcome = Decide(kind, name, day, std::move(more), body);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
  }

  // r1 in force since 2019, r2 recommended, r3 what Council made of it.
  void Amend() {
    Decided("adopt", "noise", "2019-04-10");
    Add("June 2020", kSecond, "2020-06-15");
    Decided("recommend", "noise", "2020-06-30", {"--minute", "12"}, "Communities Committee");
    Add("June 2020 as amended", kAmended, "2020-07-10");
  }

  // The ids of the changes from r2 to r3: foreword, aim.
  std::vector<std::string> Ids() {
    std::vector<std::string> ids;
    const auto json = nlohmann::json::parse(sandbox_.Run({"diff", "noise@r2", "noise@r3", "--format", "json"}).out);
    for (const auto& change : json["changes"]) ids.push_back(change["id"]);
    return ids;
  }

  nlohmann::json Log() { return nlohmann::json::parse(sandbox_.Run({"log", "noise", "--format", "json"}).out); }

  void ExpectRefused(const Outcome& outcome, int status, const std::string& err) {
    EXPECT_EQ(outcome.err, err);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.status, status);
  }

  Sandbox sandbox_;
};

TEST_F(Life, OfAPlanIsToldByEveryCommand) {
  EXPECT_EQ(Decide("recommend", "noise", "2019-03-19", {"--minute", "12"}, "Communities Committee").out,
            "noise@r1  April 2019\n    2019-03-19  recommended by Communities Committee, minute 12\n");
  EXPECT_EQ(sandbox_.Run({"list"}).out, "noise  r1  2019-03-01  April 2019  none in force  Plan\n");
  EXPECT_EQ(Decide("adopt", "noise", "2019-04-10", {"--as", "major"}).out,
            "noise@r1  April 2019\n    2019-04-10  adopted by Council, as major\n");
  Add("June 2020", kSecond, "2020-06-15");
  EXPECT_EQ(sandbox_.Run({"list"}).out, "noise  r2  2020-06-15  June 2020  r1 in force  Plan\n");
  EXPECT_EQ(sandbox_.Run({"show", "noise@adopted"}).out, kFirst);
  EXPECT_EQ(Decide("adopt", "noise@r2", "2020-07-15").out,
            "noise@r2  June 2020\n    2020-07-15  adopted by Council\n"
            "                compared with r1, which was in force: major\n");
  EXPECT_EQ(sandbox_.Run({"show", "noise@2020-07-14"}).out, kFirst);
  EXPECT_EQ(sandbox_.Run({"show", "noise@2020-07-15"}).out, kSecond);
  EXPECT_EQ(sandbox_.Run({"show", "noise@adopted"}).out, kSecond);
  Decided("withdraw", "noise@adopted", "2021-03-31");
  EXPECT_EQ(sandbox_.Run({"show", "noise@adopted"}).err,
            "planrev: cannot find 'noise@adopted': no revision is in force\nhint: r2 was withdrawn on 2021-03-31\n");
  EXPECT_EQ(sandbox_.Run({"list"}).out, "noise  r2  2020-06-15  June 2020  none in force  Plan\n");
}

TEST_F(Life, APlanAloneComparesWhatIsInForceWithTheNewest) {
  Amend();
  for (const char* command : {"diff", "note"}) {
    const Outcome alone = sandbox_.Run({command, "noise"});
    EXPECT_EQ(alone.out, sandbox_.Run({command, "noise@r1", "noise@r3"}).out);
    EXPECT_EQ(alone.err, "");
  }
  Decided("adopt", "noise", "2020-07-15");
  sandbox_.Write("paper.md", "# Assessment\n\n## Recommended\n\n- **R1** Act on litter.\n");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"diff"}, {"note"}, {"trace", "-r", "paper.md"}}) {
    std::vector<std::string> alone = command, both = command;
    alone.insert(alone.begin() + 1, "noise");
    both.insert(both.begin() + 1, {"noise@r1", "noise@r3"});
    const Outcome outcome = sandbox_.Run(alone);
    EXPECT_EQ(outcome.out, sandbox_.Run(both).out);
    EXPECT_EQ(
        outcome.err,
        "planrev: the newest revision of 'noise', r3, is the one adopted; comparing it with r1, which it superseded\n");
  }
}

TEST_F(Life, APlanWithItsFirstEditionAloneSaysThatItSupersededNone) {
  Decided("adopt", "noise", "2019-04-10");
  EXPECT_EQ(
      sandbox_.Run({"diff", "noise"}).err,
      "planrev: the newest revision of 'noise', r1, is the one adopted, and it superseded none: comparing it with "
      "itself\n");
}

TEST_F(Life, MinorIsRefusedWhereItIsMajorWithTheChangesThatMakeItSo) {
  Decided("adopt", "noise", "2019-04-10");
  Add("June 2020", kSecond, "2020-06-15");
  const std::string id =
      nlohmann::json::parse(sandbox_.Run({"diff", "noise", "--format", "json"}).out)["changes"][0]["id"];
  const std::string told = "planrev: since r1, the revision in force, these changes are substantive:\n  " + id +
                           "  Aims: paragraph reworded, \"will\" became \"may\": a commitment is weakened\n";
  for (const std::string kind : {"recommend", "adopt"}) {
    ExpectRefused(Decide(kind, "noise", "2020-07-15", {"--as", "minor"}), 1,
                  told + "planrev: cannot " + kind +
                      " 'noise@r2': 1 change since r1 is substantive, though it is said to be minor\n"
                      "hint: --override WHY records it all the same, with the reason\n");
  }
  const Outcome overridden =
      Decide("adopt", "noise", "2020-07-15", {"--as", "minor", "--override", "The chair's ruling"});
  EXPECT_EQ(overridden.status, 0);
  EXPECT_EQ(overridden.err, told);
  EXPECT_EQ(overridden.out,
            "noise@r2  June 2020\n"
            "    2020-07-15  adopted by Council, as minor\n"
            "                compared with r1, which was in force: major\n"
            "                objection: 1 change since r1 is substantive, though it is said\n"
            "                to be minor\n"
            "                overridden: The chair's ruling\n");
  EXPECT_NE(sandbox_.Run({"log", "noise"}).out.find("                overridden: The chair's ruling\n"),
            std::string::npos);
}

TEST_F(Life, MinorIsTakenWhereItIs) {
  Decided("adopt", "noise", "2019-04-10", {"--as", "minor"});  // the first has nothing to be compared with
  Add("June 2019", kSpelt, "2019-06-15");
  Decided("adopt", "noise", "2019-07-15", {"--as", "minor"});
  const auto decisions = Log()["decisions"];
  EXPECT_EQ(decisions[0]["claimed"], "minor");
  EXPECT_TRUE(decisions[0]["found"].is_null());
  EXPECT_EQ(decisions[1]["found"], "minor");
  EXPECT_EQ(decisions[1]["compared"], "r1");
}

TEST_F(Life, EveryChangeBetweenTwoMeetingsIsAccountedFor) {
  Amend();
  const std::vector<std::string> ids = Ids();
  ASSERT_EQ(ids.size(), 2u);
  const std::string foreword = "                " + ids[0] + "  Foreword: paragraph reworded, \"wrote\" became\n" +
                               "                          \"refreshed\"\n";
  const std::string aim = "                " + ids[1] + "  Aims: paragraph reworded, \"and on litter\" was added\n";
  const std::string head =
      "noise@r3  June 2020 as amended\n"
      "    2020-07-15  adopted by Council\n"
      "                compared with r1, which was in force: major\n"
      "                2 changes lie between r2, which was recommended, and r3:\n";
  const std::string unexplained = "                          unexplained: no amendment names it\n";
  const std::string resolved = "                          resolved: add \"and on litter\" to the aim\n";

  const Outcome dry = Decide("adopt", "noise", "2020-07-15", {"--dry-run"});
  EXPECT_EQ(dry.err, "planrev: nothing is recorded: this is what would be\n");
  EXPECT_EQ(dry.out, head + foreword + unexplained + aim + unexplained);
  EXPECT_EQ(sandbox_.Run({"show", "noise@adopted"}).out, kFirst);

  const Outcome outcome = Decide("adopt", "noise", "2020-07-15", {"--amendment", "add \"and on litter\" to the aim"});
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, head + aim + resolved + foreword + unexplained);
  const std::string log = sandbox_.Run({"log", "noise"}).out;
  EXPECT_NE(log.find(outcome.out.substr(outcome.out.find('\n') + 1)), std::string::npos) << log;
  const auto decision = Log()["decisions"][2];
  EXPECT_EQ(decision["recommended"], "r2");
  EXPECT_EQ(decision["amendments"][0]["changes"][0]["id"], ids[1]);
  EXPECT_EQ(decision["unexplained"][0]["id"], ids[0]);
}

TEST_F(Life, AmendmentsMayNameChangesByIdAndAllBeExplained) {
  Amend();
  const std::vector<std::string> ids = Ids();
  const Outcome outcome = Decide("adopt", "noise", "2020-07-15",
                                 {"--amendment", ids[0] + ": a new foreword", "--amendment", ids[1] + ": litter"});
  EXPECT_EQ(outcome.out.find("unexplained"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("resolved: a new foreword\n"), std::string::npos) << outcome.out;
  EXPECT_EQ(Log()["decisions"][2]["amendments"][0]["words"], "a new foreword");
  EXPECT_TRUE(Log()["decisions"][2]["unexplained"].empty());
}

TEST_F(Life, AnAmendmentThatIsNotInTheTextIsSaid) {
  Amend();
  ExpectRefused(Decide("adopt", "noise", "2020-07-15", {"--amendment", "00000000: x"}), 2,
                "planrev: no change '00000000' lies between the two texts\n"
                "hint: --dry-run shows the ids of the changes between the two texts\n");
  const Outcome outcome = Decide("adopt", "noise", "2020-07-15", {"--amendment", "drop the cover"});
  EXPECT_NE(outcome.out.find("                resolved, not found in the text: drop the cover\n"), std::string::npos)
      << outcome.out;
}

TEST_F(Life, AmendmentsThatNobodyMadeAreRefused) {
  Amend();
  ExpectRefused(Decide("adopt", "noise@r2", "2020-07-15", {"--amendment", "drop the cover"}), 1,
                "planrev: cannot adopt 'noise@r2': 1 amendment is named, but the text reads as it was recommended\n"
                "hint: --override WHY records it all the same, with the reason\n");
  Decided("adopt", "noise@r2", "2020-07-15");
  EXPECT_TRUE(Log()["decisions"][2]["recommended"].is_null());
}

TEST_F(Life, StepsOutOfOrderAreRefused) {
  Decided("withdraw", "noise", "2019-03-15", {}, "Head of Housing");
  ExpectRefused(Decide("adopt", "noise", "2019-04-10"), 1,
                "planrev: cannot adopt 'noise@r1': it was withdrawn on 2019-03-15 by Head of Housing\n"
                "hint: --override WHY records it all the same, with the reason\n");
  ExpectRefused(Decide("defer", "noise", "2019-02-01"), 1,
                "planrev: cannot defer 'noise@r1': it was withdrawn on 2019-03-15 by Head of Housing; the day, "
                "2019-02-01, is before that of the text, 2019-03-01; the day, 2019-02-01, is before that of the last "
                "decision: r1 was withdrawn on 2019-03-15\n"
                "hint: --override WHY records it all the same, with the reason\n");
  const Outcome outcome = Decide("adopt", "noise", "2019-04-10", {"--override", "Resolved again"});
  EXPECT_EQ(outcome.out,
            "noise@r1  April 2019\n"
            "    2019-04-10  adopted by Council\n"
            "                objection: it was withdrawn on 2019-03-15 by Head of Housing\n"
            "                overridden: Resolved again\n");
}

TEST_F(Life, AnOverrideOfNothingIsSaid) {
  const Outcome outcome = Decide("adopt", "noise", "2019-04-10", {"--override", "to be safe"});
  EXPECT_EQ(outcome.err, "planrev: nothing speaks against it, so that nothing is overridden\n");
  EXPECT_EQ(outcome.out.find("overridden"), std::string::npos);
}

TEST_F(Life, WhatIsMissingOrWrongIsSaid) {
  ExpectRefused(sandbox_.Run({"adopt", "noise", "--on", "2019-04-10"}), 2,
                "planrev: missing option --by\nhint: who decided, as 'Council'\n");
  ExpectRefused(sandbox_.Run({"adopt", "noise", "--by", "Council"}), 2,
                "planrev: missing option --on\nhint: the day on which they met, as 2021-07-14\n");
  ExpectRefused(Decide("adopt", "noise", "10 April"), 2,
                "planrev: cannot date a decision '10 April': a date is written YYYY-MM-DD\n");
  ExpectRefused(Decide("adopt", "nois", "2019-04-10"), 2,
                "planrev: cannot find 'nois': there is no such plan\nhint: did you mean 'noise'?\n");
  ExpectRefused(Decide("adopt", "noise@r2", "2019-04-10"), 2,
                "planrev: cannot find 'noise@r2': there is no such revision\nhint: the newest is r1 'April 2019'\n");
  ExpectRefused(Decide("adopt", "noise@", "2019-04-10"), 2,
                "planrev: cannot find 'noise@': nothing follows the '@'\n"
                "hint: 'noise' alone is its newest revision, 'noise@r1' its first\n");
  ExpectRefused(Decide("adopt", "noise", "2019-04-10", {"--as", "small"}), 2,
                "planrev: 'small' is no value of option '--as'\nhint: one of minor or major\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--as", "minor"}), 2,
                "planrev: unknown option '--as'\nhint: see 'planrev reject --help'\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--background", "paper.pdf"}), 3,
                "planrev: cannot read 'paper.pdf': no such file\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--reasons", "x", "--reasons-file", "-"}), 2,
                "planrev: both --reasons and --reasons-file are given\nhint: give one of them\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--reasons-file", "-", "--alternatives-file", "-"}), 2,
                "planrev: standard input is asked for twice\nhint: put one of the texts into a file\n");
  sandbox_.Write("latin.md", "caf\xE9 au lait\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--reasons-file", "latin.md"}), 3,
                "planrev: cannot read 'latin.md': line 1 is not UTF-8 (byte 0xe9)\n"
                "hint: it looks like WINDOWS-1252: iconv -f WINDOWS-1252 -t UTF-8 'latin.md' > utf8.md\n");
  ExpectRefused(Decide("reject", "noise", "2019-04-10", {"--reasons", "a\x1b[2J"}), 2,
                "planrev: cannot use the text of the reasons: it has a control character in it\n");
  EXPECT_TRUE(Log()["decisions"].empty());
}

TEST_F(Life, ReasonsAndPapersAreKept) {
  sandbox_.Write("reasons.md", "Because the figures\r\nask for it.\n\n");
  sandbox_.Write("paper.pdf", std::string("%PDF\0\xFF", 6));
  Decided("reject", "noise", "2019-04-10",
          {"--reasons-file", "reasons.md", "--alternatives", "Do nothing.", "--background", "paper.pdf", "--background",
           "reasons.md"});
  const auto decision = Log()["decisions"][0];
  EXPECT_EQ(decision["reasons"], "Because the figures\nask for it.");
  EXPECT_EQ(decision["alternatives"], "Do nothing.");
  EXPECT_EQ(decision["background"][0]["path"], "paper.pdf");
  EXPECT_EQ(decision["background"][0]["sha256"], sandbox_.Shell("sha256sum paper.pdf").out.substr(0, 64));
  EXPECT_EQ(decision["background"].size(), 2u);
  EXPECT_EQ(
      sandbox_
          .Run({"defer", "noise", "--by", "Cabinet", "--on", "2019-04-11", "--override", "x", "--reasons-file", "-"},
               "From a pipe.\n")
          .status,
      0);
  EXPECT_EQ(Log()["decisions"][1]["reasons"], "From a pipe.");
}

TEST_F(Life, TheLogTellsStatesAndDecisions) {
  Amend();
  Decided("adopt", "noise", "2020-07-15",
          {"--minute", "34", "--amendment", "add \"and on litter\" to the aim", "--amendment", "a new cover"});
  Add("June 2021", kFirst, "2021-06-18");
  Decided("defer", "noise", "2021-07-14");
  ExpectGolden("log.txt", sandbox_.Shell("planrev log noise | sed 's/recorded .*Z$/recorded WHEN/'").out);
}

TEST_F(Life, TheLogIsThereAsJson) {
  Amend();
  Decided("adopt", "noise", "2020-07-15", {"--minute", "34", "--amendment", "add \"and on litter\" to the aim"});
  const auto json = Log();
  std::string states;
  for (const auto& revision : json["revisions"]) {
    states += revision["revision"].get<std::string>() + " " + revision["state"].get<std::string>() + " " +
              (revision["since"].is_null() ? "-" : revision["since"].get<std::string>()) + "\n";
  }
  EXPECT_EQ(states, "r3 adopted 2020-07-15\nr2 recommended 2020-06-30\nr1 superseded 2020-07-15\n");
  ExpectGolden("log.json", sandbox_.Run({"log", "noise", "--format", "json"}).out);
}

}  // namespace
}  // namespace planrev::tool
