// SPDX-License-Identifier: MIT
#include "diff/language/headers.h"

#include <gtest/gtest.h>

namespace planrev::diff {
namespace {

using Columns = std::vector<bool>;

TEST(HeadsCommitments, ColumnsOfAnActionPlanDo) {
  EXPECT_TRUE(HeadsCommitments("Deadline"));
  EXPECT_TRUE(HeadsCommitments("Lead officer"));
  EXPECT_TRUE(HeadsCommitments("Targets for 2022"));
  EXPECT_TRUE(HeadsCommitments("Fee (£)"));
  EXPECT_TRUE(HeadsCommitments("FY2021 goal"));
  EXPECT_TRUE(HeadsCommitments("Finish"));
  EXPECT_TRUE(HeadsCommitments("Complete by"));
  EXPECT_TRUE(HeadsCommitments("By 2026"));
  EXPECT_FALSE(HeadsCommitments("By ward"));
  EXPECT_FALSE(HeadsCommitments("2019/20"));
  EXPECT_FALSE(HeadsCommitments("Change"));
  EXPECT_FALSE(HeadsCommitments("Feedback"));  // no fee
  EXPECT_FALSE(HeadsCommitments("Misleading reports"));
}

TEST(ColumnsAimedAt, AreTheYearsBehindABaseline) {
  EXPECT_EQ(ColumnsAimedAt({"Measure of success", "Baseline", "2025", "2030"}), (Columns{true, false, true, true}));
  EXPECT_EQ(ColumnsAimedAt({"Crime", "2024", "2025"}), (Columns{false, false, false}));
}

TEST(ColumnsAimedAt, AreNotTheYearsBeforeATarget) {
  EXPECT_EQ(ColumnsAimedAt({"Crime", "Baseline", "2020/21", "Target 2021/22"}), (Columns{false, false, false, true}));
}

TEST(RoleOfHeader, SaysWhatAnActionPlansColumnsHold) {
  EXPECT_EQ(RoleOfHeader("Scheme"), HeaderRole::kAction);
  EXPECT_EQ(RoleOfHeader("Finish"), HeaderRole::kDeadline);
  EXPECT_EQ(RoleOfHeader("Start"), HeaderRole::kNone);
  EXPECT_EQ(RoleOfHeader("Lead"), HeaderRole::kOwner);
  EXPECT_EQ(RoleOfHeader("Measure"), HeaderRole::kMeasure);
}

}  // namespace
}  // namespace planrev::diff
