// SPDX-License-Identifier: MIT
// Recording decisions in a real register, and what then answers from them.
#include "store/decisions.h"
#include "store/digest.h"
#include "store/states.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Deciding : public RegisterTest {
 protected:
  Deciding() : reg_(Make()) {
    AddDated("April 2019", "2019-04-01");
    AddDated("June 2020", "2020-06-15");
    AddDated("June 2021 Update", "2021-06-18");
    At("2022-01-01");
  }

  static void At(const std::string& day) { setenv("GIT_AUTHOR_DATE", (day + "T12:00:00Z").c_str(), 1); }

  void AddDated(const std::string& label, const std::string& day) {
    AddOptions options;
    options.label = label;
    options.dated = day;
    reg_.Add(plan_, "# Plan\n\n" + label + "\n", options);
  }

  static Decision Draft(DecisionKind kind, const std::string& day, const std::string& body = "Council") {
    Decision draft;
    draft.kind = kind;
    draft.date = day;
    draft.body = body;
    return draft;
  }

  Decision Decide(const std::string& selector, const Decision& draft, const DecideOptions& options = {}) {
    return reg_.Decide(reg_.Find(plan_, selector), draft, options);
  }

  // Adopts r1 in 2019 and r2 in 2020.
  void AdoptTwo() {
    Decide("r1", Draft(DecisionKind::kAdopted, "2019-04-10"));
    Decide("r2", Draft(DecisionKind::kAdopted, "2020-07-15"));
  }

  std::string Decided() const { return where() + "/community-safety/decisions/"; }

  Register reg_;
};

TEST_F(Deciding, IsRecordedAsAFileInACommitOfItsOwn) {
  Decision draft = Draft(DecisionKind::kAdopted, "2021-07-14", " Council ");
  draft.minute = "34";
  draft.reasons = "The assessment asks for it.\r\n\r\nAnd the committee.\n";
  draft.background = {{"assessment.md", std::string(64, '0')}};
  const Decision stored = Decide("r3", draft);
  const Revision revision = reg_.Find(plan_, "r3");
  EXPECT_EQ(stored.number, 1);
  EXPECT_EQ(stored.body, "Council");
  EXPECT_EQ(stored.revision, 3);
  EXPECT_EQ(stored.label, "June 2021 Update");
  EXPECT_EQ(stored.commit, revision.commit);
  EXPECT_EQ(stored.text_sha256, revision.text_sha256);
  EXPECT_EQ(stored.reasons, "The assessment asks for it.\n\nAnd the committee.");
  EXPECT_EQ(Open().Decisions(plan_), std::vector<Decision>{stored});
  EXPECT_EQ(ReadWhole(Decided() + "2021-07-14-adopted.md"), WriteDecision(stored));
  EXPECT_EQ(Git("log -1 --format=%B"),
            "Adopted: June 2021 Update (r3)\n\nPlan: community-safety\nDecision: adopted\nRevision: 3\n"
            "Decided: 2021-07-14\nBody: Council\nDecision-SHA256: " +
                Sha256(WriteDecision(stored)) + "\n\n");
  EXPECT_EQ(Git("show --format= --name-only HEAD"), "community-safety/decisions/2021-07-14-adopted.md\n");
  EXPECT_EQ(Git("tag --list | wc -l"), "3\n");
  ExpectSound();
}

TEST_F(Deciding, IsNoRevisionAndInNobodysWay) {
  AdoptTwo();
  EXPECT_EQ(reg_.Revisions(plan_).size(), 3u);
  AddDated("June 2022", "2021-12-01");
  Git("tag -d community-safety/r1 community-safety/r2 community-safety/r3 community-safety/r4");
  EXPECT_EQ(reg_.Revisions(plan_).size(), 4u);
  EXPECT_EQ(reg_.Decisions(plan_).size(), 2u);
  ExpectSound();
}

TEST_F(Deciding, SecondOfAKindAndDayGetsAFileOfItsOwn) {
  for (const std::string body : {"Committee", "Cabinet", "Scrutiny"}) {
    Decide("r3", Draft(DecisionKind::kRecommended, "2021-06-29", body));
  }
  EXPECT_EQ(Shell(Decided(), "ls").output,
            "2021-06-29-recommended-2.md\n2021-06-29-recommended-3.md\n2021-06-29-recommended.md\n");
  const auto decisions = reg_.Decisions(plan_);
  ASSERT_EQ(decisions.size(), 3u);
  EXPECT_EQ(decisions[0].body, "Committee");
  EXPECT_EQ(decisions[2].body, "Scrutiny");
}

