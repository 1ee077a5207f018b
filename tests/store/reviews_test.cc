// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/json.h"
#include "store/json_lines.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

const std::string kDigest(64, 'a');
const std::string kSha(64, 'b');

Review Draft(Judgement judgement, const std::string& by, const std::string& comment = "") {
  Review review;
  review.change = {"4f2a91c0",    kDigest,           1,      1,    1, "edited", "paragraph",
                   "substantive", {"Aims", "Noise"}, "will", "may"};
  review.judgement = judgement;
  review.by = by;
  review.comment = comment;
  review.before = {1, kSha};
  review.after = {2, kSha};
  return review;
}

class Reviews : public RegisterTest {
 protected:
  Reviews() : reg_(Make()) {
    Add(reg_, "one");
    Add(reg_, "two");
  }

  std::vector<Review> Say(const std::vector<Review>& drafts) { return reg_.AddReviews(plan_, drafts, {}); }
  std::string Path() const { return where() + "/" + plan_ + "/reviews.jsonl"; }

  Register reg_;
};

TEST_F(Reviews, AreAppendedInOneCommitAndReadAgain) {
  const auto added = Say({Draft(Judgement::kAccept, "Ann", "Fine.\nAll of it."), Draft(Judgement::kQuery, "Ben")});
  ASSERT_EQ(added.size(), 2u);
  EXPECT_EQ(added[0].when, "2021-06-18T09:30:00Z");
  EXPECT_EQ(reg_.Reviews(plan_), added);
  EXPECT_EQ(Git("log --format=%s -2"), "Reviewed: community-safety, 2 changes\ntwo\n");
  EXPECT_EQ(Git("diff --name-only HEAD^"), "community-safety/reviews.jsonl\n");
  EXPECT_EQ(reg_.Revisions(plan_).size(), 2u);
  ExpectSound();
}

TEST_F(Reviews, ALineReadsWithoutPlanrev) {
  Say({Draft(Judgement::kAccept, "", "Fine.")});
  EXPECT_EQ(ReadWhole(Path()),
            "{\"version\":1,\"review\":\"accept\",\"by\":\"Policy Officer\",\"when\":\"2021-06-18T09:30:00Z\","
            "\"comment\":\"Fine.\",\"change\":{\"id\":\"4f2a91c0\",\"digest\":\"" +
                kDigest +
                "\",\"kind\":\"edited\",\"unit\":\"paragraph\",\"significance\":\"substantive\","
                "\"section\":[\"Aims\",\"Noise\"],\"before\":\"will\",\"after\":\"may\"},"
                "\"from\":{\"revision\":1,\"text_sha256\":\"" +
                kSha + "\"},\"to\":{\"revision\":2,\"text_sha256\":\"" + kSha + "\"}}\n");
}

TEST_F(Reviews, TheLatestWordIsTheLatestThoughTheClockStands) {
  for (const Judgement judgement : {Judgement::kAccept, Judgement::kReject, Judgement::kAccept}) {
    ASSERT_EQ(Say({Draft(judgement, "Ann")}).size(), 1u);
  }
  std::vector<std::string> times;
  for (const Review& review : reg_.Reviews(plan_)) times.push_back(review.when);
  EXPECT_EQ(times, (std::vector<std::string>{"2021-06-18T09:30:00Z", "2021-06-18T09:30:01Z", "2021-06-18T09:30:02Z"}));
}

TEST_F(Reviews, WhatWasSaidLastIsNotSaidAgain) {
  EXPECT_TRUE(Say({Draft(Judgement::kNone, "Ann")}).empty());
  Say({Draft(Judgement::kAccept, "Ann")});
  const std::string head = Git("rev-parse HEAD");
  EXPECT_TRUE(Say({Draft(Judgement::kAccept, "ANN")}).empty());
  EXPECT_EQ(Git("rev-parse HEAD"), head);
  EXPECT_EQ(Say({Draft(Judgement::kAccept, "Ann", "but why?")}).size(), 1u);
  EXPECT_EQ(Say({Draft(Judgement::kNone, "Ann")}).size(), 1u);
}

TEST_F(Reviews, ABrokenFileIsRefusedAndStays) {
  Say({Draft(Judgement::kAccept, "Ann")});
  Shell(where(), "echo '{\"version\":2}' >> community-safety/reviews.jsonl && git commit -qam Broken");
  const std::string bytes = ReadWhole(Path()), head = Git("rev-parse HEAD");
  const std::string said =
      "cannot read 'community-safety/reviews.jsonl': line 2: its version is one that a newer planrev may know";
  EXPECT_EQ(ErrorOf([&] { reg_.Reviews(plan_); }).what(), said);
  EXPECT_EQ(ErrorOf([&] { Say({Draft(Judgement::kReject, "Ann")}); }).what(), said);
  EXPECT_EQ(ReadWhole(Path()), bytes);
  EXPECT_EQ(Git("rev-parse HEAD"), head);
}

