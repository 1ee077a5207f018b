// SPDX-License-Identifier: MIT
#include "tool/render/excerpt.h"

#include <gtest/gtest.h>

#include <string>

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

std::string Words(int number) {
  std::string text;
  for (int i = 0; i < number; ++i) text += (i > 0 ? " word" : "word") + std::to_string(i);
  return text;
}

TEST(Excerpt, KeepsAShortStretchWhole) {
  const Excerpt excerpt = Shorten("a few words", Touches::kBoth);
  EXPECT_FALSE(excerpt.cut);
  EXPECT_EQ(excerpt.head, "a few words");
}

TEST(Excerpt, KeepsTheWordsNextToTheChanges) {
  const std::string text = Words(100);
  const Excerpt excerpt = Shorten(text, Touches::kBoth);
  EXPECT_TRUE(excerpt.cut);
  EXPECT_EQ(excerpt.head, "word0 word1 word2 word3 word4 word5 word6 word7 word8");
  EXPECT_EQ(excerpt.tail, "word93 word94 word95 word96 word97 word98 word99");
}

TEST(Excerpt, KeepsOnlyTheEndThatTouches) {
  const std::string text = Words(100);
  EXPECT_TRUE(Shorten(text, Touches::kEnd).head.empty());
  EXPECT_TRUE(Shorten(text, Touches::kStart).tail.empty());
}

TEST(Excerpt, NeverCutsACharacter) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "世";
  for (const Touches touches : {Touches::kStart, Touches::kEnd, Touches::kBoth}) {
    const Excerpt excerpt = Shorten(text, touches);
    EXPECT_TRUE(excerpt.cut);
    EXPECT_EQ(FindMalformed(excerpt.head), std::string::npos);
    EXPECT_EQ(FindMalformed(excerpt.tail), std::string::npos);
  }
}

}  // namespace
}  // namespace planrev::tool
