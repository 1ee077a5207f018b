// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/comparison.h"
#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

struct Case {
  const char* name;
  const char* before;
  const char* after;
  const char* told;
};

const char* const kSections =
    "# Plan\n\n## Aims\n\nWe aim at less crime here.\n\n## Means\n\nWe use all we have got.\n\n### Money\n\nThere is "
    "some of it.\n";

TEST(Compare, SaysWhatAReaderWouldSay) {
  const std::vector<Case> cases = {
      {"same", "One.\n\nTwo.\n", "One.\n\nTwo.\n", ""},
      {"rewrapped", "One two three\nfour.\n", "One two\nthree four.\n", ""},
      {"one of two equal paragraphs goes", "Same words here.\n\nSame words here.\n\nEnd of it.\n",
       "Same words here.\n\nEnd of it.\n", "removed paragraph: [-Same words here.-]\n"},
      {"a character by its name", "You&rsquo;re at the caf&eacute; &amp; bar.\n",
       "You\u2019re at the caf\u00e9 & bar.\n", ""},
      {"a character by its name, and a word", "You&rsquo;re at the caf&eacute; today &amp; now.\n",
       "You&rsquo;re at the caf&eacute; later &amp; now.\n",
       "edited paragraph: You\u2019re at the caf\u00e9 [-today-]{+later+} & now.\n"},
      {"heading renamed", kSections,
       "# Plan\n\n## Goals\n\nWe aim at less crime here.\n\n## Means\n\nWe use all we have got.\n\n### Money\n\nThere "
       "is some of it.\n",
       "edited heading: [-Aims-]{+Goals+}\n"},
      {"parent renamed, children untouched", kSections,
       "# Plan\n\n## Aims\n\nWe aim at less crime here.\n\n## Resources\n\nWe use all we have got.\n\n### "
       "Money\n\nThere is some of it.\n",
       "edited heading: [-Means-]{+Resources+}\n"},
      {"section with its subsection goes", kSections, "# Plan\n\n## Aims\n\nWe aim at less crime here.\n",
       "removed section: [-Means\nWe use all we have got.\nMoney\nThere is some of it.-]\n"},
      {"heading put above text that stayed", "# Plan\n\nFirst paragraph of it.\n\nSecond paragraph of it.\n",
       "# Plan\n\nFirst paragraph of it.\n\n## More\n\nSecond paragraph of it.\n", "added heading: {+More+}\n"},
      {"section inserted, others renumbered",
       "## 1. Aims\n\nWe aim at less crime.\n\n## 2. Means\n\nWe use all we have.\n",
       "## 1. Aims\n\nWe aim at less crime.\n\n## 2. People\n\nWe are very few here.\n\n## 3. Means\n\nWe use all we "
       "have.\n",
       "added section: {+2. People\nWe are very few here.+}\nedited numbering: [-2.-]{+3.+} Means\n"},
      {"renumbered and renamed", "## 1. Aims of it\n\nWe aim at less crime.\n",
       "## 2. Aims of all\n\nWe aim at less crime.\n",
       "edited numbering: [-1.-]{+2.+} Aims of all\nedited heading: Aims of [-it-]{+all+}\n"},
      {"split", "One sentence of many words stands here first. Another sentence of other words follows on it.\n",
       "One sentence of many words stands here first.\n\nAnother sentence of other words follows on it.\n",
       "split paragraph: One sentence of many words stands here first. Another sentence of other words follows on "
       "it.\n"},
      {"merged", "One sentence of many words stands here first.\n\nAnother sentence of other words follows on it.\n",
       "One sentence of many words stands here first. Another sentence of other words follows on it.\n",
       "merged paragraph: One sentence of many words stands here first. Another sentence of other words follows on "
       "it.\n"},
      {"a list run into a paragraph keeps its dashes",
       "In particular this holds:\n- the first of the things\n- the second of them all\n",
       "In particular this holds: - the first of the things - the second of them all\n",
       "merged paragraph: In particular this holds: - the first of the things - the second of them all\n"},
      {"unrelated paragraph beside a split",
       "One sentence of many words stands here first. Another sentence of other words follows on it.\n",
       "One sentence of many words stands here first.\n\nAnother sentence of other words follows on it.\n\nNobody "
       "asked about bicycles.\n",
       "split paragraph: One sentence of many words stands here first. Another sentence of other words follows on it.\n"
       "added paragraph: {+Nobody asked about bicycles.+}\n"},
      {"moved and edited",
       "Alpha beta gamma delta epsilon zeta eta.\n\nOne two three four.\n\nFive six seven eight.\n\nNine ten eleven "
       "twelve.\n",
       "One two three four.\n\nFive six seven eight.\n\nNine ten eleven twelve.\n\nAlpha beta gamma delta epsilon zeta "
       "theta.\n",
       "moved paragraph: Alpha beta gamma delta epsilon zeta [-eta-]{+theta+}.\n"},
      {"two sections moved together",
       "# A\n\nText of section A.\n\n# B\n\nText of section B.\n\n# C\n\nText of section C.\n\n# D\n\nText of D.\n\n# "
       "E\n\nText of E.\n",
       "# C\n\nText of section C.\n\n# D\n\nText of D.\n\n# E\n\nText of E.\n\n# A\n\nText of section A.\n\n# "
       "B\n\nText of section B.\n",
       "moved section: A\nB\n"},
      {"a section moved away from its subsections",
       "## A\n\nText of section A.\n\n### B\n\nText of section B.\n\n### C\n\nText of section C.\n\n## D\n\nText of "
       "section D.\n\nMore of section D.\n",
       "## A\n\nText of section A.\n\n## D\n\nText of section D.\n\nMore of section D.\n\n### B\n\nText of section "
       "B.\n\n### C\n\nText of section C.\n",
       "moved section: D\n"},
      {"an item comes into a numbered list", "1. one thing\n2. two things\n",
       "1. one thing\n2. another thing\n3. two things\n", "added item: {+another thing+}\n"},
      {"pairs do not shift", "Aa bb cc dd ee.\n\nFf gg hh ii jj.\n\nKk ll mm nn oo.\n",
       "Aa bb cc dd xx.\n\nBrand new words stand here.\n\nFf gg hh ii xx.\n\nKk ll mm nn xx.\n",
       "edited paragraph: Aa bb cc dd [-ee-]{+xx+}.\nadded paragraph: {+Brand new words stand here.+}\n"
       "edited paragraph: Ff gg hh ii [-jj-]{+xx+}.\nedited paragraph: Kk ll mm nn [-oo-]{+xx+}.\n"},
      {"front matter is no section", "---\nversion: 1\n---\n# Plan\n", "---\nversion: 2\n---\n# Plan\n",
       "edited metadata: version: [-1-]{+2+}\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(Told(c.before, c.after), c.told) << c.name;
}

TEST(Compare, LayoutOnlyIsSaid) {
  const Comparison comparison = Compare("One two\nthree.\n", "One two three.  \r\n");
  EXPECT_TRUE(comparison.layout_only);
  EXPECT_EQ(comparison.verdict, Verdict::kNone);
  EXPECT_FALSE(Compare("One.\n", "One.\n").layout_only);
}

TEST(Compare, SpansPointAtTheBytes) {
  const std::string before = "# T\n\nThey will act.\n", after = "# T\n\nNew here now.\n\nThey may act.\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(comparison.changes.size(), 2U);
  const Change& edited = comparison.changes[1];
  EXPECT_EQ(before.substr(edited.before[0].start, edited.before[0].end - edited.before[0].start), "They will act.");
  EXPECT_EQ(after.substr(edited.after[0].start, edited.after[0].end - edited.after[0].start), "They may act.");
  EXPECT_EQ(edited.before[0].line, 3U);
  EXPECT_EQ(edited.after[0].line, 5U);
}

TEST(Compare, SectionsSayWhatBecameOfThem) {
  const Comparison comparison =
      Compare(kSections, "# Plan\n\n## Aims\n\nWe aim at no crime here.\n\n## News\n\nBrand new words stand here.\n");
  std::string told;
  for (const SectionSummary& section : comparison.sections) {
    told += (section.path.empty() ? "" : section.path.back()) + " " + std::string(Name(section.status)) + " -" +
            std::to_string(section.words_removed) + " +" + std::to_string(section.words_added) + "\n";
  }
  EXPECT_EQ(told,
            "Plan unchanged -0 +0\nAims changed -1 +1\nMeans removed -13 +0\nMoney removed -0 +0\nNews added -0 +6\n");
}

TEST(Compare, IdsSurviveOtherEdits) {
  const auto ids = [](const std::string& before, const std::string& after) {
    std::vector<std::string> all;
    for (const Change& change : Compare(before, after).changes) all.push_back(change.id);
    return all;
  };
  const auto both = ids("They will act.\n\nThey will stay here.\n", "They may act.\n\nThey may stay here.\n");
  const auto one = ids("They will act.\n\nThey will stay here.\n", "They may act.\n\nThey will stay here.\n");
  ASSERT_EQ(both.size(), 2U);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0], both[0]);
  EXPECT_NE(both[0], both[1]);
}

TEST(Compare, EqualChangesHaveDifferentIds) {
  const Comparison comparison =
      Compare("A b c.\n\nX y z.\n\nD e f.\n", "A b c.\n\nNew words here.\n\nX y z.\n\nNew words here.\n\nD e f.\n");
  ASSERT_EQ(comparison.changes.size(), 2U);
  EXPECT_NE(comparison.changes[0].id, comparison.changes[1].id);
}

TEST(Compare, ALimitThatWasReachedIsSaid) {
  std::string before, after;
  for (int i = 0; i < 600; ++i) {
    before += "alpha" + std::to_string(i) + " beta" + std::to_string(i) + " gamma.\n\n";
    after += "delta" + std::to_string(i) + " zeta" + std::to_string(i) + " theta.\n\n";
  }
  EXPECT_FALSE(Compare(before, after).limits.empty());
}

}  // namespace
}  // namespace planrev::diff
