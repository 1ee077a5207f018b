// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/kept_files.h"
#include "tool/output.h"
#include "tool/render/render.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"TEXT"}};

constexpr std::string_view kFormats[] = {"text", "docx"};

constexpr Option kOptions[] = {
    kOutputOption,
    {.name = "--format",
     .value = "FORMAT",
     .help = "text (the default), byte for byte, or docx, a Word document",
     .choices = kFormats},
    {.name = "--files", .value = "DIR", .help = "write the pictures and files that the text shows into DIR as well"},
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

std::string AsWord(std::string_view text) {
  const diff::Comparison same = diff::Compare(text, text);
  return RenderWord(same, diff::MakeRedline(same, text, text, {.both_sides = true}), {});
}

int RunShow(const Arguments& arguments) {
  Texts texts(arguments);
  const NamedText text = texts.Read(arguments.Value("TEXT"));
  if (arguments.Has("--files")) {
    if (!text.revision) {
      throw Error(ErrorKind::kUsage, "'" + text.name + "' is a file: what it shows is beside it",
                  "--files gets out what is kept with a revision");
    }
    WriteKeptFiles(OpenRegister(arguments), *text.revision, arguments.Value("--files"));
  }
  const Destination destination = {.file = arguments.Value("--output"), .pager = !arguments.Has("--no-pager")};
  if (arguments.Value("--format") == "docx") {
    DeliverFile(AsWord(text.text), destination);
  } else {
    DeliverText(text.text, destination);
  }
  return 0;
}

}  // namespace

constexpr Command kShowCommand = {
    .name = "show",
    .summary = "print one text",
    .synopsis = "[OPTION...] TEXT",
    .about =
        "Prints a text as it was stored, byte for byte; on a terminal, control characters in it are made\n"
        "visible. TEXT is PLAN for its newest revision, PLAN@r7, PLAN@LABEL, PLAN@adopted, PLAN@2020-06-30 or\n"
        "a file.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev show community-safety\n"
        "planrev show 'community-safety@June 2021' -o plan.md\n"
        "planrev show community-safety@r2 --files old -o old/plan.md",
    .run = RunShow,
};

}  // namespace planrev::tool
