// SPDX-License-Identifier: MIT
// Whatever two offices do at the same time, both have all of it in the end, and each is told what became of what was
// not shared yet.
#include "tests/store/sharing.h"

namespace planrev::store {
namespace {

TEST_F(Sharing, BeginsWithAnEmptyRemote) {
  EXPECT_EQ(synced_.remote, "origin");
  EXPECT_EQ(synced_.sent.revisions, 1);
  EXPECT_EQ(synced_.sent.others, 1);
  EXPECT_EQ(Listed(*ben_, plan_), "r1 April 2019: first\n");
  EXPECT_FALSE(synced_.headless);
  ExpectAlike();
}

TEST_F(Sharing, AgainDoesNothing) {
  Sync(*ann_);
  EXPECT_EQ(synced_.sent.revisions + synced_.sent.others + synced_.taken.revisions + synced_.taken.others, 0);
  ExpectAlike();
}

TEST_F(Sharing, TakesInWhatTheOtherAdded) {
  AddTo(*ben_, "June 2020", "second\n");
  AddTo(*ben_, "One", "t\n", "transport");
  Sync(*ben_);
  EXPECT_EQ(synced_.sent.revisions, 2);
  EXPECT_EQ(synced_.sent.plans, (std::set<std::string>{"community-safety", "transport"}));
  const TakenIn told = Sync(*ann_);
  EXPECT_EQ(told.remote, "origin");
  EXPECT_EQ(told.taken.revisions, 2);
  EXPECT_TRUE(told.renumbered.empty());
  EXPECT_EQ(ReadWhole(beside("ann") + "/community-safety/plan.md"), "second\n");
  EXPECT_EQ(Listed(*ann_, plan_), "r1 April 2019: first\nr2 June 2020: second\n");
  ExpectAlike();
}

TEST_F(Sharing, PutsUnsharedRevisionsOnTopAndTells) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  AddTo(*ben_, "Ben's second", "second of Ben\n");
  Sync(*ben_);
  const Revision before = AddTo(*ann_, "Ann's", "of Ann\n");
  const TakenIn told = Sync(*ann_);
  ASSERT_EQ(told.renumbered.size(), 1u);
  EXPECT_EQ(told.renumbered[0].before.commit, before.commit);
  EXPECT_EQ(told.renumbered[0].after.number, 4);
  EXPECT_EQ(told.renumbered[0].after.label, "Ann's");
  EXPECT_EQ(told.renumbered[0].after.author, before.author);
  EXPECT_EQ(told.renumbered[0].instead.label, "Ben's");
  EXPECT_EQ(told.taken.revisions, 2);
  EXPECT_EQ(synced_.sent.revisions, 1);
  Sync(*ben_);
  const std::string all = "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Ben's second: second of Ben\nr4 Ann's: of Ann\n";
  EXPECT_EQ(Listed(*ann_, plan_), all);
  EXPECT_EQ(Listed(*ben_, plan_), all);
  ExpectAlike();
}

TEST_F(Sharing, KeepsTheNumbersOfPlansThatOnlyOneSideAddedTo) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "One", "t\n", "transport");
  AddTo(*ann_, "Two", "u\n", "transport");
  EXPECT_TRUE(Sync(*ann_).renumbered.empty());
  Sync(*ben_);
  EXPECT_EQ(Listed(*ben_, "transport"), "r1 One: t\nr2 Two: u\n");
  ExpectAlike();
}

// The number of the second is not the other side's but that of the first, which moved up.
TEST_F(Sharing, SaysOfNoneOfOnesOwnThatItCameFromElsewhere) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  AddTo(*ann_, "Ann's second", "second of Ann\n");
  const TakenIn told = Sync(*ann_);
  ASSERT_EQ(told.renumbered.size(), 2u);
  EXPECT_EQ(told.renumbered[0].instead.label, "Ben's");
  EXPECT_EQ(told.renumbered[1].instead.number, 0);
}

