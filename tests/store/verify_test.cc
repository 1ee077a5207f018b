// SPDX-License-Identifier: MIT
// Each way to alter a register that a person or a disk has, one at a time; tests/store/altered makes many of them at
// random.
#include "store/verify.h"

#include <filesystem>

#include "tests/store/sharing.h"

namespace planrev::store {
namespace {

std::vector<std::string> Whats(const Verified& verified) {
  std::vector<std::string> whats;
  for (const Fault& fault : verified.faults) whats.push_back(std::string(Name(fault.kind)) + ": " + fault.what);
  return whats;
}

class Verifying : public RegisterTest {
 protected:
  Verifying() : reg_(Make()) {
    for (const char* label : {"one", "two", "three"}) Add(reg_, label);
    Decision draft;
    draft.kind = DecisionKind::kAdopted;
    draft.body = "Council";
    draft.date = "2021-06-18";
    draft.reasons = "It is right.";
    reg_.Decide(reg_.Find(plan_, "r2"), draft, {});
  }

  Verified Verify(bool repair = false) const {
    VerifyOptions options;
    options.repair = repair;
    return Register::Verify(where(), options);
  }

  // The faults of this kind, without the others.
  std::vector<std::string> Found(FaultKind kind) const {
    std::vector<std::string> whats;
    for (const Fault& fault : Verify().faults) {
      if (fault.kind == kind) whats.push_back(fault.what);
    }
    return whats;
  }

  void Commit(const std::string& change, const std::string& message = "x") {
    const Ran ran = Shell(where(), change + " && git add -A && git commit -qm '" + message + "'");
    ASSERT_EQ(ran.status, 0) << ran.output;
  }

  std::string Short(const std::string& name) const { return Git("rev-parse " + name).substr(0, 10); }

