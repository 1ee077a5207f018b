// SPDX-License-Identifier: MIT
// Sharing what texts show.
#include "store/files.h"
#include "tests/store/sharing.h"

namespace planrev::store {
namespace {

class SharingFiles : public Sharing {
 protected:
  void AddWith(Register& reg, const std::string& label, const FileBytes& files) {
    AddOptions options;
    options.label = label;
    options.files = files;
    reg.Add(plan_, label + "\n", options);
  }

  // "r2 Ann's: images/a.png=A images/b.png=B", a line for each revision.
  std::string Shown(const Register& reg) const {
    std::string shown;
    for (const Revision& revision : reg.Revisions(plan_)) {
      shown += "r" + std::to_string(revision.number) + " " + revision.label + ":";
      for (const auto& [path, sha256] : reg.Files(revision)) {
        const std::string bytes = reg.File(revision, path);
        EXPECT_EQ(Sha256(bytes), sha256);
        shown += " " + path + "=" + bytes;
      }
      shown += "\n";
    }
    return shown;
  }

  void ExpectFilesOfNewest() {
    for (const char* name : {"ann", "ben"}) {
      const std::string folder = name + ("/" + plan_);
      In(folder, "test ! -e files.sha256 || sha256sum --check --strict --quiet files.sha256");
    }
  }
};

TEST_F(SharingFiles, TheyComeWithTheirRevision) {
  AddWith(*ben_, "Ben's", {{"images/map.png", "M"}, {"annex.pdf", "P"}});
  Sync(*ben_);
  Sync(*ann_);
  EXPECT_EQ(Shown(*ann_), "r1 April 2019:\nr2 Ben's: annex.pdf=P images/map.png=M\n");
  EXPECT_EQ(ReadWhole(beside("ann") + "/community-safety/images/map.png"), "M");
  ExpectFilesOfNewest();
  ExpectAlike();
}

TEST_F(SharingFiles, EachRevisionHasItsOwnWhereBothSidesReplacedAPicture) {
  AddWith(*ann_, "both", {{"map.png", "old"}, {"gone.png", "G"}});
  Sync(*ann_);
  Sync(*ben_);
  AddWith(*ben_, "Ben's", {{"map.png", "of Ben"}, {"ben.png", "B"}});
  Sync(*ben_);
  AddWith(*ann_, "Ann's", {{"map.png", "of Ann"}, {"ann.png", "A"}, {"gone.png", "G"}});
  AddWith(*ann_, "Ann's second", {{"map.png", "of Ann"}, {"gone.png", "G"}});
  const TakenIn told = Sync(*ann_);
  EXPECT_EQ(told.renumbered.size(), 2u);
  Sync(*ben_);
  EXPECT_EQ(Shown(*ben_),
            "r1 April 2019:\nr2 both: gone.png=G map.png=old\nr3 Ben's: ben.png=B map.png=of Ben\n"
            "r4 Ann's: ann.png=A gone.png=G map.png=of Ann\nr5 Ann's second: gone.png=G map.png=of Ann\n");
  EXPECT_EQ(InBen("ls community-safety"), "files.sha256\ngone.png\nmap.png\nplan.md\nplan.yaml\n");
  ExpectFilesOfNewest();
  ExpectAlike();
}

TEST_F(SharingFiles, ATextThatShowsNoneTakesTheOthersAway) {
  AddWith(*ben_, "Ben's", {{"images/map.png", "M"}});
  Sync(*ben_);
  AddWith(*ann_, "Ann's", {});
  Sync(*ann_);
  Sync(*ben_);
  EXPECT_EQ(Shown(*ben_), "r1 April 2019:\nr2 Ben's: images/map.png=M\nr3 Ann's:\n");
  EXPECT_EQ(InBen("ls community-safety"), "plan.md\nplan.yaml\n");
  ExpectAlike();
}

TEST_F(SharingFiles, EditedOnesAreNotOverwritten) {
  AddWith(*ann_, "one", {{"map.png", "old"}});
  Sync(*ann_);
  Sync(*ben_);
  AddWith(*ben_, "two", {{"map.png", "new"}});
  Sync(*ben_);
  WriteWhole(beside("ann") + "/community-safety/map.png", "edited");
  const Error error = RefusedToAnn();
  EXPECT_STREQ(error.what(),
               "cannot sync with 'origin': 'community-safety/map.png' in the work tree was edited and would be "
               "overwritten");
}

TEST_F(SharingFiles, OfAPersonAreMergedAsGitDoes) {
  WriteWhole(beside("ann") + "/community-safety/logo.png", "a\n");
  InAnn("git add -A && git commit -qm logo");
  WriteWhole(beside("ben") + "/community-safety/logo.png", std::string("b\n\0", 3));
  InBen("git add -A && git commit -qm logo");
  Sync(*ben_);
  const Error error = RefusedToAnn();
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(),
               "cannot sync with 'origin': both sides changed 'community-safety/logo.png', in ways that do not go "
               "together");
}

}  // namespace
}  // namespace planrev::store
