// SPDX-License-Identifier: MIT
// Word documents that planrev makes: what stands in their marks, and that they are sound whatever the text holds. A
// real LibreOffice looks at them in tests/word/libreoffice.
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <set>

#include "store/error.h"
#include "tests/tool/program.h"
#include "tool/render/render.h"
#include "tool/word/archive.h"

namespace planrev::tool {
namespace {

std::string Tracked(const std::string& before, const std::string& after, const WordOptions& options = {}) {
  const diff::Comparison comparison = diff::Compare(before, after);
  return RenderWord(comparison, diff::MakeRedline(comparison, before, after, {.both_sides = true}), options);
}

std::string Part(const std::string& document, std::string_view name) {
  const Archive archive = ReadArchive(document, "it");
  const ArchiveEntry* entry = FindEntry(archive, name);
  return entry == nullptr ? "" : entry->bytes;
}

// "{ins:words}" for what stands in a mark.
std::string Marked(const pugi::xml_node& node) {
  std::string said;
  for (const pugi::xml_node& child : node) {
    const std::string name = child.name();
    if (name == "w:ins" || name == "w:del" || name == "w:moveFrom" || name == "w:moveTo") {
      said += "{" + name.substr(2) + ":" + Marked(child) + "}";
    } else if (name == "w:t" || name == "w:delText") {
      said += child.text().get();
    } else if (name == "w:br") {
      said += "/";
    } else if (name == "w:footnoteReference") {
      said += "[" + std::string(child.attribute("w:id").value()) + "]";
    } else if (name == "w:r" || name == "w:hyperlink" || name == "w:p" || name == "w:tc") {
      said += Marked(child) + (name == "w:tc" ? "|" : "");
    }
  }
  return said;
}

std::string StyleOf(const pugi::xml_node& properties) {
  return std::string(properties.child("w:pStyle").attribute("w:val").value()) +
         (properties.child("w:numPr") ? "#" : "");
}

// One line per paragraph and row: its style, "<ins>" and the like for its end, "was STYLE", and its text.
std::string Body(const std::string& document) {
  pugi::xml_document body;
  body.load_string(Part(document, "word/document.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  std::string lines;
  for (const pugi::xml_node& item : body.child("w:document").child("w:body")) {
    const std::string name = item.name();
    if (name == "w:p") {
      const pugi::xml_node properties = item.child("w:pPr");
      std::string line = StyleOf(properties);
      for (const pugi::xml_node& mark : properties.child("w:rPr")) line += "<" + std::string(mark.name() + 2) + ">";
      if (const auto was = properties.child("w:pPrChange")) line += " was " + StyleOf(was.child("w:pPr"));
      lines += line + ": " + Marked(item) + "\n";
    } else if (name == "w:tbl") {
      for (const pugi::xml_node& row : item.children("w:tr")) {
        const pugi::xml_node properties = row.child("w:trPr");
        lines += std::string("row") +
                 (properties.child("w:ins")   ? "<ins>"
                  : properties.child("w:del") ? "<del>"
                                              : "") +
                 ": " + Marked(row) + "\n";
      }
    } else if (name.find("Range") != std::string::npos) {
      lines += name.substr(2) + "\n";
    }
  }
  return lines;
}

TEST(Word, ChangesAreTrackedInTheirPlace) {
  struct Case {
    const char* what;
    const char* before;
    const char* after;
    const char* body;
  };
  const Case cases[] = {
      {"words", "We **may** act [here](https://a.example).\n", "We **must** act [here](https://a.example).\n",
       ": We {del:may}{ins:must} act here.\n"},
      {"a paragraph that came", "One stays here.\n\nTwo stays here.\n",
       "One stays here.\n\nWhat is new stands here.\n\nTwo stays here.\n",
       ": One stays here.\n<ins>: {ins:What is new stands here.}\n: Two stays here.\n"},
      {"a paragraph that went, at the end", "One stays here.\n\nWhat goes stood here.\n", "One stays here.\n",
       "<del>: One stays here.\n: {del:What goes stood here.}\n"},
      {"a heading of another level", "# A\n\n## Below\n\nText.\n", "# A\n\n### Below\n\nText.\n",
       "Heading1: A\nHeading3 was Heading2: Below\n: Text.\n"},
      {"numbers that became bullets", "1. one thing\n2. two things\n", "- one thing\n- two things\n",
       "ListParagraph# was ListParagraph#: one thing\nListParagraph# was ListParagraph#: two things\n"},
      {"split", "One thing is said here. And another thing is said there.\n",
       "One thing is said here.\n\nAnd another thing is said there.\n",
       "<ins>: One thing is said here.{del: }\n: And another thing is said there.\n"},
      {"merged", "One thing is said here.\n\nAnd another thing is said there.\n",
       "One thing is said here. And another thing is said there.\n",
       "<del>: One thing is said here.{ins: }\n: And another thing is said there.\n"},
      {"moved and edited, below a heading whose last words went",
       "# One two three\n\nRed green blue.\n\nSun moon stars.\n\nAlpha beta gamma delta here.\n",
       "# One two\n\nAlpha beta gamma delta there.\n\nRed green blue.\n\nSun moon stars.\n",
       "Heading1: One two{del: three}\nmoveToRangeStart\n<moveTo>: {moveTo:Alpha beta gamma delta "
       "}{moveTo:there}{moveTo:.}\nmoveToRangeEnd\n: Red green blue.\n<del>: Sun moon stars.\nmoveFromRangeStart\n: "
       "{moveFrom:Alpha beta gamma delta here.}\nmoveFromRangeEnd\n"},
      {"split within what was added", "One two three four five six seven. Still, red green blue sun moon stars.\n",
       "One two three four five six seven. New words came.\n\nThen, red green blue sun moon stars.\n",
       "<ins>: One two three four five six seven. {del:Still}{ins:New words came.}\n: {ins:Then}, red green blue sun "
       "moon stars.\n"},
      {"moved and edited",
       "Alpha beta gamma delta here.\n\nOne two three four five six seven.\n\nRed green blue.\n\nSun moon stars.\n",
       "One two three four five six seven.\n\nAlpha beta gamma delta there.\n\nRed green blue.\n\nSun moon stars.\n",
       "moveFromRangeStart\n<moveFrom>: {moveFrom:Alpha beta gamma delta here.}\nmoveFromRangeEnd\n"
       "<ins>: One two three four five six seven.\nmoveToRangeStart\n"
       ": {moveTo:Alpha beta gamma delta }{moveTo:{del:here}}{ins:there}{moveTo:.}\nmoveToRangeEnd\n"
       ": Red green blue.\n: Sun moon stars.\n"},
      {"a row", "| a | b |\n|---|---|\n| one | two |\n", "| a | b |\n|---|---|\n| new | row |\n| one | two |\n",
       "row: a|b|\nrow<ins>: {ins:new}|{ins:row}|\nrow: one|two|\n: \n"},
      {"a column", "| a | b |\n|---|---|\n| one | two |\n", "| a | c | b |\n|---|---|---|\n| one | x | two |\n",
       "row<del>: {del:a}|{del:b}|\nrow<ins>: {ins:a}|{ins:c}|{ins:b}|\nrow<del>: {del:one}|{del:two}|\n"
       "row<ins>: {ins:one}|{ins:x}|{ins:two}|\n: \n"},
      {"above a table", "One stays.\n\n| a | b |\n|---|---|\n| one | two |\n\nEnd.\n",
       "One stays.\n\nWhat is new stands here.\n\n| a | b |\n|---|---|\n| one | two |\n\nEnd.\n",
       "<ins>: One stays.\n: {ins:What is new stands here.}\nrow: a|b|\nrow: one|two|\n: End.\n"},
      {"a note", "One[^1] stays.\n\n[^1]: Said before.\n", "One[^1] stays.\n\n[^1]: Said after.\n",
       ": One[1] stays.\n"},
      {"bold and a link", "All partners agree on [this](https://a.example/old) point.\n",
       "All **partners** agree on [this](https://a.example/new) point.\n",
       ": All {del:partners}{ins:partners} agree on {del:this}{ins:this} point.\n"},
      {"code", "```\none\n two\n```\n", "```\none\n three\n```\n", "SourceCode: one/ {del:two}{ins:three}\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(Body(Tracked(one.before, one.after)), one.body) << one.what;
}

TEST(Word, NotesKeepTheirOwnChanges) {
  const std::string notes = Part(
      Tracked("One[^1] stays.\n\n[^1]: Said before.\n", "One[^1] stays.\n\n[^1]: Said after.\n"), "word/footnotes.xml");
  EXPECT_NE(notes.find("before</w:delText>"), std::string::npos) << notes;
  EXPECT_NE(notes.find("after</w:t>"), std::string::npos) << notes;
}

TEST(Word, AuthorAndDayAreThoseThatAreSaid) {
  const std::string said =
      Part(Tracked("We may.\n", "We must.\n", {"A \"Clerk\"", "2021-06-29T00:00:00Z"}), "word/document.xml");
  EXPECT_NE(said.find("w:author=\"A &quot;Clerk&quot;\" w:date=\"2021-06-29T00:00:00Z\""), std::string::npos) << said;
  const std::string unsaid = Part(Tracked("We may.\n", "We must.\n"), "word/document.xml");
  EXPECT_NE(unsaid.find("w:author=\"planrev\""), std::string::npos);
  EXPECT_EQ(unsaid.find("w:date"), std::string::npos);
}

TEST(Word, TheSameTextsGiveTheSameBytes) {
  const std::string before = "# A\n\nText[^1].\n\n[^1]: Note.\n", after = "# A\n\nWords[^1].\n\n[^1]: Note.\n";
  EXPECT_EQ(Tracked(before, after), Tracked(before, after));
}

TEST(Word, HostileTextGivesSoundParts) {
  const std::string payloads[] = {
      "\x01\x02 control \x1b[2J and \x7f",
      "\xE2\x80\xAE reversed \xE2\x80\xA6 and \xEF\xBF\xBE \xEF\xBF\xBF",
      "]]> <![CDATA[ <w:del/> &amp; &#1; \"quoted\" 'single'",
      "surrogate \xED\xA0\x80 and \xFF\xFE and \xC0\xAF cut \xE2\x82",
      "[a](javascript:alert(1)) [b](https://x.example/?a=\"<&>) [c](#nowhere) ![d](\\\\host\\share)",
      "<script>alert(1)</script> <!-- -- --> {++ins++} `code ]]>`",
      std::string("a \0 b", 5),
      "carriage\rreturn and tab\there",
  };
  for (const std::string& payload : payloads) {
    const std::string before = "# A " + payload + "\n\n- " + payload + "\n\n| h |\n|---|\n| x |\n";
    const std::string after = "# B " + payload + "\n\n1. " + payload + "\n\n```\n" + payload + "\n```\n\n| " + payload +
                              " |\n|---|\n| y |\n\nEnd[^1].\n\n[^1]: " + payload + "\n";
    for (const ArchiveEntry& part : ReadArchive(Tracked(before, after, {payload, ""}), "it")) {
      pugi::xml_document document;
      EXPECT_TRUE(document.load_buffer(part.bytes.data(), part.bytes.size())) << part.name;
      for (const char byte : part.bytes) {
        const auto value = static_cast<unsigned char>(byte);
        ASSERT_TRUE(value >= 0x20 || byte == '\n' || byte == '\t') << part.name << " holds byte " << int(value);
      }
      EXPECT_EQ(part.bytes.find("javascript:"), part.bytes.find("javascript:", part.bytes.find("</")))
          << "no address leads to a script";
      for (const char* reference : {"&#1;", "&#x1;", "&#27;", "&#0;", "\xED\xA0\x80", "\xEF\xBF\xBF"})
        EXPECT_EQ(part.bytes.find(reference), std::string::npos) << part.name << " " << reference;
    }
  }
}

TEST(Word, EmptyTextsMakeADocument) {
  EXPECT_EQ(Body(Tracked("", "")), "");
  EXPECT_EQ(Body(Tracked("", "One.\n")), ": {ins:One.}\n");
  EXPECT_EQ(Body(Tracked("One.\n", "")), ": {del:One.}\n");
}

// --- the program ---

TEST(Word, GoesOutAndComesInAsTheSameText) {
  Sandbox sandbox;
  for (const char* name : {"2019", "2020-06", "2021-06"}) {
    // the language of a code block is nothing that Word keeps
    ASSERT_EQ(
        sandbox
            .Shell(std::string("sed 's/^```text/```/' '") + PLANREV_SOURCE_DIR + "/fixtures/community-safety/" + name +
                   ".md' > plan.md && planrev show plan.md --format docx "
                   "-o plan.docx")
            .status,
        0);
    const Outcome outcome = sandbox.Run({"diff", "plan.md", "plan.docx", "--exit-code"});
    EXPECT_EQ(outcome.status, 0) << outcome.out;
  }
}

TEST(Word, ComesInAsTheTextAfter) {
  Sandbox sandbox;
  const std::string fixtures = std::string(PLANREV_SOURCE_DIR) + "/fixtures/community-safety/";
  ASSERT_EQ(sandbox
                .Shell("for name in 2020-06 2021-06; do sed 's/^```text/```/' '" + fixtures +
                       "'$name.md > $name.md; done; planrev diff 2020-06.md 2021-06.md --format docx -o changes.docx")
                .status,
            0);
  const Outcome outcome = sandbox.Run({"diff", "2021-06.md", "changes.docx", "--exit-code"});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_NE(outcome.err.find(" tracked changes in 'changes.docx' are taken as accepted"), std::string::npos)
      << outcome.err;
}

TEST(Word, EveryKindOfChangeComesInAsMade) {
  Sandbox sandbox;
  struct Case {
    const char* what;
    const char* one;
    const char* other;
  };
  const Case cases[] = {
      {"a column", "| a | b |\n|---|---|\n| one | two |\n", "| a | c | b |\n|---|---|---|\n| one | x | two |\n"},
      {"a list of another kind, and a paragraph in an item", "1. one thing\n2. two things\n",
       "- one thing\n\n  and more of it\n- two things\n"},
      {"a table and a quotation", "# A\n\nText stands here.\n\n| a |\n|---|\n| b |\n",
       "# A\n\n> Quoted words stand.\n"},
      {"a moved section", "# A\n\n## B\n\nText of B.\n\nMore of B here.\n\n## C\n\nText of C[^1].\n\n[^1]: Note.\n",
       "# A\n\n## C\n\nText of C[^1].\n\n## B\n\nText of B now.\n\nMore of B here.\n\n[^1]: Note.\n"},
  };
  for (const Case& one : cases) {
    sandbox.Write("one.md", one.one);
    sandbox.Write("other.md", one.other);
    for (const auto& [before, after] : {std::pair("one.md", "other.md"), std::pair("other.md", "one.md")}) {
      ASSERT_EQ(sandbox.Run({"diff", before, after, "--format", "docx", "-o", "changes.docx"}).status, 0);
      const Outcome outcome = sandbox.Run({"diff", after, "changes.docx", "--exit-code"});
      EXPECT_EQ(outcome.status, 0) << one.what << "\n" << outcome.out;
    }
  }
}

TEST(Word, NeedsNoPandocToGoOut) {
  Sandbox sandbox;
  sandbox.Write("a.md", "We may.\n");
  sandbox.Write("b.md", "We must.\n");
  sandbox.Set("PATH", "/nonexistent");
  EXPECT_EQ(sandbox.Run({"diff", "a.md", "b.md", "--format", "docx", "-o", "c.docx"}).status, 0);
  EXPECT_TRUE(sandbox.Read("c.docx").starts_with("PK"));
}

TEST(Word, IsNotThrownAtATerminal) {
  const Sandbox sandbox;
  sandbox.Write("a.md", "We may.\n");
  EXPECT_EQ(sandbox.OnTerminal("planrev show a.md --format docx; echo $?"),
            "planrev: cannot write to the terminal: a Word document is no text\nhint: name a file: -o FILE.docx\n2\n");
}

}  // namespace
}  // namespace planrev::tool
