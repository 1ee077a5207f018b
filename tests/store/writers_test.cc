// SPDX-License-Identifier: MIT
// Several writers at once, and writers that die.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <random>
#include <set>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Writers : public RegisterTest {
 protected:
  // What a writer does for the nth time; gives the number of what it stored.
  using Work = std::function<int(Register& reg, int n)>;

  // Starts a process that does `work` `count` times, and reports each number that was acknowledged as a byte on `pipe`,
  // where that is given.
  pid_t Start(int count, const Work& work, int pipe = -1) {
    const pid_t child = fork();
    if (child != 0) return child;
    try {
      Register reg = Open();
      for (int i = 0; i < count; ++i) {
        const auto number = static_cast<unsigned char>(work(reg, i));
        if (pipe >= 0 && write(pipe, &number, 1) != 1) _exit(98);
      }
    } catch (const std::exception& error) {
      fprintf(stderr, "writer: %s\n", error.what());
      _exit(99);
    }
    _exit(0);
  }

  static int AddNamed(Register& reg, const std::string& plan, const std::string& name) {
    AddOptions options;
    options.label = name;
    return reg.Add(plan, "# Plan\n\n" + name + "\n", options).number;
  }

  // Adds revisions to the plan that `plan_of` names for each.
  pid_t StartAdding(int writer, int count, const std::function<std::string(int)>& plan_of, int pipe = -1) {
    const auto add = [&](Register& reg, int n) {
      return AddNamed(reg, plan_of(n), "writer " + std::to_string(writer) + " number " + std::to_string(n));
    };
    return Start(count, add, pipe);
  }

  // Defers r1, day after day.
  int Defer(Register& reg, int n, const std::string& body = "Council") const {
    setenv("GIT_AUTHOR_DATE", "2030-01-01T12:00:00Z", 1);
    const std::chrono::year_month_day day(std::chrono::sys_days(std::chrono::days(18900 + n)));
    std::array<char, 16> date;
    snprintf(date.data(), date.size(), "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    Decision draft;
    draft.kind = DecisionKind::kDeferred;
    draft.date = date.data();
    draft.body = body;
    draft.reasons = "For the " + std::to_string(n) + "th time.";
    return reg.Decide(reg.Find(plan_, "r1"), draft, {}).number;
  }

  // Starts a process that does `work` without end, kills it at some instant, and gives the last number that it was
  // told; 0 for none.
  int KillAtSomeInstant(const Work& work) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = Start(1000, work, ends[1]);
    close(ends[1]);
    usleep(std::uniform_int_distribution<unsigned>(3000, 45000)(random_));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    int acknowledged = 0;
    for (unsigned char number = 0; read(ends[0], &number, 1) == 1;) acknowledged = number;
    close(ends[0]);
    return acknowledged;
  }

  std::mt19937 random_{20210618};

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
    children.push_back(StartAdding(writer, 10, [this](int) { return plan_; }));
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
      children.push_back(
          StartAdding(writer, 10, [](int i) { return std::string(i % 2 == 0 ? "transport" : "housing"); }));
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
  const pid_t child = StartAdding(0, 30, [this](int) { return plan_; });
  // by the transport: a clone that copies the files of a path may miss what is packed meanwhile
  const Ran cloned = Shell(beside(""), "git clone -q --no-local register clone");
  EXPECT_EQ(cloned.status, 0) << cloned.output;
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
  int known = 0;
  for (int round = 0; round < 30 && known <= 200; ++round) {  // a byte for a number is enough
    const std::string name = "round " + std::to_string(round) + " number ";
    const int acknowledged = std::max(
        known, KillAtSomeInstant([&](Register& reg, int n) { return AddNamed(reg, plan_, name + std::to_string(n)); }));
    Register reg = Open();
    if (reg.Plans().empty()) known = AddNamed(reg, plan_, "first");
    const int there = reg.Find(plan_, "").number;
    EXPECT_GE(there, acknowledged);
    EXPECT_LE(there, std::max(acknowledged, known) + 1);
    known = AddNamed(reg, plan_, "after round " + std::to_string(round));
    EXPECT_EQ(known, there + 1);
    EXPECT_EQ(Git("status --porcelain"), "");
  }
  ExpectWhole(Open(), plan_, static_cast<size_t>(known));
  EXPECT_EQ(Git("tag --list | wc -l"), std::to_string(known) + "\n");
  ExpectSound();
}

TEST_F(Writers, KilledWhileTheyDecideLeaveTheStateBeforeOrAfter) {
  Register first = Make();
  AddNamed(first, plan_, "first");
  int known = 0;
  for (int round = 0; round < 30 && known <= 200; ++round) {
    const int acknowledged =
        std::max(known, KillAtSomeInstant([&](Register& reg, int n) { return Defer(reg, known + n); }));
    Register reg = Open();
    const auto decisions = reg.Decisions(plan_);
    const int there = static_cast<int>(decisions.size());
    EXPECT_GE(there, acknowledged);
    EXPECT_LE(there, acknowledged + 1);
    for (int i = 0; i < there; ++i) {
      EXPECT_EQ(decisions[static_cast<size_t>(i)].number, i + 1);
      EXPECT_EQ(decisions[static_cast<size_t>(i)].reasons, "For the " + std::to_string(i) + "th time.");
    }
    known = Defer(reg, there);
    EXPECT_EQ(known, there + 1);
    EXPECT_EQ(Git("status --porcelain"), "");
    EXPECT_EQ(Shell(where() + "/community-safety/decisions", "ls | wc -l").output, std::to_string(known) + "\n");
  }
  EXPECT_EQ(Git("log --format='%(trailers:key=Decision,valueonly,separator=)' | grep -c deferred"),
            std::to_string(known) + "\n");
  ExpectSound();
}

TEST_F(Writers, OfRevisionsAndOfDecisionsAllSucceed) {
  Register reg = Make();
  AddNamed(reg, plan_, "first");
  std::vector<pid_t> children;
  for (int writer = 0; writer < 2; ++writer) {
    children.push_back(StartAdding(writer, 10, [this](int) { return plan_; }));
    const std::string body = "body " + std::to_string(writer);
    children.push_back(
        Start(10, [this, body](Register& mine, int n) { return Defer(mine, 0, body + std::to_string(n)); }));
  }
  for (const pid_t child : children) ExpectDone(child);
  ExpectWhole(reg, plan_, 21);
  const auto decisions = reg.Decisions(plan_);
  EXPECT_EQ(decisions.size(), 20u);
  std::set<int> numbers;
  for (const Decision& decision : decisions) numbers.insert(decision.number);
  EXPECT_EQ(numbers.size(), 20u);
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
