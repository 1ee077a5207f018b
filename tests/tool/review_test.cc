// SPDX-License-Identifier: MIT
// Changes are judged, a redraft keeps what was said, and nothing substantive is adopted that nobody accepted.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tool/golden.h"
#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

constexpr char kFirst[] =
    "# Plan\n\n## Foreword\n\nWe wrote this plan for the borough.\n\n## Aims\n\nThe council will act on noise.\n\n"
    "See [the act](https://law.example/act) for what that is.\n";
// editorial: the capital; substantive: may, and what is new
constexpr char kSecond[] =
    "# Plan\n\n## Foreword\n\nWe wrote this plan for the Borough.\n\n## Aims\n\nThe council may act on noise.\n\n"
    "See [the act](https://law.example/act) for what that is.\n\nResidents can ask for [a "
    "visit](https://a.example/v).\n";

class ReviewTest : public testing::Test {
 protected:
  void SetUp() override {
    At("2022-01-01T12:00:00Z");
    ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
    Add("April 2019", kFirst, "2019-03-01");
    ASSERT_EQ(sandbox_.Run({"adopt", "noise", "--by", "Council", "--on", "2019-04-10"}).status, 0);
    Add("June 2021", kSecond, "2021-06-01");
  }

  void At(const std::string& moment) {
    for (const char* name : {"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"}) sandbox_.Set(name, moment);
  }

  void Add(const std::string& label, const std::string& text, const std::string& dated) {
    const Outcome outcome = sandbox_.Run({"add", "noise", "-", "--label", label, "--dated", dated}, text);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  // Runs "planrev review noise" with more words.
  Outcome Review(std::vector<std::string> words) {
    words.insert(words.begin(), {"review", "noise"});
    return sandbox_.Run(words);
  }

  void Reviewed(const std::vector<std::string>& words, const std::string& said) {
    const Outcome outcome = Review(words);
    EXPECT_EQ(outcome.out, said + "\n");
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.status, 0);
  }

  Outcome Adopt(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"adopt", "noise", "--by", "Council", "--on", "2021-07-14"};
    words.insert(words.end(), more.begin(), more.end());
    return sandbox_.Run(words);
  }

  nlohmann::json Json() { return nlohmann::json::parse(Review({"--format", "json"}).out); }

  // The id of the change that has these words after, or before where it has none after.
  std::string Id(const std::string& words) {
    const auto diff = nlohmann::json::parse(sandbox_.Run({"diff", "noise", "--format", "json"}).out);
    for (const auto& change : diff["changes"]) {
      std::string text;
      for (const auto& run : change["runs"]) text += run[1].get<std::string>();
      if (text.find(words) != std::string::npos) return change["id"];
    }
    ADD_FAILURE() << words;
    return "";
  }

  // "open accepted disputed": the states in the order of the text.
  std::string States() {
    std::string states;
    const auto json = Json();
    for (const auto& change : json["changes"]) {
      states += (states.empty() ? "" : " ") + change["state"].get<std::string>();
    }
    return states;
  }

  void Setting(const std::string& line) {
    const Outcome outcome = sandbox_.Shell("echo '" + line + "' >> register.yaml && git commit -qam Setting");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  void ExpectRefused(const Outcome& outcome, int status, const std::string& err) {
    EXPECT_EQ(outcome.err, err);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.status, status);
  }

  Sandbox sandbox_;
};

TEST_F(ReviewTest, WhatWasSaidIsListedWithWhoAndWhenAndWhy) {
  At("2021-06-20T10:12:00Z");
  Reviewed({"--accept", "--all-editorial", "--by", "Ann"}, "recorded 1 review by Ann: 1 accepted");
  Reviewed({"--reject", Id("act on noise"), "--by", "Ann", "--comment", "Why weaker?"},
           "recorded 1 review by Ann: 1 rejected");
  At("2021-06-21T08:00:00Z");
  Reviewed({"--accept", Id("act on noise"), "--by", "Ben"}, "recorded 1 review by Ben: 1 accepted");
  EXPECT_EQ(States(), "accepted disputed open");
  ExpectGolden("review.txt", Review({}).out);
  ExpectGolden("review.json", Review({"--format", "json"}).out);
}

