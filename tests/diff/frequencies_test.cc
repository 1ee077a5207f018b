// SPDX-License-Identifier: MIT
#include "diff/language/frequencies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {
namespace {

// "weekly > monthly; " for what the changes between the two say of figures.
std::string Told(const std::string& before, const std::string& after) {
  std::string told;
  for (const Change& change : Compare(before, after).changes) {
    for (const FigureChange& figure : change.figures) told += figure.before + " > " + figure.after + "; ";
  }
  return told;
}

TEST(Frequencies, AreToldAsOne) {
  EXPECT_EQ(Told("It meets every two months.", "It meets every quarter."), "every two months > every quarter; ");
  EXPECT_EQ(Told("It is a weekly meeting.", "It is a monthly meeting."), "weekly > monthly; ");
  EXPECT_EQ(Told("It is held twice a year.", "It is held quarterly."), "twice a year > quarterly; ");
  EXPECT_EQ(Told("It is held three times a week.", "It is held every other week."),
            "three times a week > every other week; ");
}

TEST(Frequencies, OfWhichOnlyTheNumberChangedAreToldByIt) {
  EXPECT_EQ(Told("It meets every 2 months.", "It meets every 3 months."), "2 > 3; ");
  EXPECT_EQ(Told("It meets twice a year.", "It meets once a year."), "twice > once; ");
}

TEST(Frequencies, SaidOtherwiseAreNoChange) {
  EXPECT_EQ(Told("It meets every month.", "It meets monthly."), "");
  EXPECT_EQ(Told("It meets every other week.", "It meets fortnightly."), "");
}

}  // namespace
}  // namespace planrev::diff
