// SPDX-License-Identifier: MIT
// What decisions make of revisions, and which steps are out of order.
#include "store/states.h"

#include <gtest/gtest.h>

#include <set>

namespace planrev::store {
namespace {

constexpr DecisionKind kRecommend = DecisionKind::kRecommended;
constexpr DecisionKind kAdopt = DecisionKind::kAdopted;
constexpr DecisionKind kReject = DecisionKind::kRejected;
constexpr DecisionKind kDefer = DecisionKind::kDeferred;
constexpr DecisionKind kWithdraw = DecisionKind::kWithdrawn;

Decision Make(DecisionKind kind, int revision, const std::string& date, const std::string& body = "Council") {
  Decision decision;
  decision.kind = kind;
  decision.revision = revision;
  decision.date = date;
  decision.body = body;
  return decision;
}

// Numbers them in the order given, as they were recorded, and puts them in order.
std::vector<Decision> Recorded(std::vector<Decision> decisions) {
  int number = 0;
  for (Decision& decision : decisions) decision.number = ++number;
  PutInOrder(decisions);
  return decisions;
}

// "r1 adopted 2021-07-14, r2 draft": the standings as text.
std::string Told(const std::vector<Decision>& decisions) {
  std::string told;
  for (const auto& [number, standing] : StandingsOf(decisions)) {
    told += (told.empty() ? "r" : ", r") + std::to_string(number) + " " + std::string(Name(standing.state)) + " " +
            standing.since;
  }
  return told;
}

TEST(States, FollowFromTheDecisions) {
  struct Case {
    std::string name;
    std::vector<Decision> decisions;
    std::string told;
    int in_force;  // 0 for none
  };
  for (const Case& one : std::vector<Case>{
           {"nothing decided", {}, "", 0},
           {"recommended", {Make(kRecommend, 1, "2019-03-19")}, "r1 recommended 2019-03-19", 0},
           {"recommended, adopted",
            {Make(kRecommend, 1, "2019-03-19"), Make(kAdopt, 1, "2019-04-10")},
            "r1 adopted 2019-04-10",
            1},
           {"adopted without a recommendation", {Make(kAdopt, 1, "2019-04-10")}, "r1 adopted 2019-04-10", 1},
           {"superseded",
            {Make(kAdopt, 1, "2019-04-10"), Make(kRecommend, 2, "2020-06-30"), Make(kAdopt, 2, "2020-07-15")},
            "r1 superseded 2020-07-15, r2 adopted 2020-07-15",
            2},
           {"passed over",
            {Make(kAdopt, 1, "2019-04-10"), Make(kAdopt, 3, "2021-07-14")},
            "r1 superseded 2021-07-14, r3 adopted 2021-07-14",
            3},
           {"rejected", {Make(kReject, 1, "2019-04-10")}, "r1 rejected 2019-04-10", 0},
           {"a rejection leaves the one in force",
            {Make(kAdopt, 1, "2019-04-10"), Make(kReject, 2, "2020-07-15")},
            "r1 adopted 2019-04-10, r2 rejected 2020-07-15",
            1},
           {"deferred, then adopted",
            {Make(kDefer, 1, "2019-04-10"), Make(kAdopt, 1, "2019-05-10")},
            "r1 adopted 2019-05-10",
            1},
           {"withdrawn while in force",
            {Make(kAdopt, 1, "2019-04-10"), Make(kAdopt, 2, "2020-07-15"), Make(kWithdraw, 2, "2020-09-01")},
            "r1 superseded 2020-07-15, r2 withdrawn 2020-09-01",
            0},
           {"withdrawn before it was in force",
            {Make(kAdopt, 1, "2019-04-10"), Make(kRecommend, 2, "2020-06-30"), Make(kWithdraw, 2, "2020-07-01")},
            "r1 adopted 2019-04-10, r2 withdrawn 2020-07-01",
            1},
           {"a word on one in force leaves it so",
            {Make(kAdopt, 1, "2019-04-10"), Make(kRecommend, 1, "2019-05-01"), Make(kDefer, 1, "2019-06-01")},
            "r1 adopted 2019-04-10",
            1},
           {"adopted again stays as it was",
            {Make(kAdopt, 1, "2019-04-10"), Make(kAdopt, 1, "2019-05-10")},
            "r1 adopted 2019-04-10",
            1},
           {"an older one adopted again",
            {Make(kAdopt, 1, "2019-04-10"), Make(kAdopt, 2, "2020-07-15"), Make(kAdopt, 1, "2020-08-01")},
            "r1 adopted 2020-08-01, r2 superseded 2020-08-01",
            1},
           {"recorded late",
            {Make(kAdopt, 2, "2020-07-15"), Make(kAdopt, 1, "2019-04-10")},
            "r1 superseded 2020-07-15, r2 adopted 2020-07-15",
            2},
           {"of one day as recorded",
            {Make(kRecommend, 1, "2019-04-10"), Make(kAdopt, 1, "2019-04-10")},
            "r1 adopted 2019-04-10",
            1},
           {"two adoptions of one day as recorded",
            {Make(kAdopt, 2, "2019-04-10"), Make(kAdopt, 1, "2019-04-10")},
            "r1 adopted 2019-04-10, r2 superseded 2019-04-10",
            1},
       }) {
    const auto decisions = Recorded(one.decisions);
    EXPECT_EQ(Told(decisions), one.told) << one.name;
    EXPECT_EQ(InForce(decisions).value_or(0), one.in_force) << one.name;
  }
}

TEST(States, TheBodyThatMadeThemSoIsKnown) {
  const auto standings =
      StandingsOf(Recorded({Make(kAdopt, 1, "2019-04-10", "Council"), Make(kRecommend, 2, "2020-06-30", "Committee"),
                            Make(kAdopt, 3, "2021-07-14", "Cabinet")}));
  EXPECT_EQ(standings.at(1).body, "Cabinet");
  EXPECT_EQ(standings.at(2).body, "Committee");
  EXPECT_EQ(standings.at(3).body, "Cabinet");
}

TEST(States, OfEachDayAreKnown) {
  const auto decisions = Recorded({Make(kAdopt, 1, "2019-04-10"), Make(kAdopt, 2, "2020-07-15"),
                                   Make(kWithdraw, 2, "2021-01-31"), Make(kAdopt, 3, "2021-07-14")});
  for (const auto& [day, number] : std::map<std::string, int>{{"0001-01-01", 0},
                                                              {"2019-04-09", 0},
                                                              {"2019-04-10", 1},
                                                              {"2020-07-14", 1},
                                                              {"2020-07-15", 2},
                                                              {"2021-01-30", 2},
                                                              {"2021-01-31", 0},
                                                              {"2021-07-13", 0},
                                                              {"2021-07-14", 3},
                                                              {"2500-01-01", 3}}) {
    EXPECT_EQ(InForce(decisions, day).value_or(0), number) << day;
  }
}

TEST(States, TheLastRecommendedIsOfThisRound) {
  struct Case {
    std::vector<Decision> decisions;
    int number;
  };
  for (const Case& one : std::vector<Case>{
           {{}, 0},
           {{Make(kRecommend, 1, "2019-03-19")}, 1},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kAdopt, 1, "2019-04-10")}, 0},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kAdopt, 2, "2019-04-10"), Make(kRecommend, 3, "2020-06-30")}, 3},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kRecommend, 2, "2019-03-26")}, 2},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kRecommend, 2, "2019-03-26"), Make(kWithdraw, 2, "2019-03-27")},
            1},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kReject, 1, "2019-04-10")}, 0},
           {{Make(kRecommend, 1, "2019-03-19"), Make(kDefer, 1, "2019-04-10")}, 1},
       }) {
    EXPECT_EQ(LastRecommended(Recorded(one.decisions)).value_or(0), one.number);
  }
}

