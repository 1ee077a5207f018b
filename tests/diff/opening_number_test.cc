// SPDX-License-Identifier: MIT
#include "diff/language/opening_number.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

std::string Opening(const std::string& text) {
  Vocabulary vocabulary;
  const Passage passage{text, SplitWords({{text, 0}}, false, vocabulary).words};
  return ReadingText(passage, 0, OpeningNumber(passage));
}

TEST(OpeningNumber, IsToldFromWhatCounts) {
  struct Case {
    const char* text;
    const char* number;
  };
  const std::vector<Case> cases = {
      {"(2) The chair is paid.", "(2)"},
      {"(5a) Die Länder bestimmen.", "(5a)"},
      {"(iii) the Council;", "(iii)"},
      {"b) das Entgelt", "b)"},
      {"2.3 The chair is elected.", "2.3"},
      {"2.3. The chair is elected.", "2.3."},
      {"5. People in need", "5."},
      {"Table 5: Action plan", "Table 5"},
      {"Figure 2 – Offences", "Figure 2"},
      {"Table 5", "Table 5"},
      {"2.5 million people live here.", ""},
      {"2.5 MW of solar power", ""},
      {"12 officers attended.", ""},
      {"Table 5 shows the actions.", ""},
      {"5. Mai 2021", ""},
      {"(Council) The chair is paid.", ""},
      {"(2021) The chair is paid.", ""},
      {"The chair is paid.", ""},
      {"", ""},
  };
  for (const Case& one : cases) EXPECT_EQ(Opening(one.text), one.number) << one.text;
}

TEST(OpeningNumber, OfParagraphsThatMovedOnIsToldOnceAndWeighsNothing) {
  const std::string before =
      "# Data\n\n(1) Partners meet monthly.\n\n(2) The chair must be paid £300 within 10 days.\n\n(3) Minutes are "
      "kept.\n";
  const std::string after =
      "# Data\n\n(1) Partners meet monthly.\n\n(2) The Council asks for more.\n\n"
      "(3) The chair must be paid £300 within 10 days.\n\n(4) Minutes are kept.\n";
  const Comparison comparison = Compare(before, after);
  EXPECT_EQ(Told(comparison),
            "added paragraph: {+(2) The Council asks for more.+}\n"
            "edited numbering: ([-2-]{+3+}) The chair must be paid £300 within 10 days.\n"
            "([-3-]{+4+}) Minutes are kept.\n");
  EXPECT_EQ(comparison.changes[1].significance, Significance::kEditorial);
  EXPECT_TRUE(comparison.changes[1].figures.empty());
  EXPECT_EQ(Apply(comparison, before, after, {true, true}), after);
  EXPECT_EQ(Apply(comparison, before, after, {}), before);
}

TEST(OpeningNumber, OfACaptionIsNoWording) {
  const Comparison comparison =
      Compare("# Data\n\nTable 5: Action plan\n\nText.\n", "# Data\n\nTable 4: Action plan\n\nText.\n");
  EXPECT_EQ(Told(comparison), "edited numbering: Table [-5-]{+4+}: Action plan\n");
  EXPECT_EQ(comparison.verdict, Verdict::kMinor);
}

TEST(OpeningNumber, LeavesTheFiguresBehindItAlone) {
  const Comparison comparison =
      Compare("# Data\n\n(2) The chair was paid £300 in all.\n", "# Data\n\n(3) The chair was paid £400 in all.\n");
  ASSERT_EQ(comparison.changes.size(), 1U);
  EXPECT_EQ(comparison.changes[0].significance, Significance::kFactual);
  ASSERT_EQ(comparison.changes[0].figures.size(), 1U);
  EXPECT_EQ(comparison.changes[0].figures[0].after, "£400");
}

TEST(OpeningNumber, OfACellIsNoFigure) {
  const char* const before = "| Priority | Weight |\n|--|--|\n| 4. Misuse | Main |\n| 5. People in need | Some |\n";
  const char* const after = "| Priority | Weight |\n|--|--|\n| 4. People in need | Some |\n";
  const Comparison comparison = Compare(before, after);
  ASSERT_EQ(comparison.changes.size(), 2U);
  EXPECT_EQ(comparison.changes[1].significance, Significance::kEditorial);
  EXPECT_TRUE(comparison.changes[1].figures.empty());
}

}  // namespace
}  // namespace planrev::diff
