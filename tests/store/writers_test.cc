// SPDX-License-Identifier: MIT
// Several writers at once, and writers that die.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Writers : public RegisterTest {
 protected:
  // Starts a process that adds `count` revisions to the plan that `plan_of` names for each, and reports each number
  // that was acknowledged as a byte on `pipe`, where that is given.
  pid_t Start(int writer, int count, const std::function<std::string(int)>& plan_of, int pipe = -1) {
    const pid_t child = fork();
    if (child != 0) return child;
    try {
      Register reg = Open();
      for (int i = 0; i < count; ++i) {
        const std::string name = "writer " + std::to_string(writer) + " number " + std::to_string(i);
        AddOptions options;
        options.label = name;
        const Revision stored = reg.Add(plan_of(i), "# Plan\n\n" + name + "\n", options);
        const unsigned char number = static_cast<unsigned char>(stored.number);
        if (pipe >= 0 && write(pipe, &number, 1) != 1) _exit(98);
      }
    } catch (const std::exception& error) {
      fprintf(stderr, "writer %d: %s\n", writer, error.what());
      _exit(99);
    }
    _exit(0);
  }

  static void ExpectDone(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }

  // Each text is there once, and says its own label.
  static void ExpectWhole(const Register& reg, const std::string& plan, size_t count) {
    const auto revisions = reg.Revisions(plan);
    EXPECT_EQ(revisions.size(), count) << plan;
    std::set<std::string> labels;
    for (const Revision& revision : revisions) {
      EXPECT_TRUE(labels.insert(revision.label).second);
      EXPECT_EQ(reg.Text(revision), "# Plan\n\n" + revision.label + "\n");
    }
  }
};

TEST_F(Writers, ToOnePlanAllSucceed) {
  Make();
  std::vector<pid_t> children;
  for (int writer = 0; writer < 4; ++writer) {
    children.push_back(Start(writer, 10, [this](int) { return plan_; }));
  }
  for (const pid_t child : children) ExpectDone(child);
  ExpectWhole(Open(), plan_, 40);
  ExpectSound();
}

TEST_F(Writers, ToSeveralPlansAllSucceed) {
  for (const bool bare : {false, true}) {
    Shell(beside(""), "rm -rf register");
    InitOptions options;
    options.bare = bare;
    Make(options);
    std::vector<pid_t> children;
    for (int writer = 0; writer < 4; ++writer) {
      children.push_back(Start(writer, 10, [](int i) { return std::string(i % 2 == 0 ? "transport" : "housing"); }));
    }
    for (const pid_t child : children) ExpectDone(child);
    const Register reg = Open();
    ExpectWhole(reg, "transport", 20);
    ExpectWhole(reg, "housing", 20);
    ExpectSound();
  }
}

TEST_F(Writers, BesideGitItselfAllSucceed) {
  InitOptions options;
  options.bare = true;
  Make(options);
  const pid_t child = Start(0, 30, [this](int) { return plan_; });
  Shell(beside(""), "git clone -q register clone");
  const Ran pushed = Shell(beside("clone"),
                           "for i in 1 2 3 4 5; do echo $i > note; git add note; git commit -qm note$i; "
                           "until git push -q origin HEAD:main 2>/dev/null; do git pull -q --rebase || exit 1; done; "
                           "git -C ../register pack-refs --all; done");
  EXPECT_EQ(pushed.status, 0) << pushed.output;
  ExpectDone(child);
  ExpectWhole(Open(), plan_, 30);
  EXPECT_EQ(Git("show main:note"), "5\n");
  ExpectSound();
}

// The heart of it: whatever the instant, what was acknowledged is there, what is there is whole, and the next add
// works.
TEST_F(Writers, KilledAtAnyInstantLeaveTheStateBeforeOrAfter) {
  Make();
  std::mt19937 random(20210618);
  size_t known = 0;
  for (int round = 0; round < 30; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = Start(
        round, 1000, [this](int) { return plan_; }, ends[1]);
    close(ends[1]);
    usleep(std::uniform_int_distribution<unsigned>(3000, 45000)(random));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    size_t acknowledged = known;
    for (unsigned char number = 0; read(ends[0], &number, 1) == 1;) acknowledged = number;
    close(ends[0]);

    Register reg = Open();
    if (reg.Plans().empty()) known = static_cast<size_t>(Add(reg, "first", "# Plan\n\nfirst\n").number);
    const auto there = static_cast<size_t>(reg.Find(plan_, "").number);
    EXPECT_GE(there, acknowledged);
    EXPECT_LE(there, std::max(acknowledged, known) + 1);
    const std::string label = "after round " + std::to_string(round);
    known = static_cast<size_t>(Add(reg, label, "# Plan\n\n" + label + "\n").number);
    EXPECT_EQ(known, there + 1);
    if (known > 200) break;  // a byte for a number is enough
    EXPECT_EQ(Git("status --porcelain"), "");
  }
  ExpectWhole(Open(), plan_, known);
  EXPECT_EQ(Git("tag --list | wc -l"), std::to_string(known) + "\n");
  ExpectSound();
}