// What is said of `next`, joined; the text bears 2019-01-01 and it is 2022-01-01.
std::string Objections(const std::vector<Decision>& earlier, const Decision& next) {
  std::string said;
  for (const std::string& reason : OutOfOrder(Recorded(earlier), next, "2019-01-01", "2022-01-01")) {
    said += (said.empty() ? "" : "; ") + reason;
  }
  return said;
}

TEST(Steps, InOrderMeetNoObjection) {
  const std::vector<std::vector<Decision>> courses = {
      {Make(kRecommend, 1, "2019-03-19"), Make(kAdopt, 1, "2019-04-10"), Make(kRecommend, 2, "2020-06-30"),
       Make(kAdopt, 2, "2020-07-15"), Make(kWithdraw, 2, "2020-09-01"), Make(kAdopt, 3, "2020-10-01")},
      {Make(kDefer, 1, "2019-03-19"), Make(kDefer, 1, "2019-04-10"), Make(kRecommend, 1, "2019-05-10"),
       Make(kReject, 1, "2019-06-10")},
      {Make(kRecommend, 1, "2019-03-19", "Committee"), Make(kRecommend, 1, "2019-03-19", "Cabinet"),
       Make(kAdopt, 1, "2019-03-19")},
      {Make(kReject, 1, "2019-03-19", "Committee"), Make(kReject, 1, "2019-04-10")},
      {Make(kAdopt, 1, "2019-01-01"), Make(kReject, 2, "2022-01-01")},
      {Make(kRecommend, 1, "2019-03-19"), Make(kDefer, 1, "2019-04-10"), Make(kRecommend, 1, "2019-04-10")},
      {Make(kWithdraw, 1, "2019-03-19"), Make(kRecommend, 2, "2019-03-19"), Make(kWithdraw, 2, "2019-03-19")},
  };
  for (const auto& course : courses) {
    for (size_t i = 0; i < course.size(); ++i) {
      EXPECT_EQ(Objections({course.begin(), course.begin() + static_cast<std::ptrdiff_t>(i)}, course[i]), "") << i;
    }
  }
}