  Register reg_;
  const std::string decided_ = "community-safety/decisions/2021-06-18-adopted.md";
};

using Strings = std::vector<std::string>;

TEST_F(Verifying, AnUntouchedRegisterIsWhole) {
  const Verified verified = Verify();
  EXPECT_EQ(Whats(verified), Strings{});
  EXPECT_EQ(verified.plans, 1u);
  EXPECT_EQ(verified.revisions, 3u);
  EXPECT_EQ(verified.decisions, 1u);
  EXPECT_GT(verified.objects, 20u);
}

TEST_F(Verifying, SoItIsPackedBareAndInEveryKindOfClone) {
  Git("gc -q");
  EXPECT_EQ(Whats(Verify()), Strings{});
  for (const std::string options : {"", "--no-tags", "--bare", "--mirror", "--shared", "--single-branch"}) {
    std::filesystem::remove_all(beside("clone"));
    Git("clone -q " + options + " . ../clone");
    EXPECT_EQ(Whats(Register::Verify(beside("clone"), {})), Strings{}) << options;
    Register clone = Register::Open(beside("clone"));
    Add(clone, "four");
    EXPECT_EQ(Whats(Register::Verify(beside("clone"), {})), Strings{}) << options;
  }
}

TEST_F(Verifying, WhatGitFetchesAheadOfTheBranchIsNoFault) {
  Git("clone -q . ../clone");
  Add(reg_, "four");
  Shell(beside("clone"), "git fetch -q");
  ASSERT_EQ(Shell(beside("clone"), "git tag").output.find("r4"), std::string("community-safety/r1\n").size() * 3 + 17);
  EXPECT_EQ(Whats(Register::Verify(beside("clone"), {})), Strings{});
}

TEST_F(Verifying, TagsThatArePartedFromTheirCommitsAreMadeAgain) {
  Git("tag -d community-safety/r1");
  Git("tag -f community-safety/r2 HEAD~2");
  Git("tag -f -a -m lie community-safety/r3 community-safety/r3^{commit}");
  EXPECT_EQ(Found(FaultKind::kTag),
            (Strings{"the tag 'community-safety/r1' is missing",
                     "the tag 'community-safety/r2' is none that planrev makes: it says nothing of the revision",
                     "the tag 'community-safety/r3' says something else of r3 'three' than its commit"}));
  const Verified repaired = Verify(/*repair=*/true);
  ASSERT_EQ(repaired.faults.size(), 3u);
  for (const Fault& fault : repaired.faults) EXPECT_TRUE(fault.repaired) << fault.what;
  EXPECT_EQ(Whats(Verify()), Strings{});
  ExpectSound();
}

TEST_F(Verifying, ATagThatWasMovedIsMovedBack) {
  const std::string now = Short("HEAD"), then = Short("HEAD~1");
  Git("tag -f community-safety/r3 HEAD");
  EXPECT_EQ(Found(FaultKind::kTag),
            Strings{"the tag 'community-safety/r3' names commit " + now + ", not that of r3 'three', " + then});
  EXPECT_TRUE(Verify(/*repair=*/true).faults.at(0).repaired);
  EXPECT_EQ(Whats(Verify()), Strings{});
}

// The tag may be what is right, and the history what was altered.
TEST_F(Verifying, ATagOfAnotherHistoryStays) {
  Git("commit -q --amend -m lie");
  Git("reset -q --hard HEAD~1");
  Shell(where(), "git commit -q --amend --allow-empty -m \"$(git log -1 --format=%B | sed 's/^three/four/')\"");
  const auto tags = Found(FaultKind::kTag);
  ASSERT_EQ(tags.size(), 1u);
  EXPECT_NE(tags[0].find("the tag 'community-safety/r3' names commit "), std::string::npos);
  const std::string before = Git("rev-parse community-safety/r3");
  Verify(/*repair=*/true);
  EXPECT_EQ(Git("rev-parse community-safety/r3"), before);
}

TEST_F(Verifying, ABranchThatWasSetBackIsMissed) {
  const std::string lost = Short("HEAD");
  Git("reset -q --hard HEAD~1");  // a decision, which no tag names
  EXPECT_EQ(Whats(Verify()), Strings{"history: the branch has lost commit " + lost + ", which planrev wrote to it"});
  Add(reg_, "four");  // does not hide it
  EXPECT_EQ(Found(FaultKind::kHistory), Strings{"the branch has lost commit " + lost + ", which planrev wrote to it"});
}

TEST_F(Verifying, ATextThatACommitChangedWithoutARevisionIsNamed) {
  Commit("echo more >> community-safety/plan.md");
  EXPECT_EQ(Found(FaultKind::kPlan),
            Strings{"'community-safety/plan.md' is not the text of the newest revision, r3 'three'"});
  Commit("git rm -q -r community-safety");
  EXPECT_EQ(Found(FaultKind::kPlan),
            (Strings{"'community-safety/plan.yaml' is not there, though the plan has revisions",
                     "'community-safety/plan.md' was removed by a commit that is no revision"}));
}

TEST_F(Verifying, ARevisionWithAnotherTextThanItsDigestIsNamed) {
  Git("reset -q --hard HEAD~1");
  Shell(where(), "echo lie > community-safety/plan.md && git commit -q -a --amend --no-edit");
  EXPECT_EQ(Found(FaultKind::kRevision),
            Strings{"the text of r3 'three' is not the one that was stored: its SHA-256 is another"});
}

TEST_F(Verifying, NumbersThatAreMissingOrTwiceAreNamed) {
  const std::string message = Git("log -1 --format=%B HEAD~1");
  Commit("echo more >> community-safety/plan.md", message.substr(0, message.find("Plan:")) +
                                                      "Plan: community-safety\nRevision: 3\nDated: 2021-06-18\n"
                                                      "Text-SHA256: " +
                                                      std::string(64, '0'));
  EXPECT_NE(Found(FaultKind::kRevision).at(0).find("r3 'three' of 'community-safety' is there twice"),
            std::string::npos);
  Git("reset -q --hard HEAD~1");
  Git("rebase -q -X theirs --onto HEAD~3 HEAD~2");
  EXPECT_EQ(Found(FaultKind::kRevision).at(0), "r2 of 'community-safety' missing before r3 'three'");
}

TEST_F(Verifying, ADecisionThatWasChangedIsNamedUntilACommitSaysSo) {
  Commit("sed -i 's/^It is right/It is wrong/' " + decided_);
  EXPECT_EQ(Whats(Verify()), Strings{"decision: '" + decided_ + "' was changed by commit " + Short("HEAD") + " 'x'"});
  Git("commit -q --allow-empty -m 'Correct a decision' --trailer 'Corrects: " + decided_ + "'");
  EXPECT_EQ(Whats(Verify()), Strings{});
  Commit("git rm -q " + decided_);
  EXPECT_EQ(Whats(Verify()), Strings{"decision: '" + decided_ + "' was removed by commit " + Short("HEAD") + " 'x'"});
}

TEST_F(Verifying, ADecisionThatWasExchangedInItsCommitIsNamed) {
  Shell(where(), "sed -i 's/^It is right/It is wrong/' " + decided_ + " && git commit -q -a --amend --no-edit");
  Git("update-ref -d refs/planrev/written/main");
  EXPECT_EQ(Whats(Verify()), Strings{"decision: '" + decided_ + "' is not the file that commit " + Short("HEAD") +
                                     " 'Adopted: two (r2)' says it recorded"});
}

TEST_F(Verifying, ADecisionThatNobodyRecordedIsNamed) {
  const std::string forged = "community-safety/decisions/2021-06-20-adopted.md";
  Commit("sed 's/2021-06-18/2021-06-20/; s/^number: 1/number: 3/' " + decided_ + " > " + forged);
  EXPECT_EQ(Found(FaultKind::kDecision),
            (Strings{"'" + forged + "' was brought by commit " + Short("HEAD") + " 'x'",
                     "decision 2 on 'community-safety' is missing before '" + forged + "', which is 3"}));
}

TEST_F(Verifying, ADecisionIsHeldToItsRevision) {
  const std::string corrects = "Corrected\n\nCorrects: " + decided_;
  Commit("sed -i 's/^revision: 2/revision: 3/' " + decided_, corrects);
  const std::string wrong = Short("HEAD~3"), right = Short("HEAD~2");
  EXPECT_EQ(Found(FaultKind::kDecision),
            (Strings{"'" + decided_ + "' was decided on commit " + wrong + ", but r3 'three' is commit " + right,
                     "'" + decided_ + "' was decided on another text than r3 'three' has: its SHA-256 is another",
                     "'" + decided_ + "' calls r3 'two', its label is 'three'"}));
  Commit("sed -i 's/^date: .*/date: soon/' " + decided_, corrects);
  EXPECT_EQ(Found(FaultKind::kDecision),
            Strings{"cannot read '" + decided_ + "': line 6: 'date' is 'soon', which is no day, YYYY-MM-DD"});
}

TEST_F(Verifying, TheWorkTreeFollowsAgainButForEdits) {
  Shell(where(), "rm " + decided_ + " && git show HEAD~2:community-safety/plan.md > community-safety/plan.md");
  Shell(where(), "echo mine >> community-safety/plan.yaml");
  EXPECT_EQ(Found(FaultKind::kWorkTree),
            (Strings{"'" + decided_ + "' is missing in the work tree",
                     "'community-safety/plan.md' is older in the work tree than in the register",
                     "'community-safety/plan.yaml' was edited in the work tree, and no commit has that"}));
  Verify(/*repair=*/true);
  EXPECT_EQ(Git("status --porcelain"), " M community-safety/plan.yaml\n");
  EXPECT_EQ(Found(FaultKind::kWorkTree).size(), 1u);
}

TEST_F(Verifying, ADamagedObjectIsNamedByItsRevision) {
  const std::string id = Git("rev-parse HEAD~2:community-safety/plan.md").substr(0, 40);
  const std::string path = where() + "/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
  const std::string bytes = ReadWhole(path);
  std::filesystem::permissions(path, std::filesystem::perms(0644));
  WriteWhole(path, bytes.substr(0, bytes.size() / 2));
  Verified verified = Verify();
  EXPECT_EQ(Whats(verified), Strings{"object: the object " + id + " is damaged: it ends too early"});
  EXPECT_EQ(verified.faults[0].meaning, "'community-safety/plan.md' of r2 'two' cannot be read");
  EXPECT_EQ(verified.faults[0].revision, 2);
  std::filesystem::remove(path);
  EXPECT_EQ(Whats(Verify()), Strings{"object: the object " + id + " is missing"});
}

TEST_F(Verifying, ARegisterWhoseNewestCommitIsDamagedIsLookedAtAllTheSame) {
  const std::string id = Git("rev-parse HEAD").substr(0, 40);
  std::filesystem::remove(where() + "/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
  const auto references = Found(FaultKind::kReference), objects = Found(FaultKind::kObject);
  EXPECT_FALSE(references.empty() && objects.empty());
  WriteWhole(where() + "/.git/HEAD", "ref: refs/heads/maim\n");
  EXPECT_EQ(Found(FaultKind::kReference).back(), "HEAD names the branch 'refs/heads/maim', which is not there");
}

// libgit2 crashed on it.
TEST_F(Verifying, APackIndexThatLeadsBeyondThePackIsMadeAgain) {
  Git("gc -q");
  const std::string path = Shell(where(), "echo -n .git/objects/pack/*.idx").output;
  std::string bytes = ReadWhole(where() + "/" + path);
  bytes[bytes.size() - 42] ^= 0x7F;  // the last offset
  bytes[bytes.size() - 44] ^= 0x7F;
  std::filesystem::permissions(where() + "/" + path, std::filesystem::perms(0644));
  WriteWhole(where() + "/" + path, bytes);
  EXPECT_EQ(ErrorOf([&] { Open(); }).hint(), "planrev verify --repair makes it again");
  EXPECT_EQ(Verify().faults.size(), 1u);
  EXPECT_TRUE(Verify(/*repair=*/true).faults.at(0).repaired);
  EXPECT_EQ(Whats(Verify()), Strings{});
}

// A seal that is right is no proof: who alters the offsets can seal them again.
TEST_F(Verifying, SoIsOneThatMisleadsUnderARightSeal) {
  Git("gc -q");
  Shell(where(), "chmod u+w .git/objects/pack/*");
  const std::string path = where() + "/" + Shell(where(), "echo -n .git/objects/pack/*.idx").output;
  const std::string untouched = ReadWhole(path);
  const size_t last = untouched.size() - 44;  // the last offset; the one before it stands 4 bytes before
  std::string beyond = untouched, swapped = untouched;
  beyond[last] = 0x70;
  std::swap_ranges(swapped.begin() + static_cast<std::ptrdiff_t>(last),
                   swapped.begin() + static_cast<std::ptrdiff_t>(last) + 4,
                   swapped.begin() + static_cast<std::ptrdiff_t>(last) - 4);
  for (const std::string& altered : {beyond, swapped}) {
    WriteWhole(path, altered);
    Shell(where(), "f=" + path + "; head -c -20 $f > new; openssl dgst -sha1 -binary < new >> new; mv new $f");
    const Verified repaired = Verify(/*repair=*/true);
    ASSERT_EQ(Whats(repaired), Strings{"file: the index '" + path + "' of a pack is damaged"});
    EXPECT_TRUE(repaired.faults[0].repaired) << repaired.faults[0].remedy;
    EXPECT_EQ(ReadWhole(path), untouched);
    EXPECT_EQ(Whats(Verify()), Strings{});
  }
}

TEST_F(Verifying, ADamagedListOfTheWorkTreeIsMadeAgainAndEditsStay) {
  WriteWhole(where() + "/community-safety/plan.md", "edited\n");
  for (const std::string damage :
       {"printf x | dd of=.git/index bs=1 seek=40 conv=notrunc status=none", "truncate -s 10 .git/index",
        ": > .git/index", "head -c 3000 /dev/urandom > .git/index"}) {
    ASSERT_EQ(Shell(where(), damage).status, 0) << damage;
    const Verified repaired = Verify(/*repair=*/true);
    ASSERT_GE(repaired.faults.size(), 1u) << damage;
    EXPECT_TRUE(repaired.faults[0].repaired) << damage << ": " << repaired.faults[0].remedy;
    EXPECT_EQ(Git("status --porcelain"), " M community-safety/plan.md\n") << damage;
    EXPECT_EQ(Whats(Verify()).size(), 1u) << "the edit alone";
  }
  EXPECT_EQ(ReadWhole(where() + "/community-safety/plan.md"), "edited\n");
}

// What is found of an older state must not be mended in a newer one.
TEST_F(Verifying, WhatIsWrittenWhileItLooksIsNotRepairedAway) {
  std::filesystem::remove(where() + "/register.yaml");
  int writes = 0;
  VerifyOptions options;
  options.repair = true;
  options.progress = [&](std::string_view what, std::size_t, std::size_t) {
    if (what == "texts" && writes < 2) Add(reg_, "added " + std::to_string(++writes));
  };
  const Verified repaired = Register::Verify(where(), options);
  EXPECT_EQ(writes, 2);
  EXPECT_EQ(Whats(repaired), Strings{"work tree: 'register.yaml' is missing in the work tree"});
  for (const Fault& fault : repaired.faults) EXPECT_TRUE(fault.repaired) << fault.what;
  EXPECT_EQ(repaired.revisions, 5u);
  EXPECT_EQ(Whats(Verify()), Strings{});
  ExpectSound();
}

TEST_F(Verifying, WhatADecisionsCommitSaysIsHeldToTheDecision) {
  Shell(where(), "git commit -q --amend -m \"$(git log -1 --format=%B | sed 's/^Body: .*/Body: Mob/')\"");
  EXPECT_EQ(Found(FaultKind::kDecision), Strings{"commit " + Short("HEAD") +
                                                 " 'Adopted: two (r2)' says something else than the decision that it "
                                                 "records, '" +
                                                 decided_ + "'"});
}

TEST_F(Verifying, AnotherGitRepositoryIsNoRegister) {
  Shell(beside(""), "git init -q -b main other && cd other && git commit -q --allow-empty -m x");
  EXPECT_EQ(ErrorOf([&] { Register::Verify(beside("other"), {}); }).what(),
            "cannot open '" + beside("other") + "': a git repository, but not a register");
}

}  // namespace
}  // namespace planrev::store