TEST_F(ReviewTest, TheLatestWordOfEachCounts) {
  const std::string id = Id("act on noise").substr(0, 5);
  Reviewed({"--reject", id, "--by", "Ann"}, "recorded 1 review by Ann: 1 rejected");
  Reviewed({"--accept", id, "--by", "ann"}, "recorded 1 review by ann: 1 accepted");
  EXPECT_EQ(States(), "open accepted open");
  Reviewed({"--accept", id, "--by", "Ann"}, "nothing is new: that was said before");
  Reviewed({"--take-back", id, "--by", "Ann"}, "recorded 1 review by Ann: 1 taken back");
  EXPECT_EQ(States(), "open open open");
}

TEST_F(ReviewTest, OfAllOfAKindWhatIsNamedIsExcepted) {
  Reviewed({"--reject", Id("act on noise"), "--accept", "--all", "--by", "Ann"},
           "recorded 3 reviews by Ann: 2 accepted, 1 rejected");
  EXPECT_EQ(States(), "accepted rejected accepted");
  Reviewed({"--accept", "--all-substantive", "--by", "Ann"},
           "recorded 1 review by Ann: 1 accepted; the rest was said before");
}

TEST_F(ReviewTest, WhatIsNotClearIsRefused) {
  const std::string id = Id("act on noise");
  ExpectRefused(
      Review({"--accept"}), 2,
      "planrev: option '--accept' needs a value\nhint: the ids of changes; or --all-editorial and the like\n");
  ExpectRefused(Review({"--all"}), 2, "planrev: what is said of --all is not clear\nhint: as --accept --all\n");
  ExpectRefused(Review({"--accept", "--reject", "--all"}), 2,
                "planrev: which of --accept and --reject is said of --all is not clear\n"
                "hint: give one of them without ids\n");
  ExpectRefused(Review({"--accept", id, "--reject", id}), 2,
                "planrev: two things are said of change '" + id + "'\nhint: give each change to one option\n");
  ExpectRefused(Review({"--accept", "zzzz"}), 2,
                "planrev: no change 'zzzz'\nhint: 'planrev review PLAN' shows the ids\n");
  ExpectRefused(Review({"--comment", "hm"}), 2,
                "planrev: what is said of which change is missing\nhint: as --accept ID, or --all-editorial\n");
  ExpectRefused(Review({"--accept", id, "--by", "A\nB"}), 2,
                "planrev: cannot use the name of who reviews: it has a line break or a control character in it\n"
                "hint: a name of who reviews is one line of text\n");
  ExpectRefused(sandbox_.Run({"review", "nois"}), 2,
                "planrev: cannot find 'nois': there is no such plan\nhint: did you mean 'noise'?\n");
  EXPECT_EQ(States(), "open open open");
}

TEST_F(ReviewTest, BeforeTheFirstAdoptionThereIsNothingToReview) {
  ASSERT_EQ(sandbox_.Run({"add", "young", "-", "--label", "x", "--dated", "2021-06-01"}, kFirst).status, 0);
  ExpectRefused(sandbox_.Run({"review", "young"}), 2,
                "planrev: cannot review 'young': no revision of it is in force to compare with\n"
                "hint: a plan's first adoption needs no review; planrev diff compares any two revisions\n");
  ASSERT_EQ(sandbox_.Run({"adopt", "young", "--by", "Council", "--on", "2021-07-14"}).status, 0);
  const Outcome outcome = sandbox_.Run({"review", "young"});
  EXPECT_EQ(outcome.err, "planrev: nothing is proposed: r1 of 'young' is the revision in force\n");
  EXPECT_EQ(outcome.status, 0);
}

