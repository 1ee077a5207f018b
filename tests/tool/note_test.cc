// SPDX-License-Identifier: MIT
// The change note and the schedule of amendments, as people get them.
#include "tool/render/note/note.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/tool/golden.h"
#include "tests/tool/program.h"
#include "tool/render/note/segments.h"
#include "tool/render/template.h"

namespace planrev::tool {
namespace {

std::string Fixture(const std::string& name) {
  return std::string(PLANREV_SOURCE_DIR) + "/fixtures/community-safety/" + name;
}

std::string Note(const std::string& before, const std::string& after, std::vector<std::string> options = {}) {
  const Sandbox sandbox;
  std::vector<std::string> words = {"note", before, after};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = sandbox.Run(words);
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return outcome.out;
}

// The note on two small texts.
std::string NoteOn(const std::string& before, const std::string& after, std::vector<std::string> options = {}) {
  const Sandbox sandbox;
  sandbox.Write("before.md", before);
  sandbox.Write("after.md", after);
  std::vector<std::string> words = {"note", "before.md", "after.md"};
  words.insert(words.end(), options.begin(), options.end());
  return sandbox.Run(words).out;
}

TEST(Note, ReadsAsAnOfficerWrites) {
  ExpectGolden("note-2020.md", Note(Fixture("2019.md"), Fixture("2020-06.md")));
  ExpectGolden("note-2021.md", Note(Fixture("2020-06.md"), Fixture("2021-06.md")));
}

TEST(Note, ScheduleHasEveryChange) {
  ExpectGolden("schedule-2021.md", Note(Fixture("2020-06.md"), Fixture("2021-06.md"), {"--schedule"}));
}

TEST(Note, IsTheSameTwice) {
  for (const char* format : {"markdown", "html"}) {
    const auto once = [&] { return Note(Fixture("2019.md"), Fixture("2021-06.md"), {"--format", format}); };
    EXPECT_EQ(once(), once());
  }
}

TEST(Note, SaysOneThingInOneSentence) {
  struct Row {
    const char *name, *before, *after, *said;
  };
  const Row rows[] = {
      {"a word", "# P\n\nPartners should answer within five days. It is so.\n",
       "# P\n\nPartners must answer within five days. It is so.\n",
       "- “should” became “must”: “Partners must answer within five days.”\n"},
      {"a new sentence", "# P\n\nOne thing stands here.\n",
       "# P\n\nOne thing stands here. The Council will do another.\n", "- New words: “The Council will do another.”\n"},
      {"a sentence that went", "# P\n\nOne thing stands here. The Council will do another.\n",
       "# P\n\nOne thing stands here.\n", "- This was taken out: “The Council will do another.”\n"},
      {"a new item", "# P\n\n- first thing here\n- second thing there\n",
       "# P\n\n- first thing here\n- second thing there\n- a third one; and\n",
       "- A new point in the list: “a third one”.\n"},
      {"a section", "# P\n\nText stays.\n", "# P\n\nText stays.\n\n## New\n\nThe first sentence. The second.\n",
       "- This section is new. It begins: “The first sentence.”\n"},
      {"bullets for numbers", "# P\n\n1. first thing here\n2. second thing there\n",
       "# P\n\n- first thing here\n- second thing there\n", "now has bullets in place of numbers"},
      {"a row", "# P\n\nTable 7: Things\n\n| A | B |\n|--|--|\n| x | 1 |\n",
       "# P\n\nTable 7: Things\n\n| A | B |\n|--|--|\n| x | 1 |\n| y | 2 |\n", "- In Table 7 the row “y” is new: 2.\n"},
      {"a footnote's mark is not quoted", "# P\n\nPartners should answer[^1] soon.\n\n[^1]: Note.\n",
       "# P\n\nPartners must answer[^1] soon.\n\n[^1]: Note.\n", "“Partners must answer soon.”\n"},
  };
  for (const Row& row : rows) {
    const std::string note = NoteOn(row.before, row.after);
    EXPECT_NE(note.find(row.said), std::string::npos) << row.name << "\n" << note;
  }
}

TEST(Note, NothingIsSaidWhereNothingChanged) {
  EXPECT_EQ(NoteOn("# Plan\n\nText.\n", "# Plan\n\nText.\n"),
            "# What changed: Plan\n\nafter.md, compared with before.md.\n\nNo change: the two texts are identical.\n");
  EXPECT_NE(NoteOn("# Plan\n\nText.\n", "# Plan\n\nText.\n", {"--schedule"}).find("identical"), std::string::npos);
}

TEST(Note, MinorIsSaid) {
  const std::string note = NoteOn("# P\n\nThe staff recieve help.\n", "# P\n\nThe staff receive help.\n");
  EXPECT_NE(note.find("What the plan promises is as it was."), std::string::npos) << note;
  EXPECT_NE(note.find("One change alters nothing that is said: spelling."), std::string::npos) << note;
}

TEST(Note, ReasonsAreTheRevisionsOwn) {
  Sandbox sandbox;
  sandbox.Run({"init", "reg"});
  sandbox.Set("PLANREV_REGISTER", sandbox.path() + "/reg");
  sandbox.Write("a.md", "# Plan\n\nThe Council will do one thing.\n");
  sandbox.Write("b.md", "# Plan\n\nThe Council will do two things.\n");
  sandbox.Write("c.md", "# Plan\n\nThe Council will do three things.\n");
  sandbox.Run({"add", "safety", "a.md", "--label", "First", "--dated", "2019-04-01", "--note", "Not in it."});
  sandbox.Run({"add", "safety", "b.md", "--label", "Second", "--dated", "2020-06-30", "--note",
               "Because\nof *this*.\n\n1. And that."});
  sandbox.Run({"add", "safety", "c.md", "--label", "Third", "--dated", "2021-06-29"});
  const std::string note = sandbox.Run({"note", "safety@r1", "safety"}).out;
  EXPECT_NE(note.find("Third (29 June 2021), compared with First (1 April 2019).\n"), std::string::npos) << note;
  EXPECT_NE(note.find("## Why\n\nSecond (30 June 2020):\n\n> Because of \\*this\\*.\n\n> 1\\. And that.\n"),
            std::string::npos)
      << note;
  EXPECT_EQ(note.find("Not in it"), std::string::npos);
  EXPECT_EQ(sandbox.Run({"note", "safety@r2", "safety"}).out.find("## Why"), std::string::npos);
  EXPECT_EQ(sandbox.Run({"note", "safety", "safety@r1"}).out.find("## Why"), std::string::npos);
}

TEST(Note, ForeignTextReadsAsItself) {
  const std::string before = "# *P* <script>\n\n## S | `x`\n\nPartners should answer **now** \\<b>x\\</b> {{x}}.\n";
  const std::string after =
      "# *P* <script>\n\n## S | `x`\n\nPartners must answer **now** \\<b>x\\</b> {{x}} \xE2\x80\xAE.\n";
  const std::string markdown = NoteOn(before, after);
  EXPECT_NE(markdown.find("### S \\| x"), std::string::npos) << markdown;
  EXPECT_NE(markdown.find("\\<b\\>x\\</b\\> \\{\\{x\\}\\}"), std::string::npos) << markdown;
  const std::string html = NoteOn(before, after, {"--format", "html"});
  EXPECT_EQ(html.find("<script>"), std::string::npos) << html;
  EXPECT_NE(html.find("&lt;b&gt;x&lt;/b&gt; {{x}} &lt;U+202E&gt;"), std::string::npos) << html;
}

TEST(Note, IsAWordDocumentWherePandocIs) {
  Sandbox sandbox;
  sandbox.Write("before.md", "# P\n\nPartners should answer.\n");
  sandbox.Write("after.md", "# P\n\nPartners must answer & <b> \"quote\".\n");
  const std::vector<std::string> words = {"note", "before.md", "after.md", "--format", "docx", "-o", "note.docx"};
  if (sandbox.Shell("command -v pandoc").status == 0) {
    EXPECT_EQ(sandbox.Run(words).status, 0);
    const std::string text = sandbox.Shell("pandoc -f docx -t plain --wrap=none note.docx").out;
    EXPECT_NE(text.find("“Partners should answer.” became “Partners must answer &"), std::string::npos) << text;
  }
  sandbox.Set("PATH", "/nowhere");
  const Outcome outcome = sandbox.Run({"note", "before.md", "after.md", "--format", "docx", "-o", "other.docx"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("pandoc"), std::string::npos) << outcome.err;
  EXPECT_EQ(sandbox.Read("other.docx"), "");
}

TEST(Note, ACouncilsTemplateHasItsOwnWords) {
  const Sandbox sandbox;
  sandbox.Write("before.md", "# P\n\nPartners should answer.\n");
  sandbox.Write("after.md", "# P\n\nPartners must answer.\n");
  sandbox.Write("ours.mustache",
                "{{title}}: {{#sections}}{{#points}}{{> point}}{{/points}}{{/sections}} {{sectons}}\n");
  const Outcome outcome = sandbox.Run({"note", "before.md", "after.md", "--template", "ours.mustache"});
  EXPECT_EQ(outcome.out, "P: “should” became “must”: “Partners must answer.” \n");
  EXPECT_EQ(outcome.err,
            "planrev: template 'ours.mustache': line 1: nothing is called 'sectons'\n"
            "hint: did you mean 'sections' or 'section'?\n");
  sandbox.Write("ours.mustache", "\n{{#title}}\n");
  const Outcome broken = sandbox.Run({"note", "before.md", "after.md", "--template", "ours.mustache", "-o", "note.md"});
  EXPECT_EQ(broken.status, 3);
  EXPECT_EQ(broken.err, "planrev: cannot read template 'ours.mustache': line 2: section 'title' is not closed\n");
  EXPECT_EQ(sandbox.Read("note.md"), "");
}

TEST(Note, PrintedTemplateMakesTheSameNote) {
  const Sandbox sandbox;
  for (const std::string format : {"markdown", "html"}) {
    for (const bool schedule : {false, true}) {
      std::vector<std::string> options = {"--format", format};
      if (schedule) options.push_back("--schedule");
      std::vector<std::string> print = {"note", "--print-template", "-o", "ours.mustache"};
      print.insert(print.end(), options.begin(), options.end());
      EXPECT_EQ(sandbox.Run(print).status, 0);
      const std::string built_in = Note(Fixture("2019.md"), Fixture("2020-06.md"), options);
      options.insert(options.end(), {"--template", sandbox.path() + "/ours.mustache"});
      EXPECT_EQ(Note(Fixture("2019.md"), Fixture("2020-06.md"), options), built_in) << format << schedule;
    }
  }
}

TEST(Note, BuiltInTemplatesUseKnownNamesOnly) {
  testing::internal::CaptureStderr();
  for (const char* name : {"note.md", "note.html", "schedule.md", "schedule.html"})
    Template::BuiltIn(name).SayUnknownNames(NoteNames());
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Note, SegmentsAreCutWhereBothSidesEnd) {
  struct Row {
    const char* name;
    std::vector<diff::Run> runs;
    std::vector<std::pair<std::string, std::string>> segments;
  };
  using diff::Sign;
  const Row rows[] = {
      {"one word",
       {{Sign::kEqual, "A b. C "}, {Sign::kRemoved, "d"}, {Sign::kAdded, "e"}, {Sign::kEqual, " f. G."}},
       {{"C d f.", "C e f."}}},
      {"two sentences apart",
       {{Sign::kRemoved, "A"},
        {Sign::kAdded, "B"},
        {Sign::kEqual, " c. D. E "},
        {Sign::kAdded, "f"},
        {Sign::kEqual, "."}},
       {{"A c.", "B c."}, {"E .", "E f."}}},
      {"a sentence added", {{Sign::kEqual, "A b."}, {Sign::kAdded, " C d."}}, {{"", "C d."}}},
      {"a sentence added in front", {{Sign::kAdded, "C d. "}, {Sign::kEqual, "A b."}}, {{"", "C d."}}},
      {"a sentence replaced",
       {{Sign::kEqual, "A. "}, {Sign::kRemoved, "B c."}, {Sign::kAdded, "D e."}, {Sign::kEqual, " F."}},
       {{"B c.", "D e."}}},
      {"an abbreviation ends nothing",
       {{Sign::kEqual, "See e.g. this "}, {Sign::kAdded, "x"}},
       {{"See e.g. this", "See e.g. this x"}}},
      {"lines", {{Sign::kEqual, "a\nb "}, {Sign::kAdded, "c"}, {Sign::kEqual, "\nd"}}, {{"b", "b c"}}},
      {"nothing", {{Sign::kEqual, "a"}}, {}},
  };
  for (const Row& row : rows) {
    diff::Change change;
    change.runs = row.runs;
    std::vector<std::pair<std::string, std::string>> found;
    for (const Segment& segment : ChangedSegments(change)) found.emplace_back(segment.was, segment.now);
    EXPECT_EQ(found, row.segments) << row.name;
  }
}

TEST(Note, DaysInWords) {
  EXPECT_EQ(DayInWords("2021-06-29"), "29 June 2021");
  EXPECT_EQ(DayInWords("2021-12-01"), "1 December 2021");
  EXPECT_EQ(DayInWords(""), "");
  EXPECT_EQ(DayInWords("2021-13-01"), "2021-13-01");
}

}  // namespace
}  // namespace planrev::tool
