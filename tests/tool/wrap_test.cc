// SPDX-License-Identifier: MIT
#include "tool/wrap.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

std::string Wrapped(const Line& text, const Wrapping& wrapping) {
  std::string wrapped;
  for (const Line& line : Wrap(text, wrapping)) wrapped += PaintNames(line);
  return wrapped;
}

std::string Wrapped(const std::string& text, std::size_t width) {
  return Wrapped({{Label::kPlain, text}}, {.width = width, .first = {}, .rest = {}});
}

TEST(Wrap, BreaksBetweenWords) { EXPECT_EQ(Wrapped("one two three", 8), "one two\nthree\n"); }

TEST(Wrap, FillsALineToItsLastColumn) { EXPECT_EQ(Wrapped("one two three", 7), "one two\nthree\n"); }

TEST(Wrap, BreaksAWordThatIsWiderThanALine) { EXPECT_EQ(Wrapped("abcdefgh ij", 3), "abc\ndef\ngh\nij\n"); }

TEST(Wrap, KeepsLineFeedsAndEmptyLines) { EXPECT_EQ(Wrapped("a\n\nb", 8), "a\n\nb\n"); }

TEST(Wrap, KeepsWhiteSpaceWithinALine) { EXPECT_EQ(Wrapped("a   b\tc", 20), "a   b    c\n"); }

TEST(Wrap, CountsWideCharactersTwiceAndBreaksBetweenThem) {
  EXPECT_EQ(Wrapped("世界人权宣言", 5), "世界\n人权\n宣言\n");
}

TEST(Wrap, CombiningMarksTakeNoColumnAndStayWithTheirLetter) {
  EXPECT_EQ(Wrapped("e\u0301e\u0301e\u0301 x", 3), "e\u0301e\u0301e\u0301\nx\n");
  EXPECT_EQ(Columns("e\u0301世"), 3u);
}

TEST(Wrap, AWordOfSeveralLabelsHoldsTogether) {
  const Line text = {{Label::kPlain, "it "}, {Label::kRemoved, "[-will-]"}, {Label::kPlain, ", so"}};
  EXPECT_EQ(Wrapped(text, {.width = 10, .first = {}, .rest = {}}), "it\n<removed>[-will-]</removed>,\nso\n");
}

TEST(Wrap, PrefixesCountAndDifferFromTheFirstLineOn) {
  const Wrapping wrapping = {.width = 8, .first = {Label::kAdded, "+ "}, .rest = {Label::kPlain, "  "}};
  EXPECT_EQ(Wrapped({{Label::kPlain, "one two three"}}, wrapping), "<added>+ </added>one\n  two\n  three\n");
}

TEST(Wrap, EmptyTextIsOneLine) { EXPECT_EQ(Wrapped("", 8), "\n"); }

}  // namespace
}  // namespace planrev::tool