TEST_F(ReviewTest, ARedraftKeepsWhatIsTheSameAndAsksForWhatIsNew) {
  Reviewed({"--accept", "--all", "--by", "Ann"}, "recorded 3 reviews by Ann: 3 accepted");
  std::string redraft = kSecond;
  redraft.replace(redraft.find("may act on noise"), 16, "should act on noise");
  Add("June 2021, redrafted", redraft + "\nThe fire service joins.\n", "2021-06-10");
  EXPECT_EQ(States(), "accepted open accepted open");
  const auto json = Json();
  EXPECT_EQ(json["changes"][0]["reviews"][0]["revision"], "r2");
  ASSERT_EQ(json["gone"].size(), 1u);
  EXPECT_EQ(json["gone"][0]["after"], "The council may act on noise.");
  ExpectGolden("review_redraft.txt", Review({}).out);
}

TEST_F(ReviewTest, AReviewIsNotOfTheSameWordsThatLinkElsewhere) {
  const std::string id = Id("ask for");
  Reviewed({"--accept", id, "--by", "Ann"}, "recorded 1 review by Ann: 1 accepted");
  std::string redraft = kSecond;
  redraft.replace(redraft.find("https://a.example/v"), 19, "https://evil.example/v");
  Add("June 2021, redrafted", redraft, "2021-06-10");
  EXPECT_EQ(Id("ask for"), id);
  EXPECT_EQ(States(), "open open open");
  EXPECT_EQ(Json()["gone"].size(), 1u);
}

TEST_F(ReviewTest, ChangesThatAreAlikeAreToldApartByTheirSection) {
  const std::string note = "\nThis is looked at again every year.\n";
  std::string both = kSecond;
  both.insert(both.find("\n## Aims"), note);
  Add("both", both + note, "2021-06-10");
  ASSERT_EQ(States(), "open open open open open");
  Reviewed({"--accept", Json()["changes"][1]["id"], "--by", "Ann"}, "recorded 1 review by Ann: 1 accepted");
  EXPECT_EQ(States(), "open accepted open open open");
  Add("only the other", std::string(kSecond) + note, "2021-06-11");
  EXPECT_EQ(States(), "open open open open");
  Add("only the one", both, "2021-06-12");
  EXPECT_EQ(States(), "open accepted open open");
}

TEST_F(ReviewTest, WhatWasSaidBeforeAnAdoptionDoesNotCountAfterIt) {
  Reviewed({"--accept", "--all", "--by", "Ann"}, "recorded 3 reviews by Ann: 3 accepted");
  ASSERT_EQ(Adopt().status, 0);
  Add("back", std::string(kFirst) + "\nMore.\n", "2021-08-01");
  ASSERT_EQ(sandbox_.Run({"review", "noise", "--accept", "--all", "--by", "Ann"}).status, 0);
  ASSERT_EQ(sandbox_.Run({"adopt", "noise", "--by", "Council", "--on", "2021-09-14"}).status, 0);
  Add("forth", std::string(kSecond) + "\nMore.\n", "2021-10-01");
  EXPECT_EQ(States(), "open open open");
}

