// SPDX-License-Identifier: MIT
// Storing and reading back.
#include "store/register.h"

#include "store/digest.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

using RegisterReading = RegisterTest;
using RegisterAdding = RegisterTest;
using RegisterOpening = RegisterTest;

TEST_F(RegisterAdding, AddedTextIsThereByteForByte) {
  Register reg = Make();
  const std::vector<std::string> texts = {"# Plan\n\nWords.\n",
                                          "no line end",
                                          "# Plan\r\n\r\nCRLF\r\n",
                                          "mixed\r\nends\nand\rmore",
                                          "\xEF\xBB\xBF# with a mark\n",
                                          "trailing   \n\n\n\n\n",
                                          "tabs\t\t\n",
                                          "caf\xC3\xA9 \xF0\x9F\x98\x80 e\xCC\x81\n",
                                          std::string(3000000, 'x') + "\n",
                                          "$Id$\n"};
  for (size_t i = 0; i < texts.size(); ++i) {
    const Revision stored = Add(reg, "label " + std::to_string(i), texts[i]);
    EXPECT_EQ(reg.Text(stored), texts[i]);
    EXPECT_EQ(stored.text_sha256, Sha256(texts[i]));
    EXPECT_EQ(ReadWhole(where() + "/community-safety/plan.md"), texts[i]);
  }
  const Register again = Open();
  for (const Revision& revision : again.Revisions(plan_)) {
    EXPECT_EQ(again.Text(revision), texts[static_cast<size_t>(revision.number) - 1]);
  }
  ExpectSound();
}

TEST_F(RegisterAdding, KeepsAllThatWasSaid) {
  Register reg = Make();
  Add(reg, "April 2019");
  AddOptions options;
  options.label = "  June 2021 Update ";
  options.note = "Recommended changes taken in.\n\nAnd the foreword.\n";
  options.dated = "2021-06-18";
  options.author = "Head of Housing <housing@example.org>";
  const Revision stored = reg.Add(plan_, "# Community Safety Plan\n\nNew.\n", options);
  const Register again = Open();
  const Revision revision = again.Revisions(plan_).at(1);
  EXPECT_EQ(revision.plan, "community-safety");
  EXPECT_EQ(revision.number, 2);
  EXPECT_EQ(revision.label, "June 2021 Update");
  EXPECT_EQ(revision.note, "Recommended changes taken in.\n\nAnd the foreword.");
  EXPECT_EQ(revision.dated, "2021-06-18");
  EXPECT_EQ(revision.author, "Head of Housing <housing@example.org>");
  EXPECT_EQ(revision.recorded, "2021-06-18T09:30:00Z");
  EXPECT_EQ(revision.commit + "\n", Git("rev-parse HEAD"));
  EXPECT_EQ(revision.text_sha256, Sha256(again.Text(revision)));
  EXPECT_EQ(stored.commit, revision.commit);
  EXPECT_EQ(stored.label, revision.label);
  EXPECT_EQ(stored.recorded, revision.recorded);
  EXPECT_EQ(stored.author, revision.author);
}

TEST_F(RegisterAdding, SameTextsAndTimesGiveTheSameCommits) {
  Register one = Make();
  Register other = Register::Init(beside("other"), {});
  EXPECT_EQ(Add(one, "April 2019").commit, Add(other, "April 2019").commit);
}

TEST_F(RegisterAdding, AnEarlierTextMayComeBackAsANewRevision) {
  Register reg = Make();
  Add(reg, "one", "first\n");
  Add(reg, "two", "second\n");
  EXPECT_EQ(Add(reg, "one again", "first\n").number, 3);
  ExpectSound();
}

TEST_F(RegisterAdding, PlansShareARegisterButNotTheirNumbers) {
  Register reg = Make();
  AddOptions options;
  options.label = "June 2020";
  for (const std::string plan : {"transport", "community-safety", "air-quality"}) {
    EXPECT_EQ(reg.Add(plan, "# " + plan + "\n", options).number, 1);
  }
  EXPECT_EQ(Add(reg, "June 2021").number, 2);
  const auto plans = reg.Plans();
  ASSERT_EQ(plans.size(), 3u);
  EXPECT_EQ(plans[0].slug, "air-quality");
  EXPECT_EQ(plans[1].slug, "community-safety");
  EXPECT_EQ(plans[1].revisions, 2);
  EXPECT_EQ(plans[1].newest.label, "June 2021");
  EXPECT_EQ(plans[2].slug, "transport");
  EXPECT_EQ(plans[2].title, "transport");
}

