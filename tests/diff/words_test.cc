// SPDX-License-Identifier: MIT
#include "diff/text/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace planrev::diff {
namespace {

std::string Split(const std::string& text, bool literal = false) {
  Vocabulary vocabulary;
  std::string told;
  for (const Word& word : SplitWords({{text, 0}}, literal, vocabulary).words) {
    told += (told.empty() ? "" : "|") + text.substr(word.start, word.length);
  }
  return told;
}

struct Case {
  const char* text;
  const char* words;
};

TEST(Words, ArePartedAsAReaderWould) {
  const std::vector<Case> cases = {
      {"The Council's plan.", "The|Council's|plan|."},
      {"co-operate with gov.uk", "co-operate|with|gov.uk"},
      {"and/or", "and|/|or"},
      {"£35,000,000 in 2019/20", "£35,000,000|in|2019/20"},
      {"7.4% of 3,214", "7.4%|of|3,214"},
      {"£3.5m on the 14th", "£3.5m|on|the|14th"},
      {"ages 11-18", "ages|11|-|18"},
      {"COVID-19.", "COVID-19|."},
      {"see https://example.org/a_b?c=1.", "see|https://example.org/a_b?c=1|."},
      {"§ 42a Absatz 1", "§|42a|Absatz|1"},
      {"Über 5 Größe", "Über|5|Größe"},
  };
  for (const Case& c : cases) EXPECT_EQ(Split(c.text), c.words) << c.text;
}

TEST(Words, MarksAreNotRead) {
  const std::vector<Case> cases = {
      {"a **bold** word", "a|bold|word"},
      {"an _italic_ word", "an|italic|word"},
      {"snake_case_word", "snake_case_word"},
      {"5 * 3 and *", "5|*|3|and|*"},
      {"`code_here` ends", "code_here|ends"},
      {"[text](http://a.b/c) more", "text|more"},
      {"![alt text](a.png)", "alt|text"},
      {"[text][ref] more", "text|more"},
      {"[not a link] more", "[|not|a|link|]|more"},
      {"a <b>word</b>", "a|word"},
      {"<https://a.b> here", "https://a.b|here"},
      {R"(escaped \* star)", R"(escaped|\*|star)"},
      {"~~gone~~ now", "gone|now"},
      {"unclosed **bold", "unclosed|*|*|bold"},
      {"[12](see section 4)", "[|12|]|(|see|section|4|)"},
      {"[text](<a b> 'title') more", "text|more"},
  };
  for (const Case& c : cases) EXPECT_EQ(Split(c.text), c.words) << c.text;
}

TEST(Words, LiteralTextKeepsItsMarks) { EXPECT_EQ(Split("a **b** [c](d)", true), "a|*|*|b|*|*|[|c|]|(|d|)"); }

// Whether the two read the same, word by word.
bool SameWords(const std::string& a, const std::string& b) {
  Vocabulary vocabulary;
  const auto mine = SplitWords({{a, 0}}, false, vocabulary).words;
  const auto theirs = SplitWords({{b, 0}}, false, vocabulary).words;
  return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                    [](const Word& x, const Word& y) { return x.id == y.id; });
}

TEST(Words, TypographyIsNoWording) {
  EXPECT_TRUE(SameWords("the \"plan\"", "the “plan”"));
  EXPECT_TRUE(SameWords("Council's", "Council’s"));
  EXPECT_TRUE(SameWords("11-18", "11–18"));
  EXPECT_TRUE(SameWords("11-18", "11 - 18"));
  EXPECT_TRUE(SameWords("a b",
                        "a\xC2\xA0"
                        "b"));
  EXPECT_TRUE(SameWords("caf\xC3\xA9", "cafe\xCC\x81"));
  EXPECT_TRUE(SameWords("safety", "safe\xC2\xADty"));
  EXPECT_TRUE(SameWords("3,214",
                        "3\xC2\xA0"
                        "214"));
  EXPECT_TRUE(SameWords("3,214", "3214"));
}

