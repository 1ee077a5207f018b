// SPDX-License-Identifier: MIT
// The tags of what is shared.
#include <cstdio>

#include "tests/store/sharing.h"

namespace planrev::store {
namespace {

using SharingTags = Sharing;

TEST_F(SharingTags, ATagThatCannotBeReplacedIsNotLeftToBeBelieved) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  const std::string lock = beside("ann") + "/.git/refs/tags/community-safety/r2.lock";
  WriteWhole(lock, "");
  const Error error = RefusedToAnn();
  EXPECT_STREQ(error.what(), "cannot sync with 'origin': another program holds the branch or a tag");
  std::remove(lock.c_str());
  Sync(*ann_);
  EXPECT_EQ(Listed(*ann_, plan_), "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Ann's: of Ann\n");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(SharingTags, PutsALeftoverTagOfTheRemoteRight) {
  In("hub.git", "git tag community-safety/r2 main");
  AddTo(*ann_, "Ann's", "of Ann\n");
  Sync(*ann_);
  Sync(*ben_);
  ExpectAlike();
}

}  // namespace
}  // namespace planrev::store