TEST_F(Sharing, GivesALabelThatBothUsedASuffix) {
  AddTo(*ben_, "June 2020", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "june 2020", "of Ann\n");
  AddTo(*ann_, "June 2020 (2)", "more of Ann\n");
  const TakenIn told = Sync(*ann_);
  ASSERT_EQ(told.renumbered.size(), 2u);
  EXPECT_EQ(told.renumbered[0].after.label, "june 2020 (2)");
  EXPECT_EQ(told.renumbered[0].instead.label, "June 2020");
  EXPECT_EQ(told.renumbered[1].after.label, "June 2020 (2) (2)");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, KeepsLabelsWithinTheirLength) {
  std::string label;
  for (int i = 0; i < 66; ++i) label += "€";  // 198 bytes
  AddTo(*ben_, label, "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, label, "of Ann\n");
  const std::string after = Sync(*ann_).renumbered.at(0).after.label;
  EXPECT_EQ(after, label.substr(0, 195) + " (2)");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, KeepsDecisionsOnTheirRevision) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  DecideIn(*ben_, 2, DecisionKind::kRecommended, "2021-06-18");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  DecideIn(*ann_, 1, DecisionKind::kAdopted, "2021-06-18");
  DecideIn(*ann_, 2, DecisionKind::kRecommended, "2021-06-18");
  const TakenIn told = Sync(*ann_);
  Sync(*ben_);
  ExpectAlike();
  const auto decisions = ben_->Decisions(plan_);
  ASSERT_EQ(decisions.size(), 3u);
  std::set<int> numbers;
  for (const Decision& decision : decisions) {
    numbers.insert(decision.number);
    const Revision revision = ben_->Find(plan_, "r" + std::to_string(decision.revision));
    EXPECT_EQ(decision.commit, revision.commit);
    EXPECT_EQ(decision.text_sha256, revision.text_sha256);
    EXPECT_EQ(decision.label, revision.label);
    EXPECT_EQ(decision.reasons, "Because.");
  }
  EXPECT_EQ(numbers, (std::set<int>{1, 2, 3}));
  EXPECT_EQ(decisions[0].revision, 2);  // Ben's came first
  EXPECT_EQ(decisions[1].revision, 1);
  EXPECT_EQ(decisions[2].revision, 3);
  EXPECT_EQ(InBen("git log -1 --format='%s%n%(trailers:key=Revision,valueonly)'"), "Recommended: Ann's (r3)\n3\n\n");
}

TEST_F(Sharing, KeepsDecisionsThatContradictAndTells) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  DecideIn(*ben_, 2, DecisionKind::kAdopted, "2021-06-18");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  DecideIn(*ann_, 2, DecisionKind::kAdopted, "2021-06-18");
  const TakenIn told = Sync(*ann_);
  ASSERT_EQ(told.contested.size(), 1u);
  EXPECT_EQ(told.contested[0].decision.revision, 3);
  EXPECT_EQ(told.contested[0].against, std::vector<std::string>{"r2 was adopted on the same day"});
  Sync(*ben_);
  EXPECT_EQ(InBen("ls community-safety/decisions"), "2021-06-18-adopted-2.md\n2021-06-18-adopted.md\n");
  ExpectAlike();
}

