// SPDX-License-Identifier: MIT
// libgit2 has one call that compares and swaps a ref, but it first reads every packed ref to see that no name is in the
// way of the new one: in a register of 20,000 revisions that is most of what storing another would cost. A transaction
// of one ref takes the lock and leaves the comparing to us.
#include "store/refs.h"

#include "store/names.h"
#include "store/register.h"

namespace planrev::store {
namespace {

constexpr char kTags[] = "refs/tags/";

// What libgit2 answers where another process holds the ref's lock or is making its directory.
bool IsContended(int code) {
  return code == GIT_EMODIFIED || code == GIT_ELOCKED || code == GIT_ENOTFOUND || code == GIT_EEXISTS;
}

std::optional<git_oid> TargetOf(git_repository* repository, const std::string& ref) {
  git_oid id;
  const int code = git_reference_name_to_id(&id, repository, ref.c_str());
  if (code == GIT_ENOTFOUND) return std::nullopt;
  Check(code, "cannot read the register");
  return id;
}

bool Same(const std::optional<git_oid>& now, const git_oid* expected) {
  if (!now || expected == nullptr) return !now && expected == nullptr;
  return git_oid_equal(&*now, expected) != 0;
}

std::map<int, git_oid> LookedUp(git_repository* repository, const std::string& plan, const std::set<int>& numbers) {
  std::map<int, git_oid> targets;
  git_oid id;
  for (const int number : numbers) {
    if (git_reference_name_to_id(&id, repository, TagName(plan, number).c_str()) == 0) targets.emplace(number, id);
  }
  return targets;
}

std::map<int, git_oid> Listed(git_repository* repository, const std::string& plan, const std::set<int>& numbers) {
  const std::string prefix = kTags + plan + "/";
  std::map<int, git_oid> targets;
  ReferenceIterator iterator;
  const std::string what = "cannot read the tags of '" + plan + "'";
  Check(git_reference_iterator_glob_new(Out(iterator), repository, (prefix + "r*").c_str()), what);
  Reference found;
  int code = 0;
  while ((code = git_reference_next(Out(found), iterator.get())) == 0) {
    const git_oid* target = git_reference_target(found.get());
    const auto number = RevisionNumber(git_reference_name(found.get()) + prefix.size());
    if (number && target != nullptr && numbers.contains(*number)) targets.emplace(*number, *target);
  }
  if (code != GIT_ITEROVER) throw GitError(what);
  return targets;
}

// A transaction that has locked the ref; null where somebody else holds it at the moment.
Transaction Lock(git_repository* repository, const std::string& ref) {
  Transaction transaction;
  Check(git_transaction_new(Out(transaction), repository), "cannot write to the register");
  int code = 0;
  CheckWrite([&] {
    code = git_transaction_lock_ref(transaction.get(), ref.c_str());
    return IsContended(code) ? 0 : code;
  });
  return IsContended(code) ? nullptr : std::move(transaction);
}

}  // namespace

bool MoveRef(git_repository* repository, const std::string& ref, const git_oid* from, const git_oid& to,
             const std::string& why) {
  Transaction transaction = Lock(repository, ref);
  if (transaction == nullptr || !Same(TargetOf(repository, ref), from)) return false;
  CheckWrite([&] {
    int code = git_transaction_set_target(transaction.get(), ref.c_str(), &to, nullptr, why.c_str());
    if (code >= 0) code = git_transaction_commit(transaction.get());
    // When only the sync after the move failed, the ref has moved, and it is too late to say no.
    return code < 0 && !Same(TargetOf(repository, ref), &to) ? code : 0;
  });
  return true;
}

bool RemoveRef(git_repository* repository, const std::string& ref, const git_oid& from) {
  Transaction transaction = Lock(repository, ref);
  if (transaction == nullptr || !Same(TargetOf(repository, ref), &from)) return false;
  CheckWrite([&] {
    const int code = git_transaction_remove(transaction.get(), ref.c_str());
    return code < 0 ? code : git_transaction_commit(transaction.get());
  });
  return true;
}

std::string TagName(const std::string& plan, int number) { return kTags + plan + "/r" + std::to_string(number); }

std::optional<TagParts> ParseTagName(const std::string& ref) {
  const size_t slash = ref.rfind('/');
  if (!ref.starts_with(kTags) || slash < sizeof(kTags) - 1) return std::nullopt;
  const std::string plan = ref.substr(sizeof(kTags) - 1, slash - sizeof(kTags) + 1);
  const auto number = RevisionNumber(ref.substr(slash + 1));
  if (!number || WhyNoSlug(plan)) return std::nullopt;
  return TagParts{plan, *number};
}

std::map<int, git_oid> TagTargets(git_repository* repository, const std::string& plan, const std::set<int>& numbers) {
  constexpr std::size_t kMany = 1000;
  return numbers.size() < kMany ? LookedUp(repository, plan, numbers) : Listed(repository, plan, numbers);
}

}  // namespace planrev::store
