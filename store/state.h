// SPDX-License-Identifier: MIT
// What an open Register holds. For the files that implement Register; nobody else needs it.
#pragma once

#include <string>

#include "store/git.h"
#include "store/lock.h"
#include "store/register.h"
#include "store/tree.h"

namespace planrev::store {

struct Register::State {
  explicit State(Repository opened);

  Repository repository;
  bool bare;
  std::string path;           // the work tree, or the git directory where there is none; no slash at its end
  std::string git_directory;  // the one that all linked work trees share
};

// The register's branch. Throws kRegister where it has no commit.
Head HeadOf(const Register::State& state);

// Ends what a writer that was killed had begun: its tag, its files in the work tree; and takes away the locks it left.
// Then wipes the journal. False where the work tree could not be written: the journal stays.
bool Recover(const Register::State& state, WriteLock& lock);

}  // namespace planrev::store