TEST_F(Sharing, KeepsWhatAPersonWroteInADecision) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  DecideIn(*ben_, 2, DecisionKind::kAdopted, "2021-06-18");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  DecideIn(*ann_, 2, DecisionKind::kAdopted, "2021-06-18");
  InAnn(
      "sed -i 's/Because./Because of this./; s/^body: /# as minuted\\nbody:   /' community-safety/decisions/*.md && "
      "git commit -qam 'Correct the reasons'");
  Sync(*ann_);
  const std::string file = ReadWhole(beside("ann") + "/community-safety/decisions/2021-06-18-adopted-2.md");
  EXPECT_NE(file.find("# as minuted\nbody:   Council\n"), std::string::npos) << file;
  EXPECT_NE(file.find("Because of this.\n"), std::string::npos) << file;
  EXPECT_EQ(ann_->Decisions(plan_).back().revision, 3);
  EXPECT_EQ(ReadWhole(beside("ann") + "/community-safety/decisions/2021-06-18-adopted.md"),
            In("hub.git", "git show main~3:community-safety/decisions/2021-06-18-adopted.md"));
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, PutsPlanYamlTogetherKeyByKey) {
  InBen("echo 'owner: Head of Housing' >> community-safety/plan.yaml");
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  InAnn(
      "echo 'period: 2019-22' >> community-safety/plan.yaml && sed -i 's/^title: .*/title: The plan/' "
      "community-safety/plan.yaml && git commit -qam 'Say the period'");
  AddTo(*ann_, "Ann's", "of Ann\n");
  EXPECT_TRUE(Sync(*ann_).both_edited.empty());
  EXPECT_EQ(InAnn("grep -v '^#' community-safety/plan.yaml"),
            "title: The plan\nrevision: 3\nowner: Head of Housing\nperiod: 2019-22\n");
  InBen("sed -i 's/^owner: .*/owner: Ben/' community-safety/plan.yaml && git commit -qam Owner");
  Sync(*ben_);
  InAnn("sed -i 's/^owner: .*/owner: Ann/' community-safety/plan.yaml && git commit -qam Owner");
  const TakenIn told = Sync(*ann_);
  ASSERT_EQ(told.both_edited.size(), 1u);
  EXPECT_EQ(told.both_edited[0].keys, std::vector<std::string>{"owner"});
  EXPECT_EQ(InAnn("grep ^owner: community-safety/plan.yaml"), "owner: Ann\n");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, JoinsReviews) {
  const std::string add = "git add . && git commit -qm Review";
  InBen("echo '{\"ben\": 1}' >> community-safety/reviews.jsonl && " + add);
  Sync(*ben_);
  const Revision before = AddTo(*ann_, "Ann's", "of Ann\n");
  InAnn("echo '{\"ann\": \"" + before.commit + "\"}' >> community-safety/reviews.jsonl && " + add);
  const TakenIn told = Sync(*ann_);
  EXPECT_EQ(InAnn("cat community-safety/reviews.jsonl"),
            "{\"ben\": 1}\n{\"ann\": \"" + ann_->Find(plan_, "").commit + "\"}\n");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, RefusesReviewsThatTogetherAreTooMany) {
  const auto fill = [](const std::string& letter) {
    return "for i in $(seq 260); do printf '%s%s%s\\n' '{\"n\":' $i \"$(head -c 130000 /dev/zero | tr '\\0' " + letter +
           ")\"; done > community-safety/reviews.jsonl; git add -A; git commit -qm many";
  };
  InBen(fill("b"));
  Sync(*ben_);
  InAnn(fill("a"));
  const Error error = RefusedToAnn();
  EXPECT_EQ(error.kind(), ErrorKind::kInput);
  EXPECT_STREQ(error.what(),
               ("cannot sync with 'origin': 'community-safety/reviews.jsonl' would become larger than 64 MiB"));
}

