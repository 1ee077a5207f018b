// SPDX-License-Identifier: MIT
// Where planrev left the branch: refs/planrev/written/main, a ref of this repository alone, which no clone gets. The
// branch only grows, so it holds that commit for ever; where it does not, it was set back or rewritten, and `verify`
// can tell. The ref also keeps git from dropping what was taken out.
#pragma once

#include <string>

#include "store/git.h"

namespace planrev::store {

// "refs/planrev/written/main" for "refs/heads/main".
std::string WrittenRef(const std::string& branch);

// That planrev moved `branch` from `before` to `after`. The ref stays where it is when the branch had lost it before,
// for then it is what tells of that. A failure is not told: the ref is then behind, and its commit still in the
// history.
void NoteWritten(git_repository* repository, const std::string& branch, const git_oid& before, const git_oid& after);

}  // namespace planrev::store
