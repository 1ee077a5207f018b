// SPDX-License-Identifier: MIT
#include "diff/changes/front_matter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

struct Case {
  const char* name;
  const char* before;
  const char* after;
  const char* told;
};

TEST(FrontMatter, IsToldByKey) {
  const std::vector<Case> cases = {
      {"a value", "---\ntitle: A\ndate: 1\n---\nT\n", "---\ntitle: A\ndate: 2\n---\nT\n",
       "edited metadata: date: [-1-]{+2+}\n"},
      {"a key comes", "---\ntitle: A\n---\nT\n", "---\ntitle: A\nowner: B\n---\nT\n", "added metadata: {+owner: B+}\n"},
      {"a key goes", "---\ntitle: A\nowner: B\n---\nT\n", "---\ntitle: A\n---\nT\n",
       "removed metadata: [-owner: B-]\n"},
      {"other order", "---\na: 1\nb: 2\n---\nT\n", "---\nb: 2\na: 1\n---\nT\n", ""},
      {"other order and a value", "---\na: 1\nb: 2\nc: 3\n---\nT\n", "---\nb: 2\nc: 3\na: 4\n---\nT\n",
       "edited metadata: a: [-1-]{+4+}\n"},
      {"other order and a key", "---\na: 1\nb: 2\n---\nT\n", "---\nb: 2\nd: 5\na: 1\n---\nT\n",
       "added metadata: {+d: 5+}\n"},
      {"one key twice", "---\na: 1\nb: 2\n---\nT\n", "---\na: 1\nb: 2\na: 1\n---\nT\n", "added metadata: {+a: 1+}\n"},
      {"quoted", "---\na: one\n---\nT\n", "---\na: \"one\"\n---\nT\n", ""},
      {"other quotes and blanks", "---\na: The town's plan\n---\nT\n", "---\na: The town’s\u00a0plan\n---\nT\n", ""},
      {"a list in brackets", "---\na:\n  - x\n  - y\n---\nT\n", "---\na: [x, y]\n---\nT\n", ""},
      {"all of it comes", "T\n", "---\na: 1\n---\nT\n", "added metadata: {+a: 1+}\n"},
      {"no YAML", "---\na: [1\n---\nT\n", "---\na: [2\n---\nT\n", "edited metadata: [-a: [1-]{+a: [2+}\n"},
      {"nested value", "---\na:\n  b: 1\n---\nT\n", "---\na:\n  b: 2\n---\nT\n",
       "edited metadata: a: [-b: 1-]{+b: 2+}\n"},
  };
  for (const Case& c : cases) {
    const std::string before = c.before, after = c.after;
    const Comparison comparison = Compare(before, after);
    EXPECT_EQ(Told(comparison), c.told) << c.name;
    EXPECT_EQ(Apply(comparison, before, after, std::vector<bool>(comparison.changes.size() + 1, true)), after)
        << c.name;
    EXPECT_EQ(Apply(comparison, before, after, {}), before) << c.name;
  }
}

TEST(FrontMatter, OneOfTwoKeysCanBeAcceptedAlone) {
  const std::string before = "---\na: 1\n---\nText.\n";
  const std::string after = "---\na: 1\nb: 2\nc: 3\n---\nText.\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(Apply(comparison, before, after, {true, false}), "---\na: 1\nb: 2\n---\nText.\n");
  EXPECT_EQ(Apply(comparison, before, after, {false, true}), "---\na: 1\nc: 3\n---\nText.\n");
}

TEST(FrontMatter, NestedWithoutEndIsOneChange) {
  const std::string deep(5000, '[');
  EXPECT_EQ(Compare("---\na: " + deep + "\n---\nT\n", "---\nb: " + deep + "\n---\nT\n").changes.size(), 1U);
}

TEST(FrontMatter, ValuesThatStandForOneAnotherWithoutEndAreToldAsTheyAreWritten) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 0; k < 8; ++k) bomb += "," + last;
    bomb += "]\n";
  }
  for (const std::string& start : {std::string("a: &a [*a]\n"), bomb}) {
    const auto changes = Compare("---\n" + start + "b: 1\n---\n", "---\n" + start + "b: 2\n---\n").changes;
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, Kind::kEdited);
  }
}

}  // namespace
}  // namespace planrev::diff
