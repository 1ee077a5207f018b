// SPDX-License-Identifier: MIT
#include "store/decisions.h"
#include "store/history.h"
#include "store/sign.h"
#include "store/signatures.h"
#include "store/state.h"
#include "store/work_tree.h"

namespace planrev::store {
namespace {

Tree TreeBefore(git_repository* repository, const git_commit* commit) {
  if (git_commit_parentcount(commit) == 0) return nullptr;
  return TreeOf(FindCommit(repository, *git_commit_parent_id(commit, 0)).get());
}

// The commits to look at: each revision's, and of each decision's file the one that changed it last, whatever that says
// of itself.
struct Recorders {
  std::map<int, git_oid> revisions;
  std::map<std::string, git_oid> decisions;  // by path
};

Recorders RecordersOf(git_repository* repository, const Head& head, const std::string& plan) {
  Recorders found;
  for (const git_oid& id : CommitsBetween(repository, std::nullopt, head.commit)) {
    const Commit commit = FindCommit(repository, id);
    const auto revision = RevisionOf(commit.get());
    if (revision && revision->plan == plan) found.revisions[revision->number] = id;
    const Tree before = TreeBefore(repository, commit.get()), after = TreeOf(commit.get());
    for (const Followed& file : Difference(repository, before.get(), after.get(), DecisionsFolder(plan))) {
      found.decisions[file.path] = id;
    }
  }
  return found;
}

template <typename Key>
std::map<Key, SignatureCheck> Checked(git_repository* repository, const std::map<Key, git_oid>& commits) {
  std::vector<git_oid> asked;
  std::map<Key, SignatureCheck> checked;
  for (const auto& [key, id] : commits) {
    if (IsSigned(FindCommit(repository, id).get())) asked.push_back(id);
  }
  const auto checks = CheckSignatures(repository, asked);
  size_t next = 0;
  for (const auto& [key, id] : commits) {
    const bool is_signed = next < asked.size() && git_oid_equal(&asked[next], &id) != 0;
    checked[key] = is_signed ? checks[next++] : SignatureCheck{};
  }
  return checked;
}

}  // namespace

PlanSignatures Register::Signatures(const std::string& plan) const {
  git_repository* repository = state_->repository.get();
  const Head head = HeadOf(*state_);
  const Recorders recorders = RecordersOf(repository, head, plan);
  PlanSignatures signatures{Checked(repository, recorders.revisions), {}};
  const auto of_decisions = Checked(repository, recorders.decisions);
  for (const DecisionFile& file : ListDecisions(repository, head, plan)) {
    const std::string path = DecisionsFolder(plan) + "/" + file.name;
    const auto found = of_decisions.find(path);
    const int number = ReadDecision(ReadFile(repository, head.tree.get(), path).value_or(""), path).number;
    if (found != of_decisions.end()) signatures.decisions[number] = found->second;
  }
  return signatures;
}

}  // namespace planrev::store
