// SPDX-License-Identifier: MIT
// All that can be refused is refused first; then the objects are written, and the branch is compared and swapped: that
// is the instant at which the write exists. recover.cc tells what follows, and what of it may be missing when a process
// dies.
#include "store/write.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "store/history.h"
#include "store/pack.h"
#include "store/refs.h"
#include "store/sign.h"
#include "store/work_tree.h"
#include "store/written.h"

namespace planrev::store {
namespace {

Error Refused(const Task& task, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kRefused, task.what + ": " + why, hint);
}

void CheckWorkTree(git_repository* repository, const Task& task) {
  if (git_repository_state(repository) != GIT_REPOSITORY_STATE_NONE) {
    throw Refused(task, "a merge or the like is under way in the work tree", "end it first, see git status");
  }
  if (IndexIsLocked(repository)) {
    throw Error(ErrorKind::kRegister, task.what + ": another git command is at work in the work tree",
                "if there is none, remove the file .git/index.lock");
  }
}

void CheckIsUnedited(git_repository* repository, const Head& head, const Task& task, const std::string& path,
                     const FileWrite& file) {
  std::vector<git_oid> known = file.replaceable;
  if (file.blob) known.push_back(*file.blob);
  if (const auto committed = FindFile(head.tree.get(), path)) known.push_back(*committed);
  if (!HasEdits(repository, path, known)) return;
  throw Refused(task, "'" + path + "' in the work tree was edited and would be overwritten",
                "move it away, or git checkout HEAD -- " + path + " drops the edits");
}

Files FilesOf(const Write& write) {
  Files files;
  for (const auto& [path, file] : write.files) files[path] = file.blob;
  return files;
}

// From here on the write is stored and nothing fails; what is not done stays in the journal.
void Settle(const Register::State& state, const Task& task, const Head& before, const git_oid& commit,
            const std::map<std::string, FileWrite>& files, WriteLock& lock) {
  git_repository* repository = state.repository.get();
  try {
    NoteWritten(repository, before.branch, before.commit, commit);
    for (const git_oid& stored : CommitsBetween(repository, before.commit, commit)) {
      MakeTag(repository, FindCommit(repository, stored).get(), OtherTag::kReplace);
    }
    if (!state.bare) {
      const Tree tree = TreeOf(FindCommit(repository, commit).get());
      auto followed = Difference(repository, before.tree.get(), tree.get(), task.plan);
      for (Followed& file : followed) {
        const auto written = files.find(file.path);
        if (written == files.end()) continue;
        const auto& edited = written->second.replaceable;
        file.replaceable.insert(file.replaceable.end(), edited.begin(), edited.end());
      }
      if (!Follow(repository, followed)) return;
    }
    lock.Finish();
  } catch (const Error&) {
    return;
  }
}

// What a commit holds, and a signature would sign.
CommitDraft DraftOf(git_repository* repository, const Identity& who, const std::string& message, const git_tree* tree,
                    const std::vector<git_oid>& parents) {
  std::vector<Commit> owned;
  std::vector<const git_commit*> pointers;
  for (const git_oid& parent : parents) {
    owned.push_back(FindCommit(repository, parent));
    pointers.push_back(owned.back().get());
  }
  Buffer bytes;
  CheckWrite([&] {
    return git_commit_create_buffer(&bytes.git, repository, who.author.get(), who.committer.get(), nullptr,
                                    message.c_str(), tree, pointers.size(), pointers.data());
  });
  return {message, *git_tree_id(tree), parents, bytes.Text()};
}

git_oid WriteDraft(git_repository* repository, const Identity& who, const CommitDraft& draft) {
  if (who.signs) return WriteSignedCommit(repository, who, draft);
  git_oid id;
  CheckWrite([&] { return git_commit_create_with_signature(&id, repository, draft.bytes.c_str(), nullptr, nullptr); });
  return id;
}

// Signing may wait for a person to type, and other writers are not to wait with them: so a commit is signed between two
// turns, and stored in the second if the branch has not moved. After two signatures in vain the third is made at once.
struct Signed {
  CommitDraft draft;
  std::optional<git_oid> commit;  // nothing: it is still to be signed
  int in_vain = 0;
};

// The commit of the draft. Nothing where it is to be signed first; then `ahead` has what.
std::optional<git_oid> CommitOf(git_repository* repository, const Task& task, CommitDraft draft, Signed& ahead) {
  constexpr int kMostInVain = 2;
  if (!task.who.signs || ahead.in_vain == kMostInVain) return WriteDraft(repository, task.who, draft);
  if (ahead.commit && ahead.draft.bytes == draft.bytes) return ahead.commit;
  ahead = {std::move(draft), std::nullopt, ahead.commit ? ahead.in_vain + 1 : 0};
  return std::nullopt;
}

// One try against the branch as it is now; nothing where somebody else moved it meanwhile, or `ahead` is to be signed.
std::optional<git_oid> TryStore(const Register::State& state, const Task& task, const Prepare& prepare, Signed& ahead,
                                WriteLock& lock) {
  git_repository* repository = state.repository.get();
  const Head head = HeadToWriteTo(state, task);
  const Write write = prepare(head);
  if (write.files.empty()) return head.commit;
  if (!state.bare) {
    for (const auto& [path, file] : write.files) CheckIsUnedited(repository, head, task, path, file);
  }
  const Tree tree = WithFiles(repository, head.tree.get(), FilesOf(write));
  const auto commit =
      CommitOf(repository, task, DraftOf(repository, task.who, write.message, tree.get(), {head.commit}), ahead);
  if (!commit || !Advance(state, task, head, *commit, write.files, lock)) return std::nullopt;
  return commit;
}

// Twice as long each time, from 1 ms to a quarter of a second, and never the same for two processes.
void Pause(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int longest = 1000 << std::min(attempt, 8);
  std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(longest / 2, longest)(random)));
}

}  // namespace