TEST_F(Sharing, ReviewsFollowTheNumbersOfTheirRevisions) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  const Revision own = AddTo(*ann_, "Ann's", "of Ann\n");
  Review review;
  review.change.id = "4f2a91c0";
  review.change.digest = std::string(64, 'a');
  review.by = "Ann";
  review.before = {1, ann_->Find(plan_, "r1").text_sha256};
  review.after = {own.number, own.text_sha256};
  ann_->AddReviews(plan_, {review}, {});
  Sync(*ann_);
  const Review followed = ann_->Reviews(plan_).at(0);
  EXPECT_EQ(followed.before, review.before);
  EXPECT_EQ(followed.after.revision, own.number + 1);
  EXPECT_EQ(ann_->Find(plan_, "").number, own.number + 1);
  EXPECT_EQ(followed.after.sha256, own.text_sha256);
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, MergesWhatPeopleCommitThemselves) {
  InAnn("printf '1\\n2\\n3\\n4\\n5\\n' > notes.txt && git add . && git commit -qm Notes");
  Sync(*ann_);
  Sync(*ben_);
  InBen("sed -i 's/1/one/' notes.txt && echo b > b.txt && git add . && git commit -qm Ben");
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  InAnn("sed -i 's/5/five/' notes.txt && echo a > a.sh && chmod +x a.sh && git add . && git commit -qm Ann");
  Sync(*ann_);
  EXPECT_EQ(synced_.sent.others, 1);
  EXPECT_EQ(InAnn("cat notes.txt a.sh b.txt"), "one\n2\n3\n4\nfive\na\nb\n");
  EXPECT_EQ(InAnn("git ls-files -s a.sh | cut -c 1-6"), "100755\n");
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, RefusesWhatDoesNotGoTogetherAndChangesNothing) {
  InBen("echo of Ben > notes.txt && git add . && git commit -qm Ben");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  InAnn("echo of Ann > notes.txt && git add . && git commit -qm 'Notes of Ann'");
  const Error error = RefusedToAnn();
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(),
               "cannot sync with 'origin': both sides changed 'notes.txt', in ways that do not go together");
  EXPECT_NE(error.hint().find("'Notes of Ann'"), std::string::npos) << error.hint();
  // As the hint says.
  InAnn("git rebase -q --onto HEAD^ HEAD && git checkout -q -B main");
  Sync(*ann_);
  Sync(*ben_);
  EXPECT_EQ(Listed(*ben_, plan_), "r1 April 2019: first\nr2 Ann's: of Ann\n");
  ExpectAlike();
}

TEST_F(Sharing, TakesMergesOfPeopleApart) {
  AddTo(*ben_, "One", "t\n", "transport");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  InAnn("git pull -q --no-rebase --no-edit --tags origin main");
  AddTo(*ann_, "Ann's second", "more of Ann\n");
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  EXPECT_EQ(Sync(*ann_).renumbered.size(), 2u);
  Sync(*ben_);
  EXPECT_EQ(Listed(*ben_, plan_),
            "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Ann's: of Ann\nr4 Ann's second: more of Ann\n");
  EXPECT_EQ(Listed(*ben_, "transport"), "r1 One: t\n");
  ExpectAlike();
}

TEST_F(Sharing, OverwritesNoEdits) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  AddTo(*ben_, "One", "t\n", "transport");
  Sync(*ben_);
  WriteWhole(beside("ann") + "/community-safety/plan.md", "edited\n");
  const Error error = RefusedToAnn();
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(),
               "cannot sync with 'origin': 'community-safety/plan.md' in the work tree was edited and "
               "would be overwritten");
  AddTo(*ann_, "Ann's", "edited\n");
  Shell(beside("ann"), "mkdir transport && echo mine > transport/plan.md");
  RefusedToAnn();
  InAnn("rm -r transport && echo mine > other.txt");
  EXPECT_EQ(Sync(*ann_).renumbered.size(), 1u);
  EXPECT_EQ(InAnn("git status --porcelain"), "?? other.txt\n");
  EXPECT_EQ(ReadWhole(beside("ann") + "/community-safety/plan.md"), "edited\n");
}

TEST_F(Sharing, WorksInBareRegisters) {
  Shell(beside(""), "git clone -q --bare hub.git office.git");
  Register office = Register::Open(beside("office.git"));
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(office, "Of the office", "of the office\n");
  EXPECT_EQ(Sync(office, beside("hub.git")).renumbered.size(), 1u);
  Sync(*ben_);
  EXPECT_EQ(Listed(*ben_, plan_), "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Of the office: of the office\n");
}

