// SPDX-License-Identifier: MIT
// Completion scripts, written from the descriptions of the commands so that they never lag behind.
#pragma once

#include <string>

namespace planrev::tool {

// Scripts that complete commands, options, their values, the plans of the register and files.
std::string BashCompletion();
std::string ZshCompletion();
std::string FishCompletion();

}  // namespace planrev::tool
