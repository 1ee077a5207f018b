// SPDX-License-Identifier: MIT
// Making signed commits. Git makes them, so that its configuration counts, all of it: user.signingKey, gpg.format,
// gpg.program, gpg.ssh.*.
#pragma once

#include <string>
#include <vector>

#include "store/identity.h"
#include "store/signing.h"

namespace planrev::store {

// Whether git's commit.gpgSign, or what was asked for instead, has commits signed.
bool Signs(git_repository* repository, Signing signing);

// Whether the commit has a signature; what that is worth is not looked at.
bool IsSigned(const git_commit* commit);

// What a commit is to hold.
struct CommitDraft {
  std::string message;
  git_oid tree;
  std::vector<git_oid> parents;
  std::string bytes;  // all of it, as one without a signature has it
};

// The commit of that draft, signed, as an object; no branch knows it yet. Throws kSystem where git cannot sign; then
// there is no commit.
git_oid WriteSignedCommit(git_repository* repository, const Identity& who, const CommitDraft& draft);

}  // namespace planrev::store
