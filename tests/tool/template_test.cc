// SPDX-License-Identifier: MIT
#include "tool/render/template.h"

#include <gtest/gtest.h>

#include "store/error.h"
#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

std::string Fill(const std::string& text, const Facts& facts, Escaping escaping = Escaping::kNone) {
  return Template("t", text).Fill(facts, escaping);
}

TEST(Template, ShowsWhatIsThereAndLeavesOutWhatIsNot) {
  Facts facts;
  facts.Set("title", "A plan").Set("empty", "").Set("yes", true).Set("no", false).Set("none", Facts::List{});
  struct Row {
    const char *name, *text, *filled;
  };
  const Row rows[] = {
      {"a text", "{{title}}", "A plan"},
      {"a section of a text", "{{#title}}has {{title}}{{/title}}", "has A plan"},
      {"an empty text is none", "{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", "y"},
      {"yes", "{{#yes}}x{{/yes}}{{^yes}}y{{/yes}}", "x"},
      {"no", "{{#no}}x{{/no}}{{^no}}y{{/no}}", "y"},
      {"an empty list", "{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"},
      {"what was never set", "{{#what}}x{{/what}}{{^what}}y{{/what}}{{what}}", "y"},
      {"a comment on a line of its own leaves no line", "a\n{{! why }}\nb\n", "a\nb\n"},
      {"a comment over lines", "a\n{{! why\n and how }}\nb\n", "a\nb\n"},
      {"a section's lines of their own leave no lines", "a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"},
      {"nor do those of one that is not shown", "a\n{{#no}}\nb\n{{/no}}\nc\n", "a\nc\n"},
      {"an empty line in a section stays", "a\n{{#yes}}\n\nb\n{{/yes}}\nc\n", "a\n\nb\nc\n"},
      {"brackets that are no tags", "{title} }} { {", "{title} }} { {"},
  };
  for (const Row& row : rows) EXPECT_EQ(Fill(row.text, facts), row.filled) << row.name;
}

TEST(Template, ListsKnowTheirFirstAndLast) {
  Facts facts;
  facts.Set("names", Facts::List{Facts().Set("name", "a"), Facts().Set("name", "b"), Facts().Set("name", "c")});
  EXPECT_EQ(Fill("{{#names}}{{^is_first}}{{#is_last}} and {{/is_last}}{{^is_last}}, {{/is_last}}{{/is_first}}"
                 "{{name}}{{/names}}",
                 facts),
            "a, b and c");
}

TEST(Template, AFactMayHaveTheNameOfATemplate) {
  const Sandbox sandbox;
  sandbox.Write("whole.mustache", "{{#part}}{{> part}}{{/part}}\n");
  sandbox.Write("part.mustache", "[{{part}}]");
  EXPECT_EQ(Template::Read(sandbox.path() + "/whole.mustache").Fill(Facts().Set("part", "x"), Escaping::kNone),
            "[x]\n");
}