Head HeadToWriteTo(const Register::State& state, const Task& task) {
  Head head = HeadOf(state);
  if (head.branch.empty()) {
    throw Refused(task, "the work tree is on no branch (HEAD is detached)", "git switch main, or the branch you use");
  }
  if (!state.bare) CheckWorkTree(state.repository.get(), task);
  return head;
}

void WriteInTurn(const Register::State& state, const Task& task, const std::function<bool(WriteLock& lock)>& attempt) {
  constexpr int kMostAttempts = 40;
  WriteLock lock = WriteLock::Acquire(state.git_directory);
  if (!Recover(state, lock)) {
    throw Error(ErrorKind::kSystem,
                task.what + ": the files in '" + state.path + "' cannot be brought up to date with the branch",
                "see that there is room on the disk, and that they can be written to");
  }
  for (int attempts = 0; attempts < kMostAttempts; ++attempts) {
    if (attempt(lock)) return;
    lock.Finish();
    Pause(attempts);
  }
  throw Error(ErrorKind::kRegister, task.what + ": another program holds the branch or a tag",
              "if no git command is at work, remove the file that ends in .lock in " + state.git_directory + "/refs");
}

bool Advance(const Register::State& state, const Task& task, const Head& head, const git_oid& commit,
             const std::map<std::string, FileWrite>& files, WriteLock& lock) {
  git_repository* repository = state.repository.get();
  lock.Begin({task.plan, Hex(head.commit), Hex(commit)});
  const std::string said = git_commit_summary(FindCommit(repository, commit).get());
  if (!MoveRef(repository, head.branch, &head.commit, commit, "planrev: " + said)) return false;
  Settle(state, task, head, commit, files, lock);
  PackIfMany(state);
  return true;
}

git_oid Store(const Register::State& state, const Task& task, const Prepare& prepare) {
  std::optional<git_oid> stored;
  Signed ahead;
  const auto is_to_be_signed = [&] { return !ahead.draft.bytes.empty() && !ahead.commit; };
  while (!stored) {
    WriteInTurn(state, task, [&](WriteLock& lock) {
      stored = TryStore(state, task, prepare, ahead, lock);
      return stored || is_to_be_signed();
    });
    if (is_to_be_signed()) ahead.commit = WriteDraft(state.repository.get(), task.who, ahead.draft);
  }
  return *stored;
}

git_oid WriteCommit(git_repository* repository, const Identity& who, const std::string& message, const git_tree* tree,
                    const std::vector<git_oid>& parents) {
  return WriteDraft(repository, who, DraftOf(repository, who, message, tree, parents));
}

}  // namespace planrev::store