TEST_F(Reviews, NamesAndCommentsAreChecked) {
  EXPECT_EQ(ErrorOf([&] { Say({Draft(Judgement::kAccept, "A\nB")}); }).kind(), ErrorKind::kUsage);
  EXPECT_EQ(ErrorOf([&] { Say({Draft(Judgement::kAccept, std::string(201, 'a'))}); }).what(),
            std::string("cannot use the name of who reviews: it is longer than 200 bytes"));
  EXPECT_EQ(ErrorOf([&] { Say({Draft(Judgement::kAccept, "Ann", "\x1b[2J")}); }).kind(), ErrorKind::kUsage);
  EXPECT_EQ(ErrorOf([&] { Say({Draft(Judgement::kAccept, "Ann", std::string(300'000, 'a'))}); }).what(),
            std::string("cannot review 'community-safety': its words are too long, 256 KiB is the most"));
  EXPECT_TRUE(reg_.Reviews(plan_).empty());
}

TEST_F(Reviews, OfTwoBranchesMergeByGitAlone) {
  Git("checkout -q -b other");
  Say({Draft(Judgement::kAccept, "Ann")});
  Git("checkout -q main");
  Say({Draft(Judgement::kReject, "Ben")});
  Git("merge -q --no-edit other");
  const auto reviews = reg_.Reviews(plan_);
  ASSERT_EQ(reviews.size(), 2u);
  EXPECT_NE(reviews[0].by, reviews[1].by);
}

TEST(AReview, IsReadAsItWasWritten) {
  Review review = Draft(Judgement::kQuery, "Ann „A“ <ann@x>", "line\nline \\ \"quoted\" \u2028");
  review.when = "2020-02-29T23:59:59Z";
  review.change.alike = 3;
  review.change.number = 2;
  review.change.of = 2;
  const std::string line = WriteReview(review);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const nlohmann::json json = ParseJsonObject(line);
  EXPECT_EQ(ReadReview(JsonReader(json)), review);
}

TEST(AReview, ThatIsNoneIsRefusedWithTheReason) {
  Review review = Draft(Judgement::kAccept, "Ann");
  review.when = "2020-02-29T23:59:59Z";
  const nlohmann::json whole = ParseJsonObject(WriteReview(review));
  struct Row {
    const char *pointer, *value, *cause;
  };
  const Row rows[] = {
      {"/version", "\"1\"", "'version' should be a whole number from 1 on"},
      {"/review", "\"approve\"", "'review' is 'approve', which is no review: accept, reject, query or none"},
      {"/by", "\"\"", "it has no 'by'"},
      {"/when", "\"2021-02-29T00:00:00Z\"",
       "'when' is '2021-02-29T00:00:00Z', which is no time, such as 2021-06-18T09:30:00Z"},
      {"/change", "7", "there should be an object, '{…}'"},
      {"/change/id", "\"4F2A91C0\"", "'id' is '4F2A91C0', which is no id of a change"},
      {"/change/digest", "\"\"", "it has no 'digest'"},
      {"/change/section", "[1]", "'section' should be a list of texts"},
      {"/from/revision", "0", "'revision' should be a whole number from 1 on"},
      {"/to/text_sha256", "null", "it has no 'text_sha256'"},
  };
  for (const Row& row : rows) {
    nlohmann::json broken = whole;
    broken[nlohmann::json::json_pointer(row.pointer)] = nlohmann::json::parse(row.value);
    try {
      ReadReview(JsonReader(broken));
      ADD_FAILURE() << row.pointer;
    } catch (const JsonFault& fault) {
      EXPECT_STREQ(fault.what(), row.cause) << row.pointer;
    }
  }
}

TEST(AMoment, IsFollowedByTheNextSecond) {
  EXPECT_EQ(SecondAfter("2021-06-18T09:30:00Z"), "2021-06-18T09:30:01Z");
  EXPECT_EQ(SecondAfter("2020-12-31T23:59:59Z"), "2021-01-01T00:00:00Z");
  EXPECT_EQ(SecondAfter("2020-02-28T23:59:59Z"), "2020-02-29T00:00:00Z");
}

}  // namespace
}  // namespace planrev::store
