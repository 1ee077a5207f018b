// SPDX-License-Identifier: MIT
#include "diff/text/enumerator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planrev::diff {
namespace {

struct Case {
  const char* title;
  const char* number;
};

TEST(Enumerator, IsTheNumberAHeadingStartsWith) {
  const std::vector<Case> cases = {
      {"3. Priorities", "3. "},
      {"3.1 Aims", "3.1 "},
      {"3.1. Aims", "3.1. "},
      {"3 Priorities", "3 "},
      {"§ 4a Zweck", "§ 4a "},
      {"Appendix B: Glossary", "Appendix B: "},
      {"Priority 2: Domestic abuse", "Priority 2: "},
      {"(3) Scope", "(3) "},
      {"A. Definitions", "A. "},
      {"IV. Findings", "IV. "},
      {"2020 figures", ""},
      {"A new approach", ""},
      {"Part of the plan", ""},
      {"3rd sector", ""},
      {"Introduction", ""},
      {"Appendix 3", "Appendix 3"},
      {"7", ""},
      {"", ""},
      {"24 hours a day", ""},
  };
  for (const Case& c : cases) {
    const std::string title = c.title;
    EXPECT_EQ(title.substr(0, EnumeratorLength(title)), c.number) << title;
  }
}

TEST(TakesNumber, KnowsSectionsAndTheLike) {
  EXPECT_TRUE(TakesNumber("Section"));
  EXPECT_TRUE(TakesNumber("sections"));
  EXPECT_TRUE(TakesNumber("§"));
  EXPECT_FALSE(TakesNumber("about"));
}

}  // namespace
}  // namespace planrev::diff
