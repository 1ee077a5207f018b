// SPDX-License-Identifier: MIT
#include "diff/changes/replaced_files.h"

#include <gtest/gtest.h>

#include "diff/redline/redline.h"

namespace planrev::diff {
namespace {

using Digests = std::map<std::string, std::string>;

const std::string kText =
    "# Plan\n\nWords.\n\n## Wards\n\n![Map of the wards](images/map.png)\n\nSee [Annex A](annex.pdf).\n";

Comparison CompareWith(const Digests& before, const Digests& after, const std::string& text_after = kText) {
  return Compare(kText, text_after, {before, after});
}

// "edited image substantive line 7: Map of the wards (reason) in Plan > Wards", one a line.
std::string Told(const Comparison& comparison) {
  std::string told;
  for (const Change& change : comparison.changes) {
    told += std::string(Name(change.kind)) + " " + std::string(Name(change.unit)) + " " +
            std::string(Name(change.significance));
    for (const Span& span : change.after) told += " line " + std::to_string(span.line);
    told += ":";
    for (const Run& run : change.runs) told += " " + run.text;
    told += " (" + change.reason + ")";
    for (const std::string& title : change.section) told += " > " + title;
    told += "\n";
  }
  return told;
}

TEST(ReplacedFiles, AreSubstantiveThoughTheTextStays) {
  const Comparison comparison =
      CompareWith({{"images/map.png", "a"}, {"annex.pdf", "b"}}, {{"images/map.png", "x"}, {"annex.pdf", "y"}});
  EXPECT_EQ(Told(comparison),
            "edited image substantive line 7: Map of the wards (the picture \"images/map.png\" has another content, "
            "under the same name) > Plan > Wards\n"
            "edited file substantive line 9: Annex A (the file \"annex.pdf\" has another content, under the same name) "
            "> Plan > Wards\n");
  EXPECT_EQ(comparison.verdict, Verdict::kMajor);
  EXPECT_FALSE(comparison.layout_only);
  EXPECT_EQ(comparison.sections[1].status, SectionStatus::kChanged);
  EXPECT_EQ(comparison.changes[0].before[0].start, kText.find("!["));
  EXPECT_EQ(comparison.changes[0].after[0].end, kText.find("\n\nSee"));
}

TEST(ReplacedFiles, AreTheSameWhereTheirDigestsAre) {
  EXPECT_EQ(Told(CompareWith({{"images/map.png", "a"}}, {{"images/map.png", "a"}})), "");
  EXPECT_EQ(CompareWith({{"images/map.png", "a"}}, {{"images/map.png", "a"}}).verdict, Verdict::kNone);
}

TEST(ReplacedFiles, WithoutADigestOrNotShownAreNotCompared) {
  EXPECT_EQ(Told(CompareWith({{"images/map.png", "a"}}, {})), "");
  EXPECT_EQ(Told(CompareWith({{"other.png", "a"}}, {{"other.png", "b"}})), "");
}

TEST(ReplacedFiles, StandBesideOtherChangesInTheOrderOfTheText) {
  std::string after = kText;
  after.replace(after.find("Words."), 6, "Other words.");
  after.replace(after.find("See ["), 5, "Now see [");
  const Comparison comparison = CompareWith({{"images/map.png", "a"}}, {{"images/map.png", "b"}}, after);
  ASSERT_EQ(comparison.changes.size(), 3u);
  EXPECT_EQ(comparison.changes[1].unit, Unit::kImage);
  EXPECT_EQ(Apply(comparison, kText, after, {true, true, true}), after);
  EXPECT_EQ(Apply(comparison, kText, after, {true, false, true}), after);
  EXPECT_EQ(Apply(comparison, kText, after, {}), kText);
  EXPECT_EQ(Apply(comparison, kText, after, {false, true, false}), kText);
}

TEST(ReplacedFiles, ShownTwiceAreOneChange) {
  const std::string text = "![Map](map.png)\n\nand ![map](map.png)\n\n> ![Map](map.png) ![Map](map.png)\n";
  EXPECT_EQ(Told(Compare(text, text, {{{"map.png", "a"}}, {{"map.png", "b"}}})),
            "edited image substantive line 1 line 3 line 5: Map (the picture \"map.png\" has another content, under "
            "the same name)\n");
}

TEST(ReplacedFiles, HaveAnIdOfTheirContent) {
  const auto id = [](const char* before, const char* after) {
    return CompareWith({{"images/map.png", before}}, {{"images/map.png", after}}).changes.at(0).id;
  };
  EXPECT_EQ(id("a", "b"), id("a", "b"));
  EXPECT_NE(id("a", "b"), id("a", "c"));
  EXPECT_NE(id("a", "b"), id("b", "a"));
}

TEST(ReplacedFiles, AreMarkedInTheRedline) {
  const Comparison comparison = CompareWith({{"images/map.png", "a"}}, {{"images/map.png", "b"}});
  const Redline redline = MakeRedline(comparison, kText, kText);
  ASSERT_EQ(redline.blocks.size(), 5u);
  EXPECT_EQ(redline.blocks[3].changes, std::vector{0});
  EXPECT_TRUE(redline.blocks[2].changes.empty());
  EXPECT_TRUE(redline.sections[1].changed);
}

}  // namespace
}  // namespace planrev::diff
