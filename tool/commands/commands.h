// SPDX-License-Identifier: MIT
// The commands, one file each.
#pragma once

#include "tool/command.h"

namespace planrev::tool {

extern const Command kInitCommand;
extern const Command kAddCommand;
extern const Command kListCommand;
extern const Command kLogCommand;
extern const Command kShowCommand;
extern const Command kDiffCommand;
extern const Command kNoteCommand;
extern const Command kApplyCommand;
extern const Command kCompletionCommand;

}  // namespace planrev::tool