TEST_F(ReviewTest, NothingSubstantiveIsAdoptedThatNobodyAccepted) {
  const std::string aim = Id("act on noise"), visit = Id("ask for");
  Reviewed({"--query", visit, "--by", "Ann", "--comment", "Who pays?"}, "recorded 1 review by Ann: 1 queried");
  ExpectRefused(
      Adopt(), 1,
      "planrev: since r1, the revision in force, these substantive changes are not accepted by review:\n  " + aim +
          "  unreviewed\n            Aims: paragraph reworded, \"will\" became \"may\": a commitment is weakened\n  " +
          visit +
          "  queried by Ann\n            Aims: paragraph added, something is said that was not said before\n"
          "planrev: cannot adopt 'noise@r2': 2 substantive changes since r1 are not accepted by review: 1 unreviewed, "
          "1 queried\nhint: have them reviewed: planrev review noise --accept ID --by NAME; --override WHY records it "
          "all "
          "the same, with the reason\n");
  Reviewed({"--accept", aim, visit, "--by", "Ann"}, "recorded 2 reviews by Ann: 2 accepted");
  Reviewed({"--reject", aim, "--by", "Ben"}, "recorded 1 review by Ben: 1 rejected");
  EXPECT_NE(Adopt().err.find(aim + "  disputed: accepted by Ann, rejected by Ben\n"), std::string::npos);
  Reviewed({"--accept", aim, "--by", "Ben"}, "recorded 1 review by Ben: 1 accepted");
  const Outcome adopted = Adopt();
  EXPECT_EQ(adopted.err, "");
  EXPECT_EQ(adopted.status, 0);
}

TEST_F(ReviewTest, AnOverrideIsRecordedWithWhatItOverrides) {
  const std::string aim = Id("act on noise");
  Reviewed({"--accept", "--all", "--by", "Ann"}, "recorded 3 reviews by Ann: 3 accepted");
  Reviewed({"--reject", aim, "--by", "Ann"}, "recorded 1 review by Ann: 1 rejected");
  EXPECT_EQ(Adopt({"--override", "Council's vote"}).status, 0);
  EXPECT_NE(sandbox_.Run({"log", "noise"})
                .out.find("                objection: 1 substantive change since r1 is not accepted by\n"
                          "                review: 1 rejected (" +
                          aim + ")\n                overridden: Council's vote\n"),
            std::string::npos)
      << sandbox_.Run({"log", "noise"}).out;
}

TEST_F(ReviewTest, WhoWroteItIsNotItsOnlyReviewer) {
  Reviewed({"--accept", "--all"},
           "recorded 3 reviews by Clerk: 3 accepted\n2 substantive changes are accepted by Clerk alone, who wrote the "
           "revision: "
           "someone else must accept them too");
  EXPECT_EQ(States(), "accepted_by_writer accepted_by_writer accepted_by_writer");
  EXPECT_EQ(Json()["counts"]["accepted"], 0);
  EXPECT_EQ(Json()["counts"]["accepted_by_writer"], 3);
  const std::string open = Review({"--open"}).out;
  EXPECT_NE(open.find(Id("act on noise") + "  accepted by its writer only, substantive\n"), std::string::npos) << open;
  EXPECT_NE(
      open.find("3 changes: 3 accepted by their writer only\nnot to be adopted yet: 2 substantive changes are not "
                "accepted by review: 2\naccepted by their writer only\n"),
      std::string::npos)
      << open;
  const std::string report = sandbox_.Run({"report", "noise"}).out;
  EXPECT_NE(report.find("3 accepted by their writer only"), std::string::npos) << report;
  const Outcome outcome = Adopt();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find(Id("act on noise") + "  accepted by Clerk alone, who wrote the revision\n"),
            std::string::npos)
      << outcome.err;
  Setting("own_review: allowed");
  EXPECT_EQ(States(), "accepted accepted accepted");
  EXPECT_EQ(Adopt({"--dry-run"}).status, 0);
}

// Else a slip that somebody else mended would make the first writer's own word enough.
TEST_F(ReviewTest, NorIsWhoWroteAnEarlierDraftOfIt) {
  sandbox_.Set("GIT_AUTHOR_NAME", "Typist");
  Add("June 2021, mended", std::string(kSecond) + "\nA full stop.\n", "2021-06-02");
  EXPECT_EQ(Review({"--accept", "--all", "--by", "Clerk"}).out.substr(0, 41),
            "recorded 4 reviews by Clerk: 4 accepted\n3");
  Outcome outcome = Adopt();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find(Id("act on noise") + "  accepted by Clerk alone, who wrote an earlier draft of it\n"),
            std::string::npos)
      << outcome.err;
  Review({"--accept", "--all", "--by", "typist"});
  outcome = Adopt();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("  accepted by Clerk and typist only, who wrote it\n"), std::string::npos) << outcome.err;
  Review({"--accept", "--all", "--by", "Ann"});
  EXPECT_EQ(Adopt({"--dry-run"}).status, 0);
}

