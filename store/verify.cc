// SPDX-License-Identifier: MIT
// The list of the checks, and what they share.
#include "store/verify.h"

#include <algorithm>
#include <array>

#include "store/examination.h"
#include "store/open.h"
#include "store/pack_index.h"
#include "store/plan_file.h"

namespace planrev::store {
namespace {

constexpr std::array kChecks = {CheckFiles, CheckReferences, ReadHistory,    CheckObjects, CheckHistory, CheckRevisions,
                                CheckPlans, CheckTags,       CheckDecisions, CheckLines,   CheckSigned,  CheckWorkTree};

// Ends what a killed writer had begun, where the register is not too damaged for that.
void TryToRecover(const Register::State& state) {
  try {
    if (auto lock = WriteLock::AcquireAfterDeath(state.git_directory)) Recover(state, *lock);
  } catch (const Error&) {
    return;
  }
}

// A git repository that never was a register is not one with faults.
void CheckIsRegister(const Examination& all) {
  const auto marker = all.BytesAt(all.tree.get(), "register.yaml");
  const auto version = marker ? MarkerVersion(*marker) : std::nullopt;
  if (version && *version > kRegisterVersion) throw NewerRegister(all.state, *version);
  const bool readable = all.tree != nullptr && !all.history_is_cut;
  if (!version && ((readable && all.revisions.empty()) || all.references.empty())) throw NoRegister(all.state);
}

void Look(Examination& all) {
  for (const auto check : kChecks) {
    if (!all.packs_are_cut) check(all);
  }
  if (!all.packs_are_cut) CheckIsRegister(all);
}

// The commit of the branch, by its name alone: nothing is read that may be damaged.
std::optional<git_oid> HeadNow(const Register::State& state) {
  git_oid id;
  if (git_reference_name_to_id(&id, state.repository.get(), "HEAD") < 0) return std::nullopt;
  return id;
}

bool Same(const std::optional<git_oid>& one, const std::optional<git_oid>& other) {
  return one.has_value() == other.has_value() && (!one || git_oid_equal(&*one, &*other) != 0);
}

struct Looked {
  Verified found;
  bool packs_are_cut = false;
};

// Looking may take minutes, in which nobody is to wait. So only mending is done under the lock; where somebody wrote
// meanwhile all is looked at again, at last under the lock as well.
Looked LookAndRepair(const Register::State& state, const VerifyOptions& options) {
  constexpr int kMostLooks = 3;
  for (int looks = 1;; ++looks) {
    std::optional<WriteLock> lock;
    if (looks == kMostLooks) lock.emplace(WriteLock::Acquire(state.git_directory));
    const auto head = HeadNow(state);
    Examination all(state, options);
    Look(all);
    if (options.repair && all.CanMend()) {
      if (!lock) lock.emplace(WriteLock::Acquire(state.git_directory));
      if (!Same(head, HeadNow(state))) continue;
      all.Repair();
    }
    return {std::move(all.result), all.packs_are_cut};
  }
}

}  // namespace

std::string_view Name(FaultKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "object", "file", "reference", "history", "revision", "tag", "decision", "plan", "work tree", "signature"};
  return kNames[static_cast<size_t>(kind)];
}

void Examination::Report(Fault fault, Mend mend) {
  result.faults.push_back(std::move(fault));
  mends_.push_back(std::move(mend));
}

bool Examination::CanMend() const {
  return std::any_of(mends_.begin(), mends_.end(), [](const Mend& mend) { return static_cast<bool>(mend); });
}

void Examination::Repair() {
  for (size_t i = 0; i < mends_.size(); ++i) {
    if (!mends_[i]) continue;
    Fault& fault = result.faults[i];
    try {
      const std::string why_not = mends_[i]();
      fault.repaired = why_not.empty();
      if (!fault.repaired) fault.remedy = "could not be repaired: " + why_not + "; " + fault.remedy;
    } catch (const Error& error) {
      fault.remedy = std::string("could not be repaired: ") + error.what() + "; " + fault.remedy;
    }
  }
}

void Examination::Progress(std::string_view what, std::size_t done, std::size_t of) const {
  constexpr std::size_t kSeldom = 256;
  if (options_.progress && (done % kSeldom == 0 || done == of)) options_.progress(what, done, of);
}

std::optional<std::string> Examination::Bytes(const git_oid& id) const {
  Blob blob;
  if (git_blob_lookup(Out(blob), state.repository.get(), &id) < 0) return std::nullopt;
  return std::string(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                     static_cast<size_t>(git_blob_rawsize(blob.get())));
}

Tree Examination::ReadTree(const git_oid& id) const {
  Tree found;
  if (git_tree_lookup(Out(found), state.repository.get(), &id) < 0) return nullptr;
  return found;
}

std::optional<git_oid> Examination::Find(const git_tree* within, const std::string& path) const {
  TreeEntry entry;
  if (within == nullptr || git_tree_entry_bypath(Out(entry), within, path.c_str()) < 0) return std::nullopt;
  if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return std::nullopt;
  return *git_tree_entry_id(entry.get());
}

std::optional<std::string> Examination::BytesAt(const git_tree* within, const std::string& path) const {
  const auto id = Find(within, path);
  return id ? Bytes(*id) : std::nullopt;
}

const PastCommit* Examination::InHistory(const git_oid& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? nullptr : &history[place->second];
}

const PastCommit* Examination::CommitOf(const std::string& plan, int number) const {
  const auto numbers = revisions.find(plan);
  if (numbers == revisions.end()) return nullptr;
  const auto place = numbers->second.find(number);
  return place == numbers->second.end() ? nullptr : &history[place->second];
}

std::string Short(const git_oid& id) { return Hex(id).substr(0, 10); }

std::string Named(const Revision& revision) {
  return "r" + std::to_string(revision.number) + " '" + revision.label + "'";
}

std::string Named(const PastCommit& commit) {
  return "commit " + Short(commit.id) + " '" + commit.message.substr(0, commit.message.find('\n')) + "'";
}

Verified Register::Verify(const std::string& start, const VerifyOptions& options) {
  StartGit();
  const State state(OpenRepository(start));
  if (!DamagedPackIndex(state.repository.get())) TryToRecover(state);
  const Looked looked = LookAndRepair(state, options);
  Verified found = looked.found;
  const auto repaired = [](const Fault& fault) { return fault.repaired; };
  if (!options.repair || !looked.packs_are_cut || !std::all_of(found.faults.begin(), found.faults.end(), repaired)) {
    return found;
  }
  Verified rest = Verify(start, options);  // now that the packs can be read
  rest.faults.insert(rest.faults.begin(), found.faults.begin(), found.faults.end());
  return rest;
}

}  // namespace planrev::store
