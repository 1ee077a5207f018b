// SPDX-License-Identifier: MIT
#include <array>
#include <filesystem>

#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/shells.h"
#include "tool/text_file.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"PLAN"}, {"FILE", false}};

constexpr Option kOptions[] = {
    {.name = "--label", .value = "LABEL", .help = "what people call the revision, as 'June 2021 Update' (required)"},
    {.name = "--note", .value = "NOTE", .help = "why it was made"},
    {.name = "--dated", .value = "YYYY-MM-DD", .help = "the day that the text bears; today if not given"},
    {.name = "--title", .value = "TITLE", .help = "the plan's title; kept, or the text's first heading, if not given"},
    {.name = "--author", .value = "AUTHOR", .help = "as 'Name <mail>'; git's user if not given"},
    kRegisterOption,
};

constexpr std::array<std::string_view, 6> kForeign = {".docx", ".odt", ".html", ".htm", ".doc", ".rtf"};

std::string Lower(std::string text) {
  for (char& byte : text) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return text;
}

void RefuseForeign(const std::string& file) {
  const std::filesystem::path path(file);
  const std::string extension = Lower(path.extension().string());
  for (const std::string_view foreign : kForeign) {
    if (extension != foreign) continue;
    const std::string markdown = path.stem().string() + ".md";
    throw Error(ErrorKind::kInput, "cannot read '" + file + "': this version reads Markdown only",
                "pandoc --to gfm --wrap none " + ShellQuoted(file) + " -o " + ShellQuoted(markdown));
  }
}

store::AddOptions OptionsFrom(const Arguments& arguments) {
  store::AddOptions options = {.label = arguments.Value("--label"),
                               .note = arguments.Value("--note"),
                               .dated = arguments.Value("--dated"),
                               .title = arguments.Value("--title"),
                               .author = {}};
  if (arguments.Has("--author")) options.author = arguments.Value("--author");
  return options;
}

std::string TextFor(const Arguments& arguments, const store::Register& plans) {
  if (arguments.Has("FILE")) return ReadTextFile(arguments.Value("FILE"));
  const std::string plan = arguments.Value("PLAN");
  std::string text = plans.WorkTreeText(plan);
  CheckText(text, plan + "/plan.md");
  return text;
}

int RunAdd(const Arguments& arguments) {
  if (!arguments.Has("--label")) {
    throw Error(ErrorKind::kUsage, "missing option --label", "what people call this revision, as 'June 2021 Update'");
  }
  if (arguments.Has("FILE")) RefuseForeign(arguments.Value("FILE"));
  store::Register plans = OpenRegister(arguments);
  const std::string plan = arguments.Value("PLAN");
  const store::Revision revision = plans.Add(plan, TextFor(arguments, plans), OptionsFrom(arguments));
  Deliver("stored " + revision.plan + "@r" + std::to_string(revision.number) + ": " + VisibleLine(revision.label) +
          "\n");
  return 0;
}

}  // namespace

constexpr Command kAddCommand = {
    .name = "add",
    .summary = "store a revision of a plan",
    .synopsis = "PLAN [FILE] --label LABEL [OPTION...]",
    .about =
        "Stores the Markdown text in FILE, '-' for standard input, as the next revision of PLAN. Without FILE\n"
        "it is the PLAN/plan.md that was edited in the register's work tree. PLAN is a short name of a-z, 0-9\n"
        "and hyphens; its first revision makes the plan.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev add community-safety plan.md --label 'April 2019' --dated 2019-04-10\n"
        "planrev add community-safety --label 'June 2021 Update' --note 'Refreshed after the assessment'\n"
        "pandoc --to gfm --wrap none plan.docx | planrev add community-safety - --label Draft",
    .run = RunAdd,
};

}  // namespace planrev::tool
