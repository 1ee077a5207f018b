// SPDX-License-Identifier: MIT
// The commands, one file each; those that record a decision share decide.cc.
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
extern const Command kReviewCommand;
extern const Command kRecommendCommand;
extern const Command kAdoptCommand;
extern const Command kRejectCommand;
extern const Command kDeferCommand;
extern const Command kWithdrawCommand;
extern const Command kReportCommand;
extern const Command kTraceCommand;
extern const Command kVerifyCommand;
extern const Command kSyncCommand;
extern const Command kCompletionCommand;

}  // namespace planrev::tool
