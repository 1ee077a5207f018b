// SPDX-License-Identifier: MIT
#include "tool/render/critic_markup.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/tool/program.h"
#include "tool/render/critic_pieces.h"

namespace planrev::tool {
namespace {

std::string Marked(const std::string& before, const std::string& after) {
  return WriteCriticMarkup(diff::Compare(before, after), before, after);
}

std::string Accepted(const std::string& text) {
  std::size_t line = 0;
  return ReadCriticMarkup(text, CriticChoice::kAccept, line).value_or("not closed in line " + std::to_string(line));
}

std::string Rejected(const std::string& text) {
  std::size_t line = 0;
  return ReadCriticMarkup(text, CriticChoice::kReject, line).value_or("not closed in line " + std::to_string(line));
}

// Both texts come back byte for byte.
void ExpectRoundTrip(const std::string& before, const std::string& after, const std::string& name) {
  const std::string marked = Marked(before, after);
  EXPECT_EQ(Accepted(marked), after) << name << "\n" << marked;
  EXPECT_EQ(Rejected(marked), before) << name << "\n" << marked;
}

TEST(CriticMarkup, MarksWhatChanged) {
  struct Row {
    const char *name, *before, *after, *marked;
  };
  const Row rows[] = {
      {"a word", "Partners should answer.\n", "Partners must answer.\n", "Partners {~~should~>must~~} answer.\n"},
      {"a figure stays whole", "It has £35,000,000 of it.\n", "It has £55,000,000 of it.\n",
       "It has {~~£35,000,000~>£55,000,000~~} of it.\n"},
      {"a block for each mark", "One stays here.\n", "One stays here.\n\n## Two\n\nThree is new.\n",
       "One stays here.{++\n\n## Two++}{++\n\nThree is new.++}\n"},
      {"a block that went", "One stays here.\n\nTwo goes from here.\n\nThree stays too.\n",
       "One stays here.\n\nThree stays too.\n", "One stays here.{--\n\nTwo goes from here.--}\n\nThree stays too.\n"},
      {"a cell", "| a | b |\n|---|---|\n| x | 1 |\n", "| a | b |\n|---|---|\n| x | 2 |\n",
       "| a | b |\n|---|---|\n| x | {~~1~>2~~} |\n"},
      {"nothing", "Same {++text++}.\n", "Same {++text++}.\n", "Same \\{++text\\++}.\n"},
      {"signs of marks", "See {--this--} one.\n", "See {--this--} two.\n", "See \\{--this\\--} {~~one~>two~~}.\n"},
      {"backslashes before them", "A \\{++b c.\n", "A \\{++b d.\n", "A \\\\\\{++b {~~c~>d~~}.\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Marked(row.before, row.after), row.marked) << row.name;
    ExpectRoundTrip(row.before, row.after, row.name);
  }
}

TEST(CriticMarkup, ReadsWhatPeopleWrite) {
  struct Row {
    const char *name, *text, *accepted, *rejected;
  };
  const Row rows[] = {
      {"every mark", "a {++b++} {--c--} {~~d~>e~~} f", "a b  e f", "a  c d f"},
      {"a comment goes", "a{>>why?<<} b", "a b", "a b"},
      {"of a highlight the text stays", "a {==b==}{>>this<<} c", "a b c", "a b c"},
      {"an empty mark", "a{++++}b", "ab", "ab"},
      {"a plus at the end", "{++a+++}", "a+", ""},
      {"escaped", "\\{++ a \\++}", "{++ a ++}", "{++ a ++}"},
      {"backslashes that escape nothing", "a \\* b \\", "a \\* b \\", "a \\* b \\"},
      {"line breaks", "a\n{++\nb\n++}c", "a\n\nb\nc", "a\nc"},
      {"not closed", "a\nb {++c", "not closed in line 2", "not closed in line 2"},
      {"half a replacement", "{~~a~~}", "not closed in line 1", "not closed in line 1"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Accepted(row.text), row.accepted) << row.name;
    EXPECT_EQ(Rejected(row.text), row.rejected) << row.name;
  }
}

TEST(CriticMarkup, FixturesComeBackByteForByte) {
  const auto read = [](const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  };
  const std::filesystem::path fixtures = PLANREV_SOURCE_DIR "/fixtures";
  int pairs = 0;
  for (const auto& folder : std::filesystem::directory_iterator(fixtures / "cases")) {
    const auto before = folder.path() / "before.md", after = folder.path() / "after.md";
    if (!std::filesystem::exists(before) || !std::filesystem::exists(after)) continue;
    ExpectRoundTrip(read(before), read(after), folder.path().filename());
    ExpectRoundTrip(read(after), read(before), folder.path().filename());
    ++pairs;
  }
  EXPECT_GT(pairs, 60);
  for (const auto& [before, after] : {std::pair("2019", "2020-06"), {"2020-06", "2021-06"}, {"2021-06", "2019"}}) {
    const auto text = [&](const char* name) {
      return read(fixtures / "community-safety" / (std::string(name) + ".md"));
    };
    ExpectRoundTrip(text(before), text(after), before);
  }
}

// Texts of pieces that are likely to go wrong together.
class RandomTexts {
 public:
  explicit RandomTexts(unsigned seed) : random_(seed) {}

  std::string Text() {
    std::string text;
    for (int i = Number(30); i > 0; --i) text += Piece();
    return text;
  }

  // The text with some pieces put in, taken out and moved.
  std::string Edited(std::string text) {
    for (int i = Number(6); i > 0; --i) {
      const std::size_t at = text.empty() ? 0 : static_cast<std::size_t>(Number(static_cast<int>(text.size())));
      if (Number(2) == 0) text.erase(at, static_cast<std::size_t>(Number(12)));
      if (Number(2) == 0) text.insert(std::min(at, text.size()), Piece());
    }
    return text;
  }

 private:
  int Number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::string Piece() {
    static const char* const kPieces[] = {
        "{++",      "++}",      "{--",       "--}",   "{~~",         "~>",        "~~}", "{==",  "==}", "{>>", "<<}",
        "\\",       "{",        "+",         "-",     "~",           "}",         ">",   "word", " ",   "\n",  "\n\n",
        "- item\n", "# Head\n", "the plan ", "1,104", "| a | b |\n", "|--|--|\n", "é",   "\r\n", "`",   "    "};
    return kPieces[Number(static_cast<int>(std::size(kPieces)))];
  }

  std::mt19937 random_;
};

TEST(CriticMarkup, RandomTextsComeBackByteForByte) {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    RandomTexts texts(seed);
    const std::string before = texts.Text();
    ExpectRoundTrip(before, texts.Edited(before), std::to_string(seed));
    ExpectRoundTrip(before, texts.Text(), std::to_string(seed));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(CriticMarkup, WordsSideBySideAreOneReplacement) {
  EXPECT_EQ(
      Marked("The old committee of the borough decides this matter every single year.\n",
             "The new assembly of the county decides this matter every single year.\n"),
      "The {~~old committee~>new assembly~~} of the {~~borough~>county~~} decides this matter every single year.\n");
}

TEST(CriticMarkup, ProgramWritesAndReadsIt) {
  const Sandbox sandbox;
  sandbox.Write("before.md", "# P\n\nPartners should answer.\n");
  sandbox.Write("after.md", "# P\n\nPartners must answer.\n");
  EXPECT_EQ(sandbox.Run({"diff", "before.md", "after.md", "--format", "criticmarkup", "-o", "both.md"}).status, 0);
  EXPECT_EQ(sandbox.Read("both.md"), "# P\n\nPartners {~~should~>must~~} answer.\n");
  EXPECT_EQ(sandbox.Run({"apply", "--criticmarkup", "both.md", "--all"}).out, sandbox.Read("after.md"));
  EXPECT_EQ(sandbox.Run({"apply", "--criticmarkup", "both.md", "--none"}).out, sandbox.Read("before.md"));
}

TEST(CriticMarkup, WhatCannotBeReadIsSaid) {
  const Sandbox sandbox;
  sandbox.Write("both.md", "one\n{++two\n");
  struct Row {
    std::vector<std::string> words;
    int status;
    const char* said;
  };
  const Row rows[] = {
      {{"apply", "--criticmarkup", "both.md", "--all"},
       3,
       "planrev: cannot read 'both.md': line 2: a mark of CriticMarkup is not closed\n"
       "hint: close it, as in {++added++}, or put a backslash before it\n"},
      {{"apply", "--criticmarkup", "both.md", "--only", "12345678"},
       2,
       "planrev: the changes in CriticMarkup have no ids\nhint: give --all or --none\n"},
      {{"apply", "both.md", "--criticmarkup", "both.md", "--all"},
       2,
       "planrev: both texts are read from the file of --criticmarkup\nhint: leave 'both.md' out\n"},
      {{"apply", "both.md", "--all"}, 2, "planrev: missing argument AFTER\n"},
      {{"apply", "--all"}, 2, "planrev: missing argument BEFORE\n"},
  };
  for (const Row& row : rows) {
    const Outcome outcome = sandbox.Run(row.words);
    EXPECT_EQ(outcome.status, row.status);
    EXPECT_EQ(outcome.err.substr(0, std::string(row.said).size()), row.said);
  }
}

}  // namespace
}  // namespace planrev::tool
