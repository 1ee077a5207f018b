// SPDX-License-Identifier: MIT
#include "tool/render/page/folds.h"

#include <gtest/gtest.h>

#include <string>

namespace planrev::tool {
namespace {

// Sections as levels, a changed one with a "!" behind it: "1 2! 2". The answer: "shown", "heading" or "folded" and how
// many.
std::string Folded(const std::string& outline) {
  std::vector<diff::RedlineSection> sections;
  for (const char c : outline) {
    if (c == '!') sections.back().changed = true;
    if (c >= '0' && c <= '6') sections.push_back({0, 0, c - '0', false});
  }
  std::string said;
  for (const Fold& fold : FoldSections(sections)) {
    const char* kind = fold.kind == FoldKind::kShown ? "shown" : fold.kind == FoldKind::kHeading ? "heading" : "folded";
    said += (said.empty() ? "" : " ") + std::string(kind) + std::to_string(fold.last - fold.first);
  }
  return said;
}

TEST(Folds, NeighboursFoldTogether) { EXPECT_EQ(Folded("1! 2 2 2 2! 2"), "shown1 folded3 shown1 folded1"); }

TEST(Folds, AHeadingOverAChangeStaysInSight) {
  EXPECT_EQ(Folded("0 1 2 2 3!"), "folded1 heading1 folded1 heading1 shown1");
  EXPECT_EQ(Folded("1 2 3 2 2!"), "heading1 folded3 shown1");
}

TEST(Folds, AHeadingOverNoChangeFoldsWithWhatIsBelowIt) { EXPECT_EQ(Folded("1! 1 2 2 1!"), "shown1 folded3 shown1"); }

TEST(Folds, TextAboveTheFirstHeadingIsOverNothing) { EXPECT_EQ(Folded("0 1!"), "folded1 shown1"); }

TEST(Folds, NoSectionsNoFolds) { EXPECT_EQ(Folded(""), ""); }

}  // namespace
}  // namespace planrev::tool
