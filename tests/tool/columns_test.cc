// SPDX-License-Identifier: MIT
#include "tool/columns.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

TEST(Columns, AreAsWideAsTheirWidestCell) { EXPECT_EQ(Aligned({{"a", "b"}, {"ccc", "d"}}), "a    b\nccc  d\n"); }

TEST(Columns, CountWideCharactersTwice) { EXPECT_EQ(Aligned({{"世", "b"}, {"ccc", "d"}}), "世   b\nccc  d\n"); }

TEST(Columns, OfNothingAreNothing) { EXPECT_EQ(Aligned({}), ""); }

}  // namespace
}  // namespace planrev::tool
