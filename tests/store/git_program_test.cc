// SPDX-License-Identifier: MIT
// The git program: run and heard, or started in the background to pack; and passwords never come through.
#include "store/git_program.h"

#include <unistd.h>

#include <cstdlib>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class GitProgram : public RegisterTest {
 protected:
  GitProgram() : reg_(Make()) {
    Add(reg_, "one");
    Check(git_repository_open(Out(repository_), where().c_str()), "open");
  }

  GitRun Run(const std::vector<std::string>& arguments, const Listener& listener = {}) {
    return RunGit(repository_.get(), arguments, listener);
  }

  Register reg_;
  Repository repository_;
};

TEST_F(GitProgram, GivesWhatItSaidAndHowItEnded) {
  const GitRun run = Run({"rev-parse", "HEAD", "--is-bare-repository"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.output, Git("rev-parse HEAD") + "false\n");
  EXPECT_EQ(run.words, "");
  const GitRun failed = Run({"rev-parse", "--verify", "nothing"});
  EXPECT_EQ(failed.status, 128);
  EXPECT_EQ(failed.words, "fatal: Needed a single revision\n");
}

TEST_F(GitProgram, IsHeardLineByLineAndItsProgressForgotten) {
  Git("config alias.speak '!printf \"half \" >&2; sleep 0.1; printf \"done\\rssh\\r\\nwhole\\nhttps://me:secret@host/ "
      "end\" "
      ">&2'");
  std::vector<std::string> heard;
  const GitRun run = Run({"speak"}, [&](std::string_view line) { heard.emplace_back(line); });
  EXPECT_EQ(heard, (std::vector<std::string>{"half done\r", "ssh\n", "whole\n", "https://host/ end\n"}));
  EXPECT_EQ(run.words, "ssh\nwhole\nhttps://host/ end\n");
}

TEST_F(GitProgram, ReadsWhatItIsGivenAndSeesItsVariables) {
  const std::string words(200000, 'x');
  const GitRun run = RunGit(repository_.get(), GitTask{{"hash-object", "--stdin"}, words, {}});
  EXPECT_EQ(run.output, Hex(BlobId(words)) + "\n");
  const GitRun who = RunGit(repository_.get(), GitTask{{"var", "GIT_AUTHOR_IDENT"}, "", {{"GIT_AUTHOR_NAME", "Zoë"}}});
  EXPECT_EQ(who.output.substr(0, 5), "Zoë ");
}

TEST_F(GitProgram, MuchOutputOnBothSidesDoesNotBlock) {
  Git("config alias.flood '!head -c 1000000 /dev/zero | tr \"\\000\" x; head -c 1000000 /dev/zero | tr \"\\000\" y "
      ">&2'");
  const GitRun run = Run({"flood"});
  EXPECT_EQ(run.output.size(), 1000000u);
  EXPECT_EQ(run.words.size(), 1000001u);
}

TEST_F(GitProgram, ThatIsMissingIsNamed) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", beside("nowhere").c_str(), 1);
  const Error error = ErrorOf([&] { Run({"version"}); });
  EXPECT_EQ(Add(reg_, "two").number, 2);  // what needs no git goes on
  setenv("PATH", path.c_str(), 1);
  EXPECT_EQ(error.kind(), ErrorKind::kSystem);
  EXPECT_STREQ(error.what(), "cannot start git: there is no such program");
}

TEST(WithoutPasswordsOf, UrlsInAnyText) {
  for (const auto& [text, clean] : std::vector<std::pair<std::string, std::string>>{
           {"", ""},
           {"nothing to hide: a@b", "nothing to hide: a@b"},
           {"fatal: unable to access 'https://me:secret@host/a.git/': 403",
            "fatal: unable to access 'https://host/a.git/': 403"},
           {"https://ghp_token@host/a", "https://host/a"},
           {"http://a:b@[::1]:8080/", "http://[::1]:8080/"},
           {"https://me:p@ss@host", "https://host"},
           {"ssh://git@host:22/x", "ssh://git@host:22/x"},
           {"ssh://me:secret@host/x", "ssh://me@host/x"},
           {"https://host/path@2", "https://host/path@2"},
           {"two: https://a:b@c/ and https://d:e@f/", "two: https://c/ and https://f/"},
           {"git@host:path", "git@host:path"},
           {"https://host/a.git?token=secret", "https://host/a.git?..."},
           {"fatal: repository 'https://me:secret@host/a?private_token=s&x=y@z/' not found",
            "fatal: repository 'https://host/a?...' not found"},
           {"https://host?secret and https://me:a@other/", "https://host?... and https://other/"},
           {"https://me:se/cr?et@host/a", "https://host/a"},
           {"ssh://me:se/cret@host/a", "ssh://me@host/a"},
           {"http://[::1]/a@b", "http://[::1]/a@b"},
           {"https://host:8080/a@b?c", "https://host:8080/a@b?..."},
           {"a question? see https://host/ (or not?)", "a question? see https://host/ (or not?)"},
           {"://", "://"},
           {"https://@", "https://"}}) {
    EXPECT_EQ(WithoutPasswords(text), clean);
  }
}

class Packing : public RegisterTest {
 protected:
  static bool WaitFor(const std::function<bool()>& condition) {
    for (int tenths = 0; tenths < 300; ++tenths) {
      if (condition()) return true;
      usleep(100000);
    }
    return false;
  }
};

TEST_F(Packing, IsDoneByGitWhereObjectsHaveBecomeMany) {
  Register reg = Make();
  Git("config gc.auto 300");
  int count = 0;
  while (!Exists(where() + "/.git/packed-refs") && count < 400) Add(reg, "number " + std::to_string(++count));
  ASSERT_TRUE(WaitFor([&] { return Exists(where() + "/.git/packed-refs"); })) << count;
  ASSERT_TRUE(WaitFor([&] {
    return !Exists(where() + "/.git/gc.pid") && Git("count-objects -v").find("packs: 0") == std::string::npos;
  }));
  EXPECT_EQ(Add(reg, "after packing").number, count + 1);
  EXPECT_EQ(reg.Revisions(plan_).size(), static_cast<size_t>(count) + 1);
  ExpectSound();
}

TEST_F(Packing, IsLeftUndoneWhereThePersonSaysSo) {
  Register reg = Make();
  Git("config gc.auto 0");
  Shell(where(),
        "mkdir -p .git/objects/17 && for i in $(seq 100); do touch .git/objects/17/$(printf '%038x' $i); done");
  Add(reg, "one");
  usleep(300000);
  EXPECT_FALSE(Exists(where() + "/.git/packed-refs"));
}

}  // namespace
}  // namespace planrev::store
