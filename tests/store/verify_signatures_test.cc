// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "store/verify.h"
#include "tests/store/signing.h"

namespace planrev::store {
namespace {

using Strings = std::vector<std::string>;

class VerifySignatures : public RegisterTest {
 protected:
  VerifySignatures() : reg_(Make()) {
    setenv("GIT_COMMITTER_EMAIL", "ann@example.org", 1);
    Git("config user.signingKey " + ann_);
  }

  Revision AddSigned(const std::string& label) {
    AddOptions options;
    options.label = label;
    options.signing = Signing::kYes;
    return reg_.Add(plan_, "# Plan\n\n" + label + "\n", options);
  }

  void Decide(Signing signing) {
    Decision draft;
    draft.kind = DecisionKind::kAdopted;
    draft.body = "Council";
    draft.date = "2021-06-18";
    DecideOptions options;
    options.signing = signing;
    reg_.Decide(reg_.Find(plan_, "r1"), draft, options);
  }

  Verified Verify(bool require = false) const {
    VerifyOptions options;
    options.require_signatures = require;
    return Register::Verify(where(), options);
  }

  // The branch's newest commit is another from then on, and planrev's own note of it as well.
  void Alter(const std::string& sed) {
    const Ran ran =
        Shell(where(), "id=$(git cat-file commit HEAD | sed '" + sed +
                           "' | git hash-object -w -t commit --stdin) && git tag -d community-safety/r1 && "
                           "git update-ref refs/heads/main $id && git update-ref refs/planrev/written/main $id");
    ASSERT_EQ(ran.status, 0) << ran.output;
    Register::Open(where()).Revisions(plan_);  // makes the tag again
  }

  static Strings Faults(const Verified& verified) {
    Strings whats;
    for (const Fault& fault : verified.faults) whats.push_back(std::string(Name(fault.kind)) + ": " + fault.what);
    return whats;
  }

  static Strings Notes(const Verified& verified) {
    Strings whats;
    for (const SignatureNote& note : verified.notes) whats.push_back(note.what);
    return whats;
  }

  // gpg works in an empty home from now on.
  void ForgetKeys() const {
    Shell(beside(""), "mkdir -m 700 empty");
    setenv("GNUPGHOME", beside("empty").c_str(), 1);
  }

  std::string Short(const std::string& name) const { return Git("rev-parse " + name).substr(0, 10); }

  Keys keys_;
  const std::string ann_ = keys_.MakeGpg("ann");
  const std::string id_ = ann_.substr(24);  // how gpg calls a key that it cannot check
  Register reg_;
};

TEST_F(VerifySignatures, OneInAnothersNameIsSaid) {
  setenv("GIT_COMMITTER_EMAIL", "ben@example.org", 1);
  AddSigned("Draft");
  const Verified verified = Verify(true);
  EXPECT_EQ(verified.good_signatures, 1U);
  EXPECT_EQ(Faults(verified), Strings());
  ASSERT_EQ(verified.notes.size(), 1U);
  EXPECT_NE(
      verified.notes[0].what.find("of r1 'Draft' of 'community-safety' holds, but is of ann <ann@example.org>, and "
                                  "the commit says ben@example.org"),
      std::string::npos)
      << verified.notes[0].what;
}

TEST_F(VerifySignatures, GoodOnesAreCounted) {
  AddSigned("one");
  Add(reg_, "two");
  Decide(Signing::kYes);
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{});
  EXPECT_EQ(Notes(verified), Strings{});
  EXPECT_EQ(verified.signed_commits, 2u);
  EXPECT_EQ(verified.good_signatures, 2u);
}

TEST_F(VerifySignatures, WithoutASignatureNoGitIsNeeded) {
  Add(reg_, "one");
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/none", 1);
  const Verified verified = Verify();
  setenv("PATH", path.c_str(), 1);
  EXPECT_EQ(Faults(verified), Strings{});
  EXPECT_EQ(Notes(verified), Strings{});
}

// All agrees but for the signature: text, digest, tag, branch and what planrev noted of it.
TEST_F(VerifySignatures, ACommitThatWasAlteredUnderItsSignatureIsAFault) {
  AddSigned("one");
  Alter("s/^author Policy Officer/author Another Hand/");
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{"signature: the signature of r1 'one' of 'community-safety' does not hold: key " +
                                      id_ + " (ann <ann@example.org>)"});
  EXPECT_EQ(verified.faults.at(0).plan, plan_);
  EXPECT_EQ(verified.faults.at(0).revision, 1);
  EXPECT_EQ(verified.good_signatures, 0u);
}

