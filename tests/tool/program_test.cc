// SPDX-License-Identifier: MIT
// The real program from outside: what it prints where, how it ends, what it leaves behind.
#include "tests/tool/program.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

namespace planrev::tool {
namespace {

constexpr char kBefore[] =
    "# Plan\n\nWe will publish the minutes.\n\n## Costs\n\nThe fund holds £35,000 for repairs.\n";
constexpr char kAfter[] = "# Plan\n\nWe may publish the minutes.\n\n## Costs\n\nThe fund holds £55,000 for repairs.\n";

class Program : public testing::Test {
 protected:
  void SetUp() override {
    sandbox_.Write("before.md", kBefore);
    sandbox_.Write("after.md", kAfter);
  }

  void ExpectError(const std::vector<std::string>& words, int status, const std::string& message) {
    const Outcome outcome = sandbox_.Run(words);
    EXPECT_EQ(outcome.err, message);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.status, status);
  }

  std::vector<std::string> Ids() {
    std::vector<std::string> ids;
    const auto json = nlohmann::json::parse(sandbox_.Run({"diff", "before.md", "after.md", "--format", "json"}).out);
    for (const auto& change : json["changes"]) ids.push_back(change["id"]);
    return ids;
  }

  Sandbox sandbox_;
};

TEST_F(Program, WrongCommandLinesExitWith2) {
  ExpectError({}, 2, "planrev: which command is not said\nhint: see 'planrev --help'\n");
  ExpectError({"dif", "a", "b"}, 2, "planrev: unknown command 'dif'\nhint: did you mean 'diff'?\n");
  ExpectError({"frobnicate"}, 2, "planrev: unknown command 'frobnicate'\nhint: see 'planrev --help'\n");
  ExpectError({"--verison"}, 2, "planrev: unknown option '--verison'\nhint: did you mean '--version'?\n");
  ExpectError({"--register"}, 2, "planrev: option '--register' needs a value\nhint: see 'planrev --help'\n");
  ExpectError({"--register", "x", "init"}, 2, "planrev: 'planrev init' uses no register\nhint: leave out --register\n");
  ExpectError({"diff", "-", "-"}, 2, "planrev: both texts are standard input\nhint: put one of them into a file\n");
  ExpectError({"diff", "before.md", "after.md", "--width", "wide"}, 2,
              "planrev: 'wide' is no value of option '--width'\nhint: a number of columns from 20 to 10000\n");
  ExpectError({"completion", "bsh"}, 2,
              "planrev: no completion for the shell 'bsh'\nhint: did you mean 'bash' or 'zsh'?\n");
}

TEST_F(Program, HelpAndVersionGoToStandardOutput) {
  EXPECT_EQ(sandbox_.Run({"--version"}).out, "planrev 0.1.0\n");
  EXPECT_EQ(sandbox_.Run({"--help"}).out, sandbox_.Run({"help"}).out);
  EXPECT_EQ(sandbox_.Run({"help", "diff"}).out, sandbox_.Run({"diff", "-h"}).out);
  EXPECT_EQ(sandbox_.Run({"diff", "--help"}).out.find("usage: planrev diff "), 0u);
}

TEST_F(Program, DiffExitsWith1OnlyWhenAsked) {
  EXPECT_EQ(sandbox_.Run({"diff", "before.md", "after.md"}).status, 0);
  EXPECT_EQ(sandbox_.Run({"diff", "before.md", "after.md", "--exit-code"}).status, 1);
  EXPECT_EQ(sandbox_.Run({"diff", "before.md", "before.md", "--exit-code"}).status, 0);
}

TEST_F(Program, DiffDoesNotWrapOrColourWhatIsNoTerminal) {
  const Outcome outcome = sandbox_.Run({"diff", "before.md", "after.md"});
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
  EXPECT_NE(sandbox_.Run({"diff", "before.md", "after.md", "--color", "always"}).out.find('\x1b'), std::string::npos);
}

TEST_F(Program, DigestsAreGivenForFilesWhenAsked) {
  const auto bare = nlohmann::json::parse(sandbox_.Run({"diff", "before.md", "after.md", "--format", "json"}).out);
  EXPECT_TRUE(bare["before"]["sha256"].is_null());
  const Outcome outcome = sandbox_.Run({"diff", "before.md", "after.md", "--format", "json", "--digests"});
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(sandbox_.Shell("sha256sum before.md").out.substr(0, 64), json["before"]["sha256"]);
}

TEST_F(Program, OutputOnATerminalIsColouredUnlessUnwanted) {
  EXPECT_NE(sandbox_.OnTerminal("planrev diff before.md after.md").find("\x1b["), std::string::npos);
  for (const char* line : {"NO_COLOR=1 planrev diff before.md after.md", "TERM=dumb planrev diff before.md after.md",
                           "planrev diff before.md after.md --color never"}) {
    EXPECT_EQ(sandbox_.OnTerminal(line).find('\x1b'), std::string::npos) << line;
  }
}

TEST_F(Program, APagerIsUsedOnATerminalOnly) {
  sandbox_.Set("PLANREV_PAGER", "sed s/^/paged:/");
  EXPECT_EQ(sandbox_.OnTerminal("planrev show before.md").find("paged:# Plan"), 0u);
  EXPECT_EQ(sandbox_.OnTerminal("planrev show before.md --no-pager").find("# Plan"), 0u);
  EXPECT_EQ(sandbox_.Run({"show", "before.md"}).out, kBefore);
}

TEST_F(Program, APagerThatIsLeftEarlyIsNoFailure) {
  sandbox_.Write("long.md", std::string(2000000, 'a') + "\n");
  sandbox_.Set("PLANREV_PAGER", "true");
  EXPECT_EQ(sandbox_.OnTerminal("planrev show long.md; echo status $?"), "status 0\n");
}

TEST_F(Program, NothingInATextActsOnTheTerminal) {
  sandbox_.Write("evil.md", "# \x1b[2J \u202e\n\ntext\n");
  EXPECT_EQ(sandbox_.OnTerminal("planrev show evil.md"), "# <U+001B>[2J <U+202E>\n\ntext\n");
  EXPECT_EQ(sandbox_.OnTerminal("planrev apply evil.md evil.md --none"), "# <U+001B>[2J <U+202E>\n\ntext\n");
  EXPECT_EQ(sandbox_.OnTerminal("planrev diff evil.md before.md --color never").find('\x1b'), std::string::npos);
  EXPECT_EQ(sandbox_.Run({"show", "evil.md"}).out, "# \x1b[2J \u202e\n\ntext\n");
}

TEST_F(Program, NamesInMessagesDoNotActOnTheTerminal) {
  ExpectError({"show", "a\x1b[2J\nb.md"}, 3, "planrev: cannot read 'a<U+001B>[2J<U+000A>b.md': no such file\n");
}

TEST_F(Program, AClosedPipeEndsQuietly) {
  const Outcome outcome = sandbox_.Shell("planrev diff before.md after.md | true; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(outcome.out == "141\n" || outcome.out == "0\n") << outcome.out;
  const Outcome ignored =
      sandbox_.Shell("trap '' PIPE; (sleep 0.2; planrev show before.md) | true; echo ${PIPESTATUS[0]}");
  EXPECT_EQ(ignored.err, "");
  EXPECT_EQ(ignored.out, "141\n");
}

TEST_F(Program, AFullDiskIsSaid) {
  const Outcome outcome = sandbox_.Shell("planrev diff before.md after.md > /dev/full");
  EXPECT_EQ(outcome.err, "planrev: cannot write 'standard output': no space left on device\n");
  EXPECT_EQ(outcome.status, 3);
  ExpectError({"diff", "before.md", "after.md", "-o", "/dev/full"}, 3,
              "planrev: cannot write '/dev/full': no space left on device\n");
  EXPECT_EQ(sandbox_.Shell("planrev --help > /dev/full").status, 3);
}

TEST_F(Program, AnOutputFileIsWrittenWholeOrNotAtAll) {
  sandbox_.Write("out.md", "old");
  EXPECT_EQ(sandbox_.Run({"show", "before.md", "-o", "out.md"}).status, 0);
  EXPECT_EQ(sandbox_.Read("out.md"), kBefore);
  ExpectError({"show", "before.md", "-o", "nowhere/out.md"}, 3,
              "planrev: cannot write 'nowhere/out.md': no such file or directory\n");
  ExpectError({"show", "before.md", "-o", "."}, 3, "planrev: cannot write '.': is a directory\n");
  const Outcome outcome =
      sandbox_.Shell("ulimit -f 1; trap '' XFSZ; planrev show before.md -o out.md < /dev/null; ls -A");
  EXPECT_EQ(outcome.out.find(".planrev-"), std::string::npos);
}

TEST_F(Program, AnOutputFileThatDoesNotFitStaysAsItWas) {
  sandbox_.Write("big.md", std::string(100000, 'a') + "\n");
  sandbox_.Write("out.md", "old");
  const Outcome outcome = sandbox_.Shell("trap '' XFSZ; ulimit -f 20; planrev show big.md -o out.md");
  EXPECT_EQ(outcome.err, "planrev: cannot write 'out.md': file too large\n");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(sandbox_.Read("out.md"), "old");
  EXPECT_EQ(sandbox_.Shell("ls -A").out.find(".planrev-"), std::string::npos);
}

TEST_F(Program, AnOutputFileKeepsItsModeAndItsLink) {
  sandbox_.Write("real.md", "old");
  ::chmod((sandbox_.path() + "/real.md").c_str(), 0640);
  ::symlink("real.md", (sandbox_.path() + "/link.md").c_str());
  EXPECT_EQ(sandbox_.Run({"show", "before.md", "-o", "link.md"}).status, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(sandbox_.path() + "/link.md"));
  EXPECT_EQ(sandbox_.Read("real.md"), kBefore);
  struct stat status = {};
  ::stat((sandbox_.path() + "/real.md").c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777, 0640u);
}

TEST_F(Program, ApplyAllOrNothingGivesTheTextsBack) {
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--all"}).out, kAfter);
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--none"}).out, kBefore);
  sandbox_.Write("crlf.md", "# Plan\r\n\r\nWe will publish the minutes.\r\n");
  sandbox_.Write("lf.md", "# Plan\n\nWe will publish the minutes.\n");
  EXPECT_EQ(sandbox_.Run({"apply", "crlf.md", "lf.md", "--all"}).out, "# Plan\n\nWe will publish the minutes.\n");
}

TEST_F(Program, ApplyTakesIdsAndTheirUniqueBeginnings) {
  const std::vector<std::string> ids = Ids();
  ASSERT_EQ(ids.size(), 2u);
  const std::string one = "# Plan\n\nWe may publish the minutes.\n\n## Costs\n\nThe fund holds £35,000 for repairs.\n";
  const std::string other =
      "# Plan\n\nWe will publish the minutes.\n\n## Costs\n\nThe fund holds £55,000 for repairs.\n";
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--only", ids[0]}).out, one);
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--only", ids[0].substr(0, 6)}).out, one);
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--except", ids[0]}).out, other);
  EXPECT_EQ(sandbox_.Run({"apply", "before.md", "after.md", "--only", ids[0] + "," + ids[1]}).out, kAfter);
  ExpectError({"apply", "before.md", "after.md", "--only", "zzzz"}, 2,
              "planrev: no change 'zzzz'\nhint: 'planrev diff' shows the ids\n");
  const std::string slip = ids[0].substr(0, 7) + (ids[0][7] == '0' ? "1" : "0");
  ExpectError({"apply", "before.md", "after.md", "--only", slip}, 2,
              "planrev: no change '" + slip + "'\nhint: did you mean '" + ids[0] + "'?\n");
}

TEST_F(Program, ApplyWantsToKnowWhichChanges) {
  const std::string hint =
      "\nhint: give one of --all, --none, --only ID..., --except ID..., --accepted or --not-rejected\n";
  ExpectError({"apply", "before.md", "after.md"}, 2, "planrev: which changes to make is not said" + hint);
  ExpectError({"apply", "before.md", "after.md", "--all", "--none"}, 2,
              "planrev: which changes to make is said twice" + hint);
}

TEST_F(Program, AddAndInitRefuseWhatTheyMust) {
  ExpectError({"add", "roads", "before.md", "--label", "L"}, 3,
              "planrev: cannot open '.': not a register\nhint: planrev init makes a register\n");
  ASSERT_EQ(sandbox_.Run({"init"}).out,
            "made a register in " + std::filesystem::canonical(sandbox_.path()).string() + "\n");
  EXPECT_EQ(sandbox_.Run({"init"}).status, 1);
  ASSERT_EQ(sandbox_.Run({"add", "roads", "before.md", "--label", "First"}).out, "stored roads@r1: First\n");
  ExpectError({"add", "roads", "before.md"}, 2,
              "planrev: missing option --label\nhint: what people call this revision, as 'June 2021 Update'\n");
  ExpectError({"add", "roads", "before.md", "--label", "Second"}, 1,
              "planrev: cannot add to 'roads': the text is that of its newest revision, r1 'First'\n");
  ExpectError({"add", "roads", "after.md", "--label", "first"}, 1,
              "planrev: cannot add to 'roads': the label 'First' is that of r1 already\n"
              "hint: give the new revision a label of its own\n");
  EXPECT_EQ(sandbox_.Run({"add", "../x", "after.md", "--label", "L"}).status, 2);
  ExpectError({"add", "roads", "plan.DOCX", "--label", "L"}, 3, "planrev: cannot read 'plan.DOCX': no such file\n");
}

TEST_F(Program, InitMakesNoRegisterWithinARegister) {
  ASSERT_EQ(sandbox_.Run({"init", "outer"}).status, 0);
  for (const std::string inner : {"outer/inner", "outer/a/b"}) {
    const Outcome outcome = sandbox_.Run({"init", inner});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("/outer/' encloses it\nhint: "), std::string::npos) << outcome.err;
  }
  ASSERT_EQ(sandbox_.Shell("git init -q other").status, 0);
  EXPECT_EQ(sandbox_.Run({"init", "other/inner"}).status, 0);
}

TEST_F(Program, AnEmptyValueIsWrong) {
  ExpectError({"show", "before.md", "-o", ""}, 2,
              "planrev: option '--output' needs a value that is not empty\nhint: see 'planrev show --help'\n");
  ExpectError({"add", "roads", "before.md", "--label", "L", "--dated", ""}, 2,
              "planrev: option '--dated' needs a value that is not empty\nhint: see 'planrev add --help'\n");
  ExpectError({"show", "roads@"}, 2,
              "planrev: cannot find 'roads@': nothing follows the '@'\n"
              "hint: 'roads' alone is its newest revision, 'roads@r1' its first\n");
}

TEST_F(Program, AddTakesTheTextThatWasEditedInTheWorkTree) {
  ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
  ASSERT_EQ(sandbox_.Run({"add", "roads", "before.md", "--label", "First"}).status, 0);
  sandbox_.Write("roads/plan.md", kAfter);
  EXPECT_EQ(sandbox_.Run({"add", "roads", "--label", "Second"}).out, "stored roads@r2: Second\n");
  EXPECT_EQ(sandbox_.Run({"show", "roads"}).out, kAfter);
}

TEST_F(Program, AForeignRepositoryIsNoRegister) {
  ASSERT_EQ(sandbox_.Shell("git init -q .").status, 0);
  ExpectError({"list"}, 3,
              "planrev: cannot open '" + std::filesystem::canonical(sandbox_.path()).string() +
                  "': a git repository, but not a register\n"
                  "hint: planrev init DIR makes a register in a directory of its own\n");
}

TEST_F(Program, ListAndLogTellTheRevisions) {
  ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
  EXPECT_EQ(sandbox_.Run({"list"}).err,
            "planrev: the register has no plans yet\nhint: planrev add PLAN FILE --label LABEL\n");
  ASSERT_EQ(
      sandbox_.Run({"add", "roads", "before.md", "--label", "First", "--dated", "2020-06-30", "--note", "Why not"})
          .status,
      0);
  EXPECT_EQ(sandbox_.Run({"list"}).out, "roads  r1  2020-06-30  First  none in force  Plan\n");
  const std::string log = sandbox_.Run({"log", "roads"}).out;
  EXPECT_EQ(log.find("r1  First  (draft)\n    dated 2020-06-30, recorded 2"), 0u) << log;
  EXPECT_NE(log.find("Z\n    by Clerk <clerk@example.org>\n\n    Why not\n"), std::string::npos) << log;
  const auto listed = nlohmann::json::parse(sandbox_.Run({"list", "--format", "json"}).out);
  const auto logged = nlohmann::json::parse(sandbox_.Run({"log", "roads", "--format", "json"}).out);
  nlohmann::json newest = listed["plans"][0]["newest"];
  newest["state"] = "draft";
  newest["since"] = nullptr;
  EXPECT_EQ(newest, logged["revisions"][0]);
  EXPECT_TRUE(listed["plans"][0]["in_force"].is_null());
  EXPECT_TRUE(listed["plans"][0]["unreadable"].is_null());
  EXPECT_EQ(logged["revisions"][0]["note"], "Why not");
}

}  // namespace
}  // namespace planrev::tool