// The signing program stands for what comes between the look at the reviews and the write.
TEST_F(ReviewTest, ARejectionThatArrivesMeanwhileIsSeen) {
  Review({"--accept", "--all", "--by", "Ann"});
  sandbox_.Write("signer",
                 "#!/bin/sh\n\"$PLANREV\" review noise --reject --all --by Ben > /dev/null\nexec ssh-keygen \"$@\"\n");
  const Outcome adopted = sandbox_.Shell(
      "chmod +x signer && ssh-keygen -q -t ed25519 -N '' -f .aside/key && git config user.signingKey .aside/key.pub && "
      "git config gpg.format ssh && git config gpg.ssh.program $PWD/signer && "
      "planrev adopt noise --by Council --on 2021-07-14 --sign");
  EXPECT_EQ(adopted.status, 1);
  EXPECT_EQ(adopted.err,
            "planrev: cannot adopt 'noise@r2': somebody reviewed the plan meanwhile\n"
            "hint: planrev review noise shows what they said; then try again\n");
  EXPECT_NE(Adopt().err.find("  disputed: accepted by Ann, rejected by Ben\n"), std::string::npos);
}

TEST_F(ReviewTest, ManyChangesDoNotBuryTheRefusal) {
  std::string text = kSecond;
  for (char letter = 'a'; letter <= 'k'; ++letter) text += "\n## Part " + std::string(3, letter) + "\n\nWe will act.\n";
  Add("many", text, "2021-06-12");
  const std::size_t held = Json()["changes"].size() - 1;
  const std::string more = std::to_string(held - 10) + " more";
  const std::string err = Adopt().err;
  EXPECT_NE(err.find("  and " + more + ": 'planrev review noise@r3 --open' lists all\n"), std::string::npos) << err;
  EXPECT_NE(err.find(": " + std::to_string(held) + " unreviewed\nhint: have them reviewed"), std::string::npos) << err;
  EXPECT_EQ(Adopt({"--override", "now"}).status, 0);
  const auto log = nlohmann::json::parse(sandbox_.Run({"log", "noise", "--format", "json"}).out).dump();
  EXPECT_NE(log.find(" and " + more + ")"), std::string::npos) << log;
}

TEST_F(ReviewTest, ABadDayIsRefusedBeforeAnythingIsCompared) {
  for (const char* day : {"2021-02-30", "14/07/2021"}) {
    const Outcome outcome = sandbox_.Run({"adopt", "noise", "--by", "Council", "--on", day});
    EXPECT_EQ(outcome.err.find("planrev: cannot date a decision '" + std::string(day) + "': "), 0U) << outcome.err;
    EXPECT_EQ(outcome.status, 2);
  }
  ExpectRefused(sandbox_.Run({"adopt", "noise", "--by", " ", "--on", "2021-07-14"}), 2,
                "planrev: cannot use the body: it says nothing\n");
}

