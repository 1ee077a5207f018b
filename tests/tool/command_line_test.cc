// SPDX-License-Identifier: MIT
#include "tool/command_line.h"

#include <gtest/gtest.h>

#include "store/error.h"

namespace planrev::tool {
namespace {

Arguments Parsed(const char* command, const std::vector<std::string>& words) {
  return ParseArguments(*FindCommand(command), words);
}

// "message | hint" of what is thrown.
std::string Refusal(const char* command, const std::vector<std::string>& words) {
  try {
    Parsed(command, words);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    return error.what() + std::string(" | ") + error.hint();
  }
  return "";
}

TEST(CommandLine, OptionsAndArgumentsComeInAnyOrder) {
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"a.md", "b.md", "--format", "json", "-o", "x"},
                                             {"--format=json", "a.md", "-ox", "b.md"},
                                             {"--output=x", "--format", "json", "--", "a.md", "b.md"}}) {
    const Arguments arguments = Parsed("diff", words);
    EXPECT_EQ(arguments.Value("BEFORE"), "a.md");
    EXPECT_EQ(arguments.Value("AFTER"), "b.md");
    EXPECT_EQ(arguments.Value("--format"), "json");
    EXPECT_EQ(arguments.Value("--output"), "x");
    EXPECT_FALSE(arguments.Has("--digests"));
  }
}

TEST(CommandLine, TheLastOfAnOptionCounts) {
  EXPECT_EQ(Parsed("diff", {"a", "b", "--format", "json", "--format", "markdown"}).Value("--format"), "markdown");
}

TEST(CommandLine, ManyValuesComeBySpacesOrCommas) {
  const std::vector<std::string> ids = {"4f2a", "77b0", "c0ff"};
  EXPECT_EQ(Parsed("apply", {"a", "b", "--only", "4f2a", "77b0", "c0ff"}).Values("--only"), ids);
  EXPECT_EQ(Parsed("apply", {"a", "b", "--only", "4f2a,77b0", "--only", "c0ff"}).Values("--only"), ids);
  EXPECT_EQ(Parsed("apply", {"--only", "4f2a", "77b0", "c0ff", "--", "a", "b"}).Values("--only"), ids);
}

TEST(CommandLine, AnOptionMayBeGivenAgainWhereEachCounts) {
  const std::vector<std::string> words = {"add, \"and\"", "4f2a91c0: drop, all"};
  const Arguments arguments =
      Parsed("adopt", {"--amendment", words[0], "plan", "--amendment=" + words[1], "--on", "x"});
  EXPECT_EQ(arguments.Values("--amendment"), words);
  EXPECT_EQ(arguments.Value("PLAN"), "plan");
  EXPECT_EQ(Refusal("adopt", {"plan", "--amendment", "", "--amendment", "x"}),
            "option '--amendment' needs a value that is not empty | see 'planrev adopt --help'");
  EXPECT_EQ(Refusal("adopt", {"plan", "--background", "a.md", "b.md"}),
            "too many arguments: 'b.md' | see 'planrev adopt --help'");
}

TEST(CommandLine, TextsMayLookLikeAnything) {
  EXPECT_EQ(Parsed("diff", {"-", "b"}).Value("BEFORE"), "-");
  EXPECT_EQ(Parsed("show", {"--", "--odd"}).Value("TEXT"), "--odd");
  EXPECT_EQ(Parsed("show", {"[draft].md"}).Value("TEXT"), "[draft].md");
  EXPECT_EQ(Parsed("add", {"p", "f", "--label", "-- a, b"}).Value("--label"), "-- a, b");
  EXPECT_EQ(Parsed("add", {"p", "f", "--label", "[June], {x}"}).Value("--label"), "[June], {x}");
  EXPECT_EQ(Parsed("add", {"p", "f", "--label", "L", "--note", "- one\n- two"}).Value("--note"), "- one\n- two");
  EXPECT_TRUE(Parsed("add", {"p", "--label", ""}).Has("--label"));
}

TEST(CommandLine, RefusesWithSuggestions) {
  EXPECT_EQ(Refusal("diff", {"a", "b", "--fromat", "json"}), "unknown option '--fromat' | did you mean '--format'?");
  EXPECT_EQ(Refusal("diff", {"a", "b", "--fromat=json"}), "unknown option '--fromat' | did you mean '--format'?");
  EXPECT_EQ(Refusal("diff", {"a", "b", "-z"}), "unknown option '-z' | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("diff", {"a", "b", "c"}), "too many arguments: 'c' | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("diff", {}), "missing argument BEFORE | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("log", {}), "missing argument PLAN | see 'planrev log --help'");
  EXPECT_EQ(Refusal("review", {}), "missing argument PLAN | see 'planrev review --help'");
  EXPECT_EQ(Refusal("diff", {"a", "b", "--format"}), "option '--format' needs a value | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("diff", {"a", "b", "-o"}), "option '--output' needs a value | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("diff", {"a", "b", "--exit-code=maybe"}),
            "option '--exit-code' takes no value | see 'planrev diff --help'");
  EXPECT_EQ(Refusal("diff", {"a", "b", "--format", "jsno"}),
            "'jsno' is no value of option '--format' | did you mean 'json'?");
  EXPECT_EQ(Refusal("diff", {"a", "b", "--color", "blue"}),
            "'blue' is no value of option '--color' | one of auto, always or never");
}

TEST(CommandLine, HelpIsGivenWhateverElseIsWrong) {
  EXPECT_TRUE(Parsed("diff", {"--help", "--nonsense"}).Has("--help"));
  EXPECT_TRUE(Parsed("apply", {"-h"}).Has("--help"));
}

TEST(CommandLine, EveryHelpHasUsageOptionsAndExamplesWithin100Columns) {
  for (const Command* command : Commands()) {
    const std::string help = HelpOf(*command);
    EXPECT_EQ(help.find("usage: planrev " + std::string(command->name)), 0u);
    EXPECT_NE(help.find("\nExamples:\n  "), std::string::npos);
    EXPECT_NE(help.find("--help"), std::string::npos);
    EXPECT_NE(HelpOfAll().find("  " + std::string(command->name) + " "), std::string::npos);
    for (std::size_t start = 0; start < help.size();) {
      const std::size_t end = help.find('\n', start);
      EXPECT_LE(end - start, 105u) << help.substr(start, end - start);
      start = end + 1;
    }
  }
}

}  // namespace
}  // namespace planrev::tool
