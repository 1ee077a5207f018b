// SPDX-License-Identifier: MIT
// What a decision is checked against before it is recorded, as far as that needs the texts: here comparison and
// register meet. What speaks against it becomes an objection of the draft; the register refuses those that nobody
// overrides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/register.h"

namespace planrev::tool {

// A decision that is being made.
struct Proposal {
  const store::Register& plans;
  store::Revision revision;                // what is decided on
  std::vector<store::Decision> decisions;  // on its plan, in order
  store::Decision draft;
  std::string way_out;                             // what to do about an objection, other than to override it
  std::optional<std::string> reviews_sha256 = {};  // of the reviews that were looked at
};

// Compares the revision with the one in force, if there is another, and puts the verdict into the draft. A claim that
// it is minor where it is major is an objection; the changes that make it so are told on standard error.
void CheckClaim(Proposal& proposal);

// Compares the text that is adopted with the one that was recommended last, where that is another, and accounts for
// every change between them by `amendments`. That there are some and nothing lies between is an objection.
void CheckAmendments(Proposal& proposal, const std::vector<std::string>& amendments);

// That a substantive change since the revision in force is not reviewed and accepted is an objection, where the
// register's gate is on (tool/gate.h); the changes, or the first ten, are told on standard error.
void CheckReviews(Proposal& proposal);

}  // namespace planrev::tool
