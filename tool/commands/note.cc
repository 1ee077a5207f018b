// SPDX-License-Identifier: MIT
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/render/render.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"markdown"};

constexpr Argument kArguments[] = {{"BEFORE"}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--format", .value = "FORMAT", .help = "markdown (the default)", .choices = kFormats},
    kOutputOption,
    kRegisterOption,
};

int RunNote(const Arguments& arguments) {
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = diff::Compare(pair.before.text, pair.after.text);
  const Told told = {comparison, {pair.before.name, ""}, {pair.after.name, ""}};
  Deliver(RenderNote(told), {.file = arguments.Value("--output")});
  return 0;
}

}  // namespace

constexpr Command kNoteCommand = {
    .name = "note",
    .summary = "write the change note",
    .synopsis = "[OPTION...] BEFORE AFTER\n[OPTION...] PLAN",
    .about =
        "Writes what changed, where and why in full sentences: a draft of the note that is published with a\n"
        "revision. The texts are named as for 'planrev diff'.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev note before.md after.md\n"
        "planrev note community-safety -o note.md",
    .run = RunNote,
};

}  // namespace planrev::tool
