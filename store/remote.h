// SPDX-License-Identifier: MIT
// A remote, by the git program: which one, what it has, and sending to it. Who may do so is between git and the remote:
// credential helpers, keys, agents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/git_program.h"
#include "store/sync.h"
#include "store/write.h"

namespace planrev::store {

struct Remote {
  std::string name;     // as the person calls it, without a password
  std::string address;  // as git is told
  std::string branch;   // there: "refs/heads/main"
  std::string seen;     // the ref, here, that says what was there last: "refs/planrev/remotes/origin"
  std::string tracked;  // the ref in which git says the same to a person; may be empty
};

// The remote that the options name, for `branch` of this register. Throws kUsage where none is named and none can be
// meant, kUnknown where there is none of that name.
Remote FindRemote(const Register::State& state, const std::string& asked, const std::string& branch);

// Brings what the remote's branch has, and gives its commit; nothing where the remote has no branch at all. Throws
// kRegister where it cannot be reached or does not let us in, and where its history is not what it was at the last
// time.
std::optional<git_oid> Fetch(const Register::State& state, const Remote& remote, const SyncOptions& options);

// Moves the remote's branch to `commit`, and its tags of these names with it: all or none, where the remote can do
// that. False where somebody else was faster: fetch again. Throws kRegister where the remote refuses.
bool Push(const Register::State& state, const Remote& remote, const git_oid& commit,
          const std::vector<std::string>& tags, const SyncOptions& options);

// Whether the branch that the remote names as its own is there, so that a clone of it gets files.
bool HasHead(const Register::State& state, const Remote& remote, const SyncOptions& options);

}  // namespace planrev::store
