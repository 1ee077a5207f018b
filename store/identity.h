// SPDX-License-Identifier: MIT
// Who acts, when, and whether they sign: who and when as git finds it out, from GIT_AUTHOR_* and GIT_COMMITTER_* and
// then from user.name and user.email, which libgit2 leaves to its callers.
#pragma once

#include <optional>
#include <string>

#include "store/git.h"

namespace planrev::store {

struct Identity {
  Signature author;
  Signature committer;
  bool signs = false;  // whether the commit is signed (store/sign.h)
};

// `author`, "Name <mail>", goes before the environment, and stands for the committer where nobody is configured. Throws
// kUsage where an author, a date or a name cannot be read, and where nobody is named at all: the hint then speaks of
// --author only where the command `can_say` it.
Identity WhoAndWhen(git_repository* repository, const std::optional<std::string>& author, bool can_say = true);

// "Name <mail>".
std::string NameAndMail(const git_signature& signature);

// 2021-06-18T09:30:00Z.
std::string InUtc(const git_signature& signature);

// 2021-06-18: the day it was where the signature was made.
std::string LocalDay(const git_signature& signature);

}  // namespace planrev::store