TEST_F(Deciding, SelectorsAnswerFromWhatIsInForce) {
  AdoptTwo();
  Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14"));
  for (const auto& [selector, number] : std::vector<std::pair<std::string, int>>{{"adopted", 3},
                                                                                 {"Adopted", 3},
                                                                                 {"2019-04-10", 1},
                                                                                 {"2020-06-30", 1},
                                                                                 {"2020-07-15", 2},
                                                                                 {"2021-07-13", 2},
                                                                                 {"2021-07-14", 3},
                                                                                 {"2099-01-01", 3}}) {
    EXPECT_EQ(reg_.Find(plan_, selector).number, number) << selector;
    EXPECT_EQ(reg_.Find(plan_, selector).label, reg_.Find(plan_, "r" + std::to_string(number)).label);
  }
}

TEST_F(Deciding, SelectorsWithNothingInForceSayWhy) {
  const auto said = [&](const std::string& selector) {
    const Error error = ErrorOf([&] { (void)reg_.Find(plan_, selector); });
    EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
    return std::string(error.what()) + " | " + error.hint();
  };
  Decide("r1", Draft(DecisionKind::kRecommended, "2019-04-02"));
  EXPECT_EQ(
      said("adopted"),
      "cannot find 'community-safety@adopted': no revision has been adopted | the newest is r3 'June 2021 Update'");
  AdoptTwo();
  EXPECT_EQ(said("2019-04-09"),
            "cannot find 'community-safety@2019-04-09': no revision was in force that day | the first adoption was on "
            "2019-04-10");
  EXPECT_EQ(said("2021-02-30"),
            "cannot find 'community-safety@2021-02-30': there is no such day | a day is written YYYY-MM-DD");
  Decide("adopted", Draft(DecisionKind::kWithdrawn, "2020-09-01"));
  for (const std::string selector : {"adopted", "2020-09-01", "2021-01-01"}) {
    EXPECT_EQ(said(selector), "cannot find 'community-safety@" + selector +
                                  "': no revision is in force | r2 was withdrawn on 2020-09-01");
  }
  EXPECT_EQ(reg_.Find(plan_, "2020-08-31").number, 2);
}

TEST_F(Deciding, IsRefusedWhereSomebodyReviewedThePlanMeanwhile) {
  DecideOptions options;
  options.reviews_sha256 = reg_.ReviewsDigest(plan_);
  Review review;
  review.judgement = Judgement::kReject;
  review.change.id = "01234567";
  review.change.digest = std::string(64, '0');
  review.before = review.after = {1, reg_.Find(plan_, "r1").text_sha256};
  reg_.AddReviews(plan_, {review}, {});
  const auto decide = [&] {
    reg_.Decide(reg_.Find(plan_, "r1"), Draft(DecisionKind::kAdopted, "2019-04-10"), options);
  };
  const Error error = ErrorOf(decide);
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(), "cannot adopt 'community-safety@r1': somebody reviewed the plan meanwhile");
  EXPECT_EQ(reg_.Decisions(plan_).size(), 0u);
  options.reviews_sha256 = reg_.ReviewsDigest(plan_);
  decide();
  EXPECT_EQ(reg_.Decisions(plan_).size(), 1u);
}

TEST_F(Deciding, PlansShowWhatIsInForce) {
  EXPECT_FALSE(reg_.Plans().at(0).in_force);
  AdoptTwo();
  const Plan plan = reg_.Plans().at(0);
  EXPECT_EQ(plan.newest.number, 3);
  ASSERT_TRUE(plan.in_force);
  EXPECT_EQ(plan.in_force->number, 2);
  EXPECT_EQ(plan.in_force->label, "June 2020");
  Decide("r2", Draft(DecisionKind::kWithdrawn, "2020-09-01"));
  EXPECT_FALSE(reg_.Plans().at(0).in_force);
}

