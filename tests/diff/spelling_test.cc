// SPDX-License-Identifier: MIT
#include "diff/spelling.h"

#include <gtest/gtest.h>

namespace planrev::diff {
namespace {

TEST(Spelling, SlipsAndHabitsAreOneWord) {
  EXPECT_TRUE(IsRespelled("recieve", "receive"));
  EXPECT_TRUE(IsRespelled("focussed", "focused"));
  EXPECT_TRUE(IsRespelled("co-ordinate", "coordinate"));
  EXPECT_TRUE(IsRespelled("organise", "organize"));
  EXPECT_TRUE(IsRespelled("behaviour", "behavior"));
}

TEST(Spelling, OtherWordsAreNot) {
  EXPECT_FALSE(IsRespelled("increase", "increased"));
  EXPECT_FALSE(IsRespelled("should", "could"));
  EXPECT_FALSE(IsRespelled("will", "well"));
  EXPECT_FALSE(IsRespelled("form", "from"));  // too short to be sure
  EXPECT_FALSE(IsRespelled("council", "counsel"));
}

}  // namespace
}  // namespace planrev::diff
