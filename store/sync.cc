// SPDX-License-Identifier: MIT
// Fetch, take in, push; and again where somebody else pushed meanwhile. Between them the network may be slow, so the
// register is locked for writing only while it takes in. Killed at any instant, it leaves what was fetched, or what was
// taken in and not sent: the next sync finds either, and goes on from there.
#include "store/sync.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "store/history.h"
#include "store/message.h"
#include "store/plan_file.h"
#include "store/refs.h"
#include "store/remote.h"
#include "store/replay.h"
#include "store/sign.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

Error CannotSync(const Task& task, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kRegister, task.what + ": " + why, hint);
}

void Count(git_repository* repository, const git_oid& id, Exchanged& counts) {
  const Commit commit = FindCommit(repository, id);
  const auto revision = RevisionOf(commit.get());
  const std::string decided = revision ? "" : DecidedPlan(git_commit_message_raw(commit.get()));
  if (revision) ++counts.revisions;
  if (!decided.empty()) ++counts.decisions;
  if (!revision && decided.empty()) ++counts.others;
  if (revision) counts.plans.insert(revision->plan);
  if (!decided.empty()) counts.plans.insert(decided);
}

void Add(Exchanged& sum, const Exchanged& more) {
  sum.revisions += more.revisions;
  sum.decisions += more.decisions;
  sum.others += more.others;
  sum.plans.insert(more.plans.begin(), more.plans.end());
}

bool HasPlans(git_repository* repository, const git_oid& commit) {
  return !Slugs(TreeOf(FindCommit(repository, commit).get()).get()).empty();
}

// What the remote's branch holds must be a register that this planrev can read.
void CheckIsRegister(git_repository* repository, const Task& task, const git_oid& commit) {
  const Tree tree = TreeOf(FindCommit(repository, commit).get());
  const auto marker = ReadFile(repository, tree.get(), "register.yaml");
  const auto version = marker ? MarkerVersion(*marker) : std::nullopt;
  if (!version) throw CannotSync(task, "what it has is no register", "planrev syncs with registers only");
  if (*version <= kRegisterVersion) return;
  throw CannotSync(task,
                   "its format is version " + std::to_string(*version) + ", this planrev knows version " +
                       std::to_string(kRegisterVersion),
                   "a newer planrev is needed");
}

// Two registers that never were one have nothing to tell which of their plans are the same; but one that has no plan
// yet can begin with the other.
Parting PartingOf(git_repository* repository, const Task& task, const git_oid& mine, const git_oid& shared) {
  git_oid base;
  const int code = git_merge_base(&base, repository, &mine, &shared);
  if (code == 0) return {base, mine, shared};
  if (code != GIT_ENOTFOUND) Check(code, task.what);
  if (!HasPlans(repository, mine) || !HasPlans(repository, shared)) return {std::nullopt, mine, shared};
  throw CannotSync(task, "it is another register: the two have no history in common",
                   "a register is shared by git clone, or by sync with an empty repository");
}

class Sync {
 public:
  Sync(const Register::State& state, const SyncOptions& options)
      : state_(state), repository_(state.repository.get()), options_(options) {}

  Synced Run() {
    constexpr int kMostRounds = 20;
    task_.what = "cannot sync";
    const Head head = HeadToWriteTo(state_, task_);
    if (git_repository_is_shallow(repository_) == 1) {
      throw CannotSync(task_, "this clone is shallow", "git fetch --unshallow");
    }
    remote_ = FindRemote(state_, options_.remote, head.branch);
    task_.what = "cannot sync with '" + remote_.name + "'";
    task_.who = WhoAndWhen(repository_, std::nullopt, /*can_say=*/false);
    task_.who.signs = Signs(repository_, options_.signing);
    result_.remote = remote_.name;
    const SyncLock lock = SyncLock::Acquire(state_.git_directory);
    for (int round = 0; round < kMostRounds; ++round) {
      const auto shared = Fetch(state_, remote_, options_);
      if (shared) TakeIn(*shared);
      if (Send(shared)) return result_;
      std::this_thread::sleep_for(std::chrono::milliseconds(20 * round));
    }
    throw CannotSync(task_, "others kept sharing at the same time, or something holds its branch",
                     "try again; what was taken in stays");
  }

 private:
  void TakeIn(const git_oid& shared) {
    CheckIsRegister(repository_, task_, shared);
    TakenIn taken;
    WriteInTurn(state_, task_, [&](WriteLock& lock) { return TryTakeIn(shared, taken, lock); });
    if (taken.remote.empty()) return;
    taken.signatures_lost = LostSignatures(repository_, signed_before_);
    Add(result_.taken, taken.taken);
    if (options_.taken) options_.taken(taken);
  }

