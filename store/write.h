// SPDX-License-Identifier: MIT
// How anything is stored: one commit on the register's branch, whole or not at all. Recover, in state.h, ends what a
// writer that was killed had begun.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/identity.h"
#include "store/state.h"

namespace planrev::store {

// What is to be done, and by whom.
struct Task {
  std::string what;  // "cannot add to 'community-safety'": how the errors begin
  std::string plan;  // the folder that all the files are in; empty where they are the register's
  Identity who;
};

// What becomes of one file.
struct FileWrite {
  std::optional<git_oid> blob;       // nothing: it is removed
  std::vector<git_oid> replaceable;  // what a person may have made of it in the work tree; other edits are refused
};

// One commit's content. Without files there is nothing to store: the branch stays, and its commit is what is given.
struct Write {
  std::map<std::string, FileWrite> files;  // by path from the root of the register; none else is touched
  std::string message;                     // whole, with its trailers
};

// Looks at the branch as it is now, checks what is asked for, throws where that is not to be, and gives what to write.
// Called again where somebody else moved the branch meanwhile.
using Prepare = std::function<Write(const Head& head)>;

// Stores what `prepare` gives and returns the commit. Waits for other writers, finishes what a dead one left, and
// refuses where the work tree has edits in those files, is amid a merge or on no branch. Throws kSystem where the
// commit is to be signed and cannot be; nobody waits while it is signed. On disk when it returns; a tag (where the
// commit stores a revision) or a file of the work tree that fails to follow is left to the next command.
git_oid Store(const Register::State& state, const Task& task, const Prepare& prepare);

// The branch to write to. Throws kRefused where the work tree is on none, or amid a merge.
Head HeadToWriteTo(const Register::State& state, const Task& task);

// Waits for other writers, finishes what a dead one left, and then makes `attempt`, which says whether it succeeded,
// until it does. Throws kRegister where it does not for some seconds.
void WriteInTurn(const Register::State& state, const Task& task, const std::function<bool(WriteLock& lock)>& attempt);

// Moves the branch from `head` to `commit`, which is on disk, and lets tags and work tree follow; of `files` what may
// be replaced in the work tree counts. False where somebody else moved the branch meanwhile: then nothing has happened.
bool Advance(const Register::State& state, const Task& task, const Head& head, const git_oid& commit,
             const std::map<std::string, FileWrite>& files, WriteLock& lock);

// The commit of these bytes, signed where `who` signs, as an object; no branch knows it yet. `parents` may be empty.
git_oid WriteCommit(git_repository* repository, const Identity& who, const std::string& message, const git_tree* tree,
                    const std::vector<git_oid>& parents);

}  // namespace planrev::store
