// SPDX-License-Identifier: MIT
#include "diff/wording/edits.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

// How an edited paragraph is shown.
std::string Shown(const std::string& before, const std::string& after) {
  const Comparison comparison = Compare("Same text stays.\n\n" + before + "\n", "Same text stays.\n\n" + after + "\n");
  return comparison.changes.size() == 1 ? ToldRuns(comparison.changes[0]) : Told(comparison);
}

struct Case {
  const char* name;
  const char* before;
  const char* after;
  const char* shown;
};

TEST(Edits, AreMarkedAsACarefulReaderWould) {
  const std::vector<Case> cases = {
      {"one word", "The Partnership will publish a plan.", "The Partnership may publish a plan.",
       "The Partnership [-will-]{+may+} publish a plan."},
      {"first word", "Partners meet in May each year.", "Members meet in May each year.",
       "[-Partners-]{+Members+} meet in May each year."},
      {"last word", "The group meets in spring.", "The group meets in autumn.",
       "The group meets in [-spring-]{+autumn+}."},
      {"a word comes", "The plan is for residents.", "The new plan is for residents.",
       "The {+new +}plan is for residents."},
      {"a word goes", "The new plan is for residents.", "The plan is for residents.",
       "The [-new -]plan is for residents."},
      {"the first word goes", "So the plan is for residents.", "the plan is for residents.",
       "[-So -]the plan is for residents."},
      {"words come at the end", "We aim to reduce crime", "We aim to reduce crime where possible",
       "We aim to reduce crime{+ where possible+}"},
      {"a sentence comes", "Crime fell. Fear fell too.", "Crime fell. Reports rose. Fear fell too.",
       "Crime fell. {+Reports rose. +}Fear fell too."},
      {"a clause goes", "Crime fell, which is good, and fear fell.", "Crime fell, and fear fell.",
       "Crime fell, [-which is good, -]and fear fell."},
      {"a figure whole", "A budget of £35,000,000 was set aside.", "A budget of £55,000,000 was set aside.",
       "A budget of [-£35,000,000-]{+£55,000,000+} was set aside."},
      {"a range whole", "Young people aged 11-18 are helped.", "Young people aged 11-16 are helped.",
       "Young people aged [-11-18-]{+11-16+} are helped."},
      {"a sign with its figure", "Crime changed by +4.8% in the year.", "Crime changed by -2.0% in the year.",
       "Crime changed by [-+4.8%-]{+-2.0%+} in the year."},
      {"a full stop only follows", "It ends on 31 March 2022.", "It ends on 31 March 2023.",
       "It ends on 31 March [-2022-]{+2023+}."},
      {"small words between are no islands", "The police and the council agreed last winter on alcohol.",
       "The charities of the borough objected last winter on alcohol.",
       "The [-police and the council agreed-]{+charities of the borough objected+} last winter on alcohol."},
  };
  for (const Case& c : cases) EXPECT_EQ(Shown(c.before, c.after), c.shown) << c.name;
}

TEST(Edits, AParagraphWrittenAnewIsOneReplacement) {
  const std::string shown = Shown("The forum of the borough is held in the hall by volunteers on Mondays.",
                                  "A survey to the partners was of little use and in spring found nothing by chance.");
  EXPECT_EQ(
      shown,
      "[-The forum of the borough is held in the hall by volunteers on Mondays-]{+A survey to the partners was of "
      "little use and in spring found nothing by chance+}.");
}

TEST(Edits, ABlankIsShownOnce) {
  EXPECT_EQ(Shown("We say (word here and more of it.", "We say word here and more of it."),
            "We say [-(-]word here and more of it.");
  EXPECT_EQ(Shown("We say word here and more of it.", "We say (word here and more of it."),
            "We say {+(+}word here and more of it.");
}

TEST(Edits, SignsThatStandOnBothSidesOfASpaceLeaveItThere) {
  const std::string bare = "We see alpha beta here and now.\n", signs = "We see (alpha) (beta) here and now.\n";
  EXPECT_EQ(Told(bare, signs), "edited paragraph: We see {+(+}alpha{+)+} {+(+}beta{+)+} here and now.\n");
  EXPECT_EQ(Told(signs, bare), "edited paragraph: We see [-(-]alpha[-)-] [-(-]beta[-)-] here and now.\n");
}

TEST(Edits, ASignInPlaceOfASpaceReplacesIt) {
  const std::string apart = "We see alpha beta here and now.\n", joined = "We see alpha/beta here and now.\n";
  EXPECT_EQ(Told(apart, joined), "edited paragraph: We see alpha[- -]{+/+}beta here and now.\n");
  EXPECT_EQ(Told(joined, apart), "edited paragraph: We see alpha[-/-]{+ +}beta here and now.\n");
}

TEST(Edits, RunsReadAsBothTexts) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"Alpha beta gamma delta.", "Beta gamma, delta and more."},
      {"one two three four", "zero one two four five"},
      {"(see section 3) it says so", "it says so (see section 4)"},
      {"touching[it] here", "touching> [it] here"},
      {"touching, it stays", "touching it stays"},
  };
  for (const auto& [before, after] : pairs) {
    for (const Change& change : Compare(before, after).changes) {
      std::string old_text, new_text;
      for (const diff::Run& run : change.runs) {
        if (run.sign != Sign::kAdded) old_text += run.text;
        if (run.sign != Sign::kRemoved) new_text += run.text;
      }
      EXPECT_EQ(old_text, before);
      EXPECT_EQ(new_text, after);
    }
  }
}

TEST(EndsSentence, AbbreviationsDoNot) {
  const std::string text =
      "Mr. Smith met Dr. Jones at St. Mary. J. Reed of the U.S. Office went to the U.S. They left Zone B. Residents "
      "stayed.";
  Vocabulary vocabulary;
  const Passage passage{text, SplitWords({{text, 0}}, false, vocabulary).words};
  std::string ends;
  for (std::size_t i = 0; i < passage.words.size(); ++i) {
    if (EndsSentence(passage, i)) ends += text.substr(passage.words[i - 1].start, passage.words[i - 1].length) + " ";
  }
  EXPECT_EQ(ends, "Mary U.S B stayed ");
}

}  // namespace
}  // namespace planrev::diff
