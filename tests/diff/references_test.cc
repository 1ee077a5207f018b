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

// What is warned of after a section "News" came in before section `number`, with the references beside it.
std::string WarnedAfterNews(const std::string& before, const std::string& after) {
  const std::string aims = "## 1. Aims\n\n", means = "Homes\n\nWe build homes for all.\n\n";
  const std::string people = "Health\n\nWe run clinics for the young.\n";
  return Warned(
      Compare(aims + before + "\n\n## 2. " + means + "## 3. " + people,
              aims + after + "\n\n## 2. News\n\nBrand new words stand here.\n\n## 3. " + means + "## 4. " + people));
}

TEST(References, AreEachKnownByTheirPlaceInTheSentence) {
  EXPECT_EQ(WarnedAfterNews("See section 2 for homes and section 3 for health.",
                            "See section 3 for homes and section 4 for health."),
            "");
  EXPECT_EQ(WarnedAfterNews("See section 2 for homes and section 3 for health.",
                            "See section 3 for homes and section 3 for health."),
            "3: \"section 3\" now points at \"3. Homes\"; before it pointed at \"3. Health\"\n");
}

TEST(References, SeveralBehindOneWordAreEachLookedAt) {
  const std::string stale =
      "3: \"section 2\" now points at \"2. News\"; before it pointed at \"2. Homes\"\n"
      "3: \"section 3\" now points at \"3. Homes\"; before it pointed at \"3. Health\"\n";
  EXPECT_EQ(WarnedAfterNews("See sections 2 and 3.", "See sections 2 and 3."), stale);
  EXPECT_EQ(WarnedAfterNews("See sections 2–3.", "See sections 2–3."), stale);
  EXPECT_EQ(WarnedAfterNews("See sections 2 and 3.", "See sections 3 and 4."), "");
  EXPECT_EQ(WarnedAfterNews("See sections 2 and 3 of the Act.", "See sections 2 and 3 of the Act."), "");
}

TEST(References, ToParagraphsTablesAndClausesAreWarnedAbout) {
  const std::string register_before = "## Register\n\n2.1 The Council must keep a register of all homes.\n\n";
  const std::string register_after =
      "## Register\n\n2.1 A new duty stands here now.\n\n2.2 The Council must keep a register of all homes.\n\n";
  const std::string says =
      ": \"paragraph 2.1\" now points at \"2.1 A new duty stands here now.\"; before it pointed at \"2.1 The Council "
      "must "
      "keep a register of all homes.\"\n";
  EXPECT_EQ(Warned(Compare(register_before + "See paragraph 2.1.\n", register_after + "See paragraph 2.1.\n")),
            "7" + says);
  EXPECT_EQ(Warned(Compare(register_before + "See paragraph 2.1.\n", register_after + "See paragraph 2.2.\n")), "");
  EXPECT_EQ(
      Warned(Compare("### 2.1 Register\n\nWords.\n\n## End\n\nSee clause 2.1.\n",
                     "### 2.1 News\n\nOther things.\n\n### 2.2 Register\n\nWords.\n\n## End\n\nSee clause 2.1.\n")),
      "11: \"clause 2.1\" now points at \"2.1 News\"; before it pointed at \"2.1 Register\"\n");
  EXPECT_EQ(Warned(Compare("Table 1: Thefts\n\nWords.\n\nTable 2: Fires in all wards\n\nTable 2 shows fires.\n",
                           "Words.\n\nTable 1: Fires in all wards\n\nTable 2 shows fires.\n")),
            "5: \"Table 2\" now points at nothing; before it pointed at \"Table 2: Fires in all wards\"\n");
}

TEST(References, ToANumberThatSeveralCarryAreNotWarnedAbout) {
  const std::string twice =
      "## A\n\n1.1 One duty stands here.\n\n## B\n\n1.1 Another duty stands here.\n\nSee paragraph 1.1.\n";
  EXPECT_EQ(Warned(Compare(twice,
                           "## A\n\n1.1 News stand here.\n\n1.2 One duty stands here.\n\n## B\n\n1.1 Another duty "
                           "stands here.\n\nSee paragraph 1.1.\n")),
            "");
}

}  // namespace
}  // namespace planrev::diff