TEST_F(RegisterAdding, TitleIsTheOneGivenOrKeptOrTheFirstHeading) {
  Register reg = Make();
  Add(reg, "one", "no heading\n");
  EXPECT_EQ(reg.Plans()[0].title, "community-safety");
  AddOptions options;
  options.label = "two";
  options.title = "Community Safety: the plan";
  reg.Add(plan_, "# A heading\n", options);
  EXPECT_EQ(reg.Plans()[0].title, "Community Safety: the plan");
  Add(reg, "three", "# Another heading\n");
  EXPECT_EQ(reg.Plans()[0].title, "Community Safety: the plan");
  options.label = "first";
  options.title = "";
  reg.Add("transport", "# Transport *Strategy*\n", options);
  EXPECT_EQ(reg.Plans()[1].title, "Transport Strategy");
}

TEST_F(RegisterAdding, UndatedRevisionIsOfTheAuthorsDay) {
  Register reg = Make();
  EXPECT_EQ(Add(reg, "one").dated, "2021-06-18");
  setenv("GIT_AUTHOR_DATE", "2021-06-18T23:30:00-05:00", 1);
  EXPECT_EQ(Add(reg, "two").dated, "2021-06-18");
  setenv("GIT_AUTHOR_DATE", "2021-06-18T23:30:00Z", 1);
  setenv("GIT_COMMITTER_DATE", "2021-06-19T00:10:00+02:00", 1);
  const Revision three = Add(reg, "three");
  EXPECT_EQ(three.dated, "2021-06-18");
  EXPECT_EQ(three.recorded, "2021-06-18T22:10:00Z");
  EXPECT_EQ(Open().Revisions(plan_).back().recorded, three.recorded);
}

TEST_F(RegisterReading, EmptyRegisterHasNoPlans) {
  const Register reg = Make();
  EXPECT_TRUE(reg.Plans().empty());
  EXPECT_FALSE(reg.bare());
  EXPECT_EQ(reg.path(), where());
  const Error error = ErrorOf([&] { (void)reg.Revisions(plan_); });
  EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
  EXPECT_STREQ(error.what(), "cannot find 'community-safety': there is no such plan");
  EXPECT_EQ(error.hint(), "the register has no plan yet: planrev add makes the first");
}

TEST_F(RegisterReading, UnknownPlanGetsSuggestions) {
  Register reg = Make();
  Add(reg, "one");
  struct Case {
    std::string written, hint;
  };
  for (const Case& one : std::vector<Case>{{"comunity-safety", "did you mean 'community-safety'?"},
                                           {"safety", "did you mean 'community-safety'?"},
                                           {"Community-Safety", "did you mean 'community-safety'?"},
                                           {"transport", "planrev list shows the plans"},
                                           {"../etc", "planrev list shows the plans"},
                                           {"", "planrev list shows the plans"}}) {
    const Error error = ErrorOf([&] { (void)reg.Find(one.written, ""); });
    EXPECT_EQ(error.kind(), ErrorKind::kUnknown) << one.written;
    EXPECT_EQ(error.hint(), one.hint) << one.written;
  }
}

TEST_F(RegisterReading, DirectoriesThatAreNoPlansAreLeftAlone) {
  Register reg = Make();
  Add(reg, "one");
  Shell(
      where(),
      "mkdir notes images && echo a > notes/a.md && echo title: X > images/plan.yaml && git add . && git commit -qm x");
  EXPECT_EQ(reg.Plans().size(), 1u);
}

TEST_F(RegisterOpening, FromAnyDirectoryInside) {
  Register reg = Make();
  Add(reg, "one");
  EXPECT_EQ(Register::Open(where() + "/community-safety").path(), where());
  EXPECT_EQ(Register::Open(where() + "/.git").path(), where());
}

TEST_F(RegisterOpening, BareOneHasNoWorkTree) {
  InitOptions bare;
  bare.bare = true;
  Register reg = Make(bare);
  EXPECT_TRUE(reg.bare());
  EXPECT_EQ(reg.path(), where());
  const Revision one = Add(reg, "one", "text\r\n");
  EXPECT_EQ(Open().Text(one), "text\r\n");
  EXPECT_FALSE(Exists(where() + "/community-safety"));
  EXPECT_FALSE(Exists(where() + "/.git"));
  const Error error = ErrorOf([&] { (void)reg.WorkTreeText(plan_); });
  EXPECT_STREQ(error.what(), "cannot read 'community-safety/plan.md': the register is bare, it has no work tree");
  ExpectSound();
}

TEST_F(RegisterOpening, RegistersAreMoved) {
  Register reg = Make();
  Register moved = std::move(reg);
  EXPECT_EQ(Add(moved, "one").number, 1);
}

}  // namespace
}  // namespace planrev::store
