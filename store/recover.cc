// SPDX-License-Identifier: MIT
// What makes an instant of death harmless. A writer does, in this order: objects, journal, branch, tag, work tree,
// journal wiped. Before the branch moves nothing of it shows. After, the commit is there, and all that can be missing
// follows from it; the journal says for which plan, so that nothing else needs looking at.
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <thread>

#include "store/history.h"
#include "store/refs.h"
#include "store/state.h"
#include "store/work_tree.h"
#include "store/written.h"

namespace planrev::store {
namespace {

constexpr std::time_t kLongestWrite = 10;  // seconds
constexpr std::time_t kLongestTagging = 3600;

// libgit2's lock files outlive their process. One that was made while the dead writer wrote is taken for its own, once
// it has stood for half a second more: a git command at work would have ended.
void RemoveStaleLock(const std::string& path, const Journal& journal, std::time_t longest) {
  struct stat status {};
  for (int tenths = 0; tenths < 5; ++tenths) {
    if (stat(path.c_str(), &status) != 0) return;
    if (status.st_mtime < journal.began - 1 || status.st_mtime > journal.began + longest) return;
    if (std::time(nullptr) - status.st_mtime > 2) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  unlink(path.c_str());
}

void RemoveStaleLocks(const Register::State& state, const Head& head, const Journal& journal) {
  RemoveStaleLock(state.git_directory + "/" + head.branch + ".lock", journal, kLongestWrite);
  RemoveStaleLock(state.git_directory + "/" + WrittenRef(head.branch) + ".lock", journal, kLongestWrite);
  if (state.bare) return;
  RemoveStaleLock(std::string(git_repository_path(state.repository.get())) + "index.lock", journal, kLongestWrite);
}

// The tags of what the dead writer brought to the branch; where it took in what others shared there may be many.
void MakeTags(const Register::State& state, const Journal& journal, const std::optional<git_oid>& before,
              const git_oid& after) {
  git_repository* repository = state.repository.get();
  for (const git_oid& id : CommitsBetween(repository, before, after)) {
    const Commit commit = FindCommit(repository, id);
    const auto revision = RevisionOf(commit.get());
    if (!revision) continue;
    const std::string tag = TagName(revision->plan, revision->number);
    RemoveStaleLock(state.git_directory + "/" + tag + ".lock", journal, kLongestTagging);
    MakeTag(repository, commit.get(), OtherTag::kReplace);
  }
}

std::optional<git_oid> ParseId(const std::string& hex) {
  git_oid id;
  if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, hex.c_str()) < 0) return std::nullopt;
  return id;
}

// The files as the branch has them, wherever they are still as they were before.
bool FollowFrom(const Register::State& state, const Head& head, const Journal& journal,
                const std::optional<git_oid>& before) {
  git_repository* repository = state.repository.get();
  const Tree old = before ? TreeOf(FindCommit(repository, *before).get()) : nullptr;
  return Follow(repository, Difference(repository, old.get(), head.tree.get(), journal.plan));
}

}  // namespace

bool Recover(const Register::State& state, WriteLock& lock) {
  const auto journal = lock.Left();
  if (!journal) return true;
  git_repository* repository = state.repository.get();
  const auto head = ReadHead(repository);
  const auto before = ParseId(journal->before), after = ParseId(journal->after);
  if (head && after) {
    RemoveStaleLocks(state, *head, *journal);
    if (Holds(repository, head->commit, *after)) {
      if (before) NoteWritten(repository, head->branch, *before, *after);
      MakeTags(state, *journal, before, *after);
      if (!state.bare && !FollowFrom(state, *head, *journal, before)) return false;
    }
  }
  lock.Finish();
  return true;
}

}  // namespace planrev::store
