// SPDX-License-Identifier: MIT
// Which reviews a new text carries out: what was accepted is in it, what was rejected is not.
#pragma once

#include <string>
#include <vector>

#include "tool/reviewing.h"

namespace planrev::tool {

// Which of the changes to make, for Apply of diff/comparison.h.
enum class Chosen { kAccepted, kNotRejected };
std::vector<bool> ChooseByReview(const Reviewing& reviewing, Chosen chosen);

// What to say of a revision, `now`, that follows the one that was reviewed, in lines; empty where nothing was accepted
// or rejected.
std::string CarriedOut(const Reviewing& reviewed, const Reviewing& now);

}  // namespace planrev::tool
