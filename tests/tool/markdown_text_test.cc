// SPDX-License-Identifier: MIT
#include "tool/render/markdown_text.h"

#include <gtest/gtest.h>

#include "tests/tool/sample.h"

namespace planrev::tool {
namespace {

std::string Runs(std::vector<diff::Run> runs) { return MarkdownRuns(EditedParagraph(std::move(runs))); }

TEST(MarkdownText, ReadsAsItself) {
  const std::pair<const char*, const char*> rows[] = {
      {"plain words, 4,230.", "plain words, 4,230."},
      {"*not* _stressed_ `code`", "\\*not\\* \\_stressed\\_ \\`code\\`"},
      {"[link](to) <b> & ~~x~~ a|b", "\\[link\\](to) \\<b\\> \\& \\~\\~x\\~\\~ a\\|b"},
      {"{++mark++}", "\\{++mark++\\}"},
      {"- no list", "- no list"},
      {"12.5 million", "12.5 million"},
      {"# no heading", "\\# no heading"},
      {"a \x1b[2J", "a \\<U+001B\\>\\[2J"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(MarkdownText(text), expected);
}

TEST(MarkdownLine, StartsNoListAndNoRule) {
  const std::pair<const char*, const char*> rows[] = {
      {"- no list", "\\- no list"},     {"12. no list", "12\\. no list"},
      {"12.5 million", "12.5 million"}, {"===", "\\==="},
      {"plain - text", "plain - text"}, {"  1)", "  1\\)"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(MarkdownLine(text), expected);
  EXPECT_EQ(Runs({Same("1. "), Added("one")}), "1\\. **one**");
}

TEST(MarkdownRuns, MarksWhatDiffers) {
  EXPECT_EQ(Runs({Same("it "), Removed("will"), Added("may"), Same(" do")}), "it ~~will~~**may** do");
}

TEST(MarkdownRuns, WhiteSpaceStaysOutsideTheMarks) {
  EXPECT_EQ(Runs({Same("it"), Added(" really "), Same("is")}), "it **really** is");
  EXPECT_EQ(Runs({Same("a"), Removed(" "), Same("b")}), "a b");
}

TEST(MarkdownRuns, TagsStandWhereMarksWouldNotBeTaken) {
  EXPECT_EQ(Runs({Same("costs"), Added(", too"), Same(".")}), "costs<ins>, too</ins>.");
  EXPECT_EQ(Runs({Same("in "), Removed("co-"), Same("operation")}), "in <del>co-</del>operation");
}

TEST(MarkdownRuns, EveryLineHasMarksOfItsOwn) { EXPECT_EQ(Runs({Added("one\n\ntwo\n")}), "**one**\n\n**two**\n"); }

TEST(MarkdownRuns, MarksInTheTextAreEscaped) {
  EXPECT_EQ(Runs({Removed("a ~~b~~ **c**")}), "~~a \\~\\~b\\~\\~ \\*\\*c\\*\\*~~");
}

TEST(MarkdownQuote, QuotesEveryLine) { EXPECT_EQ(MarkdownQuote("a\n\nb\n"), "> a\n>\n> b\n"); }

}  // namespace
}  // namespace planrev::tool
