// SPDX-License-Identifier: MIT
#include "store/register.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/signing.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"DIR", false}};

constexpr Option kOptions[] = {
    {.name = "--bare", .help = "make one without a work tree, for sharing"},
    {.name = "--author", .value = "AUTHOR", .help = "who makes it, as 'Name <mail>'; git's user if not given"},
    kSignOption,
    kNoSignOption,
};

int RunInit(const Arguments& arguments) {
  const std::string directory = arguments.Has("DIR") ? arguments.Value("DIR") : ".";
  store::InitOptions options;
  options.bare = arguments.Has("--bare");
  options.signing = SigningFrom(arguments);
  if (arguments.Has("--author")) options.author = arguments.Value("--author");
  const auto made = store::Register::Init(directory, options);
  Deliver("made a register in " + VisibleLine(made.path()) + "\n");
  return 0;
}

}  // namespace

constexpr Command kInitCommand = {
    .name = "init",
    .summary = "make a register",
    .synopsis = "[DIR] [--bare] [OPTION...]",
    .about =
        "Makes a register, the git repository that keeps the plans, in DIR or the current directory. DIR is\n"
        "made where it is missing; one that holds a git repository already is refused.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev init plans\n"
        "planrev init /srv/plans.git --bare",
    .run = RunInit,
};

}  // namespace planrev::tool
