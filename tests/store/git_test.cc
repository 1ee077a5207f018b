// SPDX-License-Identifier: MIT
// The register is an ordinary git repository: git itself reads it, packs it, clones it, and none of that loses
// anything.
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

using WithGit = RegisterTest;

TEST_F(WithGit, LogAndShowReadWell) {
  Register reg = Make();
  AddOptions options;
  options.label = "April 2019";
  options.note = "First edition.";
  options.dated = "2019-04-10";
  reg.Add(plan_, "# Plan\n", options);
  EXPECT_EQ(Git("log --format=%s"), "April 2019\nBegin the register\n");
  EXPECT_EQ(Git("log -1 --format=%b"),
            "First edition.\n\nPlan: community-safety\nRevision: 1\nDated: 2019-04-10\nText-SHA256: "
            "c3964bb3b70a957ec9b233c7dd3653f6ba17701ab00facf88ae1393dc6155577\n\n");
  EXPECT_EQ(Git("log -1 --format='%(trailers:key=Revision,valueonly)'"), "1\n\n");
  EXPECT_EQ(Git("show HEAD:community-safety/plan.md"), "# Plan\n");
  EXPECT_EQ(Git("cat-file -t community-safety/r1"), "tag\n");
  EXPECT_EQ(Git("rev-parse community-safety/r1^{commit}"), Git("rev-parse HEAD"));
  EXPECT_EQ(Git("check-attr text merge -- community-safety/reviews.jsonl community-safety/plan.md"),
            "community-safety/reviews.jsonl: text: unset\ncommunity-safety/reviews.jsonl: merge: union\n"
            "community-safety/plan.md: text: unset\ncommunity-safety/plan.md: merge: unspecified\n");
  EXPECT_EQ(Git("symbolic-ref HEAD"), "refs/heads/main\n");
  ExpectSound();
}

TEST_F(WithGit, PackedRefsAndObjectsAreRead) {
  Register reg = Make();
  for (int i = 1; i <= 20; ++i) Add(reg, "number " + std::to_string(i));
  Git("pack-refs --all");
  EXPECT_EQ(reg.Revisions(plan_).size(), 20u);
  EXPECT_EQ(Add(reg, "after packing refs").number, 21);
  Git("gc -q --prune=now");
  EXPECT_EQ(reg.Revisions(plan_).size(), 21u);
  EXPECT_EQ(Add(reg, "after gc").number, 22);
  EXPECT_EQ(Open().Revisions(plan_).size(), 22u);
  EXPECT_EQ(reg.Text(reg.Find(plan_, "r1")), "# Community Safety Plan\n\nnumber 1\n");
  ExpectSound();
}

TEST_F(WithGit, ACloneIsARegister) {
  Register reg = Make();
  Add(reg, "one", "crlf\r\n");
  Git("-c core.autocrlf=true clone -q . ../clone");
  Register clone = Register::Open(beside("clone"));
  EXPECT_EQ(clone.Revisions(plan_).size(), 1u);
  EXPECT_EQ(ReadWhole(beside("clone") + "/community-safety/plan.md"), "crlf\r\n");
  EXPECT_EQ(Add(clone, "two").number, 2);
  EXPECT_EQ(reg.Revisions(plan_).size(), 1u);
}

TEST_F(WithGit, ACloneWithoutTagsMakesThemAgain) {
  Register reg = Make();
  for (const char* label : {"one", "two", "three"}) Add(reg, label);
  const std::string tags = Git("show-ref --tags");
  Git("clone -q --no-tags . ../clone");
  EXPECT_EQ(Register::Open(beside("clone")).Revisions(plan_).at(0).label, "one");
  EXPECT_EQ(Shell(beside("clone"), "git show-ref --tags").output, tags);
}

TEST_F(WithGit, LostTagsAreMadeAgainTheSame) {
  Register reg = Make();
  for (const char* label : {"one", "two", "three"}) Add(reg, label);
  const std::string tags = Git("show-ref --tags");
  for (const char* lost :
       {"community-safety/r3", "community-safety/r1", "community-safety/r1 community-safety/r2 community-safety/r3"}) {
    Git(std::string("tag -d ") + lost);
    EXPECT_EQ(reg.Revisions(plan_).size(), 3u) << lost;
    EXPECT_EQ(Git("show-ref --tags"), tags) << lost;
  }
  Git("tag -d community-safety/r3");
  EXPECT_EQ(reg.Find(plan_, "").label, "three");
  Git("tag -d community-safety/r3");
  EXPECT_EQ(reg.Plans()[0].newest.label, "three");
  Git("tag -d community-safety/r3");
  EXPECT_EQ(Add(reg, "four").number, 4);
  EXPECT_EQ(reg.Revisions(plan_).size(), 4u);
}