// The instants one by one, as far as they differ: what a writer leaves behind that dies after its branch has moved.
class DeadWriter : public RegisterTest {
 protected:
  // The register as a writer leaves it that dies between moving the branch and the tag.
  void Die(Register& reg) {
    Add(reg, "one", "first\n");
    const std::string before = Git("rev-parse HEAD");
    Add(reg, "two", "second\n");
    const std::string after = Git("rev-parse HEAD");
    Git("tag -d community-safety/r2");
    if (!reg.bare()) {
      Git("reset -q --hard HEAD~1");
      Git("update-ref refs/heads/main " + after);
    }
    const std::string directory = reg.bare() ? where() : where() + "/.git";
    WriteWhole(directory + "/planrev.lock", "plan community-safety\nbefore " + before + "after " + after + "began " +
                                                std::to_string(time(nullptr)) + "\nend\n");
  }
};

TEST_F(DeadWriter, IsTidiedUpByTheNextCommand) {
  Register reg = Make();
  Die(reg);
  EXPECT_NE(Git("status --porcelain"), "");
  const Register next = Open();
  EXPECT_EQ(next.WorkTreeText(plan_), "second\n");
  EXPECT_EQ(Git("tag --list"), "community-safety/r1\ncommunity-safety/r2\n");
  EXPECT_EQ(ReadWhole(where() + "/.git/planrev.lock"), "");
  ExpectSound();
}

TEST_F(DeadWriter, IsTidiedUpByTheNextAdd) {
  Register reg = Make();
  Die(reg);
  EXPECT_EQ(Add(reg, "three", "third\n").number, 3);
  EXPECT_EQ(reg.Revisions(plan_).size(), 3u);
  ExpectSound();
}

TEST_F(DeadWriter, LeavesNoLockThatHoldsOthersUp) {
  Register reg = Make();
  Die(reg);
  for (const char* name : {"refs/heads/main.lock", "refs/tags/community-safety/r2.lock", "index.lock"}) {
    WriteWhole(where() + "/.git/" + name, "");
  }
  Register next = Open();
  EXPECT_EQ(Add(next, "three", "third\n").number, 3);
  ExpectSound();
}

TEST_F(DeadWriter, DoesNotTakeAPersonsEditAlong) {
  Register reg = Make();
  Die(reg);
  WriteWhole(where() + "/community-safety/plan.md", "edited meanwhile\n");
  Open();
  EXPECT_EQ(ReadWhole(where() + "/community-safety/plan.md"), "edited meanwhile\n");
  EXPECT_EQ(Git("status --porcelain"), " M community-safety/plan.md\n");
}

TEST_F(DeadWriter, InABareRegister) {
  InitOptions bare;
  bare.bare = true;
  Register reg = Make(bare);
  Die(reg);
  Open();
  EXPECT_EQ(Git("tag --list"), "community-safety/r1\ncommunity-safety/r2\n");
}

TEST_F(DeadWriter, WithATornJournalIsForgotten) {
  Register reg = Make();
  Add(reg, "one");
  for (const char* torn : {"plan commun", "plan x\nafter 123\nend\n", "end\n", "\n\n", "after zz\nend", "\xFF\xFF"}) {
    WriteWhole(where() + "/.git/planrev.lock", torn);
    EXPECT_EQ(Open().Revisions(plan_).size(), 1u) << torn;
  }
  EXPECT_EQ(Add(reg, "two").number, 2);
}

TEST_F(DeadWriter, OfAnInitIsTidiedUpAsWell) {
  Make();
  const std::string commit = Git("rev-parse HEAD");
  Shell(where(), "rm register.yaml .gitattributes .git/index");
  WriteWhole(where() + "/.git/planrev.lock", "after " + commit + "began 1\nend\n");
  Open();
  EXPECT_TRUE(Exists(where() + "/register.yaml"));
  ExpectSound();
}

}  // namespace
}  // namespace planrev::store
