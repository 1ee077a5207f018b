// SPDX-License-Identifier: MIT
#include "tool/commands/commands.h"

namespace planrev::tool {
namespace {

constexpr const Command* kCommands[] = {
    &kInitCommand,  &kAddCommand,    &kListCommand,  &kLogCommand,        &kShowCommand,
    &kDiffCommand,  &kNoteCommand,   &kApplyCommand, &kReviewCommand,     &kRecommendCommand,
    &kAdoptCommand, &kRejectCommand, &kDeferCommand, &kWithdrawCommand,   &kReportCommand,
    &kTraceCommand, &kVerifyCommand, &kSyncCommand,  &kCompletionCommand,
};

}  // namespace

std::span<const Command* const> Commands() { return kCommands; }

const Command* FindCommand(std::string_view name) {
  for (const Command* command : kCommands) {
    if (command->name == name) return command;
  }
  return nullptr;
}

}  // namespace planrev::tool
