// SPDX-License-Identifier: MIT
#include "diff/wording/significance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {
namespace {

// Each rule on both sides of its line: "significance: reason" of the first change, "none" where there is no change.
std::string Weighed(const std::string& before, const std::string& after) {
  const Comparison comparison = Compare(before, after);
  if (comparison.changes.empty()) return "none";
  return std::string(Name(comparison.changes[0].significance)) + ": " + comparison.changes[0].reason;
}

struct Case {
  const char* rule;
  const char* before;
  const char* after;
  const char* weighed;
};

TEST(Significance, RulesHoldOnBothSidesOfTheirLine) {
  const std::vector<Case> cases = {
      {"obligation", "They will act in every ward.", "They may act in every ward.",
       "substantive: \"will\" became \"may\": a commitment is weakened"},
      {"obligation, stronger", "They should act in every ward.", "They must act in every ward.",
       "substantive: \"should\" became \"must\": a commitment is strengthened"},
      {"negation", "Staff are present at night.", "Staff are not present at night.",
       "substantive: a negation came or went: it may now say the opposite"},
      {"figure in a commitment", "We will recruit 10 wardens this year.", "We will recruit 12 wardens this year.",
       "substantive: a figure or date inside a commitment or target changed"},
      {"figure in a statement", "There were 4,230 offences last year.", "There were 4,512 offences last year.",
       "factual: \"4,230\" became \"4,512\", in a sentence that states rather than commits"},
      {"figure and a word", "There were 4,230 offences last year.", "There were 4,512 crimes last year.",
       "substantive: \"4,230 offences\" became \"4,512 crimes\""},
      {"a number to call in a duty", "You must call us on 01632 960001 at once.",
       "You must call us on 01632 960002 at once.", "substantive: \"960001\" became \"960002\""},
      {"an address beside a time that is the same", "You must report it to a@x.org within 24 months.",
       "You must report it to b@x.org within two years.", "substantive: it is worded differently"},
      {"comment", "We meet.\n\n<!-- ask Ann, who will know -->\n", "We meet.\n\n<!-- ask Ben, who must know -->\n",
       "editorial: a comment in the source, which readers do not see"},
      {"an anchor", "We meet.\n\n<a name=\"who\"></a>\n", "We meet.\n\n<a id=\"who\"></a>\n",
       "editorial: a tag in the source, which readers do not see"},
      {"an anchor that came", "We meet.\n", "<a id=\"who\"></a>\n\nWe meet.\n",
       "editorial: a tag in the source, which readers do not see"},
      {"the end of a block", "We meet.\n\n</div>\n", "We meet.\n\n</div></div>\n",
       "editorial: a tag in the source, which readers do not see"},
      {"a rule", "We meet.\n\n<br>\n", "We meet.\n\n<hr>\n", "substantive: \"br\" became \"hr\""},
      {"a comment that is seen now", "We meet.\n\n<!-- at noon -->\n", "We meet.\n\n<p>at noon</p>\n",
       "substantive: it is worded differently"},
      {"wording", "Partners meet at the town hall.", "Partners gather at the town hall.",
       "substantive: \"meet\" became \"gather\""},
      {"spelling", "Victims recieve help from us.", "Victims receive help from us.",
       "editorial: only the spelling differs"},
      {"spelling, not wording", "Reports increase from year to year.", "Reports increased from year to year.",
       "substantive: \"increase\" became \"increased\""},
      {"capitals", "the council meets twice a year.", "The Council meets twice a year.",
       "editorial: only capitals differ"},
      {"punctuation", "Police, fire and health meet.", "Police, fire, and health meet.",
       "editorial: only punctuation differs"},
      {"joints of a list", "- lend a hand;\n- go home.\n", "- lend a hand; and\n- go home.\n",
       "editorial: only punctuation differs"},
      {"a joint that says something", "- lend a hand; and\n- go home.\n", "- lend a hand; or\n- go home.\n",
       "substantive: \"and\" became \"or\""},
      {"formatting", "Partners meet at the town hall.", "Partners **meet** at the town hall.",
       "editorial: \"meet\" is now bold"},
      {"link", "See [the page](http://a.b) for more.", "See [the page](http://a.c) for more.",
       "editorial: \"the page\" links to http://a.c, no longer to http://a.b"},
      {"list order", "1. First thing to do\n2. Second thing\n", "- First thing to do\n- Second thing\n",
       "substantive: numbers imply an order of priority, bullets do not"},
      {"another bullet", "- First thing to do\n- Second thing\n", "* First thing to do\n* Second thing\n", "none"},
      {"metadata", "---\ndate: 2020-06-30\n---\nText.\n", "---\ndate: 2021-06-29\n---\nText.\n",
       "factual: a record about the document, not what it says"},
      {"renumbering", "## 1. Aims\n\nText of aims.\n", "## 2. Aims\n\nText of aims.\n",
       "editorial: only numbers differ"},
      {"level", "# Plan\n\n## Aims\n\nText of aims.\n", "# Plan\n\n### Aims\n\nText of aims.\n",
       "editorial: it stands at another level, its words are the same"},
      {"something added", "One thing is said.\n", "One thing is said.\n\nAnother thing is said.\n",
       "substantive: something is said that was not said before"},
      {"a figure that nothing states", "Reduce burglary by 20% next year.", "Reduce burglary by 5% next year.",
       "substantive: a figure or date changed, and no verb says that it only states something"},
      {"a ceiling", "There were no more than 25 cases.", "There were no more than 24 cases.",
       "substantive: a figure or date inside a commitment or target changed"},
      {"a sign that says something", "Answers take < 5 minutes.", "Answers take > 5 minutes.",
       "substantive: \"<\" became \">\""},
      {"another word, not another spelling", "We fund carers services.", "We fund careers services.",
       "substantive: \"carers\" became \"careers\""},
      {"struck out", "Partners must pay for it.", "Partners ~~must~~ pay for it.",
       "substantive: words were struck through, or are no longer"},
      {"a comparison that is no tag", "Case if a<b, the council must pay and c>d holds.",
       "Case if a<b, the council may pay and c>d holds.",
       "substantive: \"must\" became \"may\": a commitment is weakened"},
      {"negation before obligation", "Partners can act alone.", "Partners cannot act alone.",
       "substantive: a negation came or went: it may now say the opposite"},
      {"no front matter", "---\nThe council must act now.\n\n---\n", "---\nThe council may act now.\n\n---\n",
       "substantive: \"must\" became \"may\": a commitment is weakened"},
      {"order of a numbered list", "1. first of the things\n2. second of the things\n3. third of the things\n",
       "1. third of the things\n2. first of the things\n3. second of the things\n",
       "substantive: the order of a numbered list implies priority"},
      {"a charge", "The skip licence fee is £45 a week.", "The skip licence fee is £52 a week.",
       "substantive: a figure or date inside a commitment or target changed"},
      {"what was paid", "The skip licence fees came to £45 then.", "The skip licence fees came to £52 then.",
       "factual: \"£45\" became \"£52\", in a sentence that states rather than commits"},
      {"a time allowed", "Letters are answered within ten days.", "Letters are answered within twenty days.",
       "substantive: a figure or date inside a commitment or target changed"},
      {"a figure and a slip", "Police recieved calls from 12 homes.", "Police received calls from 14 homes.",
       "factual: \"12\" became \"14\", in a sentence that states rather than commits"},
      {"a figure in another form", "There were 5 of the homes.", "There were five of the homes.",
       "editorial: the same figure, written otherwise"},
      {"a figure that came as well", "There were 12 of them.", "There were 14 of them in 2020.",
       "substantive: it is worded differently"},
      {"an address", "Objections are sent to a@b.org then.", "Objections are sent to c@b.org then.",
       "factual: an address or number was brought up to date, in a sentence that commits nobody"},
      {"an address that is laid down", "Objections must be sent to a@b.org then.",
       "Objections must be sent to c@b.org then.", "substantive: \"a@b.org\" became \"c@b.org\""},
      {"a comma that parts", "Tenants who are in arrears lose points.", "Tenants, who are in arrears, lose points.",
       "substantive: a comma before \"who\" came or went: what it speaks of may be more or less"},
      {"a comma that does not", "Tenants in arrears lose points then.", "Tenants in arrears lose points, then.",
       "editorial: only punctuation differs"},
      {"a comma at a condition", "It runs for a year and then yearly, unless ended by notice.",
       "It runs for a year and then yearly unless ended by notice.",
       "substantive: a comma before \"unless\" came or went: what it speaks of may be more or less"},
      {"a comma at the only condition", "It runs for a year, unless ended by notice.",
       "It runs for a year unless ended by notice.", "editorial: only punctuation differs"},
      {"two forms at once", "It is open daily; the cafe recieves all.", "It is open daily. The cafe receives all.",
       "editorial: only the spelling and capitals and punctuation differ"},
      {"a word doubled", "Report it to the the engineer.", "Report it to the engineer.",
       "editorial: only the spelling differs"},
      {"a paragraph with a promise", "Text is here.\n\nThe Council will pay for it.\n", "Text is here.\n",
       "substantive: \"will\" was removed: a commitment may have been dropped"},
      {"layout", "One thing is\nsaid.\n", "One thing is said.\n", "none"},
      {"a deadline in an action plan", "| Action | Deadline |\n|---|---|\n| Train staff | 31 March 2021 |\n",
       "| Action | Deadline |\n|---|---|\n| Train staff | 31 March 2022 |\n",
       "substantive: a deadline slipped: \"31 March 2021\" became \"31 March 2022\""},
      {"a deadline in a sentence", "We will open the hub by May 2022.", "We will open the hub by April 2022.",
       "substantive: a deadline was brought forward: \"May 2022\" became \"April 2022\""},
      {"a date that is no deadline", "The hub was opened in May 2022.", "The hub was opened in April 2022.",
       "factual: \"May 2022\" became \"April 2022\", in a sentence that states rather than commits"},
      {"a deadline that goes", "We will open the hub by May 2022.", "We will open the hub.",
       "substantive: a commitment lost its deadline"},
      {"another owner", "The Head of Housing will chair it.", "The Head of Finance will chair it.",
       "substantive: another owner: \"The Head of Housing\" became \"The Head of Finance\""},
      {"an owner of nothing", "The Head of Housing chairs the group.", "The Head of Finance chairs the group.",
       "substantive: \"Housing\" became \"Finance\""},
      {"an action that goes", "| Action | Owner |\n|---|---|\n| Train staff | Chair |\n| Plant trees | Clerk |\n",
       "| Action | Owner |\n|---|---|\n| Train staff | Chair |\n", "substantive: a commitment was dropped"},
      {"a row that goes", "| Ward | Area |\n|---|---|\n| North | 41 |\n| South | 12 |\n",
       "| Ward | Area |\n|---|---|\n| North | 41 |\n", "substantive: something that was said is no longer said"},
      {"a figure in a table of figures", "| Ward | 2020 |\n|---|---|\n| North | 41 |\n",
       "| Ward | 2020 |\n|---|---|\n| North | 47 |\n",
       "factual: \"41\" became \"47\", in a table that states rather than commits"},
  };
  for (const Case& c : cases) EXPECT_EQ(Weighed(c.before, c.after), c.weighed) << c.rule;
}

// By which rule the first change weighs what it weighs; "none" where there is no change.
std::string RuleOf(const std::string& before, const std::string& after) {
  const Comparison comparison = Compare(before, after);
  return comparison.changes.empty() ? "none" : comparison.changes[0].rule;
}

// A text before, one after that is just within the rule, and one that is just outside of it, with the rule of that.
struct Line {
  const char* rule;
  const char* before;
  const char* within;
  const char* outside;
  const char* other;
};

// A sentence that leaves one paragraph for another takes two of them.
constexpr const char* kTwo =
    "Wardens walk the park at dusk. Keys are kept at the gate lodge by day.\n\nThe gate is locked at night. It is "
    "red.\n";
constexpr const char* kTwoMoved =
    "Wardens walk the park at dusk.\n\nThe gate is locked at night. Keys are kept at the gate lodge by day. It is "
    "red.\n";
constexpr const char* kTwoMovedAndEdited =
    "Wardens walk the park at dusk.\n\nThe gate is locked at night. Keys are held at the old depot today. It is red.\n";

const std::vector<Line> kLines = {
    {"passage-moved", kTwo, kTwoMoved, kTwoMovedAndEdited, "wording"},
    {"negation", "Staff are present at night.", "Staff are not present at night.", "Staff are now present at night.",
     "wording"},
    {"obligation", "They will act in every ward.", "They may act in every ward.", "They will meet in every ward.",
     "wording"},
    {"commitment", "The Head of Housing will chair it.", "The Head of Finance will chair it.",
     "The head of housing will chair it.", "case"},
    {"list-order", "1. First thing to do\n2. Second thing\n", "- First thing to do\n- Second thing\n",
     "1) First thing to do\n2) Second thing\n", "none"},
    {"image", "![a map](map.png)\n", "![a map](plan.png)\n", "![a chart](map.png)\n", "wording"},
    {"link-definition", "See [it][a].\n\n[a]: http://a.b\n", "See [it][a].\n\n[a]: http://a.c\n",
     "See [that][a].\n\n[a]: http://a.b\n", "wording"},
    {"metadata", "---\ndate: 2020-06-30\n---\nText.\n", "---\ndate: 2021-06-29\n---\nText.\n",
     "---\ndate: 2020-06-30\n---\nTexts.\n", "wording"},
    {"comment", "Text.\n\n<!-- to do -->\n", "Text.\n\n<!-- done by us -->\n", "Texts.\n\n<!-- to do -->\n", "wording"},
    {"added-or-removed", "One thing is said.\n", "One thing is said.\n\nAnother thing is said.\n",
     "One thing is said.\n\n\n", "none"},
    {"figure-in-commitment", "Staff must file 10 forms.", "Staff must file 12 forms.", "Staff must file ten forms.",
     "figure-form"},
    {"struck-out", "Partners pay for it.", "Partners ~~pay~~ for it.", "Partners *pay* for it.", "formatting"},
    {"parting-comma", "Tenants who are in arrears lose points.", "Tenants, who are in arrears, lose points.",
     "Tenants who are in arrears, lose points.", "punctuation"},
    {"address", "Objections are sent to a@b.org then.", "Objections are sent to c@b.org then.",
     "Objections are sent to us then.", "wording"},
    {"wording", "Partners meet at the town hall.", "Partners gather at the town hall.",
     "partners meet at the town hall.", "case"},
    {"figure", "There were 4,230 offences last year.", "There were 4,512 offences last year.",
     "There were 4,512 crimes last year.", "wording"},
    {"note-elsewhere", "It fell.[^1] Fires rose.\n\n[^1]: They say.\n", "It fell. Fires rose.[^1]\n\n[^1]: They say.\n",
     "It[^1] fell. Fires rose.\n\n[^1]: They say.\n", "note-mark"},
    {"note-mark", "It fell.[^1]\n\n[^1]: So they say.\n", "It fell.\n", "It fell.\n\n[^1]: So they say.\n",
     "note-elsewhere"},
    {"figure-form", "There were 5 of the homes.", "There were five of the homes.", "There were 6 of the homes.",
     "figure"},
    {"spelling", "Victims recieve help from us.", "Victims receive help from us.", "Victims received help from us.",
     "wording"},
    {"case", "the council meets twice a year.", "The Council meets twice a year.", "The Councils meet twice a year.",
     "wording"},
    {"punctuation", "Answers take 5 minutes, then.", "Answers take 5 minutes then.", "Answers take < 5 minutes, then.",
     "wording"},
    {"renumbering", "## 1. Aims\n\nText of aims.\n", "## 2. Aims\n\nText of aims.\n", "## 1. Goals\n\nText of aims.\n",
     "wording"},
    {"formatting", "Partners meet at the town hall.", "Partners **meet** at the town hall.",
     "Partners **met** at the town hall.", "wording"},
    {"level", "# Plan\n\n## Aims\n\nText of aims.\n", "# Plan\n\n### Aims\n\nText of aims.\n",
     "# Plan\n\n## Aim\n\nText of aims.\n", "wording"},
    {"rearranged", "One thing is said here by all. Another thing is said there by some.\n",
     "One thing is said here by all.\n\nAnother thing is said there by some.\n",
     "One thing is said here by all.\n\nAnother thing is told there by some.\n", "wording"},
};

TEST(Significance, EveryRuleHasATextWithinItAndOneOutside) {
  for (const Line& line : kLines) {
    EXPECT_EQ(RuleOf(line.before, line.within), line.rule) << "within";
    EXPECT_EQ(RuleOf(line.before, line.outside), line.other) << "outside of " << line.rule;
    EXPECT_NE(std::string(line.rule), line.other);
  }
}

// Rules that no text alone can reach: files have digests, and the last one is a floor for what no other rule names.
TEST(Significance, NoRuleIsWithoutItsTwoSides) {
  for (const std::string& rule : RuleNames()) {
    if (rule == "file-content" || rule == "layout") continue;  // see OfFilesAndLayout
    const bool has = std::any_of(kLines.begin(), kLines.end(), [&](const Line& line) { return line.rule == rule; });
    EXPECT_TRUE(has) << rule << " has no line in kLines";
  }
}

TEST(Significance, OfFilesAndLayout) {
  const std::string text = "![a map](map.png)\n";
  const Comparison same = Compare(text, text, {{{"map.png", "1"}}, {{"map.png", "1"}}});
  EXPECT_TRUE(same.changes.empty());
  const Comparison other = Compare(text, text, {{{"map.png", "1"}}, {{"map.png", "2"}}});
  ASSERT_EQ(other.changes.size(), 1U);
  EXPECT_EQ(other.changes[0].rule, "file-content");
  Facts facts;
  EXPECT_EQ(Judge(facts).rule, "layout");
  facts.words_differ = true;
  EXPECT_EQ(Judge(facts).rule, "wording");
}

TEST(Verdict, FollowsTheHeaviestChange) {
  EXPECT_EQ(Compare("Some text.", "Some text.").verdict, Verdict::kNone);
  EXPECT_EQ(Compare("Victims recieve help.", "Victims receive help.").verdict, Verdict::kMinor);
  EXPECT_EQ(Compare("There were 12 of them.", "There were 13 of them.").verdict, Verdict::kMinor);
  EXPECT_EQ(Compare("They will come.", "They may come.").verdict, Verdict::kMajor);
}

TEST(Verdict, OneDigitMakesAMinorRevisionOfAPromiseMajor) {
  const std::string before = "We will recieve 10 reports.\n\nthe Council meets.\n";
  EXPECT_EQ(Compare(before, "We will receive 10 reports.\n\nThe Council meets.\n").verdict, Verdict::kMinor);
  EXPECT_EQ(Compare(before, "We will receive 11 reports.\n\nThe Council meets.\n").verdict, Verdict::kMajor);
}

}  // namespace
}  // namespace planrev::diff
