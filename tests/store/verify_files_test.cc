// SPDX-License-Identifier: MIT
// What texts show, altered.
#include <algorithm>
#include <filesystem>

#include "tests/store/sharing.h"

namespace planrev::store {
namespace {

class VerifyingFiles : public RegisterTest {
 protected:
  VerifyingFiles() : reg_(Make()) {
    AddWith("one", {{"images/map.png", "A"}, {"annex.pdf", "P"}});
    AddWith("two", {{"images/map.png", "A"}, {"annex.pdf", "P"}});
  }

  void AddWith(const std::string& label, const FileBytes& files) {
    AddOptions options;
    options.label = label;
    options.files = files;
    reg_.Add(plan_, label + "\n", options);
  }

  // The faults of revisions after the newest commit was made anew with `change`.
  std::vector<std::string> FoundAfter(const std::string& change) {
    Git("reset -q --hard community-safety/r2^{commit}");
    const Ran ran = Shell(where() + "/" + plan_, change + " && git add -A && git commit -q --amend --no-edit");
    EXPECT_EQ(ran.status, 0) << ran.output;
    std::vector<std::string> whats;
    for (const Fault& fault : Register::Verify(where(), {}).faults) {
      if (fault.kind == FaultKind::kRevision) whats.push_back(fault.what);
    }
    return whats;
  }

  Register reg_;
};

using Strings = std::vector<std::string>;

TEST_F(VerifyingFiles, UntouchedTheyAreWhole) { EXPECT_TRUE(Register::Verify(where(), {}).faults.empty()); }

TEST_F(VerifyingFiles, EachIsNamedThoughAnotherRevisionHasTheSameList) {
  EXPECT_EQ(FoundAfter("printf B > images/map.png"),
            Strings{"'images/map.png' of r2 'two' is not the file that was stored: its SHA-256 is another"});
  EXPECT_EQ(FoundAfter("rm annex.pdf"), Strings{"'annex.pdf', which the text of r2 'two' shows, is not kept with it"});
}

TEST_F(VerifyingFiles, SoIsTheirList) {
  EXPECT_EQ(FoundAfter("sed -i /annex/d files.sha256"),
            Strings{"the files kept with r2 'two' are not those that were stored: community-safety/files.sha256 is "
                    "another"});
  EXPECT_EQ(FoundAfter("rm files.sha256"),
            Strings{"the files kept with r2 'two' are not those that were stored: community-safety/files.sha256 is "
                    "missing"});
}

}  // namespace
}  // namespace planrev::store