TEST_F(Sharing, GoesOnWhereOthersWereFaster) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  // Between Ann's fetch and her push, twice.
  WriteWhole(beside("ann") + "/.git/hooks/pre-push",
             "#!/bin/sh\nunset GIT_DIR\ntest -e ../second && exit 0\n"
             "test -e ../first && touch ../second\ntouch ../first\ncd ../ben || exit 1\n"
             "git push -q --follow-tags origin main 2> /dev/null\ngit commit -q --allow-empty -m again\n");
  InAnn("chmod +x .git/hooks/pre-push");
  AddTo(*ann_, "Ann's", "of Ann\n");
  EXPECT_EQ(Sync(*ann_).renumbered.size(), 1u);
  EXPECT_TRUE(Exists(beside("second")));
  Sync(*ben_);
  EXPECT_EQ(Listed(*ben_, plan_), "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Ann's: of Ann\n");
  Sync(*ann_);
  ExpectAlike();
}

TEST_F(Sharing, WorksWithRemotesThatAreNotAtomic) {
  In("hub.git", "git config receive.advertiseAtomic false");
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  Sync(*ann_);
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, WhatWasTakenInStaysWhereThePushFails) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  WriteWhole(beside("hub.git") + "/hooks/pre-receive", "#!/bin/sh\necho closed today >&2\nexit 1\n");
  In("hub.git", "chmod +x hooks/pre-receive");
  const Error error = ErrorOf([&] { Sync(*ann_); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_STREQ(error.what(), "cannot sync with 'origin': it refuses: [remote rejected] (pre-receive hook declined)");
  EXPECT_EQ(error.hint(), "closed today");
  EXPECT_EQ(Listed(*ann_, plan_), "r1 April 2019: first\nr2 Ben's: of Ben\nr3 Ann's: of Ann\n");
  In("hub.git", "rm hooks/pre-receive");
  EXPECT_TRUE(Sync(*ann_).remote.empty());
  EXPECT_EQ(synced_.sent.revisions, 1);
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, ADeadSyncIsTidiedUpByTheNextCommand) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  AddTo(*ben_, "Ben's second", "second of Ben\n");
  Sync(*ben_);
  AddTo(*ann_, "Ann's", "of Ann\n");
  const std::string before = InAnn("git rev-parse HEAD"), old_tag = InAnn("git rev-parse community-safety/r2");
  Sync(*ann_);
  const std::string after = InAnn("git rev-parse HEAD"), state = StateOfAnn();
  // As it is when the process dies after the branch has moved: tags and files are still the old ones.
  InAnn("git reset -q --hard " + before.substr(0, 40) + " && git update-ref refs/heads/main " + after.substr(0, 40) +
        " && git update-ref refs/tags/community-safety/r2 " + old_tag.substr(0, 40) +
        " && git tag -d community-safety/r3 community-safety/r4");
  WriteWhole(beside("ann") + "/.git/planrev.lock",
             "before " + before + "after " + after + "began " + std::to_string(time(nullptr)) + "\nend\n");
  for (const char* name : {"refs/heads/main.lock", "refs/tags/community-safety/r3.lock", "index.lock"}) {
    WriteWhole(beside("ann") + "/.git/" + name, "");
  }
  Register::Open(beside("ann"));
  EXPECT_EQ(StateOfAnn(), state);
  Sync(*ben_);
  ExpectAlike();
}

TEST_F(Sharing, ALockThatADeadGitLeftIsRemoved) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  InAnn(
      "mkdir -p .git/refs/planrev/remotes && touch -d '1 minute ago' .git/refs/planrev/remotes/origin.lock "
      ".git/refs/remotes/origin/main.lock");
  EXPECT_EQ(Sync(*ann_).taken.revisions, 1);
  EXPECT_EQ(InAnn("git rev-parse origin/main"), InBen("git rev-parse main"));
}