TEST_F(Deciding, OneUnreadableDecisionIsNoHarmToOtherPlans) {
  AdoptTwo();
  AddOptions options;
  options.label = "First";
  reg_.Add("transport", "# Transport\n", options);
  Shell(where(), "sed -i 's/^body: .*//' community-safety/decisions/2020-07-15-adopted.md && git commit -qam x");
  Shell(where(), "mkdir broken && echo '[' > broken/plan.yaml && git add . && git commit -qm y");
  const auto plans = reg_.Plans();
  ASSERT_EQ(plans.size(), 3u);
  EXPECT_EQ(plans[0].slug, "broken");
  EXPECT_EQ(plans[0].revisions, 0);
  EXPECT_EQ(plans[0].unreadable.find("cannot read 'broken/plan.yaml': "), 0u) << plans[0].unreadable;
  EXPECT_EQ(plans[1].newest.number, 3);
  EXPECT_FALSE(plans[1].in_force);
  EXPECT_EQ(plans[1].unreadable, "cannot read 'community-safety/decisions/2020-07-15-adopted.md': it has no 'body'");
  EXPECT_EQ(plans[2].unreadable, "");
  EXPECT_EQ(plans[2].newest.number, 1);
}

// Reading only what bears on the question gives what reading all gives.
TEST_F(Deciding, InForceIsTheSameReadInPartOrWhole) {
  Decision overridden = Draft(DecisionKind::kAdopted, "2020-07-15");
  overridden.override_reason = "to see";
  const std::vector<std::pair<std::string, DecisionKind>> steps = {
      {"r1", DecisionKind::kRecommended}, {"r1", DecisionKind::kAdopted},  {"r2", DecisionKind::kAdopted},
      {"r2", DecisionKind::kRejected},    {"r1", DecisionKind::kAdopted},  {"r3", DecisionKind::kDeferred},
      {"r1", DecisionKind::kWithdrawn},   {"r3", DecisionKind::kAdopted},  {"r3", DecisionKind::kAdopted},
      {"r2", DecisionKind::kWithdrawn},   {"r3", DecisionKind::kRejected},
  };
  int day = 15;
  for (const auto& [selector, kind] : steps) {
    overridden.kind = kind;
    overridden.date = "2020-07-" + std::to_string(day);
    if (day++ % 3 == 0) overridden.date = "2020-07-10";  // recorded late
    Decide(selector, overridden);
    Repository repository;
    ASSERT_EQ(git_repository_open(Out(repository), where().c_str()), 0);
    const Head head = *ReadHead(repository.get());
    const auto all = ReadDecisions(repository.get(), head, plan_);
    EXPECT_EQ(ReadInForce(repository.get(), head, plan_), InForce(all));
    for (const std::string one : {"2020-07-09", "2020-07-10", "2020-07-17", "2020-07-22"}) {
      EXPECT_EQ(ReadInForce(repository.get(), head, plan_, one), InForce(all, one)) << one;
    }
  }
}