TEST_F(WithGit, TagsOfAPersonDoNoHarm) {
  Register reg = Make();
  Add(reg, "one");
  Add(reg, "two");
  Git("tag community-safety/rc1");
  Git("tag -a -m x community-safety/r9");
  Git("tag -d community-safety/r1");
  Git("tag community-safety/r1 HEAD~1");  // a light tag in the place of the annotated one
  Git("tag -d community-safety/r2");
  Git("tag -a -m 'my own' community-safety/r2 HEAD");
  const auto revisions = reg.Revisions(plan_);
  ASSERT_EQ(revisions.size(), 2u);
  EXPECT_EQ(revisions[0].label, "one");
  EXPECT_EQ(revisions[1].label, "two");
  EXPECT_EQ(revisions[1].author, "Policy Officer <policy@example.org>");
}

TEST_F(WithGit, PlainCommitsBetweenRevisionsDoNoHarm) {
  Register reg = Make();
  Add(reg, "one", "first\n");
  Shell(where(),
        "echo edited > community-safety/plan.md && echo x > README.md && git add . && git commit -qm 'by hand'");
  EXPECT_EQ(reg.Revisions(plan_).size(), 1u);
  EXPECT_EQ(reg.Text(reg.Find(plan_, "")), "first\n");
  EXPECT_EQ(Add(reg, "two", "edited\n").number, 2);
  EXPECT_EQ(Add(reg, "three", "third\n").number, 3);
  EXPECT_EQ(Git("show HEAD:README.md"), "x\n");
  ExpectSound();
}

TEST_F(WithGit, ANumberTakenOutOfPlanYamlIsFoundInTheHistory) {
  Register reg = Make();
  Add(reg, "one");
  Add(reg, "two");
  Shell(where(), "sed -i /revision/d community-safety/plan.yaml && git commit -qam x");
  EXPECT_EQ(reg.Revisions(plan_).size(), 2u);
  EXPECT_EQ(Add(reg, "three").number, 3);
}

TEST_F(WithGit, ANumberThatWasNeverStoredIsSaid) {
  Register reg = Make();
  Add(reg, "one");
  Shell(where(), "sed -i 's/revision: 1/revision: 3/' community-safety/plan.yaml && git commit -qam x");
  const Error error = ErrorOf([&] { (void)reg.Revisions(plan_); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_STREQ(error.what(), "cannot read r2 of 'community-safety': its commit is not in the history");
}

TEST_F(WithGit, MergedBranchesKeepBothPlans) {
  Register reg = Make();
  Add(reg, "one");
  Git("clone -q . ../clone");
  Register clone = Register::Open(beside("clone"));
  AddOptions options;
  options.label = "first";
  clone.Add("transport", "# Transport\n", options);
  Add(reg, "two");
  Git("pull -q --no-rebase --no-edit --tags ../clone main");
  EXPECT_EQ(reg.Plans().size(), 2u);
  EXPECT_EQ(reg.Revisions("transport").at(0).label, "first");
  EXPECT_EQ(Add(reg, "three").number, 3);
  Git("tag -d community-safety/r2 transport/r1");
  EXPECT_EQ(reg.Revisions("transport").size() + reg.Revisions(plan_).size(), 4u);
  ExpectSound();
}

TEST_F(WithGit, LinkedWorkTreesHaveTheirOwnFiles) {
  Register reg = Make();
  Add(reg, "one");
  Git("worktree add -q -b draft ../linked");
  Register linked = Register::Open(beside("linked"));
  EXPECT_EQ(linked.path(), beside("linked"));
  EXPECT_EQ(Add(linked, "two", "draft\n").number, 2);
  EXPECT_EQ(ReadWhole(beside("linked") + "/community-safety/plan.md"), "draft\n");
  EXPECT_EQ(reg.Revisions(plan_).size(), 1u);
  EXPECT_EQ(Shell(beside("linked"), "git status --porcelain").output, "");
  ExpectSound();
}

}  // namespace
}  // namespace planrev::store
