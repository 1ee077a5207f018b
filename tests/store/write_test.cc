// SPDX-License-Identifier: MIT
// What a write puts into the register, whatever it stores: files in folders of a plan, added, replaced and removed.
#include "store/write.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Writing : public RegisterTest {
 protected:
  explicit Writing(bool bare = false) : bare_(bare) {
    InitOptions options;
    options.bare = bare;
    Register reg = Make(options);
    Add(reg, "one", "first\n");
  }

  using Contents = std::vector<std::pair<std::string, std::optional<std::string>>>;

  // Commits these files of the plan; nothing for one that is to go.
  void Put(const Contents& contents) {
    Repository repository;
    ASSERT_EQ(git_repository_open(Out(repository), where().c_str()), 0);
    const Register::State state(std::move(repository));
    const Task task{"cannot put", plan_, WhoAndWhen(state.repository.get(), std::nullopt)};
    Store(state, task, [&](const Head&) {
      Write write{{}, "Put files\n"};
      for (const auto& [name, bytes] : contents) {
        FileWrite& file = write.files[plan_ + "/" + name];
        if (bytes) file.blob = WriteBlob(state.repository.get(), *bytes);
      }
      return write;
    });
  }

  std::string Listed() const { return Git("ls-tree -r -t --name-only HEAD:community-safety"); }
  std::string File(const std::string& name) const { return where() + "/community-safety/" + name; }

  bool bare_;
};

class WritingBare : public Writing {
 protected:
  WritingBare() : Writing(true) {}
};

TEST_F(Writing, FilesInFoldersAreCommittedAndFollow) {
  Put({{"decisions/a.md", "a\n"}, {"images/maps/north.png", "png"}, {"plan-b.md", "b\n"}});
  EXPECT_EQ(Listed(),
            "decisions\ndecisions/a.md\nimages\nimages/maps\nimages/maps/north.png\nplan-b.md\nplan.md\nplan.yaml\n");
  EXPECT_EQ(ReadWhole(File("decisions/a.md")), "a\n");
  EXPECT_EQ(ReadWhole(File("images/maps/north.png")), "png");
  EXPECT_EQ(Git("log -1 --format=%B"), "Put files\n\n");
  EXPECT_EQ(Git("tag --list"), "community-safety/r1\n");
  ExpectSound();
}

TEST_F(Writing, RemovedFilesGoAndTheirEmptyFoldersToo) {
  Put({{"images/maps/north.png", "png"}, {"images/logo.png", "logo"}, {"decisions/a.md", "a\n"}});
  Put({{"images/maps/north.png", std::nullopt}, {"decisions/a.md", std::nullopt}, {"images/logo.png", "new"}});
  EXPECT_EQ(Listed(), "images\nimages/logo.png\nplan.md\nplan.yaml\n");
  EXPECT_FALSE(Exists(File("decisions")));
  EXPECT_FALSE(Exists(File("images/maps")));
  EXPECT_EQ(ReadWhole(File("images/logo.png")), "new");
  ExpectSound();
}

TEST_F(Writing, AFolderWithAPersonsFilesStays) {
  Put({{"images/logo.png", "logo"}});
  WriteWhole(File("images/draft.png"), "mine");
  Put({{"images/logo.png", std::nullopt}});
  EXPECT_EQ(ReadWhole(File("images/draft.png")), "mine");
  EXPECT_EQ(Git("status --porcelain"), "?? community-safety/images/\n");
}

TEST_F(Writing, EditsOfAPersonAreRefusedWithTheirFile) {
  Put({{"decisions/a.md", "a\n"}});
  WriteWhole(File("decisions/a.md"), "edited\n");
  WriteWhole(File("decisions/b.md"), "untracked\n");
  for (const std::string name : {"decisions/a.md", "decisions/b.md"}) {
    const std::string before = Git("rev-parse HEAD");
    for (const std::optional<std::string>& bytes :
         {std::optional<std::string>("new\n"), std::optional<std::string>()}) {
      const Error error = ErrorOf([&] { Put({{name, bytes}}); });
      EXPECT_EQ(error.kind(), ErrorKind::kRefused);
      EXPECT_EQ(error.what(),
                "cannot put: 'community-safety/" + name + "' in the work tree was edited and would be overwritten");
    }
    EXPECT_EQ(Git("rev-parse HEAD"), before);
  }
  EXPECT_EQ(ReadWhole(File("decisions/a.md")), "edited\n");
}

TEST_F(Writing, NothingIsWrittenThroughAFolderThatIsALink) {
  Shell(where(), "mkdir ../outside && ln -s ../../outside community-safety/decisions");
  Put({{"decisions/a.md", "a\n"}});
  EXPECT_EQ(Git("show HEAD:community-safety/decisions/a.md"), "a\n");
  EXPECT_EQ(Shell(beside("outside"), "ls -A").output, "");
}

TEST_F(Writing, AFileInTheWayOfAFolderIsSaid) {
  Put({{"decisions", "a file\n"}});
  EXPECT_STREQ(ErrorOf([&] {
                 Put({{"decisions/a.md", "a\n"}});
               }).what(),
               "cannot write to 'community-safety/decisions': the register has a file of that name");
}

TEST_F(WritingBare, HasNoWorkTreeToFollow) {
  Put({{"decisions/a.md", "a\n"}});
  Put({{"decisions/a.md", std::nullopt}, {"decisions/b.md", "b\n"}});
  EXPECT_EQ(Listed(), "decisions\ndecisions/b.md\nplan.md\nplan.yaml\n");
  ExpectSound();
}

// A writer that dies between branch and work tree leaves files of any folder behind.
TEST_F(Writing, WhatADeadWriterLeftIsFinished) {
  Put({{"decisions/a.md", "a\n"}, {"decisions/b.md", "b\n"}, {"images/x.png", "x"}});
  const std::string before = Git("rev-parse HEAD");
  Put({{"decisions/a.md", "new\n"}, {"decisions/c.md", "c\n"}, {"images/x.png", std::nullopt}});
  const std::string after = Git("rev-parse HEAD");
  Git("reset -q --hard HEAD~1");
  Git("update-ref refs/heads/main " + after);
  WriteWhole(where() + "/.git/planrev.lock", "plan community-safety\nbefore " + before + "after " + after + "began " +
                                                 std::to_string(time(nullptr)) + "\nend\n");
  Open();
  EXPECT_EQ(ReadWhole(File("decisions/a.md")), "new\n");
  EXPECT_EQ(ReadWhole(File("decisions/c.md")), "c\n");
  EXPECT_FALSE(Exists(File("images")));
  ExpectSound();
}

}  // namespace
}  // namespace planrev::store
