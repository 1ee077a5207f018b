// SPDX-License-Identifier: MIT
#include "diff/parse/outline.h"

#include <cmark.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <memory>
#include <string>
#include <vector>

namespace planrev::diff {
namespace {

// The sections as "level:first line of the section", one per line.
std::string Sections(const std::string& text) {
  std::string told;
  for (const OutlineSection& section : MakeOutline(text).sections) {
    const std::size_t end = text.find('\n', section.start);
    told += std::to_string(section.level) + ":" + text.substr(section.start, end - section.start) + "\n";
  }
  return told;
}

struct Case {
  const char* name;
  const char* text;
  const char* sections;
};

TEST(Outline, FindsTheHeadingsAReaderSees) {
  const std::vector<Case> cases = {
      {"atx", "# One\ntext\n## Two\n", "1:# One\n2:## Two\n"},
      {"text above the first heading", "Hello\n\n# One\n", "0:Hello\n1:# One\n"},
      {"setext", "Title\n=====\n\nSub\n---\n", "1:Title\n2:Sub\n"},
      {"setext of two lines", "Long\ntitle\n===\n", "1:Long\n"},
      {"a rule is no heading", "\n---\n\ntext\n\n---\n", "0:\n"},
      {"no blank behind the marks", "#One\n", "0:#One\n"},
      {"seven marks", "####### One\n", "0:####### One\n"},
      {"in a fence", "```\n# One\n```\n# Two\n", "0:```\n1:# Two\n"},
      {"a longer fence holds a shorter one", "````\n```\n# One\n````\n# Two\n", "0:````\n1:# Two\n"},
      {"in an HTML block", "<div>\n# One\n</div>\n\n# Two\n", "0:<div>\n1:# Two\n"},
      {"in an HTML comment", "<!--\n\n# One\n-->\n# Two\n", "0:<!--\n1:# Two\n"},
      {"in a quote", "> # One\n\n# Two\n", "0:> # One\n1:# Two\n"},
      {"in a list item", "- item\n\n  # One\n\n# Two\n", "0:- item\n1:# Two\n"},
      {"a dash below a list item is a rule", "- item\n---\n", "0:- item\n"},
      {"indented by four", "    # One\n", "0:    # One\n"},
      {"CR LF", "# One\r\ntext\r\n# Two\r\n", "1:# One\r\n1:# Two\r\n"},
      {"a delimiter row is no underline", "a | b\n--- | ---\n1 | 2\n", "0:a | b\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Sections(c.text), c.sections) << c.name;
}

TEST(Outline, NestsSectionsByLevel) {
  const auto sections = MakeOutline("# A\n## B\n### C\n## D\n# E\n").sections;
  std::vector<int> parents;
  for (const auto& section : sections) parents.push_back(section.parent);
  EXPECT_EQ(parents, (std::vector<int>{-1, 0, 1, 0, -1}));
}

TEST(Outline, FrontMatterIsNoHeading) {
  const Outline outline = MakeOutline("---\ntitle: Plan\n---\n# One\n");
  EXPECT_EQ(outline.front_matter_end, 20U);
  ASSERT_EQ(outline.sections.size(), 1U);
  EXPECT_EQ(outline.sections[0].start, 20U);
}

TEST(Outline, AFenceThatIsNeverClosedIsNoFrontMatter) {
  EXPECT_EQ(MakeOutline("---\n\ntext\n").front_matter_end, 0U);
  EXPECT_EQ(MakeOutline("---\ntitle: Plan\n").front_matter_end, 0U);
}

TEST(Outline, StartsBehindAByteOrderMark) {
  const auto sections = MakeOutline("\xEF\xBB\xBF# One\n").sections;
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].level, 1);
  EXPECT_EQ(sections[0].start, 3U);
}

// The headings at the top level of the document, as cmark has them: "level:line".
std::vector<std::string> HeadingsByCmark(const std::string& text) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
  std::vector<std::string> headings;
  for (cmark_node* node = cmark_node_first_child(root.get()); node; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_HEADING) continue;
    headings.push_back(std::to_string(cmark_node_get_heading_level(node)) + ":" +
                       std::to_string(cmark_node_get_start_line(node)));
  }
  return headings;
}

std::vector<std::string> HeadingsByOutline(const std::string& text) {
  std::vector<std::string> headings;
  for (const OutlineSection& section : MakeOutline(text).sections) {
    if (section.level == 0) continue;
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(section.start), '\n');
    headings.push_back(std::to_string(section.level) + ":" + std::to_string(line));
  }
  return headings;
}

TEST(Outline, AgreesWithCmarkOnRandomDocuments) {
  static const std::vector<std::string> kLines = {"# One",  "## Two",   "Title",     "=====",        "-----",
                                                  "",       "",         "text here", "- item",       "  - inner",
                                                  "  more", "    deep", "1. first",  "> quote",      "```",
                                                  "~~~",    "    code", "| a | b |", "|---|---|",    "* star",
                                                  "***",    "+ plus",   "  # in",    "   ### three", "\tTab"};
  const bool agrees = rc::check("the outline has cmark's top-level headings", [] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kLines.size()));
    std::string text;
    for (const std::size_t pick : picks) text += kLines[pick] + "\n";
    if (text.substr(0, 3) == "---") return;  // front matter is none of cmark's business
    RC_ASSERT(HeadingsByOutline(text) == HeadingsByCmark(text));
  });
  EXPECT_TRUE(agrees);
}

}  // namespace
}  // namespace planrev::diff