  // False where somebody else moved the branch meanwhile. `taken` names the remote where there was something to take.
  bool TryTakeIn(const git_oid& shared, TakenIn& taken, WriteLock& lock) {
    const Head head = HeadToWriteTo(state_, task_);
    if (Holds(repository_, head.commit, shared)) return true;
    Replayed replayed;
    replayed.commit = shared;
    if (!Holds(repository_, shared, head.commit)) {
      replayed = Replay(repository_, task_, PartingOf(repository_, task_, head.commit, shared), options_.signing);
    }
    CheckEdits(head, replayed.commit);
    if (!DropTags(CommitsBetween(repository_, shared, head.commit))) return false;
    if (!Advance(state_, task_, head, replayed.commit, {}, lock)) return false;
    taken = {remote_.name,
             CountBetween(head.commit, shared),
             std::move(replayed.renumbered),
             std::move(replayed.contested),
             std::move(replayed.both_edited),
             {}};
    signed_before_ = std::move(replayed.signed_before);
    return true;
  }

  // The tags of revisions that are made anew, before the branch moves: a tag that is missing is made again from the
  // commits, but an old one whose number is another revision's now would be believed. False where somebody holds one.
  bool DropTags(const std::vector<git_oid>& replaced) const {
    for (const git_oid& id : replaced) {
      const auto revision = RevisionOf(FindCommit(repository_, id).get());
      const auto tagged = revision ? TaggedCommit(repository_, revision->plan, revision->number) : std::nullopt;
      if (!tagged || git_oid_equal(&*tagged, &id) == 0) continue;
      const auto targets = TagTargets(repository_, revision->plan, {revision->number});
      if (!RemoveRef(repository_, TagName(revision->plan, revision->number), targets.begin()->second)) return false;
    }
    return true;
  }

  // What a person has edited in the work tree, and no revision holds, is not overwritten.
  void CheckEdits(const Head& head, const git_oid& commit) const {
    if (state_.bare) return;
    const Tree tree = TreeOf(FindCommit(repository_, commit).get());
    for (const Followed& file : Difference(repository_, head.tree.get(), tree.get(), "")) {
      std::vector<git_oid> known = file.replaceable;
      if (file.after) known.push_back(*file.after);
      if (!HasEdits(repository_, file.path, known)) continue;
      throw Error(
          ErrorKind::kRefused,
          task_.what + ": '" + file.path + "' in the work tree was edited and would be overwritten",
          "planrev add stores an edited plan.md as a revision; git checkout HEAD -- " + file.path + " drops the edits");
    }
  }

  Exchanged CountBetween(const std::optional<git_oid>& before, const git_oid& after) const {
    Exchanged counts;
    for (const git_oid& id : CommitsBetween(repository_, before, after)) Count(repository_, id, counts);
    return counts;
  }

  // The names of the tags of revisions that are not shared yet; made again where they are missing.
  std::vector<std::string> TagsBetween(const std::optional<git_oid>& before, const git_oid& after) const {
    std::vector<std::string> tags;
    for (const git_oid& id : CommitsBetween(repository_, before, after)) {
      const Commit commit = FindCommit(repository_, id);
      const auto revision = RevisionOf(commit.get());
      if (!revision) continue;
      MakeTag(repository_, commit.get(), OtherTag::kReplace);
      const auto tagged = TaggedCommit(repository_, revision->plan, revision->number);
      if (tagged && git_oid_equal(&*tagged, &id) != 0) tags.push_back(TagName(revision->plan, revision->number));
    }
    return tags;
  }

  // False where somebody else was faster.
  bool Send(const std::optional<git_oid>& shared) {
    const git_oid mine = HeadOf(state_).commit;
    if (shared && git_oid_equal(&*shared, &mine) != 0) return true;
    const Exchanged sent = CountBetween(shared, mine);
    if (!Push(state_, remote_, mine, TagsBetween(shared, mine), options_)) return false;
    Add(result_.sent, sent);
    result_.headless = !shared && !HasHead(state_, remote_, options_);
    return true;
  }

  const Register::State& state_;
  git_repository* repository_;
  const SyncOptions& options_;
  Task task_;
  Remote remote_;
  std::vector<Remade> signed_before_;
  Synced result_;
};

}  // namespace

Synced Register::Sync(const SyncOptions& options) { return store::Sync(*state_, options).Run(); }

}  // namespace planrev::store
