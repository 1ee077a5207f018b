// SPDX-License-Identifier: MIT
// What concerns shells: quoting, and completion scripts, written from the descriptions of the commands so that they
// never lag behind.
#pragma once

#include <string>
#include <string_view>

namespace planrev::tool {

// `text` as one word of a POSIX shell, in single quotes.
std::string ShellQuoted(std::string_view text);

// Scripts that complete commands, options, their values, the plans of the register and files.
std::string BashCompletion();
std::string ZshCompletion();
std::string FishCompletion();

}  // namespace planrev::tool
