// SPDX-License-Identifier: MIT
#include "tool/render/promises.h"

#include <gtest/gtest.h>

#include <string>

#include "diff/comparison.h"

namespace planrev::tool {
namespace {

// What is said of all promises of the changes, in order.
std::string Promises(const std::string& before, const std::string& after) {
  std::string said;
  for (const auto& change : diff::Compare(before, after).changes) {
    for (const Promised& promised : PromisesOf(change)) said += promised.text + " | ";
  }
  return said;
}

TEST(Promises, AConditionIsToldBesideAWordOfAnotherSentence) {
  EXPECT_EQ(Promises("The team must log each call. The manager will review logs if the panel agrees.",
                     "The team should log each call. The manager will review logs if the Chair agrees."),
            "condition: if the panel agrees → if the Chair agrees | “must” → “should” | ");
}

TEST(Promises, AWordThatIsToldByItselfIsNotToldTwice) {
  EXPECT_EQ(Promises("The team must log each call.", "The team should log each call."), "“must” → “should” | ");
  EXPECT_EQ(Promises("The team must log each call.", "The team must log each call where possible."),
            "“where possible” added | ");
}

TEST(Promises, ItemsBelowALineThatBindsOtherwiseAreNamed) {
  const std::string items = "\n\n- open two hubs\n- train 40 wardens\n";
  EXPECT_EQ(Promises("The Council will:" + items, "The Council may:" + items),
            "weakened: will → may: The Council may open two hubs | weakened: will → may: The Council may train 40 "
            "wardens | ");
}

}  // namespace
}  // namespace planrev::tool