TEST_F(Sharing, ARegisterWithoutPlansJoins) {
  setenv("GIT_AUTHOR_NAME", "Clerk", 1);  // so that it begins with another commit
  Register joining = Register::Init(beside("joining"), {});
  EXPECT_EQ(Sync(joining, beside("hub.git")).taken.revisions, 1);
  EXPECT_EQ(Listed(joining, plan_), "r1 April 2019: first\n");
  EXPECT_EQ(In("joining", "git rev-parse HEAD"), InAnn("git rev-parse HEAD"));
  EXPECT_EQ(In("joining", "git status --porcelain"), "");
  InitOptions bare;
  bare.bare = true;
  Register::Init(beside("empty.git"), bare);
  Sync(*ann_, beside("empty.git"));
  EXPECT_EQ(Listed(Register::Open(beside("empty.git")), plan_), "r1 April 2019: first\n");
}

TEST_F(Sharing, AnotherRegisterIsRefused) {
  setenv("GIT_AUTHOR_NAME", "Clerk", 1);
  Register other = Register::Init(beside("other"), {});
  AddTo(other, "April 2019", "first\n");
  const Error error = RefusedToAnn("../other");
  EXPECT_EQ(error.kind(), ErrorKind::kUnknown);  // not seen from where the tests run
  const Error absolute = RefusedToAnn(beside("other"));
  EXPECT_EQ(absolute.what(),
            "cannot sync with '" + beside("other") + "': it is another register: the two have no history in common");
}

TEST_F(Sharing, WhatIsNoRegisterIsRefused) {
  Shell(beside(""), "git init -q -b main plain && cd plain && git commit -q --allow-empty -m x");
  EXPECT_EQ(RefusedToAnn(beside("plain")).what(),
            "cannot sync with '" + beside("plain") + "': what it has is no register");
  Shell(beside("plain"), "git branch -m trunk");
  EXPECT_EQ(RefusedToAnn(beside("plain")).what(),
            "cannot sync with '" + beside("plain") + "': it has no branch 'main', but 'trunk'");
}

TEST_F(Sharing, ALaterFormatIsRefused) {
  InBen("sed -i 's/version: 1/version: 2/' register.yaml && git commit -qam later && git push -q");
  const Error error = RefusedToAnn();
  EXPECT_STREQ(error.what(), "cannot sync with 'origin': its format is version 2, this planrev knows version 1");
  EXPECT_EQ(error.hint(), "a newer planrev is needed");
}

TEST_F(Sharing, ARewrittenHistoryIsRefusedEachTime) {
  AddTo(*ben_, "Ben's", "of Ben\n");
  Sync(*ben_);
  Sync(*ann_);
  InBen("git commit -q --amend --no-edit --author 'Somebody <s@example.org>' && git push -qf");
  for (int times = 0; times < 2; ++times) {
    const Error error = RefusedToAnn();
    EXPECT_NE(std::string(error.what()).find("its history was rewritten: commit "), std::string::npos) << error.what();
  }
  // One that was only set back is brought forward again.
  InBen("git reset -q --hard HEAD~1 && git push -qf");
  Sync(*ann_);
  EXPECT_EQ(In("hub.git", "git rev-parse main"), InAnn("git rev-parse main"));
}

TEST_F(Sharing, AShallowCloneIsRefused) {
  AddTo(*ann_, "Ann's", "of Ann\n");
  Sync(*ann_);
  Shell(beside(""), "git clone -q --depth 1 file://" + beside("hub.git") + " shallow");
  Register shallow = Register::Open(beside("shallow"));
  const Error error = ErrorOf([&] { Sync(shallow); });
  EXPECT_STREQ(error.what(), "cannot sync: this clone is shallow");
  EXPECT_EQ(error.hint(), "git fetch --unshallow");
}

TEST_F(Sharing, ADetachedHeadIsRefused) {
  InAnn("git checkout -q --detach");
  EXPECT_STREQ(RefusedToAnn().what(), "cannot sync: the work tree is on no branch (HEAD is detached)");
}