TEST_F(Deciding, OutOfOrderIsRefusedAndChangesNothing) {
  AdoptTwo();
  Decide("r3", Draft(DecisionKind::kWithdrawn, "2021-06-20", "the officer"));
  const std::string before = Git("show-ref");
  const Error error = ErrorOf([&] { Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14")); });
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(), "cannot adopt 'community-safety@r3': it was withdrawn on 2021-06-20 by the officer");
  EXPECT_EQ(error.hint(), "--override WHY records it all the same, with the reason");
  EXPECT_STREQ(ErrorOf([&] { Decide("r1", Draft(DecisionKind::kAdopted, "2021-07-14")); }).what(),
               "cannot adopt 'community-safety@r1': it was superseded on 2020-07-15 by Council");
  EXPECT_STREQ(ErrorOf([&] { Decide("r3", Draft(DecisionKind::kRecommended, "2021-06-01")); }).what(),
               "cannot recommend 'community-safety@r3': it was withdrawn on 2021-06-20 by the officer; the day, "
               "2021-06-01, is before that of the text, 2021-06-18; the day, 2021-06-01, is before that of the last "
               "decision: r3 was withdrawn on 2021-06-20");
  EXPECT_EQ(Git("show-ref"), before);
  ExpectSound();
}

TEST_F(Deciding, AnOverrideIsRecordedWithWhatItOverrode) {
  Decide("r3", Draft(DecisionKind::kRejected, "2021-06-29"));
  Decision draft = Draft(DecisionKind::kAdopted, "2021-07-14");
  draft.override_reason = "Council resolved again under standing order 12";
  draft.objections = {"3 changes since r2 are substantive, though it is said to be minor"};
  const Decision stored = Decide("r3", draft);
  EXPECT_EQ(stored.override_reason, draft.override_reason);
  EXPECT_EQ(stored.objections,
            (std::vector<std::string>{"it was rejected on 2021-06-29 by Council", draft.objections[0]}));
  EXPECT_EQ(reg_.Decisions(plan_).at(1), stored);
  EXPECT_EQ(reg_.Find(plan_, "adopted").number, 3);
}

TEST_F(Deciding, ObjectionsOfTheCallerAreRefusedToo) {
  Decision draft = Draft(DecisionKind::kAdopted, "2021-07-14");
  draft.objections = {"3 changes since r2 are substantive, though it is said to be minor"};
  EXPECT_STREQ(ErrorOf([&] { Decide("r3", draft); }).what(),
               "cannot adopt 'community-safety@r3': 3 changes since r2 are substantive, though it is said to be minor");
}

TEST_F(Deciding, AnOverrideOfNothingIsNotRecorded) {
  Decision draft = Draft(DecisionKind::kAdopted, "2021-07-14");
  draft.override_reason = "to be safe";
  EXPECT_EQ(Decide("r3", draft).override_reason, "");
}

TEST_F(Deciding, WhatItWasComparedWithMustStillBeSo) {
  AdoptTwo();
  Decision draft = Draft(DecisionKind::kAdopted, "2021-07-14");
  draft.found = "major";
  draft.compared = 1;
  const Error error = ErrorOf([&] { Decide("r3", draft); });
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(), "cannot adopt 'community-safety@r3': somebody else recorded a decision meanwhile");
  draft.compared = 2;
  draft.recommended = 2;
  EXPECT_STREQ(ErrorOf([&] { Decide("r3", draft); }).what(),
               "cannot adopt 'community-safety@r3': somebody else recorded a decision meanwhile");
  draft.recommended = 0;
  EXPECT_EQ(Decide("r3", draft).compared, 2);
}

TEST_F(Deciding, ARevisionThatIsAnotherByNowIsRefused) {
  Revision revision = reg_.Find(plan_, "r3");
  revision.commit = std::string(40, 'a');
  EXPECT_STREQ(ErrorOf([&] { reg_.Decide(revision, Draft(DecisionKind::kAdopted, "2021-07-14"), {}); }).what(),
               "cannot adopt 'community-safety@r3': it is another revision by now");
}

