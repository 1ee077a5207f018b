// SPDX-License-Identifier: MIT
// What becomes of a signature when sync makes its commit again.
#include "tests/store/sharing.h"
#include "tests/store/signing.h"

namespace planrev::store {
namespace {

using Strings = std::vector<std::string>;

class SyncSignatures : public Sharing {
 protected:
  SyncSignatures() {
    InAnn("git config user.signingKey " + ann_key_);
    InBen("git config user.signingKey " + ben_key_);
  }

  // Ben shares an r2, so that Ann's must be made again.
  void BenIsFaster() {
    AddTo(*ben_, "Ben's", "of Ben\n");
    Sync(*ben_);
  }

  Revision AddSigned(Register& reg, const std::string& label, const std::string& text) {
    AddOptions options;
    options.label = label;
    options.signing = Signing::kYes;
    return reg.Add(plan_, text, options);
  }

  // Syncs Ann's, and gives what is told of signatures.
  Strings Told(Signing signing = Signing::kAsGit) {
    Strings told;
    SyncOptions options;
    options.signing = signing;
    options.taken = [&](const TakenIn& taken) {
      for (const SignatureLost& one : taken.signatures_lost) {
        const std::string now = one.after.signer.empty() ? "" : " " + one.after.signer;
        told.push_back(one.what + " by " + one.before.signer + ": " + std::string(Name(one.after.state)) + now);
      }
    };
    ann_->Sync(options);
    return told;
  }

  static void CommitAs(const char* name, const char* mail) {
    setenv("GIT_COMMITTER_NAME", name, 1);
    setenv("GIT_COMMITTER_EMAIL", mail, 1);
  }

  // Ann has a revision that Ben signed and did not share, and must make it again.
  void AnnHasOneOfBen() {
    CommitAs("Ben", "ben@example.org");
    AddSigned(*ben_, "Ben's", "of Ben\n");
    CommitAs("Policy Officer", "policy@example.org");
    InAnn("git pull -q --ff-only ../ben main");
    Shell(beside(""), "git clone -q hub.git carl");
    Register carl = Register::Open(beside("carl"));
    AddTo(carl, "Carl's", "of Carl\n");
    Sync(carl);
  }

  Keys keys_;
  const std::string ann_key_ = keys_.MakeGpg("ann"), ben_key_ = keys_.MakeGpg("ben");
};

TEST_F(SyncSignatures, WhereGitIsSetToSignWhatIsMadeAgainIsSigned) {
  InAnn("git config commit.gpgSign true");
  AddTo(*ann_, "Ann's", "of Ann\n");
  BenIsFaster();
  EXPECT_EQ(Told(), Strings{});
  EXPECT_EQ(InAnn("git log -1 --format='%s %G? %GS'"), "Ann's G ann <ann@example.org>\n");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(SyncSignatures, WhatThisPersonSignedIsSignedAgainThoughGitIsNotSetTo) {
  AddSigned(*ann_, "Ann's", "of Ann\n");
  AddTo(*ann_, "Ann's second", "of Ann again\n");
  BenIsFaster();
  EXPECT_EQ(Told(), Strings{});
  EXPECT_EQ(InAnn("git log -2 --format='%s %G?'"), "Ann's second N\nAnn's G\n");
}

TEST_F(SyncSignatures, ASignatureThatIsNotMadeAgainIsTold) {
  AddSigned(*ann_, "Ann's", "of Ann\n");
  BenIsFaster();
  EXPECT_EQ(Told(Signing::kNo), Strings{"r2 'Ann's' of 'community-safety' by ann <ann@example.org>: none"});
  EXPECT_EQ(InAnn("git log -1 --format='%s %G?'"), "Ann's N\n");
}

TEST_F(SyncSignatures, AnothersSignatureNeverGoesInSilence) {
  AnnHasOneOfBen();
  EXPECT_EQ(Told(), Strings{"r2 'Ben's' of 'community-safety' by ben <ben@example.org>: none"});
  EXPECT_EQ(InAnn("git log -1 --format='%s %G?'"), "Ben's N\n");
}

TEST_F(SyncSignatures, NorWhereOnesOwnComesInItsPlace) {
  AnnHasOneOfBen();
  EXPECT_EQ(Told(Signing::kYes), Strings{"r2 'Ben's' of 'community-safety' by ben <ben@example.org>: "
                                         "good ann <ann@example.org>"});
}

TEST_F(SyncSignatures, WithoutTheKeyNothingIsTakenInUntilThePersonSaysSo) {
  AddSigned(*ann_, "Ann's", "of Ann\n");
  BenIsFaster();
  InAnn("git config user.signingKey nobody");
  const Error error = RefusedToAnn();
  EXPECT_EQ(std::string(error.what()).substr(0, 20), "cannot sign 'Ann's':");
  EXPECT_NE(error.hint().find("--no-sign"), std::string::npos);
  EXPECT_EQ(Told(Signing::kNo).size(), 1u);
}

}  // namespace
}  // namespace planrev::store