// gpg finds no signature in it, so that git says as little as where there is no gpg.
TEST_F(VerifySignatures, OneThatCannotBeReadIsAFault) {
  AddSigned("one");
  Alter("s/^ =....$/ =AAAA/; s/^author Policy Officer/author Another Hand/");
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{"signature: the signature of r1 'one' of 'community-safety' does not hold"});
  EXPECT_EQ(Notes(verified), Strings{});
}

TEST_F(VerifySignatures, SoItIsWithAnSshKeyWhereGitIsToldWhoMaySign) {
  const std::string key = keys_.MakeSsh("ann");
  Git("config gpg.format ssh");
  Git("config user.signingKey " + key);
  AddSigned("one");
  Alter("s/^author Policy Officer/author Another Hand/");
  const Verified unchecked = Verify();
  EXPECT_EQ(Faults(unchecked), Strings{});
  EXPECT_EQ(
      Notes(unchecked),
      Strings{"the signature of r1 'one' of 'community-safety' cannot be checked: gpg.ssh.allowedSignersFile needs "
              "to be configured and exist for ssh signature verification"});
  Git("config gpg.ssh.allowedSignersFile " + keys_.Allow("ann", key));
  EXPECT_EQ(Faults(Verify()), Strings{"signature: the signature of r1 'one' of 'community-safety' does not hold"});
}

TEST_F(VerifySignatures, AKeyThatIsNotHereIsNotedOnce) {
  for (const char* label : {"one", "two", "three"}) AddSigned(label);
  ForgetKeys();
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{});
  EXPECT_EQ(Notes(verified), Strings{"the signature of r1 'one' of 'community-safety', and of 2 more by the same key, "
                                     "cannot be checked: key " +
                                     id_ + " is not known here"});
  EXPECT_EQ(verified.notes.at(0).commits, 3u);
  EXPECT_EQ(verified.notes.at(0).signature.state, SignatureState::kUnknownKey);
  EXPECT_EQ(Verify(/*require=*/true).faults.size(), 3u);
}

TEST_F(VerifySignatures, AKeyOfWhichNobodySaidWhoseItIsIsNoted) {
  AddSigned("one");
  keys_.Run("gpg --export --armor ann@example.org > " + beside("key"));
  ForgetKeys();
  Shell(beside(""), "gpg --batch --import key");
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{});
  EXPECT_EQ(Notes(verified),
            Strings{"the signature of r1 'one' of 'community-safety' holds, but nobody said here whose key " + ann_ +
                    " (ann <ann@example.org>) is"});
  EXPECT_EQ(Verify(/*require=*/true).faults.size(), 1u);
}

// Whoever has such a key made can make it in any name: gpg does not tell of it whether it is trusted.
TEST_F(VerifySignatures, AKeyThatHasExpiredSinceIsNotedAndNotEnoughWhereItIsRequired) {
  Git("config user.signingKey " + keys_.MakeGpg("old", "--faked-system-time 20210618T000000!", "1d"));
  Git("config gpg.program " + keys_.Program("exec gpg --faked-system-time 20210618T093000! \"$@\""));
  AddSigned("one");
  Git("config --unset gpg.program");
  const Verified verified = Verify();
  EXPECT_EQ(Faults(verified), Strings{});
  ASSERT_EQ(verified.notes.size(), 1u);
  EXPECT_EQ(verified.notes[0].signature.state, SignatureState::kExpiredKey);
  const Strings faults = Faults(Verify(/*require=*/true));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("holds, but its key has expired since"), std::string::npos) << faults[0];
}

TEST_F(VerifySignatures, GitMayBeSetToWriteInAnotherEncoding) {
  AddSigned("one");
  Git("config i18n.logOutputEncoding UTF-16");
  EXPECT_EQ(Verify().good_signatures, 1u);
}

