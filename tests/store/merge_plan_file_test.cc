// SPDX-License-Identifier: MIT
// What two people did to one plan.yaml comes together, key by key, and stays as they wrote it.
#include "store/merge_plan_file.h"

#include <gtest/gtest.h>

namespace planrev::store {
namespace {

struct Case {
  std::string name, base, shared, mine, merged;
  std::vector<std::string> both;
};

const Case kCases[] = {
    {"NobodyChangedAnything",
     "title: A\nrevision: 1\n",
     "title: A\nrevision: 1\n",
     "title: A\nrevision: 1\n",
     "title: A\nrevision: 1\n",
     {}},
    {"TheNumberStaysAsShared",
     "title: A\nrevision: 1\n",
     "title: A\nrevision: 3\n",
     "title: A\nrevision: 2\n",
     "title: A\nrevision: 3\n",
     {}},
    {"EachChangedAKeyBesideTheOther",
     "title: A\nowner: X\nperiod: P\n",
     "title: A\nowner: Y\nperiod: P\n",
     "title: A\nowner: X\nperiod: Q\n",
     "title: A\nowner: Y\nperiod: Q\n",
     {}},
    {"BothChangedOneKey", "owner: X\n", "owner: Y\n", "owner: Z\n", "owner: Z\n", {"owner"}},
    {"BothChangedItAlike", "owner: X\n", "owner: Y\n", "owner: Y\n", "owner: Y\n", {}},
    {"EachAddedAKey",
     "title: A\n",
     "title: A\nowner: Y\n",
     "title: A\n# mine\nperiod: Q\n",
     "title: A\nowner: Y\n# mine\nperiod: Q\n",
     {}},
    {"OneRemovedAKey",
     "title: A\nowner: X\nrevision: 1\n",
     "title: B\nowner: X\nrevision: 1\n",
     "title: A\nrevision: 1\n",
     "title: B\nrevision: 1\n",
     {}},
    {"AnEditWinsOverARemoval",
     "owner: X\ntitle: A\n",
     "owner: Y\ntitle: A\n",
     "title: A\n",
     "owner: Y\ntitle: A\n",
     {}},
    {"AnEditWinsOverARemovalOfTheOther",
     "owner: X\ntitle: A\n",
     "title: A\n",
     "owner: Z\ntitle: A\n",
     "title: A\nowner: Z\n",
     {"owner"}},
    {"CommentsAndOrderAreTheSharedOnes",
     "# about\ntitle: A\n",
     "# about it\nowner: Y # acting\ntitle: A\n# end\n",
     "# about\ntitle: B\nperiod: Q\n",
     "# about it\nowner: Y # acting\ntitle: B\nperiod: Q\n# end\n",
     {}},
    {"ValuesOfSeveralLines",
     "wards:\n  - a\n  - b\ntitle: A\n",
     "wards:\n  - a\n  - b\ntitle: B\n",
     "wards:\n  - a\n\n  # new\n  - c\ntitle: A\n",
     "wards:\n  - a\n\n  # new\n  - c\ntitle: B\n",
     {}},
    {"ListsAtTheMargin",
     "wards:\n- a\ntitle: A\n",
     "wards:\n- a\ntitle: B\n",
     "wards:\n- a\n- b\ntitle: A\n",
     "wards:\n- a\n- b\ntitle: B\n",
     {}},
    {"APlanThatIsNewToTheOthers", "", "", "title: A\nrevision: 1\n", "title: A\nrevision: 1\n", {}},
    {"APlanThatBothBegan",
     "",
     "title: A\nrevision: 1\n",
     "title: B\nowner: X\nrevision: 1\n",
     "title: B\nrevision: 1\nowner: X\n",
     {"title"}},
    {"WithoutALineEnd", "title: A", "title: A\nowner: X", "title: B", "title: B\nowner: X\n", {}},
};

TEST(MergePlanFile, GoesKeyByKey) {
  for (const Case& one : kCases) {
    const MergedPlanFile merged = MergePlanFile(one.base, one.shared, one.mine);
    EXPECT_EQ(merged.yaml, one.merged) << one.name;
    EXPECT_EQ(merged.both, one.both) << one.name;
  }
}

}  // namespace
}  // namespace planrev::store
