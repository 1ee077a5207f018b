// SPDX-License-Identifier: MIT
// What became of what a plan promises, as every form for people sorts and words it.
#pragma once

#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::tool {

enum class Promise { kWeaker, kDropped, kStronger, kOther };

// A word that binds and is gone stands for a promise that was dropped, it seems; one that came for a stronger one.
Promise PromiseOf(const diff::ObligationChange& obligation);

// "“will” → “may”", "“will” removed", "“must” added".
std::string PromiseText(const diff::ObligationChange& obligation);

// One thing that a change does to what is promised; `word` is the word that binds where it is no more than that, and
// points into the change.
struct Promised {
  Promise promise = Promise::kOther;
  std::string text;
  const diff::ObligationChange* word = nullptr;
};

// All of them: the commitments, and the words that bind as far as they are not told with those.
std::vector<Promised> PromisesOf(const diff::Change& change);

// What to say of a change's commitments: nothing of those that only have another word that binds, as that is told by
// itself.
std::vector<std::string> CommitmentTexts(const diff::Change& change);

}  // namespace planrev::tool
