// SPDX-License-Identifier: MIT
// Opening the git repository of a register, and the errors where it is none.
#pragma once

#include <string>

#include "store/state.h"

namespace planrev::store {

// The repository that encloses `start`. Throws kRegister where there is none, or it is of another user.
Repository OpenRepository(const std::string& start);

Error NoRegister(const Register::State& state);
Error NewerRegister(const Register::State& state, int version);

}  // namespace planrev::store
