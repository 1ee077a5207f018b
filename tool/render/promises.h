// SPDX-License-Identifier: MIT
// What became of what a plan promises, as every form for people sorts and words it.
#pragma once

#include <string>

#include "diff/comparison.h"

namespace planrev::tool {

enum class Promise { kWeaker, kDropped, kStronger, kOther };

// A word that binds and is gone stands for a promise that was dropped, it seems; one that came for a stronger one.
Promise PromiseOf(const diff::ObligationChange& obligation);

// "“will” → “may”", "“will” removed", "“must” added".
std::string PromiseText(const diff::ObligationChange& obligation);

}  // namespace planrev::tool
