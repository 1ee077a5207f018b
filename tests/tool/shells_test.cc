// SPDX-License-Identifier: MIT
#include "tool/shells.h"

#include <gtest/gtest.h>

#include "tests/tool/program.h"
#include "tool/command.h"

namespace planrev::tool {
namespace {

// What bash offers for the words so far, the last of which is being typed; one a line, sorted.
std::string Offered(const Sandbox& sandbox, const std::string& words) {
  return sandbox
      .Shell("source <(planrev completion bash); COMP_WORDS=(" + words +
             "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _planrev; printf '%s\\n' \"${COMPREPLY[@]}\" | sort")
      .out;
}

TEST(BashCompletion, OffersCommandsOptionsAndChoices) {
  const Sandbox sandbox;
  EXPECT_EQ(Offered(sandbox, "planrev l"), "list\nlog\n");
  EXPECT_EQ(Offered(sandbox, "planrev diff --e"), "--exit-code\n");
  EXPECT_EQ(Offered(sandbox, "planrev diff --format ''"), "criticmarkup\ndocx\nhtml\njson\nmarkdown\nterminal\n");
  EXPECT_EQ(Offered(sandbox, "planrev completion z"), "zsh\n");
  EXPECT_EQ(Offered(sandbox, "planrev --re"), "--register\n");
}

TEST(BashCompletion, OffersPlansAndFiles) {
  const Sandbox sandbox;
  ASSERT_EQ(sandbox.Run({"init", "plans"}).status, 0);
  sandbox.Write("safety.md", "text\n");
  ASSERT_EQ(sandbox.Run({"--register", "plans", "add", "safety", "safety.md", "--label", "L"}).status, 0);
  EXPECT_EQ(Offered(sandbox, "planrev --register plans diff sa"), "safety\nsafety.md\n");
  EXPECT_EQ(Offered(sandbox, "planrev diff sa"), "safety.md\n");
}

TEST(BashCompletion, OffersOnlyWhatAnArgumentCanBe) {
  const Sandbox sandbox;
  ASSERT_EQ(sandbox.Run({"init"}).status, 0);
  sandbox.Write("housing.md", "text\n");
  ASSERT_EQ(sandbox.Run({"add", "housing", "housing.md", "--label", "L"}).status, 0);
  EXPECT_EQ(Offered(sandbox, "planrev log hou"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev log ''"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev show hou"), "housing\nhousing.md\n");
  EXPECT_EQ(Offered(sandbox, "planrev add hou"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev add --label = L housing hou"), "housing\nhousing.md\n");
  EXPECT_EQ(Offered(sandbox, "planrev add housing --label hou"), "\n");
  EXPECT_EQ(Offered(sandbox, "planrev list hou"), "\n");
  EXPECT_EQ(Offered(sandbox, "planrev adopt hou"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev adopt housing --background hou"), "housing\nhousing.md\n");
  EXPECT_EQ(Offered(sandbox, "planrev adopt housing --as ''"), "major\nminor\n");
  EXPECT_EQ(Offered(sandbox, "planrev adopt --by Council hou"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev init ''"), "housing\n");
  EXPECT_EQ(Offered(sandbox, "planrev diff --color = al"), "always\n");
  EXPECT_EQ(Offered(sandbox, "planrev diff --color ="), "always\nauto\nnever\n");
  EXPECT_EQ(Offered(sandbox, "planrev show housing @ hou"), "\n");
}

TEST(Completion, EveryShellKnowsEveryCommandAndOption) {
  for (const std::string& script : {BashCompletion(), ZshCompletion(), FishCompletion()}) {
    for (const Command* command : Commands()) {
      EXPECT_NE(script.find(command->name), std::string::npos) << command->name;
      for (const Option& option : command->options) {
        EXPECT_NE(script.find(option.name.substr(2)), std::string::npos) << option.name;
      }
    }
  }
}

TEST(Completion, ScriptsAreValidWhereTheirShellIsThere) {
  const Sandbox sandbox;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const Outcome outcome = sandbox.Shell("command -v " + shell + " > /dev/null || exit 0; planrev completion " +
                                          shell + " > script && " + shell + " -n script");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
  }
}

}  // namespace
}  // namespace planrev::tool
