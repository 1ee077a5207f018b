// SPDX-License-Identifier: MIT
#include "tool/render/phrases.h"

#include <gtest/gtest.h>

#include "tests/tool/sample.h"

namespace planrev::tool {
namespace {

using namespace diff;

Change Made(Kind kind, Unit unit, std::vector<Aspect> aspects = {}) {
  Change change;
  change.kind = kind;
  change.unit = unit;
  change.aspects = std::move(aspects);
  return change;
}

TEST(Phrases, NameAChangeAsAReaderWould) {
  struct Row {
    Change change;
    const char* phrase;
    const char* sentence;
  };
  const Row rows[] = {
      {Made(Kind::kAdded, Unit::kItem), "item added", "An item was added"},
      {Made(Kind::kRemoved, Unit::kSection), "section removed", "A section was removed"},
      {Made(Kind::kEdited, Unit::kParagraph, {Aspect::kWording}), "paragraph reworded", "A paragraph was reworded"},
      {Made(Kind::kEdited, Unit::kParagraph, {Aspect::kFigure}), "paragraph changed", "A paragraph was changed"},
      {Made(Kind::kEdited, Unit::kHeading, {Aspect::kWording}), "heading renamed", "A heading was renamed"},
      {Made(Kind::kEdited, Unit::kHeading, {Aspect::kLevel}), "heading moved to another level",
       "A heading was moved to another level"},
      {Made(Kind::kEdited, Unit::kNumbering, {Aspect::kNumbering}), "numbering changed", "The numbering was changed"},
      {Made(Kind::kMoved, Unit::kSection), "section moved", "A section was moved"},
      {Made(Kind::kSplit, Unit::kParagraph), "paragraph split", "A paragraph was split"},
      {Made(Kind::kMerged, Unit::kParagraph), "paragraphs merged", "Paragraphs were merged"},
      {Made(Kind::kAdded, Unit::kCode), "code block added", "A code block was added"},
      {Made(Kind::kRemoved, Unit::kImage), "image removed", "An image was removed"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Phrase(row.change), row.phrase);
    EXPECT_EQ(Sentence(row.change), row.sentence);
  }
}

TEST(Phrases, SayThatAMovedTextWasEditedToo) {
  Change change = Made(Kind::kMoved, Unit::kParagraph);
  change.runs = {Same("a "), Added("b")};
  EXPECT_EQ(Phrase(change), "paragraph moved and edited");
}

TEST(Phrases, SayWhereACellStands) {
  Change change = Made(Kind::kEdited, Unit::kCell, {Aspect::kFigure});
  change.cell = Cell{"Burglary", "2020/21"};
  EXPECT_EQ(Phrase(change), "cell changed in row 'Burglary', column '2020/21'");
}

TEST(Phrases, CallAColumnByItsName) {
  Change change = Made(Kind::kAdded, Unit::kColumn);
  change.cell = Cell{"", "2020/21"};
  EXPECT_EQ(Phrase(change), "column '2020/21' added");
  EXPECT_EQ(Sentence(change), "The column '2020/21' was added");
}

TEST(Phrases, FiguresComeWithTheirDifference) {
  const std::pair<FigureChange, const char*> rows[] = {
      {{"4,230", "4,512", FigureKind::kCount, 282, 6.6666}, "4,230 → 4,512 (+282, +6.67%)"},
      {{"£55m", "£35m", FigureKind::kMoney, -20000000, -36.3636}, "£55m → £35m (−20,000,000, −36.36%)"},
      {{"7.4%", "7.9%", FigureKind::kPercent, 0.5, {}}, "7.4% → 7.9% (+0.5 percentage points)"},
      {{"11-18", "11-16", FigureKind::kAge, {}, {}}, "11-18 → 11-16"},
      {{"", "12", FigureKind::kCount, {}, {}}, "nothing → 12"},
      {{"100", "200", FigureKind::kCount, 100, 100}, "100 → 200 (+100, +100%)"},
  };
  for (const auto& [figure, expected] : rows) EXPECT_EQ(FigureText(figure), expected);
}

TEST(Phrases, CommitmentsSayWhatBecameOfThem) {
  const std::string long_text = "The Council will open a hub for young people in each of the four wards by June 2021.";
  EXPECT_EQ(CommitmentText({Fate::kSlipped, {"", "Open a hub"}, {}, {}, {"June 2021", "June 2022"}, {}}),
            "slipped: deadline: June 2021 → June 2022: Open a hub");
  EXPECT_EQ(CommitmentText({Fate::kAdvanced, {"", "Open a hub"}, {}, {}, {"June 2022", "June 2021"}, {}}),
            "brought forward: deadline: June 2022 → June 2021: Open a hub");
  EXPECT_EQ(CommitmentText({Fate::kChanged, {}, {"the Chair", "the Clerk"}, {}, {}, {"12", "10"}}),
            "owner: the Chair → the Clerk; measure: 12 → 10");
  EXPECT_EQ(CommitmentText({Fate::kWeakened, {}, {}, {}, {"June 2021", ""}, {}}),
            "weakened: deadline: June 2021 → nothing");
  EXPECT_EQ(CommitmentText({Fate::kStrengthened, {"Train staff", "Train all staff"}, {}, {}, {}, {}}),
            "strengthened: Train all staff");
  EXPECT_EQ(CommitmentText({Fate::kChanged, {"Train staff", "Train teachers"}, {}, {}, {}, {}}),
            "changed: Train teachers");
  EXPECT_EQ(CommitmentText({Fate::kDropped, {long_text, ""}, {}, {}, {}, {}}),
            "dropped: The Council will open a hub for young people in each of the four …");
  EXPECT_EQ(CommitmentText({Fate::kNew, {"", "Train staff"}, {}, {}, {}, {}}), "new: Train staff");
  const std::string lead = "In the next three years the Partnership will see to it that its officers";
  EXPECT_EQ(CommitmentText({Fate::kNew, {"", lead + " visit schools"}, {}, {}, {}, {}, {}, 0, lead.size() + 1}),
            "new: In the next three years … visit schools");
  EXPECT_EQ(CommitmentText({Fate::kKept, {"a", "b"}, {}, {}, {}, {}}), "");
}

TEST(Phrases, ObligationsSayTheirDirection) {
  EXPECT_EQ(ObligationText({"will", "may", Direction::kWeaker}), "will → may (weaker)");
  EXPECT_EQ(ObligationText({"", "must", Direction::kStronger}), "nothing → must (stronger)");
}

TEST(Phrases, LinesAreThoseOfBothSides) {
  Change change;
  EXPECT_EQ(Where(change), "");
  change.after = {{0, 1, 14}};
  EXPECT_EQ(Where(change), "line 14");
  change.before = {{0, 1, 14}};
  EXPECT_EQ(Where(change), "line 14");
  change.before = {{0, 1, 12}};
  EXPECT_EQ(Where(change), "line 12, now line 14");
  change.after.clear();
  EXPECT_EQ(Where(change), "was line 12");
  change.before = {{0, 1, 1}, {0, 1, 2}, {0, 1, 3}, {0, 1, 4}, {0, 1, 5}};
  EXPECT_EQ(Where(change), "was 5 places from line 1 on");
}

TEST(Phrases, TheTitleThatAllSectionsShareIsNotRepeated) {
  Comparison comparison;
  comparison.changes.resize(3);
  comparison.changes[1].section = {"Plan", "Costs"};
  comparison.changes[2].section = {"Plan"};
  EXPECT_EQ(SharedTitle(comparison), "Plan");
  EXPECT_EQ(PathText({"Plan", "Costs", "Staff"}, "Plan"), "Costs › Staff");
  EXPECT_EQ(PathText({"Plan"}, "Plan"), "Plan");
  EXPECT_EQ(PathText({}, "Plan"), "(before the first heading)");
  comparison.changes[0].section = {"Annex"};
  EXPECT_EQ(SharedTitle(comparison), "");
}

TEST(Phrases, VerdictAndCountsAgreeInNumber) {
  Comparison comparison;
  EXPECT_EQ(VerdictText(comparison), "none");
  EXPECT_EQ(CountsText(comparison.counts), "none");
  comparison.verdict = Verdict::kMinor;
  comparison.counts = {.editorial = 1, .factual = 2, .substantive = 0};
  EXPECT_EQ(VerdictText(comparison), "minor: nothing substantive changed");
  EXPECT_EQ(CountsText(comparison.counts), "2 factual, 1 editorial");
  comparison.verdict = Verdict::kMajor;
  comparison.counts.substantive = 1;
  EXPECT_EQ(VerdictText(comparison), "major: 1 change is substantive");
}

}  // namespace
}  // namespace planrev::tool
