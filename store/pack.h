// SPDX-License-Identifier: MIT
// Keeps a register quick: each write leaves some loose objects and a loose ref, and thousands of those make every
// reader slower.
#pragma once

#include "store/state.h"

namespace planrev::store {

// Where loose objects have become many, by git's own measure (gc.auto, 6,700 if not set, 0 for never), has git pack
// them and the refs, in the background. Nothing is lost where git is not there or fails; the next writer asks again.
// Costs the listing of one directory.
void PackIfMany(const Register::State& state);

}  // namespace planrev::store
