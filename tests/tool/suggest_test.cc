// SPDX-License-Identifier: MIT
#include "tool/suggest.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

TEST(Suggest, FindsSlipsOfThePen) {
  EXPECT_EQ(DidYouMean("dif", {"diff", "list"}), "did you mean 'diff'?");
  EXPECT_EQ(DidYouMean("lsit", {"diff", "list"}), "did you mean 'list'?");
  EXPECT_EQ(DidYouMean("--no-page", {"--no-pager", "--output"}), "did you mean '--no-pager'?");
}

TEST(Suggest, NamesAllThatAreAsNear) {
  EXPECT_EQ(DidYouMean("c.md", {"a.md", "b.md"}), "did you mean 'a.md' or 'b.md'?");
}

TEST(Suggest, IsSilentWhereNothingIsNear) { EXPECT_EQ(DidYouMean("publish", {"diff", "list"}), ""); }

TEST(Suggest, JoinsInWords) {
  EXPECT_EQ(InWords({}), "");
  EXPECT_EQ(InWords({"a"}), "a");
  EXPECT_EQ(InWords({"a", "b", "c"}), "a, b or c");
  EXPECT_EQ(InWords({"a", "b"}, "and"), "a and b");
}

}  // namespace
}  // namespace planrev::tool
