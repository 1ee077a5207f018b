// SPDX-License-Identifier: MIT
// When the system says no: a full disk, a register that cannot be written to, one of another user.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

using FullDisk = RegisterTest;

// A limit on file sizes fails a write as a full disk does, on every machine.
void LimitFilesTo(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

std::string Noise(size_t bytes) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < bytes) text += static_cast<char>('a' + random() % 26);
  return text + "\n";
}

TEST_F(FullDisk, LeavesTheRegisterAsItWas) {
  Register reg = Make();
  Add(reg, "one", "first\n");
  const std::string before = Git("show-ref");
  // From nothing at all to all but the text itself: each limit stops the write somewhere else.
  for (const rlim_t limit : {0, 20, 80, 120, 180, 250, 400, 1000, 10000, 50000}) {
    EXPECT_EQ(InChild([&] {
                LimitFilesTo(limit);
                const Error error = ErrorOf([&] { Add(reg, "two", Noise(100000)); });
                EXPECT_EQ(error.kind(), ErrorKind::kSystem) << error.what();
                EXPECT_NE(std::string(error.what()).find("File too large"), std::string::npos) << error.what();
              }),
              0)
        << limit;
    EXPECT_EQ(Git("show-ref"), before) << limit;
    EXPECT_EQ(Git("status --porcelain"), "") << limit;
  }
  EXPECT_EQ(Add(reg, "two", Noise(100000)).number, 2);
  ExpectSound();
}

TEST_F(FullDisk, AfterTheBranchMovedIsMendedByTheNextCommand) {
  Register reg = Make();
  // The text packs to a small object, but the file in the work tree does not fit.
  EXPECT_EQ(InChild([&] {
              LimitFilesTo(20000);
              Add(reg, "one", std::string(100000, 'x') + "\n");
            }),
            0);
  EXPECT_EQ(Open().Revisions(plan_).size(), 1u);
  EXPECT_EQ(ReadWhole(where() + "/community-safety/plan.md").size(), 100001u);
  ExpectSound();
}

// The tests may run as root, whom no permission stops: then as nobody, whose the register is made.
class OtherUsers : public RegisterTest {
 protected:
  static constexpr uid_t kNobody = 65534;

  void GiveAway() {
    if (geteuid() == 0) Shell(beside(""), "chown -R 65534 register");
  }
  static void BecomeNobody() {
    if (geteuid() == 0) {
      ASSERT_EQ(setuid(kNobody), 0);
    }
  }
};

TEST_F(OtherUsers, AReadOnlyRegisterCanBeReadButNotChanged) {
  Register reg = Make();
  Add(reg, "one", "first\n");
  GiveAway();
  Shell(where(), "chmod -R a-w .");
  EXPECT_EQ(InChild([&] {
              BecomeNobody();
              Register mine = Open();
              EXPECT_EQ(mine.Text(mine.Find(plan_, "")), "first\n");
              const Error error = ErrorOf([&] { Add(mine, "two"); });
              EXPECT_EQ(error.kind(), ErrorKind::kSystem);
              EXPECT_EQ(error.what(), "cannot write to '" + where() + "/.git': Permission denied");
              EXPECT_EQ(error.hint(), "the register can be read here but not changed: ask who owns it");
            }),
            0);
  Shell(where(), "chmod -R u+w .");
}

TEST_F(OtherUsers, AReadOnlyRegisterWithoutItsTagsCanBeRead) {
  Register reg = Make();
  Add(reg, "one", "first\n");
  Git("tag -d community-safety/r1");
  GiveAway();
  Shell(where(), "chmod -R a-w .");
  EXPECT_EQ(InChild([&] {
              BecomeNobody();
              EXPECT_EQ(Open().Revisions(plan_).at(0).label, "one");
            }),
            0);
  Shell(where(), "chmod -R u+w .");
}

TEST_F(OtherUsers, ARegisterOfAnotherUserIsNotTrusted) {
  Make();
  if (geteuid() != 0) {
    // Without root no file changes hands; what there is to see is that an own register opens.
    EXPECT_EQ(Open().path(), where());
    return;
  }
  EXPECT_EQ(InChild([&] {
              ASSERT_EQ(setuid(kNobody), 0);
              const Error error = ErrorOf([&] { Open(); });
              EXPECT_EQ(error.kind(), ErrorKind::kRegister);
              EXPECT_EQ(error.what(), "cannot open '" + where() + "': it belongs to another user");
              EXPECT_EQ(error.hint(), "if you trust it: git config --global --add safe.directory " + where());
            }),
            0);
}

}  // namespace
}  // namespace planrev::store