TEST(Words, CharacterReferencesAreWhatTheyStandFor) {
  EXPECT_TRUE(SameWords("£3,500", "&pound;3500"));
  EXPECT_TRUE(SameWords("€1.2m in all", "&#8364;1.2m in all"));
  EXPECT_TRUE(SameWords("2019–20", "2019&ndash;20"));
}

// A link's target, a label and a tag may each run over the end of a line.
TEST(Words, MarksMayRunOverTheEndOfALine) {
  const auto marks = [](const std::string& text) {
    Vocabulary vocabulary;
    std::vector<Piece> pieces;
    for (std::size_t at = 0, end; at <= text.size(); at = end + 1) {
      end = std::min(text.find('\n', at), text.size());
      pieces.push_back({std::string_view(text).substr(at, end - at), at});
    }
    const Words split = SplitWords(pieces, false, vocabulary);
    std::string told;
    for (const Word& word : split.words) told += text.substr(word.start, word.length) + "|";
    for (const Mark& mark : split.marks) told += " " + std::string(vocabulary.Word(mark.id));
    return told;
  };
  for (const std::string text : {"a [b](c \"d e\") f", "a <i x=\"1\" y=\"2\">b</i> f", "a [b][long label] f"}) {
    for (std::size_t at = text.find(' ', 4); at < text.rfind(' '); at = text.find(' ', at + 1)) {
      std::string wrapped = text;
      wrapped[at] = '\n';
      EXPECT_EQ(marks(wrapped), marks(text)) << wrapped;
    }
  }
}

TEST(Words, OnlyOpeningSignsCostLittleAndAreSaid) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<a [b](c";
  Vocabulary vocabulary;
  const Words split = SplitWords({{text, 0}}, false, vocabulary);
  EXPECT_GT(split.words.size(), 100000U);
  EXPECT_TRUE(split.marks_left);
}

// Signs that are closed further down, and by what makes no tag of them, leave nothing behind.
TEST(Words, SignsClosedInVainAreNotKept) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 600 == 599 ? "y >\n" : "x <a\n";
  std::vector<Piece> pieces;
  for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
    end = text.find('\n', at);
    pieces.push_back({std::string_view(text).substr(at, end - at), at});
  }
  Vocabulary vocabulary;
  EXPECT_TRUE(SplitWords(pieces, false, vocabulary).marks_left);
  EXPECT_LT(vocabulary.size(), 10U);
}

TEST(Words, LinksAndTagsAreTheSameHoweverWritten) {
  const auto marks = [](const std::string& text) {
    Vocabulary vocabulary;
    std::string told;
    for (const Mark& mark : SplitWords({{text, 0}}, false, vocabulary).marks)
      told += " " + std::string(vocabulary.Word(mark.id));
    return told;
  };
  EXPECT_EQ(marks("[a](<http://x.y>)"), marks("[a](http://x.y)"));
  EXPECT_EQ(marks("[a](http://x.y 'T')"), marks("[a]( http://x.y  \"T\")"));
  EXPECT_EQ(marks("a<br />b"), marks("a<br>b"));
  EXPECT_NE(marks("[a](http://x.y 'T')"), marks("[a](http://x.y 'S')"));
  EXPECT_NE(marks("<a href=http://x/>b</a>"), marks("<a href=http://x>b</a>"));
}

TEST(Words, WhatAReaderWouldNoticeIsWording) {
  EXPECT_FALSE(SameWords("Will", "will"));
  EXPECT_FALSE(SameWords("3,214", "3,241"));
  EXPECT_FALSE(SameWords("1,2", "12"));
  EXPECT_FALSE(SameWords("7.4%", "7.4"));
  EXPECT_FALSE(SameWords("café", "cafe"));
}

TEST(Words, BytesThatAreNoTextAreKeptApart) {
  EXPECT_EQ(Split("a \xFF\xFE b"), "a|\xFF|\xFE|b");
  EXPECT_EQ(Split("\x80"), "\x80");
}

}  // namespace
}  // namespace planrev::diff
