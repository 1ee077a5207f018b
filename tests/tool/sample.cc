// SPDX-License-Identifier: MIT
#include "tests/tool/sample.h"

namespace planrev::tool {
namespace {

using namespace diff;

Change Obligation() {
  Change change = EditedParagraph(
      {Same(
           "The Partnership, which brings together the borough, the police, the fire and rescue service, probation and "
           "health, "),
       Removed("will"), Added("may"),
       Same(" publish what it has learned from each domestic homicide review within six months of the day on which the "
            "review was signed off, and will report on it to the committee every year.")});
  change.id = "4f2a91c0";
  change.section = {"Priorities", "Domestic abuse"};
  change.aspects = {Aspect::kWording, Aspect::kObligation};
  change.reason = "\"will\" became \"may\": a commitment is weakened";
  change.before = {{120, 348, 9}};
  change.after = {{126, 353, 11}};
  change.obligations = {{"will", "may", Direction::kWeaker}};
  change.commitments = {{Fate::kWeakened,
                         {"The Partnership will publish.", "The Partnership may publish."},
                         {"The Partnership", "The Partnership"},
                         {"will", "may"},
                         {"within six months", "within six months"},
                         {}}};
  return change;
}

Change CellFigure() {
  Change change;
  change.id = "0badcafe";
  change.unit = Unit::kCell;
  change.section = {"Priorities", "Domestic abuse"};
  change.significance = Significance::kFactual;
  change.aspects = {Aspect::kFigure};
  change.reason = "a figure was brought up to date";
  change.before = {{700, 705, 24}};
  change.after = {{708, 713, 24}};
  change.runs = {Removed("4,230"), Added("4,512")};
  change.figures = {{"4,230", "4,512", FigureKind::kCount, 282, 100.0 * 282 / 4230}};
  change.cell = Cell{"Domestic abuse", "2020/21"};
  return change;
}

Change AddedSection() {
  Change change;
  change.id = "77b0c001";
  change.kind = Kind::kAdded;
  change.unit = Unit::kSection;
  change.section = {"Governance", "Maidstone Task Force"};
  change.reason = "something that is said is new";
  change.after = {{2000, 2300, 61}};
  change.runs = {
      Added("Maidstone Task Force\n\nThe task force works street by street. It takes the places that need it "
            "most and stays until residents say that it is better.\n\none sergeant\nsix constables\n")};
  return change;
}

Change RemovedItem() {
  Change change;
  change.id = "c0ffee11";
  change.kind = Kind::kRemoved;
  change.unit = Unit::kItem;
  change.section = {"Governance"};
  change.reason = "something that was said is gone";
  change.before = {{2400, 2450, 70}};
  change.runs = {Removed("publish the minutes within ten days")};
  return change;
}

Change MovedParagraph() {
  Change change =
      EditedParagraph({Same("Residents told us what matters to them at four meetings and in a survey that 1,204 "
                            "people answered, most of them from the town itself and fewer from the villages.")});
  change.id = "5eed5eed";
  change.kind = Kind::kMoved;
  change.section = {"Introduction"};
  change.significance = Significance::kEditorial;
  change.aspects = {Aspect::kOrder};
  change.reason = "moved without an edit";
  change.before = {{3000, 3100, 88}};
  change.after = {{300, 400, 15}};
  return change;
}

Change Renumbering() {
  Change change;
  change.id = "abcdef01";
  change.unit = Unit::kNumbering;
  change.significance = Significance::kEditorial;
  change.aspects = {Aspect::kNumbering};
  change.reason = "the numbers of 5 headings moved on by one";
  change.before = {{10, 11, 3}, {20, 21, 7}, {30, 31, 12}, {40, 41, 15}, {50, 51, 19}};
  change.after = {{10, 11, 3}, {20, 21, 7}, {30, 31, 14}, {40, 41, 17}, {50, 51, 21}};
  return change;
}

}  // namespace

Change EditedParagraph(std::vector<Run> runs) {
  Change change;
  change.id = "00000001";
  change.aspects = {Aspect::kWording};
  change.before = {{0, 1, 1}};
  change.after = {{0, 1, 1}};
  change.runs = std::move(runs);
  return change;
}

Comparison SampleComparison() {
  Comparison comparison;
  comparison.verdict = Verdict::kMajor;
  comparison.counts = {.editorial = 2, .factual = 1, .substantive = 3};
  comparison.sections = {{{}, SectionStatus::kChanged, 0, 0, {"abcdef01"}},
                         {{"Introduction"}, SectionStatus::kChanged, 0, 0, {"5eed5eed"}},
                         {{"Priorities"}, SectionStatus::kUnchanged, 0, 0, {}},
                         {{"Priorities", "Domestic abuse"}, SectionStatus::kChanged, 2, 2, {"4f2a91c0", "0badcafe"}},
                         {{"Governance"}, SectionStatus::kChanged, 0, 6, {"c0ffee11"}},
                         {{"Governance", "Maidstone Task Force"}, SectionStatus::kAdded, 29, 0, {"77b0c001"}},
                         {{"Glossary"}, SectionStatus::kUnchanged, 0, 0, {}}};
  comparison.limits = {{"edits", {"Governance"}, "compared by sentence: 61,000 words in one paragraph"}};
  comparison.warnings = {{"\"see section 4\" now points at Governance; before it pointed at Priorities", 212}};
  comparison.changes = {Renumbering(), MovedParagraph(), Obligation(), CellFigure(), RemovedItem(), AddedSection()};
  return comparison;
}

}  // namespace planrev::tool