TEST_F(ReviewTest, HintsNameWhatReviewHas) {
  ExpectRefused(Review({"--accept", "zz", "--by", "Ann"}), 2,
                "planrev: no change 'zz'\nhint: 'planrev review PLAN' shows the ids\n");
  const Outcome asked = Review({"--interactive", "--by", "Ann"});
  EXPECT_NE(asked.out.find("nothing recorded\n"), std::string::npos) << asked.out;
  for (const char* name : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"}) sandbox_.Set(name, "");
  const Outcome nobody = Review({"--accept", "--all", "--by", "Ann"});
  EXPECT_EQ(nobody.status, 2);
  EXPECT_NE(nobody.err.find("cannot tell who you are"), std::string::npos) << nobody.err;
  EXPECT_EQ(nobody.err.find("--author"), std::string::npos) << nobody.err;
}

TEST_F(ReviewTest, AnotherReviewerBesideTheWriterIsEnough) {
  EXPECT_EQ(Review({"--accept", "--all"}).status, 0);
  Reviewed({"--accept", "--all-substantive", "--by", "Ann"}, "recorded 2 reviews by Ann: 2 accepted");
  EXPECT_EQ(Adopt().status, 0);
}

TEST_F(ReviewTest, TheGateCanBeLeftOpen) {
  Setting("gate: off");
  const Outcome outcome = Adopt();
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.status, 0);
}

TEST_F(ReviewTest, ASettingThatIsNoneIsRefused) {
  Setting("gate: maybe");
  ExpectRefused(Adopt(), 3,
                "planrev: cannot read 'register.yaml': line 4: 'gate' is 'maybe', which is no setting: on or off\n"
                "hint: planrev-register(5) says what the settings of a register are\n");
}

TEST_F(ReviewTest, WhatIsOnlyEditorialOrFactualPasses) {
  std::string spelt = kFirst;
  spelt.replace(spelt.find("borough"), 7, "Borough");
  Add("spelt", spelt, "2021-06-10");
  EXPECT_EQ(Adopt().status, 0);
}

TEST_F(ReviewTest, RecommendAsksForReviewsWhereItIsToldTo) {
  const std::vector<std::string> recommend = {"recommend", "noise", "--by", "Committee", "--on", "2021-06-29"};
  std::vector<std::string> gated = recommend;
  gated.emplace_back("--gate");
  EXPECT_EQ(sandbox_.Run(gated).status, 1);
  EXPECT_EQ(sandbox_.Run(recommend).status, 0);
}

TEST_F(ReviewTest, ATextIsMadeOfWhatPeopleAcceptOrDidNotReject) {
  const std::string aim = Id("act on noise"), visit = Id("ask for");
  Reviewed({"--accept", "--all-editorial", "--reject", aim, "--by", "Ann"},
           "recorded 2 reviews by Ann: 1 accepted, 1 rejected");
  const Outcome accepted = sandbox_.Run({"apply", "noise", "--accepted"});
  std::string expected = kFirst;
  expected.replace(expected.find("borough"), 7, "Borough");
  EXPECT_EQ(accepted.out, expected);
  EXPECT_EQ(accepted.err, "planrev: 1 change since r1 is made; left out: 1 open, 1 rejected\n");
  const Outcome rest = sandbox_.Run({"apply", "noise", "--not-rejected"});
  expected += "\nResidents can ask for [a visit](https://a.example/v).\n";
  EXPECT_EQ(rest.out, expected);
  EXPECT_EQ(rest.err, "planrev: 2 changes since r1 are made; left out: 1 rejected\n");

  const Outcome added = sandbox_.Run({"add", "noise", "-", "--label", "amended", "--dated", "2021-07-01"}, rest.out);
  EXPECT_EQ(added.err,
            "planrev: carries out 2 reviews of r2: 1 accepted change is in it, 1 rejected change is not in it; nothing "
            "else is changed\n");
  EXPECT_EQ(States(), "accepted open");
  ExpectRefused(sandbox_.Run({"apply", "noise@r1", "noise@r2", "--accepted"}), 2,
                "planrev: --accepted is of a plan, not of two texts\n"
                "hint: planrev apply PLAN --accepted, or PLAN@REVISION\n");
  ExpectRefused(sandbox_.Run({"apply", "noise@r1", "--accepted"}), 2,
                "planrev: nothing is proposed: 'noise@r1' is the revision in force\n"
                "hint: planrev log shows the others\n");
}