TEST(Template, ForeignTextReadsAsItself) {
  struct Row {
    const char* name;
    Escaping escaping;
    const char *text, *value, *filled;
  };
  const Row rows[] = {
      {"HTML", Escaping::kHtml, "<p>{{x}}</p>", "<b a='1'>&\"\x1b",
       "<p>&lt;b a=&#39;1&#39;&gt;&amp;&quot;&lt;U+001B&gt;</p>"},
      {"HTML that was made by us", Escaping::kHtml, "<p>{{{x}}}</p>", "<b>", "<p><b></p>"},
      {"Markdown", Escaping::kMarkdown, "see {{x}}", "*a* <b> [c](d) `e` |",
       "see \\*a\\* \\<b\\> \\[c\\](d) \\`e\\` \\|"},
      {"no list where a line starts", Escaping::kMarkdown, "{{x}}", "1. a", "1\\. a"},
      {"no list within a list", Escaping::kMarkdown, "- {{x}}", "- a", "- \\- a"},
      {"no list within a quotation", Escaping::kMarkdown, "> {{x}}", "+ a", "> \\+ a"},
      {"a sign within a line is plain", Escaping::kMarkdown, "| {{x}} |", "+282", "| +282 |"},
      {"a number within a line is plain", Escaping::kMarkdown, "Priority {{x}}", "1. Crime", "Priority 1. Crime"},
      {"tags in a value are no tags", Escaping::kNone, "{{x}}", "{{x}} {{> y}}", "{{x}} {{> y}}"},
      {"as it is", Escaping::kNone, "{{x}}", "<b>*", "<b>*"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(Fill(row.text, Facts().Set("x", row.value), row.escaping), row.filled) << row.name;
}

TEST(Template, BrokenOnesAreRefusedWithTheirLine) {
  std::string nested;
  for (int i = 0; i < 51; ++i) nested += "{{#a}}";
  const std::pair<std::string, const char*> rows[] = {
      {"a\n{{b", "line 2: '{{' is not closed"},
      {"a\n{{{b}}", "line 2: '{{{' is not closed"},
      {"a\n\n{{#b}}c", "line 3: section 'b' is not closed"},
      {"a{{/b}}", "line 1: '{{/b}}' closes a section that was not opened"},
      {"{{#a}}\n{{#b}}\n{{/a}}", "line 3: '{{/a}}' closes section 'b' of line 2"},
      {"{{}}", "line 1: a tag without a name"},
      {"{{#}}", "line 1: a tag without a name"},
      {"{{=<% %>=}}", "line 1: the braces cannot be changed"},
      {"\n{{> nowhere}}", "line 2: no template 'nowhere'"},
      {nested, "line 1: sections more than 50 deep"},
  };
  for (const auto& [text, cause] : rows) {
    try {
      Template("note.mustache", text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      EXPECT_EQ(error.what(), "cannot read template 'note.mustache': " + std::string(cause));
    }
  }
}

TEST(Template, CallsOthersBesideItAndThoseBuiltIn) {
  const Sandbox sandbox;
  sandbox.Write("whole.mustache", "a\n{{> part}}\n{{> figure_row}}");
  sandbox.Write("part.mustache", "<{{x}}>\n");
  const std::string filled =
      Template::Read(sandbox.path() + "/whole.mustache").Fill(Facts().Set("x", "1").Set("what", "w"), Escaping::kNone);
  EXPECT_TRUE(filled.starts_with("a\n<1>\n<tr>")) << filled;
  sandbox.Write("whole.mustache", "a {{> part}} b\n");
  EXPECT_EQ(Template::Read(sandbox.path() + "/whole.mustache").Fill(Facts().Set("x", "1"), Escaping::kNone),
            "a <1> b\n");
  EXPECT_EQ(Template::Read(sandbox.path() + "/whole.mustache").Whole(), "a <{{x}}> b\n");
}

TEST(Template, OneThatCallsItselfIsRefused) {
  const Sandbox sandbox;
  sandbox.Write("whole.mustache", "{{> a}}");
  sandbox.Write("a.mustache", "{{> b}}");
  sandbox.Write("b.mustache", "\n{{> a}}");
  try {
    Template::Read(sandbox.path() + "/whole.mustache");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()),
              "cannot read template '" + sandbox.path() + "/b.mustache': line 2: template 'a' calls itself");
  }
}

TEST(Template, NamesThatNobodyKnowsAreSaidOnce) {
  constexpr TemplateName kKnown[] = {{"title", ""}, {"figures", ""}, {"was", ""}};
  testing::internal::CaptureStderr();
  Template(
      "t.mustache",
      "{{title}}{{#figures}}{{was}}{{is_last}}{{.}}{{/figures}}\n{{#figurs}}{{/figurs}}{{figurs}}\n{{zz}}{{was.zz}}")
      .SayUnknownNames(kKnown);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "planrev: template 't.mustache': line 2: nothing is called 'figurs'\nhint: did you mean 'figures'?\n"
            "planrev: template 't.mustache': line 3: nothing is called 'zz'\n"
            "planrev: template 't.mustache': line 3: nothing is called 'was.zz'\nhint: did you mean 'was'?\n");
}

}  // namespace
}  // namespace planrev::tool
