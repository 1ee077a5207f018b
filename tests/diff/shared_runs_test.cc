// SPDX-License-Identifier: MIT
#include "diff/changes/shared_runs.h"

#include <gtest/gtest.h>

namespace planrev::diff {
namespace {

TEST(SharedRuns, AreAsLongAsTheyCanBe) {
  const auto runs = FindSharedRuns({{"Explain the law on knives, on the sharing of indecent images and more.", 3}},
                                   {{"Teach: the law on knives; on the sharing of indecent pictures.", 7}});
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].from, 3u);
  EXPECT_EQ(runs[0].to, 7u);
  EXPECT_EQ(runs[0].removed, "the law on knives, on the sharing of indecent");
  EXPECT_EQ(runs[0].added, "the law on knives; on the sharing of indecent");
}

TEST(SharedRuns, OfSevenWordsAreNone) {
  EXPECT_TRUE(
      FindSharedRuns({{"one two three four five six seven", 0}}, {{"one two three four five six seven", 1}}).empty());
}

TEST(SharedRuns, ThatAreFoundTwiceAreNone) {
  const std::string_view eight = "one two three four five six seven eight";
  EXPECT_TRUE(FindSharedRuns({{eight, 0}, {eight, 1}}, {{eight, 2}}).empty());
  EXPECT_TRUE(FindSharedRuns({{eight, 0}}, {{eight, 1}, {eight, 2}}).empty());
}

TEST(SharedRuns, DoNotGoFromOneTextIntoTheNext) {
  EXPECT_TRUE(FindSharedRuns({{"one two three four", 0}, {"five six seven eight", 1}},
                             {{"one two three four five six seven eight", 2}})
                  .empty());
  EXPECT_TRUE(FindSharedRuns({}, {}).empty());
}

}  // namespace
}  // namespace planrev::diff