TEST_F(ReviewTest, AddSaysWhichReviewsItDoesNotFollow) {
  const std::string aim = Id("act on noise"), visit = Id("ask for");
  Reviewed({"--accept", visit, "--reject", aim, "--by", "Ann"}, "recorded 2 reviews by Ann: 1 accepted, 1 rejected");
  std::string text = kSecond;
  text.resize(text.find("\nResidents"));
  EXPECT_EQ(sandbox_.Run({"add", "noise", "-", "--label", "stubborn", "--dated", "2021-07-01"}, text).err,
            "planrev: does not follow what was said of r2:\n"
            "  " +
                aim +
                "  was rejected and is in it: Aims: paragraph reworded, \"will\" became \"may\": a commitment is "
                "weakened\n  " +
                visit +
                "  was accepted and is not in it: Aims: paragraph added, something is said that was "
                "not said before\n");
}

// What appears when the answers are typed on a terminal of its own.
TEST_F(ReviewTest, ChangesAreGoneThroughOneByOneOnATerminal) {
  sandbox_.Write("type.py",
                 "import os, pty, sys\n"
                 "pid, terminal = pty.fork()\n"
                 "if pid == 0: os.execv(os.environ['PLANREV'], ['planrev', 'review', 'noise', '-i', '--by', 'Ann'])\n"
                 "os.write(terminal, sys.argv[1].encode())\n"
                 "seen = b''\n"
                 "try:\n"
                 "  while part := os.read(terminal, 4096): seen += part\n"
                 "except OSError: pass\n"
                 "sys.stdout.write(seen.decode().replace('\\r', ''))\n"
                 "sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n");
  const auto type = [&](const std::string& keys) { return sandbox_.Shell("python3 type.py $'" + keys + "'"); };
  const Outcome first = type("y\\n?\\nb\\nn\\nu\\nWhy?\\nq\\n");
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_NE(first.out.find("(1/3) Accept this change [y,n,u,c,s,b,q,?]? "), std::string::npos) << first.out;
  EXPECT_NE(first.out.find("The council [-will-]{+may+} act on noise."), std::string::npos) << first.out;
  EXPECT_NE(first.out.find("u - query it; asks what about\n"), std::string::npos) << first.out;
  EXPECT_NE(first.out.find("recorded 2 reviews by Ann: 1 rejected, 1 queried\n"), std::string::npos) << first.out;
  EXPECT_EQ(States(), "rejected queried open");
  EXPECT_EQ(Json()["changes"][1]["reviews"][0]["comment"], "Why?");
  const Outcome second = type("c\\nFine.\\ny\\n");
  EXPECT_NE(second.out.find("(1/1) "), std::string::npos) << second.out;
  EXPECT_EQ(States(), "rejected queried accepted");
  EXPECT_EQ(Json()["changes"][2]["reviews"][0]["comment"], "Fine.");
  EXPECT_NE(type("").out.find("There is nothing that you have not judged.\n"), std::string::npos);
}

TEST_F(ReviewTest, TheEndOfTheInputEndsTheInterview) {
  const Outcome outcome = sandbox_.Shell("printf 'y\\n' | planrev review noise --interactive --by Ann");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(States(), "accepted open open");
}

