// SPDX-License-Identifier: MIT
#include "store/plan_file.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

TEST(PlanFile, NewOneHasRoomForPeriodAndOwner) {
  EXPECT_EQ(WritePlanFile("", {"Community Safety Plan", 1}),
            "# What is known of this plan. The title, the period and the owner are yours to edit;\n"
            "# planrev keeps the number of the newest revision.\n"
            "# period: 2019-22\n"
            "# owner: Head of Housing and Community Services\n"
            "title: Community Safety Plan\n"
            "revision: 1\n");
}

TEST(PlanFile, APersonsLinesAndCommentsStay) {
  EXPECT_EQ(
      WritePlanFile("# ours\ntitle: Old  # short\nowner: 'Head of Housing'\nrevision: 4\nreview: yearly", {"Old", 5}),
      "# ours\ntitle: Old  # short\nowner: 'Head of Housing'\nrevision: 5\nreview: yearly");
  EXPECT_EQ(WritePlanFile("revision: 4\ntitle: Old\n", {"New", 5}), "revision: 5\ntitle: New\n");
  EXPECT_EQ(WritePlanFile("owner: A\r\ntitle: Old\r\n", {"Old", 5}), "owner: A\r\ntitle: Old\r\nrevision: 5\n");
}

TEST(PlanFile, AnyTitleComesBack) {
  for (const std::string title : {"Plan: the second",
                                  "'quoted'",
                                  "\"double\"",
                                  "# hash",
                                  "yes",
                                  "null",
                                  "~",
                                  "- dash",
                                  "[a]",
                                  "{a: b}",
                                  "2019",
                                  "caf\xC3\xA9 \xE2\x82\xAC",
                                  "back\\slash",
                                  "*star",
                                  "&and",
                                  "!bang",
                                  "a #b",
                                  "%percent",
                                  "@at",
                                  "`tick`",
                                  "> fold",
                                  "| bar",
                                  "? ask",
                                  "  "}) {
    for (const std::string before : {"", "title: Old\nrevision: 1\n", "{title: Old, revision: 1}",
                                     "title: >\n  folded\n  old\nrevision: 1\n", "title:\n- a\n"}) {
      const std::string yaml = WritePlanFile(before, {title, 7});
      EXPECT_EQ(ReadPlanFile(yaml, "plan.yaml").title, title) << yaml;
      EXPECT_EQ(ReadPlanFile(yaml, "plan.yaml").revision, 7) << yaml;
    }
  }
}

TEST(PlanFile, FlowStyleKeepsItsOtherKeys) {
  const std::string yaml = WritePlanFile("{title: Old, owner: Head, revision: 1}", {"Old", 2});
  EXPECT_NE(yaml.find("owner: Head"), std::string::npos) << yaml;
}

TEST(PlanFile, ThatIsNoYamlIsNamedWithItsLine) {
  const Error error = ErrorOf([] { ReadPlanFile("title: a\nowner: [b\n", "community-safety/plan.yaml"); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_TRUE(std::string(error.what()).starts_with("cannot read 'community-safety/plan.yaml': line ")) << error.what();
}

TEST(PlanFile, HostileYamlIsRefusedNotSuffered) {
  std::string aliases = "a: &a [x,x]\n";
  for (char c = 'b'; c <= 'z'; ++c) {
    aliases += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ",*" + char(c - 1) + "]\n";
  }
  EXPECT_EQ(ReadPlanFile(aliases + "title: T\n", "p").title, "T");
  std::string dashes = "a:\n";
  for (int i = 0; i < 20000; ++i) dashes += "- ";
  for (const std::string& yaml : {std::string(60000, '['), std::string(60000, '{'), std::string(200000, 'a'), dashes,
                                  std::string("- list\n"), std::string("just words\n")}) {
    EXPECT_EQ(ErrorOf([&] { ReadPlanFile(yaml, "p"); }).kind(), ErrorKind::kRegister);
  }
}

TEST(Title, IsTheFirstHeading) {
  struct Case {
    std::string text, title;
  };
  const std::vector<Case> cases = {
      {"# Community Safety\n\n## Two\n", "Community Safety"},
      {"\nWords first\n\n## Priorities ##\n", "Priorities"},
      {"Community Safety\n================\n", "Community Safety"},
      {"Two\n---\n", "Two"},
      {"---\ntitle: not this\n# nor this\n---\n# This\n", "This"},
      {"```\n# code\n```\n# Not code\n", "Not code"},
      {"# **Bold** title\r\n", "Bold title"},
      {"#hashtag\n####### seven\n# \nno heading", ""},
      {"---\n\n# After a rule\n", "After a rule"},
      {"", ""},
  };
  for (const Case& one : cases) EXPECT_EQ(FirstHeading(one.text), one.title) << one.text;
}

TEST(Marker, SaysItsVersion) {
  EXPECT_EQ(MarkerVersion(MarkerFile()), 1);
  EXPECT_EQ(MarkerVersion("format: planrev-register\nversion: 12\n"), 12);
  for (const char* yaml : {"", "version: 1\n", "format: other\nversion: 1\n", "format: planrev-register\n", "[", "a"}) {
    EXPECT_EQ(MarkerVersion(yaml), std::nullopt) << yaml;
  }
}

TEST(FirstHeading, IsTheSameAfterAByteOrderMark) {
  EXPECT_EQ(FirstHeading("\xEF\xBB\xBF# Plan\n"), "Plan");
  EXPECT_EQ(FirstHeading("\xEF\xBB\xBF---\ntitle: x\n---\n# Plan\n"), "Plan");
}

}  // namespace
}  // namespace planrev::store
