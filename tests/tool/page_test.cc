// SPDX-License-Identifier: MIT
// What a page says; how it behaves is tried in a browser (tests/browser).
#include <gtest/gtest.h>

#include <string>

#include "tests/tool/golden.h"
#include "tool/render/render.h"

namespace planrev::tool {
namespace {

std::string Page(const std::string& before, const std::string& after) {
  const diff::Comparison comparison = diff::Compare(before, after);
  return RenderPage({comparison, {"2020 <b>.md", ""}, {"plan@r3", std::string(64, 'a')}},
                    diff::MakeRedline(comparison, before, after));
}

// Without what stands between the two marks.
std::string Without(std::string page, const std::string& from, const std::string& to) {
  const std::size_t start = page.find(from) + from.size();
  return page.erase(start, page.find(to, start) - start);
}

const std::string kBefore =
    "# Safety plan\n\n## 1. Aims\n\nPartners **should** answer within [five days](https://a.example).\n\n- one\n- "
    "two\n\n"
    "## 2. Figures\n\n| Crime | 2020 |\n|---|--:|\n| Theft | 1,104 |\n| Arson | 3 |\n\n## 3. Money\n\nIt stays at "
    "£5,000[^1].\n\n[^1]: A year.\n";
const std::string kAfter =
    "# Safety plan\n\n## 1. Aims\n\nPartners **must** answer within [two days](https://a.example).\n\n- one\n- two\n- "
    "three <script>\n\n## 2. Figures\n\n| Crime | 2020 |\n|---|--:|\n| Theft | 1,187 |\n\n## 3. Money\n\nIt stays at "
    "£5,000[^1].\n\n[^1]: A year.\n";

TEST(Page, SaysTheAnswerAndShowsThePlan) {
  const std::string page = Without(Without(Page(kBefore, kAfter), "<style>", "</style>"), "<script>", "</script>");
  ExpectGolden("page.html", Without(page, "Content-Security-Policy\" content=\"", "\">"));
}

TEST(Page, AllowsItsOwnStyleAndScriptOnly) {
  const std::string page = Page(kBefore, kAfter);
  const std::size_t policy = page.find("content=\"default-src 'none'; style-src 'sha256-");
  ASSERT_NE(policy, std::string::npos);
  const std::string said = page.substr(policy, page.find("\">", policy) - policy);
  EXPECT_NE(said.find("'; script-src 'sha256-"), std::string::npos) << said;
  EXPECT_EQ(said.find("unsafe"), std::string::npos) << said;
}

TEST(Page, NoChangeIsSaidAndThePlanIsStillThere) {
  const std::string page = Page(kBefore, kBefore);
  EXPECT_NE(page.find("<h2 id=\"answer\">No change: the two texts are identical.</h2>"), std::string::npos);
  EXPECT_NE(page.find("<strong>should</strong>"), std::string::npos);
  EXPECT_EQ(page.find("revision</h2>"), std::string::npos);
}

TEST(Page, IsTheSameTwice) { EXPECT_EQ(Page(kBefore, kAfter), Page(kBefore, kAfter)); }

}  // namespace
}  // namespace planrev::tool
