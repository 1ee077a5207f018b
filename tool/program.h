// SPDX-License-Identifier: MIT
// The program as a function, so that main() is nothing but it.
#pragma once

#include <string>
#include <vector>

namespace planrev::tool {

// Runs the command that `words` (without the program's name) ask for. Gives the exit status: 0 done, 1 differences or a
// refusal, 2 a wrong command line or an unknown name, 3 the register, the system or the input failed. Errors and hints
// are written to standard error; nothing is thrown.
int Run(const std::vector<std::string>& words);

}  // namespace planrev::tool