TEST_F(ReviewTest, ASavedFileIsTakenInOrRefusedAsAWhole) {
  const auto json = Json();
  nlohmann::json file = {{"format", "planrev-review-file"},
                         {"version", 1},
                         {"plan", "noise"},
                         {"by", "Ann"},
                         {"before", {{"revision", 1}, {"text_sha256", json["before"]["sha256"]}}},
                         {"after", {{"revision", 2}, {"text_sha256", json["after"]["sha256"]}}},
                         {"reviews", nlohmann::json::array()}};
  for (const auto& change : json["changes"]) {
    file["reviews"].push_back(
        {{"id", change["id"]}, {"digest", change["digest"]}, {"review", "accept"}, {"comment", ""}});
  }
  const auto change = [&](const std::string& pointer, const nlohmann::json& value) {
    nlohmann::json changed = file;
    changed[nlohmann::json::json_pointer(pointer)] = value;
    return changed.dump();
  };
  const std::string id = json["changes"][0]["id"];
  nlohmann::json twice = file;
  twice["reviews"].push_back(file["reviews"][0]);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "it is not JSON, from byte 1 on"},
      {"[]", "it is no object, '{…}'"},
      {file.dump().substr(0, 100), "it is not JSON, from byte 101 on"},
      {std::string(100'000, '['), "its objects and lists nest too deep"},
      {"{\"format\":\"" + std::string(17'000'000, 'a') + "\"}", "it is larger than 16 MiB"},
      {change("/format", "planrev-comparison"),
       "'format' is 'planrev-comparison', which is no file that a review page saves"},
      {change("/version", 2), "its version is one that a newer planrev may know"},
      {change("/plan", "housing"), "it is of the plan 'housing', not of 'noise'"},
      {change("/after/text_sha256", std::string(64, 'a')),
       "it is of other texts: of r1 and r2 as they were, not of noise@r1 and noise@r2"},
      {change("/by", ""), "it does not say who reviewed; --by NAME does"},
      {change("/reviews", nlohmann::json::array()), "it judges no change"},
      {change("/reviews/1/id", "00000000"), "there is no change '00000000'"},
      {change("/reviews/0/digest", std::string(64, 'a')), "the change '" + id + "' is another one"},
      {change("/reviews/2/review", "adopt"), "'review' is 'adopt', which is no review: accept, reject, query or none"},
      {change("/reviews/2/comment", 7), "'comment' should be a text"},
      {twice.dump(), "the change '" + id + "' is judged twice"},
  };
  for (const auto& [bytes, cause] : rows) {
    sandbox_.Write("saved.json", bytes);
    ExpectRefused(
        Review({"--import", "saved.json"}), 3,
        "planrev: cannot read 'saved.json': " + cause +
            "\nhint: nothing is recorded; 'planrev review PLAN --format html' makes the page that saves such a "
            "file\n");
  }
  EXPECT_EQ(States(), "open open open");
  sandbox_.Write("saved.json", file.dump());
  Reviewed({"--import", "saved.json"}, "recorded 3 reviews by Ann: 3 accepted");
  Reviewed({"--import", "saved.json"}, "nothing is new: that was said before");
  ExpectRefused(Review({"--import", "saved.json", "--accept", id}), 2,
                "planrev: changes are judged in more than one way\n"
                "hint: give ids, --interactive or --import FILE, one of them\n");
}

TEST_F(ReviewTest, ABrokenFileOfReviewsIsNamedByItsLine) {
  Reviewed({"--accept", "--all", "--by", "Ann"}, "recorded 3 reviews by Ann: 3 accepted");
  sandbox_.Shell("sed -i '2s/accept/approve/' noise/reviews.jsonl && git commit -qam Broken");
  const std::string err =
      "planrev: cannot read 'noise/reviews.jsonl': line 2: 'review' is 'approve', which is no review: accept, reject, "
      "query or none\nhint: planrev-register(5) says what a line of it holds; git log -p -- noise/reviews.jsonl shows "
      "who changed it\n";
  ExpectRefused(Review({}), 3, err);
  ExpectRefused(Adopt(), 3, err);
  ExpectRefused(Review({"--accept", "--all"}), 3, err);
  const Outcome added = sandbox_.Run({"add", "noise", "-", "--label", "more"}, std::string(kSecond) + "\nMore.\n");
  EXPECT_EQ(added.status, 0);
  EXPECT_EQ(added.err.substr(0, 60), "planrev: which reviews it carries out is not known: cannot r");
  EXPECT_EQ(sandbox_.Run({"log", "noise"}).status, 0);
}

}  // namespace
}  // namespace planrev::tool
