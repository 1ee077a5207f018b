// SPDX-License-Identifier: MIT
// A label is used once, also among many revisions, where not every tag is read for that.
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Labels : public RegisterTest {
 protected:
  Labels() : reg_(Make({.bare = true, .author = {}})) {
    for (int number = 1; number <= 70; ++number) Add(reg_, "Label " + std::to_string(number));
  }

  // That labels of the past are refused with the right number, and a new one is not.
  void ExpectKnown() {
    for (const auto& [label, number] : std::vector<std::pair<std::string, std::string>>{
             {"label 1", "r1"}, {"LABEL  66", "r66"}, {"Label 70", "r70"}}) {
      const Error error = ErrorOf([&] { Add(reg_, label, "new\n"); });
      const std::string end = " is that of " + number + " already";
      EXPECT_TRUE(std::string(error.what()).ends_with(end)) << error.what();
    }
    Add(reg_, "New " + std::to_string(++added_));
  }

  std::string File() const { return where() + "/planrev-labels/community-safety"; }

  Register reg_;
  int added_ = 0;
};

TEST_F(Labels, OfManyRevisionsAreKeptInAFile) {
  ASSERT_TRUE(Exists(File()));
  ExpectKnown();
}

TEST_F(Labels, AreKnownWithoutTheFileAsWell) {
  Shell(where(), "rm -r planrev-labels");
  ExpectKnown();
  EXPECT_TRUE(Exists(File()));
}

TEST_F(Labels, AreReadFromTheTagsWhereTheFileIsTorn) {
  const std::string whole = ReadWhole(File());
  const std::string lost = whole.substr(0, whole.size() / 2);
  for (const std::string& torn : {std::string(), std::string("\n"), lost, lost + "\n", std::string(4096, '\0'),
                                  std::string(40, '0') + whole.substr(40), whole + "extra\n"}) {
    WriteWhole(File(), torn);
    ExpectKnown();
  }
}

TEST_F(Labels, OfAHistoryThatWasSetBackAreFree) {
  const Error error = ErrorOf([&] { Add(reg_, "label 60", "new\n"); });
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  Git("update-ref refs/heads/main community-safety/r50^{commit}");
  for (int number = 51; number <= 70; ++number) Git("tag -d community-safety/r" + std::to_string(number));
  EXPECT_EQ(Add(reg_, "label 60", "new\n").number, 51);
  const Error again = ErrorOf([&] { Add(reg_, "Label 50", "newer\n"); });
  EXPECT_STREQ(again.what(), "cannot add to 'community-safety': the label 'Label 50' is that of r50 already");
}

}  // namespace
}  // namespace planrev::store
