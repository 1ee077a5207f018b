// SPDX-License-Identifier: MIT
#include "store/sign.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "tests/store/signing.h"

namespace planrev::store {
namespace {

class Sign : public RegisterTest {
 protected:
  Sign() : reg_(Make()) {}

  void SignWithGpg() {
    Git("config user.signingKey " + keys_.MakeGpg("ann"));
    Git("config commit.gpgSign true");
  }

  Revision AddAs(const std::string& label, Signing signing) {
    AddOptions options;
    options.label = label;
    options.note = "A note in two paragraphs.\n\nThis is the second, with é.";
    options.signing = signing;
    return reg_.Add(plan_, "# Plan\n\n" + label + "\n", options);
  }

  bool IsSigned(const std::string& commit) const {
    return Shell(where(), "git cat-file commit " + commit + " | grep -q ^gpgsig").status == 0;
  }

  // What a person or a program would see of the register.
  std::string State() const {
    return Git("for-each-ref") + Git("status --porcelain") + Git("ls-files -s") + Shell(where(), "cat */*.md").output;
  }

  void ExpectNotStored(const std::string& setting, const std::string& why) {
    const std::string before = State();
    Git("config " + setting);
    const Error error = ErrorOf([&] { AddAs("two", Signing::kYes); });
    EXPECT_EQ(error.kind(), ErrorKind::kSystem) << setting;
    EXPECT_NE(std::string(error.what()).find("cannot sign 'two': " + why), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find("--no-sign"), std::string::npos) << setting;
    EXPECT_EQ(State(), before) << setting;
  }

  Keys keys_;
  Register reg_;
};

TEST_F(Sign, NothingIsSignedUnlessSomebodyAsks) {
  SignWithGpg();
  Git("config commit.gpgSign false");
  EXPECT_FALSE(IsSigned(Add(reg_, "one").commit));
}

TEST_F(Sign, RevisionsDecisionsAndReviewsAreSignedAsGitIsSet) {
  SignWithGpg();
  const Revision revision = AddAs("one", Signing::kAsGit);
  Decision draft;
  draft.kind = DecisionKind::kAdopted;
  draft.body = "Council";
  draft.date = "2021-06-18";
  reg_.Decide(revision, draft, {});
  Review review;
  review.judgement = Judgement::kQuery;
  review.comment = "Why?";
  review.change.id = "01234567";
  review.change.digest = std::string(64, '0');
  review.before = review.after = {1, revision.text_sha256};
  reg_.AddReviews(plan_, {review}, {});
  EXPECT_EQ(Git("log -3 --format='%G? %GS'"),
            "G ann <ann@example.org>\nG ann <ann@example.org>\nG ann <ann@example.org>\n");
  EXPECT_EQ(reg_.Text(reg_.Find(plan_, "r1")), "# Plan\n\none\n");
  ExpectSound();
}

TEST_F(Sign, ASignedCommitHoldsTheSameBesideItsSignature) {
  setenv("GIT_AUTHOR_DATE", "2021-06-18T09:30:00-0330", 1);
  setenv("GIT_AUTHOR_NAME", "Zoë O'Hara, Jr.", 1);
  const std::string plain = AddAs("one", Signing::kNo).commit;
  const std::string bytes = Git("cat-file commit " + plain);
  Git("tag -d community-safety/r1");
  Git("reset -q --hard HEAD~1");
  Git("config i18n.commitEncoding ISO-8859-1");
  SignWithGpg();
  const std::string with = AddAs("one", Signing::kAsGit).commit;
  EXPECT_NE(with, plain);
  EXPECT_EQ(Shell(where(), "git cat-file commit " + with + " | sed '/^gpgsig/,/END PGP/d'").output, bytes);
}

TEST_F(Sign, WithAnSshKeyAsWell) {
  const std::string key = keys_.MakeSsh("ann");
  Git("config gpg.format ssh");
  Git("config user.signingKey " + key);
  Git("config gpg.ssh.allowedSignersFile " + keys_.Allow("ann", key));
  AddAs("one", Signing::kYes);
  EXPECT_EQ(Git("log -1 --format='%G? %GS'"), "G ann@example.org\n");
  ExpectSound();
}

TEST_F(Sign, WhatIsAskedForBeatsWhatGitIsSetTo) {
  SignWithGpg();
  EXPECT_FALSE(IsSigned(AddAs("one", Signing::kNo).commit));
  Git("config commit.gpgSign false");
  EXPECT_TRUE(IsSigned(AddAs("two", Signing::kYes).commit));
}

// The key is found by the committer's address, as git does.
TEST_F(Sign, TheFirstCommitIsSignedToo) {
  keys_.MakeGpg("policy");
  setenv("GIT_COMMITTER_NAME", "policy", 1);
  InitOptions options;
  options.bare = true;
  options.signing = Signing::kYes;
  Register::Init(beside("other"), options);
  EXPECT_EQ(Shell(beside("other"), "git log --format=%G?").output, "G\n");
}

TEST_F(Sign, WhatCannotBeSignedIsNotStored) {
  Add(reg_, "one");
  ExpectNotStored("user.signingKey nobody", "git's signing program gives no reason");
  ExpectNotStored("gpg.program /none", "cannot run /none: No such file or directory");
  ExpectNotStored("gpg.format ssh", "Couldn't load public key");
  ExpectNotStored("user.signingKey ''", "user.signingKey needs to be set for ssh signing");
  ExpectNotStored("user.signingKey " + keys_.MakeSsh("locked", "a passphrase"), "Load key");  // nobody to ask
  EXPECT_EQ(AddAs("two", Signing::kNo).number, 2);
  ExpectSound();
}

// The signing program stands for a person who types a passphrase.
TEST_F(Sign, NobodyWaitsWhileSomebodySigns) {
  SignWithGpg();
  const std::string waiting = beside("waiting"), go = beside("go");
  Git("config gpg.program " +
      keys_.Program("touch " + waiting + "; while [ ! -e " + go + " ]; do sleep 0.01; done; exec gpg \"$@\""));
  const pid_t child = fork();
  if (child == 0) {
    const bool stored = AddAs("signed", Signing::kYes).number == 2;
    _exit(stored ? 0 : 1);
  }
  for (int i = 0; i < 2000 && !Exists(waiting); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(AddAs("meanwhile", Signing::kNo).number, 1);
  WriteWhole(go, "");
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(Git("log -2 --format='%s %G?'"), "signed G\nmeanwhile N\n");
  ExpectSound();
}

}  // namespace
}  // namespace planrev::store
