// SPDX-License-Identifier: MIT
// How well it does on whole plans is for tests/trace; these are its rules one by one.
#include "diff/trace/trace.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/trace/demands.h"

namespace planrev::diff {
namespace {

// "add: words | add: words" with marks for what a demand is.
std::string Demands(std::string_view recommendation) {
  static constexpr const char* kDeeds[] = {"change", "add", "remove", "move"};
  const TermReader reader;
  std::string told;
  for (const Demand& demand : FindDemands(recommendation, reader)) {
    told += (told.empty() ? "" : " | ") + std::string(kDeeds[static_cast<int>(demand.deed)]);
    if (demand.figures) told += " figures";
    told += ": " + demand.text;
    for (const NamedPlace& place : demand.places) told += " <" + place.word + " " + place.number + ">";
  }
  return told;
}

TEST(Demands, StartWithAVerbOfDrafting) {
  EXPECT_EQ(Demands("Lower the limit to 24 per cent. Count those who telephone, and raise the target to 475 a year."),
            "change: Lower the limit to 24 per cent | change: Count those who telephone | "
            "change: raise the target to 475 a year");
}

TEST(Demands, ASentenceThatExplainsBelongsToTheOneBefore) {
  EXPECT_EQ(Demands("Correct the age range. It is 11-18, and not 11-16."),
            "change: Correct the age range. It is 11-18, and not 11-16");
}

TEST(Demands, ThatSayNothingAreNone) {
  EXPECT_EQ(Demands("Widen it to violence. Say why, move the passage on trade there."),
            "change: Widen it to violence | move: move the passage on trade there");
  EXPECT_EQ(Demands(""), "");
  EXPECT_EQ(Demands("…!"), "");
}

TEST(Demands, PlacesAreFoundWithTheirNumbers) {
  EXPECT_EQ(Demands("In 4.2, delete the sentence on staff."), "remove: In 4.2, delete the sentence on staff < 4.2>");
  EXPECT_EQ(Demands("Extend the deadlines of actions 1.2, 4.2 and 5.2."),
            "change: Extend the deadlines of actions 1.2, 4.2 and 5.2 <action 1.2> <action 4.2> <action 5.2>");
}

TEST(Demands, PassiveAndPoliteOnesAreRead) {
  EXPECT_EQ(Demands("A glossary should be provided."), "add: A glossary should be provided");
  EXPECT_EQ(Demands("References to the guidance are to be removed."),
            "remove: References to the guidance are to be removed");
  EXPECT_EQ(Demands("The sentence on taxis ought to come out."), "remove: The sentence on taxis ought to come out");
}

TEST(Demands, AreBounded) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "Add word" + std::to_string(i) + " and drop thing" + std::to_string(i) + ". ";
  const TermReader reader;
  const auto demands = FindDemands(many, reader);
  EXPECT_EQ(demands.size(), 32u);
  EXPECT_EQ(demands.back().stems.size(), 64u);
}

TEST(Demands, FiguresAsSuchOrCertainOnes) {
  EXPECT_EQ(Demands("Update all statistics to 2022/23."), "change figures: Update all statistics to 2022/23");
  EXPECT_EQ(Demands("Refresh the data on rough sleeping."), "change: Refresh the data on rough sleeping");
}

// "1: reworded words" for each link, by recommendation from 1 on, with the demands it answers.
std::string Links(const std::string& before, const std::string& after,
                  const std::vector<std::string>& recommendations) {
  const Comparison comparison = Compare(before, after);
  std::string told;
  const std::vector<Traced> traced = Trace(comparison, recommendations);
  for (std::size_t i = 0; i < traced.size(); ++i) {
    for (const TraceLink& link : traced[i].links) {
      const Change& change = comparison.changes[link.change];
      told += std::to_string(i + 1) + ": " + std::string(Name(change.kind)) + " " + std::string(Name(change.unit)) +
              " in " + (change.section.empty() ? "" : change.section.back()) + "\n";
    }
  }
  return told;
}

const char kBefore[] =
    "# Plan\n\n## 1. Homes\n\nWe will offer advice within 28 days.\n\nThe forum is led by the Housing Manager.\n\n"
    "## 2. Streets\n\nLamps are mended within five days.\n\nA café will open in the park.\n";

TEST(Trace, AFigureAndTheWordsAroundItAreEnough) {
  const std::string after = std::string(kBefore).replace(std::string(kBefore).find("28"), 2, "56");
  EXPECT_EQ(Links(kBefore, after, {"The strategy should adopt a period of 56 days instead of 28 for advice."}),
            "1: edited paragraph in 1. Homes\n");
}

TEST(Trace, WhatIsToBeAddedMustHaveBeenAdded) {
  const std::string after = std::string(kBefore).substr(0, std::string(kBefore).find("A café"));
  EXPECT_EQ(Links(kBefore, after, {"Add a café in the park.", "Drop the café in the park."}),
            "2: removed paragraph in 2. Streets\n");
}

TEST(Trace, SharedPlaceAloneProposesNothing) {
  const std::string after = std::string(kBefore).replace(std::string(kBefore).find("five"), 4, "nine");
  EXPECT_EQ(Links(kBefore, after, {"Add hedgehogs to section 2 as a concern."}), "");
}

TEST(Trace, EditorialChangesAnswerNothing) {
  const std::string after = std::string(kBefore).replace(std::string(kBefore).find("café"), 5, "cafe");
  EXPECT_EQ(Links(kBefore, after, {"Drop the accent from café."}), "");
}

TEST(Trace, AnotherRecommendationThatFitsBetterTakesTheChange) {
  const std::string after =
      std::string(kBefore).replace(std::string(kBefore).find("Housing Manager"), 15, "Head of Environmental Health");
  EXPECT_EQ(Links(kBefore, after,
                  {"The forum should be led by the Head of Environmental Health and not by the Housing Manager.",
                   "Mention the Head of Housing."}),
            "1: edited paragraph in 1. Homes\n");
}

TEST(Trace, FiguresAreUpdatedWhereverNoOtherRecommendationClaimsThem) {
  const char before[] = "# Plan\n\n## Facts\n\nThere were 412 visits.\n\n## Aims\n\nWe will answer in 5 days.\n";
  const char after[] = "# Plan\n\n## Facts\n\nThere were 498 visits.\n\n## Aims\n\nWe will answer in 9 days.\n";
  EXPECT_EQ(Links(before, after, {"Bring the figures up to date."}), "1: edited paragraph in Facts\n");
}

TEST(Trace, ASectionThatIsRenewedIsNamedByItsTitle) {
  const char before[] = "# Plan\n\n## Foreword\n\nWe are proud of our borough.\n\n## Aims\n\nWe act.\n";
  const char after[] = "# Plan\n\n## Foreword\n\nThese years were hard.\n\n## Aims\n\nWe act boldly.\n";
  EXPECT_EQ(Links(before, after, {"Bring the foreword up to date."}), "1: edited paragraph in Foreword\n");
}

TEST(Trace, NothingToTraceIsNothingTraced) {
  EXPECT_TRUE(Trace(Compare("a\n", "b\n"), {}).empty());
  EXPECT_EQ(Trace(Compare("a\n", "a\n"), {"Add b."}).at(0).links.size(), 0u);
  EXPECT_EQ(Links("", "x\n", {"", "\xff\xfe", std::string(5000, '"')}), "");
}

}  // namespace
}  // namespace planrev::diff
