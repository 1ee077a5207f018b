// SPDX-License-Identifier: MIT
#include "diff/wording/dress.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {
namespace {

std::string Reason(const std::string& before, const std::string& after) {
  const Comparison comparison = Compare(before, after);
  return comparison.changes.empty() ? "none" : comparison.changes[0].reason;
}

struct Case {
  const char* before;
  const char* after;
  const char* reason;
};

TEST(Dress, SaysWhatIsDressedOtherwise) {
  const std::vector<Case> cases = {
      {"All partners must act now.", "All **partners** must act now.", "\"partners\" is now bold"},
      {"All **partners** must act now.", "All partners must act now.", "\"partners\" is no longer bold"},
      {"All **partners** must act now.", "All partners **must** act now.",
       "\"must\" is now bold; \"partners\" is no longer bold"},
      {"All *partners* must act now.", "All **partners** must act now.",
       "\"partners\" is now bold; \"partners\" is no longer italic"},
      {"Run the tool now please.", "Run `the tool` now please.", "\"the tool\" is now set as code"},
      {"See our page for more.", "See [our page](http://a.b) for more.", "\"our page\" is now a link"},
      {"See [our page](http://a.b).", "See [our page](http://a.c).",
       "\"our page\" links to http://a.c, no longer to http://a.b"},
      {"All **partners** must act now.", "All __partners__ must act now.", "none"},
  };
  for (const Case& c : cases) EXPECT_EQ(Reason(c.before, c.after), c.reason) << c.before << " / " << c.after;
}

TEST(Dress, MarksNoWordAsRemovedOrAdded) {
  const Comparison comparison = Compare("All partners must act now.", "All **partners** must act now.");
  ASSERT_EQ(comparison.changes.size(), 1U);
  ASSERT_EQ(comparison.changes[0].runs.size(), 1U);
  EXPECT_EQ(comparison.changes[0].runs[0].text, "All partners must act now.");
}

}  // namespace
}  // namespace planrev::diff
