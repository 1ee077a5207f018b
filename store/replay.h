// SPDX-License-Identifier: MIT
// What a side has recorded and not yet shared, recorded anew on top of what the others shared.
//
// A revision keeps its text, its note and its author; its number is the next free one of its plan, and a label that is
// used gets " (2)". A decision is pinned to what its revision is now. Any other commit is merged file by file with what
// is there. Objects are written, no ref moves.
#pragma once

#include <optional>

#include "store/sync.h"
#include "store/write.h"

namespace planrev::store {

// A signed commit, and what it became.
struct Remade {
  git_oid before{};
  git_oid after{};
};

struct Replayed {
  git_oid commit{};  // the last one
  std::vector<Renumbered> renumbered;
  std::vector<Contested> contested;
  std::vector<BothEdited> both_edited;
  std::vector<Remade> signed_before;
};

// Where the two histories are one up to a commit, and part then.
struct Parting {
  std::optional<git_oid> base;  // nothing: they never were one
  git_oid mine;
  git_oid shared;
};

// Puts what `mine` has and `shared` has not on top of `shared`. `task.who` commits, and signs what is to be signed; the
// authors stay. With kAsGit what `task.who` committed and signed is signed again. Throws kRefused where a file has
// changed on both sides in ways that do not go together, naming it; kSystem where something cannot be signed.
Replayed Replay(git_repository* repository, const Task& task, const Parting& parting, Signing signing);

// Those of the signatures that the same key has not made again, in words.
std::vector<SignatureLost> LostSignatures(git_repository* repository, const std::vector<Remade>& signed_before);

}  // namespace planrev::store
