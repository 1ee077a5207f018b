// SPDX-License-Identifier: MIT
// Whose signatures went when commits were made again.
#include <algorithm>

#include "store/history.h"
#include "store/identity.h"
#include "store/replay.h"
#include "store/sign.h"
#include "store/signatures.h"

namespace planrev::store {
namespace {

std::string NameOf(git_commit* commit) {
  const auto revision = RevisionOf(commit);
  if (revision)
    return "r" + std::to_string(revision->number) + " '" + revision->label + "' of '" + revision->plan + "'";
  const char* summary = git_commit_summary(commit);
  return "commit " + Hex(*git_commit_id(commit)).substr(0, 10) + " '" + (summary == nullptr ? "" : summary) + "'";
}

// By the keys; where git does not tell them, by who committed.
bool IsSameSigner(git_repository* repository, const Remade& remade, const SignatureLost& lost) {
  if (lost.after.state == SignatureState::kNone) return false;
  if (!lost.before.key.empty() && !lost.after.key.empty()) return lost.before.key == lost.after.key;
  const Commit before = FindCommit(repository, remade.before), after = FindCommit(repository, remade.after);
  return NameAndMail(*git_commit_committer(before.get())) == NameAndMail(*git_commit_committer(after.get()));
}

}  // namespace

std::vector<SignatureLost> LostSignatures(git_repository* repository, const std::vector<Remade>& signed_before) {
  std::vector<git_oid> asked;
  for (const Remade& one : signed_before) {
    asked.push_back(one.before);
    if (IsSigned(FindCommit(repository, one.after).get())) asked.push_back(one.after);
  }
  const std::vector<SignatureCheck> checks = CheckSignatures(repository, asked);
  std::vector<SignatureLost> lost;
  size_t next = 0;
  for (const Remade& one : signed_before) {
    SignatureLost told{NameOf(FindCommit(repository, one.before).get()), Hex(one.before), checks[next++], {}};
    if (IsSigned(FindCommit(repository, one.after).get())) told.after = checks[next++];
    if (!IsSameSigner(repository, one, told)) lost.push_back(std::move(told));
  }
  return lost;
}

}  // namespace planrev::store
