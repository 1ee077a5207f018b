// SPDX-License-Identifier: MIT
// The commits that the branch comes from, read one by one from their objects: neither git's caches nor what stands in
// for commits (grafts, replace) has a say.
#include <algorithm>

#include "store/decisions.h"
#include "store/digest.h"
#include "store/examination.h"
#include "store/history.h"
#include "store/identity.h"
#include "store/message.h"
#include "store/sign.h"
#include "store/work_tree.h"
#include "store/written.h"

namespace planrev::store {
namespace {

std::optional<PastCommit> ReadPast(git_repository* repository, const git_oid& id) {
  Commit commit;
  if (git_commit_lookup(Out(commit), repository, &id) < 0) return std::nullopt;
  PastCommit past{id,
                  *git_commit_tree_id(commit.get()),
                  {},
                  git_commit_message_raw(commit.get()),
                  LocalDay(*git_commit_author(commit.get())),
                  RevisionOf(commit.get()),
                  IsSigned(commit.get()),
                  git_commit_committer(commit.get())->email};
  for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i) {
    past.parents.push_back(*git_commit_parent_id(commit.get(), i));
  }
  return past;
}

// Depth first, and a commit after its parents: so parents come before children.
class HistoryReader {
 public:
  explicit HistoryReader(Examination& all) : all_(all) {}

  void Read(const git_oid& head) {
    Open(head);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next < step.commit.parents.size()) {
        Open(step.commit.parents[step.next++]);
        continue;
      }
      all_.history.push_back(std::move(step.commit));
      path_.pop_back();
      all_.Progress("commits", all_.history.size(), seen_.size());
    }
  }

 private:
  struct Step {
    PastCommit commit;
    size_t next = 0;
  };

  void Open(const git_oid& id) {
    if (!seen_.insert(id).second) return;
    auto past = ReadPast(all_.state.repository.get(), id);
    if (past) path_.push_back({std::move(*past)});
    if (!past) all_.history_is_cut = true;
  }

  Examination& all_;
  OidSet seen_;
  std::vector<Step> path_;
};

void CheckShallow(Examination& all) {
  if (git_repository_is_shallow(all.state.repository.get()) != 1) return;
  all.Report({FaultKind::kHistory, "", 0, "this clone is shallow: its history begins in the middle",
              "what is older cannot be looked at, and plans cannot be listed", "git fetch --unshallow"});
}

// The files that a commit has otherwise than all of its parents; all of them where it has none.
std::vector<Followed> ChangedBy(Examination& all, const PastCommit& commit) {
  git_repository* repository = all.state.repository.get();
  const Tree tree = all.ReadTree(commit.tree);
  if (tree == nullptr) return {};
  if (commit.parents.empty()) return Difference(repository, nullptr, tree.get(), "");
  std::vector<Followed> changed;
  for (size_t i = 0; i < commit.parents.size(); ++i) {
    const PastCommit* parent = all.InHistory(commit.parents[i]);
    const Tree before = parent == nullptr ? nullptr : all.ReadTree(parent->tree);
    if (before == nullptr) return {};
    const std::vector<Followed> since = Difference(repository, before.get(), tree.get(), "");
    if (i == 0) changed = since;
    std::erase_if(changed, [&](const Followed& one) {
      return std::none_of(since.begin(), since.end(), [&](const Followed& other) { return other.path == one.path; });
    });
  }
  return changed;
}

std::string PlanOfPath(const std::string& path) { return path.substr(0, path.find('/')); }

class HistoryChecker {
 public:
  explicit HistoryChecker(Examination& all) : all_(all) {}

  void Check() {
    for (const PastCommit& commit : all_.history) {
      Take(commit);
      all_.Progress("changes", ++done_, all_.history.size());
    }
    for (auto& [path, recorded] : all_.recorded) TellChanged(path, recorded);
  }

 private:
  void Take(const PastCommit& commit) {
    std::vector<Followed> changed;
    try {
      changed = ChangedBy(all_, commit);
    } catch (const Error&) {
      return;  // a damaged tree, which is told already
    }
    for (const Followed& file : changed) {
      if (file.after) all_.versions[file.path].insert(*file.after);
    }
    if (commit.revision) CheckScope(commit, changed);
    TakeDecisions(commit, changed);
  }

  // A revision touches its plan only, and no decision.
  void CheckScope(const PastCommit& commit, const std::vector<Followed>& changed) {
    const Revision& revision = *commit.revision;
    for (const Followed& file : changed) {
      const bool own = PlanOfPath(file.path) == revision.plan && !IsDecisionPath(file.path);
      if (own) continue;
      all_.Report({FaultKind::kHistory, revision.plan, revision.number,
                   Named(commit) + ", which stores " + Named(revision) + ", changes '" + file.path + "' as well",
                   "planrev changes nothing but the plan's own files in such a commit: somebody made it, or remade it",
                   "git show " + Short(commit.id) + " shows it; ask who did that and why"});
      return;
    }
  }

  // A decision's commit brings one file, of the day and kind that its trailers say.
  static bool Records(const PastCommit& commit, const Followed& file) {
    const auto plan = DecidedPlan(commit.message);
    const auto named = ParseDecisionFileName(file.path.substr(file.path.rfind('/') + 1));
    return named && file.after && file.replaceable.empty() && plan == PlanOfPath(file.path) &&
           TrailersOf(commit.message, "Decision") == std::vector{std::string(Name(named->kind))} &&
           TrailersOf(commit.message, "Decided") == std::vector{named->date};
  }

