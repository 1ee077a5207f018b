// SPDX-License-Identifier: MIT
// The command line: which command, with what. The only place that knows CLI11.
#pragma once

#include <string>
#include <vector>

#include "tool/command.h"

namespace planrev::tool {

// Reads what follows the command's name. Throws Error kUsage, with suggestions, for an option or an argument that the
// command does not know, a missing one and a value that is none of the choices. Checks nothing where --help is asked
// for.
Arguments ParseArguments(const Command& command, const std::vector<std::string>& words);

// What `planrev COMMAND --help` and `planrev --help` print.
std::string HelpOf(const Command& command);
std::string HelpOfAll();

}  // namespace planrev::tool