TEST_F(Sharing, ARemoteWithAWorkTreeIsRefused) {
  AddTo(*ann_, "Ann's", "of Ann\n");
  const Error error = ErrorOf([&] { Sync(*ann_, beside("ben")); });
  EXPECT_EQ(error.what(), "cannot sync with '" + beside("ben") +
                              "': it has a work tree, whose branch cannot be moved "
                              "from here");
  EXPECT_EQ(Listed(*ben_, plan_), "r1 April 2019: first\n");
}

TEST_F(Sharing, TheRemoteIsTheOneThatIsMeant) {
  InAnn("git remote rename origin office");
  Sync(*ann_);
  EXPECT_EQ(synced_.remote, "office");
  InAnn("git remote add other ../hub.git");
  const Error several = RefusedToAnn();
  EXPECT_EQ(several.kind(), ErrorKind::kUsage);
  EXPECT_STREQ(several.what(), "which remote is meant is not said, and the register has several");
  InAnn("git branch -q --set-upstream-to office/main");
  Sync(*ann_);
  EXPECT_EQ(synced_.remote, "office");
  const Error unknown = RefusedToAnn("ofice");
  EXPECT_EQ(unknown.kind(), ErrorKind::kUnknown);
  EXPECT_STREQ(unknown.what(), "cannot find 'ofice': no remote has that name, and there is no such path");
  EXPECT_EQ(unknown.hint(), "did you mean 'office'?");
  InAnn("git remote remove office; git remote remove other");
  EXPECT_STREQ(RefusedToAnn().what(), "which remote is meant is not said, and the register has none");
}

TEST_F(Sharing, TellsOfARemoteThatNamesAnotherBranch) {
  Shell(beside(""), "git init -q --bare -b master master.git");
  Sync(*ann_, beside("master.git"));
  EXPECT_TRUE(synced_.headless);
}

TEST_F(Sharing, KeepsPasswordsToItself) {
  const std::string url = "http://ann:secret@127.0.0.1:1/hub.git";
  const Error error = ErrorOf([&] { Sync(*ann_, url); });
  EXPECT_EQ(std::string(error.what()).find("cannot sync with 'http://127.0.0.1:1/hub.git': unable to access"), 0u)
      << error.what();
  EXPECT_EQ((error.what() + error.hint()).find("secret"), std::string::npos) << error.what() << error.hint();
  EXPECT_EQ(Shell(beside("ann"), "grep -ra secret . .git").output, "");
}

TEST_F(Sharing, UsesTheSshThatAPersonHasSet) {
  InAnn("git config core.sshCommand 'touch ../asked; false'");
  const Error error = ErrorOf([&] { Sync(*ann_, "ssh://nowhere.example/hub.git"); });
  EXPECT_TRUE(Exists(beside("asked"))) << error.what();
}

TEST_F(Sharing, KeepsTokensInQueriesToItself) {
  std::string words;
  SyncOptions options;
  options.remote = "http://127.0.0.1:1/hub.git?token=secret";
  options.words = [&](std::string_view line) { words += line; };
  const Error error = ErrorOf([&] { ann_->Sync(options); });
  EXPECT_EQ(std::string(error.what()).find("cannot sync with 'http://127.0.0.1:1/hub.git?...': unable to access"), 0u)
      << error.what();
  EXPECT_EQ((error.what() + error.hint() + words).find("secret"), std::string::npos) << words;
  EXPECT_EQ(Shell(beside("ann"), "grep -ra secret . .git").output, "");
}

// It has no --author that could say so instead.
TEST_F(Sharing, WithoutANameSaysHowGitIsToldOne) {
  for (const char* name : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"}) {
    unsetenv(name);
  }
  const Error error = RefusedToAnn();
  EXPECT_STREQ(error.what(), "cannot tell who you are: git has no user.name and user.email");
  EXPECT_EQ(error.hint().find("--author"), std::string::npos) << error.hint();
}

}  // namespace
}  // namespace planrev::store
