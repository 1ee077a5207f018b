// SPDX-License-Identifier: MIT
#include "diff/parse/parse_inlines.h"

#include <gtest/gtest.h>

namespace planrev::diff {
namespace {

std::string Said(const std::string& source, const std::vector<std::string>& definitions = {}) {
  std::string said;
  const auto texts = ParseInlines({source}, definitions);
  for (const Styled& piece : texts[0]) {
    said += "(" + piece.text + (piece.faces ? ":" + std::to_string(piece.faces) : "") +
            (piece.target.empty() ? "" : "→" + piece.target) + ")";
  }
  return said;
}

// What would start another kind of block in a text of its own is text here: it is a cell, or the line of a paragraph.
TEST(ParseInlines, NoLineIsTakenForABlock) {
  for (const std::string line : {"# no heading", "- no item", "1. no item", "> no quote", "```", "---",
                                 "===", "| a | b |", "<div>", "[label]: target", "    no code", "***"}) {
    const std::string text = line == "<div>" ? "" : line == "    no code" ? "no code" : line;
    EXPECT_EQ(Said(line), text.empty() ? "" : "(" + text + ")") << line;
    EXPECT_EQ(Said("first\n" + line), "(first " + text + ")") << line;
  }
}

TEST(ParseInlines, ReferencesFindTheirDefinitions) {
  EXPECT_EQ(Said("[a][x] [x] [y]", {"[x]: https://x.example"}),
            "(a:16→https://x.example)( )(x:16→https://x.example)( [y])");
}

TEST(ParseInlines, NotesAndStrikesAreMarked) {
  EXPECT_EQ(Said("a[^n1] ~~b~~ `~~[^2]`"), "(a)([^n1]:64)( )(b:4)( )(~~[^2]:8)");
  EXPECT_EQ(Said("a ~~ b [^ c]"), "(a ~~ b [^ c])");
}

TEST(ParseInlines, TagsAreLeftOutButForLineBreaks) {
  EXPECT_EQ(Said("a<br>b <span onclick=\"x()\">c</span>  \nd"), "(a\nb c\nd)");
}

TEST(ParseInlines, EachSourceHasItsText) {
  const auto texts = ParseInlines({"", "one", " ", "two"}, {});
  ASSERT_EQ(texts.size(), 4u);
  EXPECT_TRUE(texts[0].empty());
  EXPECT_EQ(texts[1][0].text, "one");
  EXPECT_TRUE(texts[2].empty());
  EXPECT_EQ(texts[3][0].text, "two");
}

}  // namespace
}  // namespace planrev::diff
