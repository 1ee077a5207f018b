// SPDX-License-Identifier: MIT
// How texts are named on the command line, with the real program and a real register.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

class Naming : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(sandbox_.Run({"init"}).status, 0);
    AddRevision("April 2019", "# Plan\n\nWe will act.\n");
    AddRevision("June 2020", "# Plan\n\nWe may act.\n");
    AddRevision("June 2021 Update", "# Plan\n\nWe must act.\n");
  }

  void AddRevision(const std::string& label, const std::string& text) {
    const Outcome outcome = sandbox_.Run({"add", "safety", "-", "--label", label, "--dated", "2020-01-01"}, text);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  void ExpectShown(const std::string& name, const std::string& text) {
    const Outcome outcome = sandbox_.Run({"show", name});
    EXPECT_EQ(outcome.out, text) << outcome.err;
  }

  void ExpectError(const std::vector<std::string>& words, int status, const std::string& message) {
    const Outcome outcome = sandbox_.Run(words);
    EXPECT_EQ(outcome.err, message);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.status, status);
  }

  Sandbox sandbox_;
};

TEST_F(Naming, APlanIsItsNewestRevision) { ExpectShown("safety", "# Plan\n\nWe must act.\n"); }

TEST_F(Naming, ARevisionHasItsNumberItsLabelAndABeginningOfIt) {
  ExpectShown("safety@r1", "# Plan\n\nWe will act.\n");
  ExpectShown("safety@June 2020", "# Plan\n\nWe may act.\n");
  ExpectShown("safety@april", "# Plan\n\nWe will act.\n");
  ExpectShown("safety@june 2021", "# Plan\n\nWe must act.\n");
}

TEST_F(Naming, AFileWinsOverAPlanOfItsName) {
  std::filesystem::create_directory(sandbox_.path() + "/elsewhere");
  sandbox_.Write("elsewhere/safety", "the file\n");
  EXPECT_EQ(sandbox_.Shell("cd elsewhere && planrev show safety").out, "the file\n");
}

TEST_F(Naming, APlanWinsOverADirectoryOfItsName) {
  ASSERT_TRUE(std::filesystem::is_directory(sandbox_.path() + "/safety"));
  ExpectShown("safety", "# Plan\n\nWe must act.\n");
}

TEST_F(Naming, StandardInputIsADash) { EXPECT_EQ(sandbox_.Run({"show", "-"}, "from a pipe\n").out, "from a pipe\n"); }

TEST_F(Naming, APipeIsATextToo) { EXPECT_EQ(sandbox_.Shell("planrev show <(echo substituted)").out, "substituted\n"); }

TEST_F(Naming, TheRegisterIsTheEnclosingOneOrTheOneThatIsSaid) {
  EXPECT_EQ(sandbox_.Shell("cd safety && planrev show safety@r1").out, "# Plan\n\nWe will act.\n");
  EXPECT_EQ(sandbox_.Shell("R=$PWD; cd / && planrev --register \"$R\" show safety@r1").out, "# Plan\n\nWe will act.\n");
  EXPECT_EQ(sandbox_.Shell("R=$PWD; cd / && planrev show safety@r1 --register=\"$R\"").out, "# Plan\n\nWe will act.\n");
  EXPECT_EQ(sandbox_.Shell("R=$PWD; cd / && PLANREV_REGISTER=$R planrev show safety@r1").out,
            "# Plan\n\nWe will act.\n");
}

TEST_F(Naming, APlanAloneComparesItsLastTwoRevisionsWhileNoneIsAdopted) {
  const Outcome outcome = sandbox_.Run({"diff", "safety", "--format", "json"});
  EXPECT_EQ(outcome.err, "planrev: no revision of 'safety' is adopted; comparing r2 with r3\n");
  EXPECT_NE(outcome.out.find("\"before\":{\"name\":\"safety@r2\",\"sha256\":\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\"after\":{\"name\":\"safety@r3\",\"sha256\":\""), std::string::npos) << outcome.out;
}

TEST_F(Naming, UnknownNamesGetSuggestions) {
  ExpectError({"show", "saftey"}, 2,
              "planrev: cannot find 'saftey': there is no such plan\nhint: did you mean 'safety'?\n");
  ExpectError(
      {"show", "safety@r9"}, 2,
      "planrev: cannot find 'safety@r9': there is no such revision\nhint: the newest is r3 'June 2021 Update'\n");
  ExpectError({"show", "safety@June"}, 2,
              "planrev: cannot find 'safety@June': several labels begin so\n"
              "hint: one of r2 'June 2020', r3 'June 2021 Update'\n");
  ExpectError({"show", "safety@adopted"}, 2,
              "planrev: cannot find 'safety@adopted': no revision has been adopted\n"
              "hint: the newest is r3 'June 2021 Update'\n");
  ExpectError({"log", "saftey"}, 2,
              "planrev: cannot find 'saftey': there is no such plan\nhint: did you mean 'safety'?\n");
}

TEST_F(Naming, AFileAloneNeedsAnother) {
  sandbox_.Write("plan.md", "text\n");
  ExpectError({"diff", "plan.md"}, 2,
              "planrev: missing argument AFTER\nhint: one name alone is that of a plan, as in 'community-safety'\n");
  ExpectError({"diff", "safety@r1"}, 2,
              "planrev: missing argument AFTER\nhint: one name alone is that of a plan, as in 'community-safety'\n");
}

TEST_F(Naming, APlanWithOneRevisionHasNothingToCompare) {
  ASSERT_EQ(sandbox_.Run({"add", "young", "-", "--label", "First"}, "text\n").status, 0);
  ExpectError({"diff", "young"}, 2,
              "planrev: cannot compare 'young': it has one revision and none is adopted\n"
              "hint: name the two texts: planrev diff BEFORE AFTER\n");
}

TEST(NamingWithoutRegister, SaysBothThingsThatANameCouldBe) {
  const Sandbox sandbox;
  const Outcome outcome = sandbox.Run({"show", "safety"});
  EXPECT_EQ(outcome.err,
            "planrev: cannot read 'safety': no such file, and no register to look for a plan in\n"
            "hint: planrev init makes a register\n");
  EXPECT_EQ(outcome.status, 3);
  std::filesystem::create_directory(sandbox.path() + "/folder");
  EXPECT_EQ(sandbox.Run({"show", "folder"}).err, "planrev: cannot read 'folder': it is a directory\n");
  EXPECT_EQ(sandbox.Run({"show", "Plan.md"}).err, "planrev: cannot read 'Plan.md': no such file\n");
}

}  // namespace
}  // namespace planrev::tool