TEST_F(Deciding, ADryRunChecksAndWritesNothing) {
  DecideOptions dry;
  dry.dry_run = true;
  const std::string objects = Git("count-objects -v");
  EXPECT_EQ(Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14"), dry).number, 1);
  EXPECT_EQ(Git("count-objects -v"), objects);
  EXPECT_TRUE(reg_.Decisions(plan_).empty());
  Decide("r3", Draft(DecisionKind::kRejected, "2021-06-29"));
  EXPECT_EQ(ErrorOf([&] { Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14"), dry); }).kind(),
            ErrorKind::kRefused);
}

TEST_F(Deciding, WhatIsWrongInItselfIsSaid) {
  const Decision good = Draft(DecisionKind::kAdopted, "2021-07-14");
  Decision no_day = good, no_date = good, no_body = good, two_lines = good, heading = good, huge = good, amended = good;
  no_day.date = "2021-02-30";
  no_date.date = "14 July";
  no_body.body = " ";
  two_lines.minute = "34\n35";
  heading.reasons = "All good.\n\n## Alternatives considered\n\nNone.";
  huge.reasons = std::string(5 << 20, 'x');
  amended.amendments = {{"  ", {}}};
  for (const auto& [draft, kind, what] : std::vector<std::tuple<Decision, ErrorKind, std::string>>{
           {no_day, ErrorKind::kUsage, "cannot date a decision '2021-02-30': there is no such day"},
           {no_date, ErrorKind::kUsage, "cannot date a decision '14 July': a date is written YYYY-MM-DD"},
           {no_body, ErrorKind::kUsage, "cannot use the body: it says nothing"},
           {two_lines, ErrorKind::kUsage, "cannot use the minute: it has a line break or a control character in it"},
           {heading, ErrorKind::kUsage, "cannot use the reasons: they have the line '## Alternatives considered'"},
           {amended, ErrorKind::kUsage, "cannot use the amendment: it says nothing"},
           {huge, ErrorKind::kInput,
            "cannot adopt 'community-safety@r3': with its words and the changes between the texts it is larger than 4 "
            "MiB"}}) {
    const Decision& one = draft;
    const Error error = ErrorOf([&] { Decide("r3", one); });
    EXPECT_EQ(error.kind(), kind);
    EXPECT_EQ(error.what(), what);
  }
  EXPECT_TRUE(reg_.Decisions(plan_).empty());
}

TEST_F(Deciding, AFileThatAPersonBrokeIsNamed) {
  AdoptTwo();
  Shell(where(),
        "sed -i 's/^date: .*/date: soon/' community-safety/decisions/2020-07-15-adopted.md && git commit -qam x");
  for (const auto& ask : std::vector<std::function<void()>>{
           [&] { (void)reg_.Decisions(plan_); }, [&] { (void)reg_.Find(plan_, "adopted"); },
           [&] { Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14")); }}) {
    EXPECT_STREQ(
        ErrorOf(ask).what(),
        "cannot read 'community-safety/decisions/2020-07-15-adopted.md': line 6: 'date' is 'soon', which is no "
        "day, YYYY-MM-DD");
  }
  EXPECT_EQ(reg_.Find(plan_, "2020-01-01").number, 1);
}

TEST_F(Deciding, OtherFilesInTheFolderAreLeftAlone) {
  AdoptTwo();
  Shell(where(), "echo x > community-safety/decisions/README.md && git add . && git commit -qm x");
  EXPECT_EQ(reg_.Decisions(plan_).size(), 2u);
}

TEST_F(Deciding, WorksInABareRegister) {
  AdoptTwo();
  Git("clone -q --bare . ../bare");
  Register bare = Register::Open(beside("bare"));
  EXPECT_EQ(bare.Decide(bare.Find(plan_, "r3"), Draft(DecisionKind::kAdopted, "2021-07-14"), {}).number, 3);
  EXPECT_EQ(Register::Open(beside("bare")).Find(plan_, "adopted").number, 3);
  EXPECT_EQ(reg_.Find(plan_, "adopted").number, 2);
}

TEST_F(Deciding, UnknownPlansAreSaid) {
  EXPECT_EQ(ErrorOf([&] { (void)reg_.Decisions("transport"); }).kind(), ErrorKind::kUnknown);
}

TEST_F(Deciding, ADecisionNobodyCommittedIsNotOverwritten) {
  Shell(where(), "mkdir community-safety/decisions && echo mine > community-safety/decisions/2021-07-14-adopted.md");
  EXPECT_STREQ(
      ErrorOf([&] { Decide("r3", Draft(DecisionKind::kAdopted, "2021-07-14")); }).what(),
      "cannot adopt 'community-safety@r3': 'community-safety/decisions/2021-07-14-adopted.md' in the work tree was "
      "edited and would be overwritten");
  EXPECT_EQ(ReadWhole(Decided() + "2021-07-14-adopted.md"), "mine\n");
}

TEST_F(Deciding, MergedBranchesKeepBothDecisions) {
  Git("clone -q . ../clone");
  Register clone = Register::Open(beside("clone"));
  clone.Decide(clone.Find(plan_, "r2"), Draft(DecisionKind::kRejected, "2020-07-15"), {});
  Decide("r1", Draft(DecisionKind::kAdopted, "2019-04-10"));
  Git("pull -q --no-rebase --no-edit ../clone main");
  const auto decisions = reg_.Decisions(plan_);
  ASSERT_EQ(decisions.size(), 2u);
  EXPECT_EQ(decisions[0].number, decisions[1].number);
  EXPECT_EQ(Decide("r3", Draft(DecisionKind::kRecommended, "2021-06-29")).number, 2);
}

}  // namespace
}  // namespace planrev::store
