// SPDX-License-Identifier: MIT
// Naming a revision.
#include "store/find.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Finding : public RegisterTest {
 protected:
  Finding() : reg_(Make()) {
    for (const std::string label : {"April 2019", "June 2020", "June 2021 Update", "Caf\xC3\xA9 edition"})
      Add(reg_, label);
  }
  int Found(const std::string& selector) const { return reg_.Find(plan_, selector).number; }
  Error Missed(const std::string& selector) const {
    return ErrorOf([&] { (void)reg_.Find(plan_, selector); });
  }

  Register reg_;
};

TEST_F(Finding, ByEverySelector) {
  struct Case {
    std::string selector;
    int number;
  };
  for (const Case& one : std::vector<Case>{{"", 4},
                                           {"newest", 4},
                                           {"Newest", 4},
                                           {"r1", 1},
                                           {"R3", 3},
                                           {"r4", 4},
                                           {"April 2019", 1},
                                           {"april  2019", 1},
                                           {"JUNE 2021 UPDATE", 3},
                                           {"a", 1},
                                           {"June 2021", 3},
                                           {"june 2020", 2},
                                           {"cafe\xCC\x81", 4},
                                           {"CAF\xC3\x89 EDITION", 4}}) {
    EXPECT_EQ(Found(one.selector), one.number) << one.selector;
  }
}

TEST_F(Finding, ExactLabelGoesBeforeLongerOnes) {
  Add(reg_, "June");
  EXPECT_EQ(Found("june"), 5);
}

TEST_F(Finding, AmbiguousBeginningListsTheCandidates) {
  const Error error = Missed("June 20");
  EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
  EXPECT_STREQ(error.what(), "cannot find 'community-safety@June 20': several labels begin so");
  EXPECT_EQ(error.hint(), "one of r2 'June 2020', r3 'June 2021 Update'");
}

TEST_F(Finding, UnknownLabelGetsSuggestions) {
  const Error error = Missed("Jun 2020");
  EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
  EXPECT_STREQ(error.what(), "cannot find 'community-safety@Jun 2020': no revision has that label");
  EXPECT_EQ(error.hint(), "did you mean 'June 2020'?");
  EXPECT_EQ(Missed("update").hint(), "did you mean 'June 2021 Update'?");
  EXPECT_EQ(Missed("something else").hint(), "planrev log community-safety shows its revisions");
  EXPECT_EQ(Missed(std::string(100000, 'x')).kind(), ErrorKind::kUnknown);
  EXPECT_EQ(Missed("\xFF").kind(), ErrorKind::kUnknown);
}

TEST_F(Finding, NumberThatIsNotThereNamesTheNewest) {
  for (const std::string selector : {"r5", "r999999999"}) {
    const Error error = Missed(selector);
    EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
    EXPECT_EQ(error.what(), "cannot find 'community-safety@" + selector + "': there is no such revision");
    EXPECT_EQ(error.hint(), "the newest is r4 'Caf\xC3\xA9 edition'");
  }
  EXPECT_EQ(Missed("r0").kind(), ErrorKind::kUnknown);
}

TEST_F(Finding, NothingIsAdoptedYet) {
  for (const std::string selector : {"adopted", "Adopted", "2020-06-30"}) {
    const Error error = Missed(selector);
    EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
    EXPECT_EQ(error.what(), "cannot find 'community-safety@" + selector + "': no revision has been adopted");
  }
}

TEST(Suggestions, AreFewAndNearestFirst) {
  const std::vector<std::string> names = {"transport", "transport-2", "transport-3", "transport-4", "housing"};
  const auto likely = Suggest("transprt", names);
  EXPECT_EQ(likely, (std::vector<std::string>{"transport"}));
  EXPECT_EQ(Suggest("port", names).size(), 3u);
  EXPECT_TRUE(Suggest("zzz", names).empty());
  EXPECT_TRUE(Suggest("", names).empty());
}

}  // namespace
}  // namespace planrev::store