TEST_F(VerifySignatures, AKeyThatWasRevokedIsAFault) {
  AddSigned("one");
  keys_.Run("sed s/^:--/--/ openpgp-revocs.d/" + ann_ + ".rev | gpg --batch --import");
  EXPECT_EQ(Faults(Verify()), Strings{"signature: the signature of r1 'one' of 'community-safety' is of a key that was "
                                      "revoked: key " +
                                      ann_ + " (ann <ann@example.org>)"});
}

TEST_F(VerifySignatures, WhereTheyAreRequiredRevisionsDecisionsAndCorrectionsHaveOne) {
  Add(reg_, "one");
  Decide(Signing::kNo);
  AddSigned("two");
  const std::string decided = "community-safety/decisions/2021-06-18-adopted.md";
  Shell(where(), "sed -i 's/^body: Council/body: Cabinet/' " + decided +
                     " && git commit -qam 'Correct a decision' --trailer 'Corrects: " + decided + "'");
  EXPECT_EQ(Faults(Verify()), Strings{});
  EXPECT_EQ(Faults(Verify(/*require=*/true)),
            (Strings{"signature: r1 'one' of 'community-safety' is not signed",
                     "signature: commit " + Short("HEAD~2") + " 'Adopted: one (r1)' is not signed",
                     "signature: commit " + Short("HEAD") + " 'Correct a decision' is not signed"}));
}

TEST_F(VerifySignatures, WhatIsOlderThanSigningMayBeLeftOut) {
  Add(reg_, "one");
  Decide(Signing::kNo);
  const auto faults_since = [&](const std::string& commit) {
    VerifyOptions options;
    options.require_signatures = true;
    options.signed_since = commit;
    return Faults(Register::Verify(where(), options));
  };
  EXPECT_EQ(faults_since("HEAD"), Strings{});
  EXPECT_EQ(faults_since("community-safety/r1"),
            Strings{"signature: commit " + Short("HEAD") + " 'Adopted: one (r1)' is not signed"});
  AddSigned("two");
  EXPECT_EQ(faults_since(Short("HEAD~1")), Strings{});
  const Error error = ErrorOf([&] { faults_since("r1"); });
  EXPECT_EQ(error.kind(), ErrorKind::kUnknown);
  EXPECT_STREQ(error.what(), "cannot find 'r1': the history has no such commit");
}

TEST_F(VerifySignatures, APlanSaysWhoSignedWhat) {
  AddSigned("one");
  Add(reg_, "two");
  Decide(Signing::kYes);
  const PlanSignatures signatures = reg_.Signatures(plan_);
  ASSERT_EQ(signatures.revisions.size(), 2u);
  EXPECT_EQ(signatures.revisions.at(1).state, SignatureState::kGood);
  EXPECT_EQ(signatures.revisions.at(1).signer, "ann <ann@example.org>");
  EXPECT_EQ(signatures.revisions.at(1).key, ann_);
  EXPECT_EQ(signatures.revisions.at(2).state, SignatureState::kNone);
  ASSERT_EQ(signatures.decisions.size(), 1u);
  EXPECT_EQ(signatures.decisions.at(1).state, SignatureState::kGood);
}

// Who corrected a decision stands for what it says now.
TEST_F(VerifySignatures, ACorrectedDecisionIsWhoseCorrectionItIs) {
  AddSigned("one");
  Decide(Signing::kYes);
  Shell(where(), "sed -i 's/^body: Council/body: Cabinet/' */decisions/*.md && git commit -qam 'Correct a decision'");
  EXPECT_EQ(reg_.Signatures(plan_).decisions.at(1).state, SignatureState::kNone);
}

TEST_F(VerifySignatures, SoIsOneThatWasAlteredInTheCommitOfARevision) {
  AddSigned("one");
  Decide(Signing::kYes);
  Add(reg_, "two");
  Shell(where(), "sed -i 's/^body: Council/body: Cabinet/' */decisions/*.md && git commit -qa --amend --no-edit");
  EXPECT_EQ(reg_.Signatures(plan_).decisions.at(1).state, SignatureState::kNone);
}

}  // namespace
}  // namespace planrev::store
