// SPDX-License-Identifier: MIT
#include "tool/render/render.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/tool/golden.h"
#include "tests/tool/sample.h"

namespace planrev::tool {
namespace {

Told Sample(const diff::Comparison& comparison) {
  return {comparison, {"2020-06.md", ""}, {"community-safety@r3", std::string(64, 'a')}};
}

TEST(Render, MarkdownTellsEveryFact) {
  const diff::Comparison comparison = SampleComparison();
  ExpectGolden("sample.md", RenderMarkdown(Sample(comparison)));
}

TEST(Render, JsonIsTheContract) {
  const diff::Comparison comparison = SampleComparison();
  ExpectGolden("sample.json", RenderJson(Sample(comparison)));
}

TEST(Render, JsonReadsBackAsWhatWasWritten) {
  diff::Comparison comparison = SampleComparison();
  const std::string odd = "quote \" backslash \\ tab \t escape \x1b override \u202e tag \U000E0041 z\u00fcrich \u4e16";
  comparison.changes[0].runs = {Same(odd)};
  const auto json = nlohmann::json::parse(RenderJson(Sample(comparison)));
  EXPECT_EQ(json["changes"][0]["runs"][0][1], odd);
  EXPECT_EQ(json["changes"][3]["figures"][0]["difference"], 282);
  EXPECT_TRUE(json["before"]["sha256"].is_null());
  EXPECT_EQ(json["after"]["sha256"], std::string(64, 'a'));
}

TEST(Render, IdenticalAndLayoutOnlyAreSaid) {
  diff::Comparison comparison;
  EXPECT_EQ(RenderTerminal(Sample(comparison), {}),
            "before 2020-06.md\nafter  community-safety@r3\n\nNo change: the two texts are identical.\n");
  comparison.layout_only = true;
  EXPECT_EQ(RenderTerminal(Sample(comparison), {}),
            "before 2020-06.md\nafter  community-safety@r3\n\n"
            "No change a reader would notice: only the layout differs.\n");
  EXPECT_EQ(RenderMarkdown(Sample(comparison)),
            "# What changed\n\n- Before: 2020-06.md\n- After: community-safety@r3\n\n"
            "No change a reader would notice: only the layout differs.\n");
}

TEST(Render, AnEmptyComparisonIsValidJson) {
  const diff::Comparison comparison;
  const auto json = nlohmann::json::parse(RenderJson(Sample(comparison)));
  EXPECT_EQ(json["verdict"], "none");
  EXPECT_EQ(json["changes"].size(), 0u);
}

}  // namespace
}  // namespace planrev::tool