TEST(Steps, OutOfOrderAreToldWithTheReason) {
  struct Case {
    std::vector<Decision> earlier;
    Decision next;
    std::string said;
  };
  const Decision adopted = Make(kAdopt, 1, "2020-07-15"), withdrawn = Make(kWithdraw, 1, "2020-07-15", "the officer");
  const Decision rejected = Make(kReject, 1, "2020-07-15"),
                 recommended = Make(kRecommend, 1, "2020-07-15", "Committee");
  const std::string late = "2020-08-01";
  for (const Case& one : std::vector<Case>{
           {{withdrawn}, Make(kAdopt, 1, late), "it was withdrawn on 2020-07-15 by the officer"},
           {{withdrawn}, Make(kRecommend, 1, late), "it was withdrawn on 2020-07-15 by the officer"},
           {{withdrawn}, Make(kWithdraw, 1, late, "Council"), "it was withdrawn on 2020-07-15 by the officer"},
           {{withdrawn},
            Make(kWithdraw, 1, late, "The Officer"),
            "it was withdrawn on 2020-07-15 by the officer already"},
           {{rejected}, Make(kAdopt, 1, late), "it was rejected on 2020-07-15 by Council"},
           {{rejected}, Make(kReject, 1, late), "it was rejected on 2020-07-15 by Council already"},
           {{recommended},
            Make(kRecommend, 1, late, "COMMITTEE"),
            "it was recommended on 2020-07-15 by Committee already"},
           {{adopted}, Make(kAdopt, 1, late), "it was adopted on 2020-07-15 by Council already"},
           {{adopted}, Make(kAdopt, 1, late, "Cabinet"), "it was adopted on 2020-07-15 by Council"},
           {{adopted}, Make(kReject, 1, late), "it was adopted on 2020-07-15 by Council"},
           {{adopted}, Make(kDefer, 1, late), "it was adopted on 2020-07-15 by Council"},
           {{adopted}, Make(kRecommend, 1, late), "it was adopted on 2020-07-15 by Council"},
           {{adopted, Make(kAdopt, 2, "2020-07-20")},
            Make(kAdopt, 1, late),
            "it was superseded on 2020-07-20 by Council"},
           {{adopted, Make(kAdopt, 2, "2020-07-20")},
            Make(kWithdraw, 1, late),
            "it was superseded on 2020-07-20 by Council"},
           {{Make(kAdopt, 3, "2020-07-15")}, Make(kAdopt, 2, late), "r3, which is in force since 2020-07-15, is newer"},
           {{Make(kAdopt, 1, late)}, Make(kAdopt, 2, late), "r1 was adopted on the same day"},
           {{Make(kDefer, 1, late)}, Make(kDefer, 1, late), "it was deferred on 2020-08-01 by Council already"},
           {{}, Make(kAdopt, 1, "2018-12-31"), "the day, 2018-12-31, is before that of the text, 2019-01-01"},
           {{}, Make(kAdopt, 1, "2022-01-02"), "the day, 2022-01-02, is still to come"},
           {{recommended},
            Make(kAdopt, 2, "2020-07-14"),
            "the day, 2020-07-14, is before that of the last decision: r1 was recommended on 2020-07-15"},
           {{withdrawn},
            Make(kAdopt, 1, "2018-01-01"),
            "it was withdrawn on 2020-07-15 by the officer; the day, 2018-01-01, is before that of the text, "
            "2019-01-01; "
            "the day, 2018-01-01, is before that of the last decision: r1 was withdrawn on 2020-07-15"},
       }) {
    EXPECT_EQ(Objections(one.earlier, one.next), one.said);
  }
}

// Whatever is recorded, in whatever order: one revision at most is adopted, and it is the one in force.
TEST(States, OneRevisionAtMostIsInForceWhateverWasRecorded) {
  const std::vector<DecisionKind> kinds = {kRecommend, kAdopt, kReject, kDefer, kWithdraw};
  unsigned seed = 12345;
  const auto random = [&seed](unsigned below) { return (seed = seed * 1103515245 + 12345) / 65536 % below; };
  for (int round = 0; round < 3000; ++round) {
    std::vector<Decision> decisions;
    for (unsigned i = random(12); i > 0; --i) {
      decisions.push_back(
          Make(kinds[random(5)], static_cast<int>(1 + random(3)), "2020-01-0" + std::to_string(1 + random(5))));
    }
    decisions = Recorded(decisions);
    std::set<int> adopted;
    for (const auto& [number, standing] : StandingsOf(decisions)) {
      EXPECT_NE(standing.state, State::kDraft);
      if (standing.state == State::kAdopted) adopted.insert(number);
    }
    const auto in_force = InForce(decisions);
    EXPECT_EQ(adopted, in_force ? std::set<int>{*in_force} : std::set<int>{});
    EXPECT_EQ(InForce(decisions, "2020-01-09"), in_force);
  }
}

}  // namespace
}  // namespace planrev::store
