// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/shells.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"SHELL"}};

std::string ScriptFor(const std::string& shell) {
  if (shell == "bash") return BashCompletion();
  if (shell == "zsh") return ZshCompletion();
  if (shell == "fish") return FishCompletion();
  const std::string hint = DidYouMean(shell, {"bash", "zsh", "fish"});
  throw Error(ErrorKind::kUsage, "no completion for the shell '" + shell + "'",
              hint.empty() ? "one of bash, zsh or fish" : hint);
}

int RunCompletion(const Arguments& arguments) {
  Deliver(ScriptFor(arguments.Value("SHELL")));
  return 0;
}

}  // namespace

constexpr Command kCompletionCommand = {
    .name = "completion",
    .summary = "print a completion script for a shell",
    .synopsis = "bash|zsh|fish",
    .about = "Prints a script that makes the shell complete commands, options and the names of plans.",
    .arguments = kArguments,
    .options = {},
    .examples =
        "source <(planrev completion bash)\n"
        "planrev completion fish > ~/.config/fish/completions/planrev.fish",
    .run = RunCompletion,
};

}  // namespace planrev::tool
