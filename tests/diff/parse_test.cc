// SPDX-License-Identifier: MIT
#include "diff/parse/parse.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace planrev::diff {
namespace {

Document Parse(const std::string& text) {
  Document document;
  document.text = text;
  Vocabulary vocabulary;
  ParseSection({0, text.size(), 0}, document, vocabulary);
  return document;
}

// "unit:bytes of the block", one per line.
std::string Blocks(const std::string& text) {
  std::string told;
  for (const Block& block : Parse(text).blocks) {
    told += std::string(Name(block.unit)) + ":" + text.substr(block.start, block.end - block.start) + "\n";
  }
  return told;
}

struct Case {
  const char* name;
  const char* text;
  const char* blocks;
};

TEST(Parse, BlocksAreTheUnitsAReaderWouldName) {
  const std::vector<Case> cases = {
      {"paragraphs", "one\ntwo\n\nthree\n", "paragraph:one\ntwo\nparagraph:three\n"},
      {"heading and text", "## Title ##\ntext\n", "heading:## Title ##\nparagraph:text\n"},
      {"setext heading right above text", "Title\n===\ntext\n", "heading:Title\n===\nparagraph:text\n"},
      {"items", "- a\n- b\n", "item:- a\nitem:- b\n"},
      {"nested items", "1. a\n   - b\n2. c\n", "item:1. a\nitem:- b\nitem:2. c\n"},
      {"item in an item", "- - a\n", "item:- - a\n"},
      {"item with more", "- a\n\n  b\n", "item:- a\nparagraph:b\n"},
      {"empty item", "- a\n-\n- c\n", "item:- a\nitem:-\nitem:- c\n"},
      {"quote", "> a\n> b\n>\n> c\n", "quote:a\n> b\nquote:c\n"},
      {"fence", "```sh\nx\n\ny\n```\n", "code:```sh\nx\n\ny\n```\n"},
      {"html", "<div>\nx\n</div>\n", "html:<div>\nx\n</div>\n"},
      {"rule is layout", "a\n\n---\n\nb\n", "paragraph:a\nparagraph:b\n"},
      {"table", "| a | b |\n|---|---|\n| 1 | 2 |\n", "table:| a | b |\n|---|---|\n| 1 | 2 |\n"},
      {"table behind text", "text\na | b\n--- | ---\n1 | 2\n", "paragraph:text\ntable:a | b\n--- | ---\n1 | 2\n"},
      {"link definitions", "[a]: http://b.c\n[d]: /e\n\ntext\n",
       "metadata:[a]: http://b.c\nmetadata:[d]: /e\nparagraph:text\n"},
      {"footnotes", "text[^1]\n\n[^1]: A note of words.\n[^2]: x\n",
       "paragraph:text[^1]\nfootnote:[^1]: A note of words.\nfootnote:[^2]: x\n"},
      {"image", "![alt](a.png)\n", "image:![alt](a.png)\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Blocks(c.text), c.blocks) << c.name;
}

TEST(Parse, ATableHasItsCells) {
  const std::string text = "| a | b \\| c |\n|:-:|---|\n| 1 |\n| 1 | 2 | 3 |\n";
  const Document document = Parse(text);
  ASSERT_EQ(document.tables.size(), 1U);
  std::string told;
  for (const TableRow& row : document.tables[0].rows) {
    for (const TableCell& cell : row.cells) told += "<" + text.substr(cell.start, cell.end - cell.start) + ">";
    told += "\n";
  }
  EXPECT_EQ(told, "<a><b \\| c>\n<:-:><--->\n<1><>\n<1><2 | 3>\n");
}

TEST(Parse, PipesThatAreNoTableAreText) {
  EXPECT_EQ(Blocks("a | b\nc | d\n"), "paragraph:a | b\nc | d\n");
  EXPECT_EQ(Blocks("| a | b |\n|---|\n"), "paragraph:| a | b |\n|---|\n");
}

TEST(Parse, LayoutMakesNoDifferenceToWhatABlockReads) {
  const auto reads = [](const std::string& text) {
    Vocabulary vocabulary;
    Document document;
    document.text = text;
    ParseSection({0, text.size(), 0}, document, vocabulary);
    return document.blocks.at(0).looks;
  };
  EXPECT_EQ(reads("one two\nthree\n"), reads("one two three\n"));
  EXPECT_EQ(reads("one two\r\nthree\r\n"), reads("one two three\n"));
  EXPECT_EQ(reads("- one\n"), reads("* one\n"));
  EXPECT_EQ(reads("| a | b |\n|---|---|\n"), reads("|a|b|\n|-|-|\n"));
  EXPECT_EQ(reads("**one**\n"), reads("__one__\n"));
  EXPECT_NE(reads("**one**\n"), reads("one\n"));
  EXPECT_NE(reads("1. one\n"), reads("- one\n"));
}

TEST(Parse, EveryLineThatSaysSomethingIsInABlock) {
  static const std::vector<std::string> kLines = {"# One",        "",           "",          "text here", "- item",
                                                  "  - inner",    "  more",     "    deep",  "1. first",  "> quote",
                                                  "> - in quote", "```",        "| a | b |", "|---|---|", "| 1 | 2 |",
                                                  "[a]: b",       "[^1]: note", "<div>",     "</div>",    "Title",
                                                  "===",          "---",        "\tTab",     "![x](y)"};
  EXPECT_TRUE(rc::check("blocks ascend and cover what is written", [] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kLines.size()));
    std::string text;
    for (const std::size_t pick : picks) text += kLines[pick] + "\n";
    std::size_t at = 0;
    std::string uncovered;
    for (const Block& block : Parse(text).blocks) {
      RC_ASSERT(block.start >= at);
      RC_ASSERT(block.end >= block.start);
      RC_ASSERT(block.end <= text.size());
      uncovered += text.substr(at, block.start - at);
      at = block.end;
    }
    uncovered += text.substr(at);
    RC_ASSERT(uncovered.find_first_not_of(" \t\n>-=*+|:.0123456789") == std::string::npos);
  }));
}

}  // namespace
}  // namespace planrev::diff
