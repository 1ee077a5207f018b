// SPDX-License-Identifier: MIT
// The pager, chosen as git chooses its own.
#pragma once

#include <string>
#include <string_view>

namespace planrev::tool {

// The command from PLANREV_PAGER, GIT_PAGER or PAGER, the first that is set, else "less". Empty where that asks for
// none
// ("" or "cat").
std::string PagerCommand();

// Shows `text` in `command`, which a shell runs, and waits for its end. LESS is set to FRX and LV to -c where they are
// not set, as by git. A pager that is closed early is no failure.
void Page(std::string_view text, const std::string& command);

}  // namespace planrev::tool
