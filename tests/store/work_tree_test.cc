// SPDX-License-Identifier: MIT
// The files beside the git directory: they follow, and a person's edits are never lost.
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class WorkTree : public RegisterTest {
 protected:
  WorkTree() : reg_(Make()) { Add(reg_, "one", "first\n"); }
  std::string File(const std::string& name) const { return where() + "/community-safety/" + name; }

  Register reg_;
};

TEST_F(WorkTree, FilesFollowTheBranch) {
  EXPECT_EQ(ReadWhole(where() + "/.gitattributes"),
            "* -text\n*/reviews.jsonl merge=union\n*/traces.jsonl merge=union\n");
  EXPECT_EQ(ReadWhole(File("plan.md")), "first\n");
  Add(reg_, "two", "second\n");
  EXPECT_EQ(ReadWhole(File("plan.md")), "second\n");
  EXPECT_NE(ReadWhole(File("plan.yaml")).find("revision: 2\n"), std::string::npos);
  EXPECT_EQ(Git("diff-index HEAD"), "");
  ExpectSound();
}

TEST_F(WorkTree, TheEditedTextIsWhatIsAdded) {
  WriteWhole(File("plan.md"), "edited\n");
  EXPECT_EQ(reg_.WorkTreeText(plan_), "edited\n");
  Add(reg_, "two", reg_.WorkTreeText(plan_));
  ExpectSound();
  WriteWhole(File("plan.md"), "staged\n");
  Git("add .");
  Add(reg_, "three", "staged\n");
  ExpectSound();
}

TEST_F(WorkTree, ANewPlanMayBeginInIt) {
  Shell(where(),
        "mkdir transport && printf '# T\\n' > transport/plan.md && printf 'owner: Head\\n' > transport/plan.yaml");
  AddOptions options;
  options.label = "one";
  reg_.Add("transport", reg_.WorkTreeText("transport"), options);
  EXPECT_EQ(ReadWhole(where() + "/transport/plan.yaml"), "owner: Head\ntitle: T\nrevision: 1\n");
  ExpectSound();
}

TEST_F(WorkTree, UnsavedEditsAreNotOverwritten) {
  WriteWhole(File("plan.md"), "edited\n");
  for (int staged = 0; staged < 2; ++staged) {
    const Error error = ErrorOf([&] { Add(reg_, "two", "another file\n"); });
    EXPECT_EQ(error.kind(), ErrorKind::kRefused);
    EXPECT_STREQ(error.what(),
                 "cannot add to 'community-safety': its plan.md in the work tree has edits that are in no revision");
    EXPECT_EQ(error.hint(),
              "planrev add community-safety --label LABEL stores them as a revision; git checkout HEAD -- "
              "community-safety/plan.md drops them");
    EXPECT_EQ(ReadWhole(File("plan.md")), "edited\n");
    Git("add .");
  }
  WriteWhole(File("plan.md"), "first\n");  // the staged edit is still there
  ErrorOf([&] { Add(reg_, "two", "another file\n"); });
  Git("checkout HEAD -- community-safety/plan.md");
  EXPECT_EQ(Add(reg_, "two", "another file\n").number, 2);
}

TEST_F(WorkTree, EditsToOtherFilesStayAsTheyAre) {
  AddOptions options;
  options.label = "one";
  reg_.Add("transport", "t\n", options);
  WriteWhole(where() + "/transport/plan.md", "unsaved\n");
  WriteWhole(where() + "/.gitattributes", "mine\n");
  WriteWhole(where() + "/notes.txt", "untracked\n");
  WriteWhole(where() + "/staged.txt", "staged\n");
  Git("add staged.txt");
  const std::string before = Git("status --porcelain");
  Add(reg_, "two", "second\n");
  EXPECT_EQ(Git("status --porcelain"), before);
  EXPECT_EQ(ReadWhole(where() + "/transport/plan.md"), "unsaved\n");
  EXPECT_EQ(Git("show --stat --format= HEAD | grep -c '|'"), "2\n");
}

TEST_F(WorkTree, AnEditedOwnerGoesWithTheNextRevision) {
  std::string yaml = ReadWhole(File("plan.yaml"));
  yaml += "owner: Head of Housing # acting\n";
  WriteWhole(File("plan.yaml"), yaml);
  Add(reg_, "two", "second\n");
  EXPECT_NE(Git("show HEAD:community-safety/plan.yaml").find("owner: Head of Housing # acting\n"), std::string::npos);
  ExpectSound();
}

TEST_F(WorkTree, DeletedFilesComeBackWithTheNextRevision) {
  Shell(where(), "rm -r community-safety");
  Add(reg_, "two", "second\n");
  EXPECT_EQ(ReadWhole(File("plan.md")), "second\n");
  ExpectSound();
}

TEST_F(WorkTree, NothingIsWrittenThroughSymbolicLinks) {
  WriteWhole(beside("victim"), "first\n");
  Shell(where(), "rm community-safety/plan.md && ln -s ../../victim community-safety/plan.md");
  Add(reg_, "two", "second\n");
  EXPECT_EQ(ReadWhole(beside("victim")), "first\n");
  EXPECT_EQ(ReadWhole(File("plan.md")), "second\n");

  Shell(where(), "rm -r community-safety && mkdir ../outside && ln -s ../outside community-safety");
  Add(reg_, "three", "third\n");
  EXPECT_EQ(Shell(beside("outside"), "ls -A").output, "");
  EXPECT_EQ(reg_.Text(reg_.Find(plan_, "")), "third\n");
}

TEST_F(WorkTree, AMergeUnderWayIsEndedFirst) {
  WriteWhole(where() + "/.git/MERGE_HEAD", Git("rev-parse HEAD"));
  const Error error = ErrorOf([&] { Add(reg_, "two", "second\n"); });
  EXPECT_STREQ(error.what(), "cannot add to 'community-safety': a merge or the like is under way in the work tree");
}

TEST_F(WorkTree, AnotherGitCommandAtWorkIsWaitedForAndThenNamed) {
  WriteWhole(where() + "/.git/index.lock", "");
  const Error error = ErrorOf([&] { Add(reg_, "two", "second\n"); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_STREQ(error.what(), "cannot add to 'community-safety': another git command is at work in the work tree");
  EXPECT_EQ(reg_.Revisions(plan_).size(), 1u);
  Shell(where(), "rm .git/index.lock");
  EXPECT_EQ(Add(reg_, "two", "second\n").number, 2);
}

TEST_F(WorkTree, MissingTextIsSaid) {
  const Error error = ErrorOf([&] { (void)reg_.WorkTreeText("transport"); });
  EXPECT_EQ(error.kind(), ErrorKind::kInput);
  EXPECT_STREQ(error.what(), "cannot read 'transport/plan.md': no such file in the work tree");
  EXPECT_EQ(ErrorOf([&] { (void)reg_.WorkTreeText("../x"); }).kind(), ErrorKind::kUsage);
}

}  // namespace
}  // namespace planrev::store