  void TakeDecisions(const PastCommit& commit, const std::vector<Followed>& changed) {
    const bool decides = !DecidedPlan(commit.message).empty();
    for (const Followed& file : changed) {
      if (decides && !Records(commit, file)) TellBeside(commit, file.path);
      if (!IsDecisionPath(file.path)) continue;
      if (Records(commit, file)) {
        all_.recorded[file.path] = {commit.id, file.after, std::nullopt, TrailersOf(commit.message, kContested)};
        CheckDigest(commit, file);
      } else {
        all_.recorded[file.path].changed_by = commit.id;
      }
    }
    for (const std::string& path : TrailersOf(commit.message, kCorrects)) {
      const auto corrected = all_.recorded.find(path);
      if (corrected != all_.recorded.end()) corrected->second.changed_by.reset();
    }
  }

  void TellBeside(const PastCommit& commit, const std::string& path) {
    all_.Report({FaultKind::kHistory, DecidedPlan(commit.message), 0,
                 Named(commit) + ", which records a decision, changes '" + path + "', which is not the decision's file",
                 "planrev adds one file in such a commit and nothing else: somebody made it, or remade it",
                 "git show " + Short(commit.id) + " shows it; ask who did that and why"});
  }

  void CheckDigest(const PastCommit& commit, const Followed& file) {
    const auto said = TrailersOf(commit.message, kDecisionSha256);
    const auto bytes = all_.Bytes(*file.after);
    if (bytes) CheckWords(commit, file.path, *bytes);
    if (said.empty() || !bytes || said == std::vector{Sha256(*bytes)}) return;
    all_.Report({FaultKind::kDecision, PlanOfPath(file.path), 0,
                 "'" + file.path + "' is not the file that " + Named(commit) + " says it recorded",
                 "the commit was made again with other words in the decision: what it says is not what was recorded",
                 "a clone or a backup has the file as it was; compare, and ask who did that"});
  }

  // The commit says once more what was decided, for those who read the log.
  void CheckWords(const PastCommit& commit, const std::string& path, const std::string& bytes) {
    try {
      const std::string plan = PlanOfPath(path);
      const Decision decision = ReadDecision(bytes, path);
      const std::string expected = DecisionMessage(plan, decision);
      const auto subject = [](const std::string& message) { return message.substr(0, message.find('\n')); };
      bool same = subject(expected) == subject(commit.message);
      for (const std::string_view key : {"Revision", "Body"}) {
        same = same && TrailersOf(expected, key) == TrailersOf(commit.message, key);
      }
      if (same) return;
      all_.Report({FaultKind::kDecision, plan, decision.revision,
                   Named(commit) + " says something else than the decision that it records, '" + path + "'",
                   "the commit was made again with other words: who reads git log is told something else",
                   "git show " + Short(commit.id) + " shows both; ask who did that"});
    } catch (const Error&) {
      return;  // CheckDecisions says it
    }
  }

  // Of a file that has other bytes now than its commit recorded, without a word of it.
  void TellChanged(const std::string& path, const RecordedDecision& recorded) {
    const auto now = all_.Find(all_.tree.get(), path);
    const bool restored = now && recorded.blob && git_oid_equal(&*now, &*recorded.blob) != 0;
    const bool never = !recorded.blob && !now;  // brought and taken away again
    if (!recorded.changed_by || restored || never || all_.tree == nullptr) return;
    const PastCommit* commit = all_.InHistory(*recorded.changed_by);
    const std::string by = commit == nullptr ? "a commit" : Named(*commit);
    const std::string did = !now ? "was removed by " : recorded.blob ? "was changed by " : "was brought by ";
    all_.Report({FaultKind::kDecision, PlanOfPath(path), 0, "'" + path + "' " + did + by,
                 recorded.blob ? "what the register says was decided is not what was recorded when it was decided"
                               : "no commit records it as a decision, so nobody checked it when it came",
                 "git log -p -- " + path +
                     " shows it; where it is right, say so in a commit: git commit --allow-empty -m " +
                     "'Correct a decision' --trailer 'Corrects: " + path + "'"});
  }

  Examination& all_;
  size_t done_ = 0;
};

void CheckIsKept(Examination& all) {
  const auto written = all.branch.empty() ? all.references.end() : all.references.find(WrittenRef(all.branch));
  if (written == all.references.end() || all.history.empty() || all.InHistory(written->second) != nullptr) return;
  if (all.history_is_cut) return;
  const std::string id = Short(written->second);
  all.Report({FaultKind::kHistory, "", 0, "the branch has lost commit " + id + ", which planrev wrote to it",
              "it was set back, or its history was written anew: revisions or decisions are gone, or are others now",
              "git log " + id + " shows what was there, git diff " + id + " HEAD what differs; git merge --ff-only " +
                  id + " brings it back where nothing came after; where it was meant: git update-ref -d " +
                  WrittenRef(all.branch)});
}

}  // namespace

void ReadHistory(Examination& all) {
  CheckShallow(all);
  if (!all.head) return;
  HistoryReader(all).Read(*all.head);
  for (size_t i = 0; i < all.history.size(); ++i) {
    const PastCommit& commit = all.history[i];
    all.places_[commit.id] = i;
    if (commit.revision) all.revisions[commit.revision->plan][commit.revision->number] = i;
    if (commit.revision) ++all.result.revisions;
  }
  all.result.plans = all.revisions.size();
  const PastCommit* newest = all.InHistory(*all.head);
  if (newest != nullptr) all.tree = all.ReadTree(newest->tree);
}

void CheckHistory(Examination& all) {
  HistoryChecker(all).Check();
  CheckIsKept(all);
}

}  // namespace planrev::store
