// SPDX-License-Identifier: MIT
#include "diff/changes/references.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/diff/told.h"

namespace planrev::diff {
namespace {

const char* const kBefore =
    "## 1. Aims\n\nWe aim at less crime (see section 2).\n\n## 2. Means\n\nWe use all we have. See section 1.\n\n"
    "## 3. People\n\nWe are few. Section 2 says with what means.\n";

std::string Warned(const Comparison& comparison) {
  std::string told;
  for (const Warning& warning : comparison.warnings) told += std::to_string(warning.line) + ": " + warning.said + "\n";
  return told;
}

TEST(References, ThatFollowTheNumbersAreToldOnceAndAreEditorial) {
  const std::string after =
      "## 1. Aims\n\nWe aim at less crime (see section 3).\n\n## 2. News\n\nBrand new words stand here.\n\n"
      "## 3. Means\n\nWe use all we have. See section 1.\n\n## 4. People\n\nWe are few. Section 3 says with what "
      "means.\n";
  const Comparison comparison = Compare(kBefore, after);
  EXPECT_EQ(Told(comparison),
            "edited numbering: We aim at less crime (see section [-2-]{+3+}).\n"
            "We are few. Section [-2-]{+3+} says with what means.\n"
            "added section: {+2. News\nBrand new words stand here.+}\n"
            "edited numbering: [-2.-]{+3.+} Means\n[-3.-]{+4.+} People\n");
  EXPECT_EQ(comparison.changes[0].significance, Significance::kEditorial);
  EXPECT_EQ(Warned(comparison), "");
  EXPECT_EQ(Apply(comparison, kBefore, after, {true, true, true, true}), after);
  EXPECT_EQ(Apply(comparison, kBefore, after, {}), kBefore);
}

TEST(References, ThatWereLeftBehindAreWarnedAbout) {
  const std::string after =
      "## 1. Aims\n\nWe aim at less crime (see section 2).\n\n## 2. News\n\nBrand new words stand here.\n\n"
      "## 3. Means\n\nWe use all we have. See section 1.\n\n## 4. People\n\nWe are few. Section 3 says with what "
      "means.\n";
  EXPECT_EQ(Warned(Compare(kBefore, after)),
            "3: \"section 2\" now points at \"2. News\"; before it pointed at \"2. Means\"\n");
}

TEST(References, ToASectionThatIsGonePointAtNothing) {
  const std::string after = "## 1. Aims\n\nWe aim at less crime (see section 2).\n\n## 3. People\n\nWe are few.\n";
  EXPECT_EQ(Warned(Compare(kBefore, after)),
            "3: \"section 2\" now points at nothing; before it pointed at \"2. Means\"\n");
}

TEST(References, ToAnotherSectionAreNoRenumbering) {
  const std::string after =
      "## 1. Aims\n\nWe aim at less crime (see section 3).\n\n## 2. Means\n\nWe use all we have. See section 1.\n\n"
      "## 3. People\n\nWe are few. Section 2 says with what means.\n";
  const Comparison comparison = Compare(kBefore, after);
  EXPECT_EQ(Told(comparison), "edited paragraph: We aim at less crime (see section [-2-]{+3+}).\n");
  EXPECT_EQ(comparison.changes[0].significance, Significance::kSubstantive);
}

TEST(References, KnowAppendicesAndPriorities) {
  const std::string before =
      "## Priority 1: Crime\n\nSee Appendix 1 and priority 2.\n\n## Priority 2: Drugs\n\nMore words.\n\n## Appendix 1: "
      "Words\n\nList.\n";
  const std::string after =
      "## Priority 1: Crime\n\nSee Appendix 1 and priority 2.\n\n## Priority 2: Youth\n\nQuite other things now.\n\n## "
      "Priority 3: Drugs\n\nMore words.\n\n## Appendix 1: Words\n\nList.\n";
  EXPECT_EQ(Warned(Compare(before, after)),
            "3: \"priority 2\" now points at \"Priority 2: Youth\"; before it pointed at \"Priority 2: Drugs\"\n");
}

}  // namespace
}  // namespace planrev::diff
