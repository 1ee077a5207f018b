// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/text_file.h"
#include "tool/texts.h"
#include "tool/visible.h"
#include "tool/word/document.h"

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
  if (arguments.Has("FILE")) return ReadDocument(arguments.Value("FILE")).text;
  const std::string plan = arguments.Value("PLAN");
  std::string text = plans.WorkTreeText(plan);
  CheckText(text, plan + "/plan.md");
  return text;
}

int RunAdd(const Arguments& arguments) {
  if (!arguments.Has("--label")) {
    throw Error(ErrorKind::kUsage, "missing option --label", "what people call this revision, as 'June 2021 Update'");
  }
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
        "Stores the text in FILE as the next revision of PLAN: Markdown ('-' for standard input), or a Word,\n"
        "OpenDocument or HTML file, which pandoc makes Markdown of. Without FILE it is the PLAN/plan.md that\n"
        "was edited in the register's work tree. PLAN is a short name of a-z, 0-9 and hyphens; its first\n"
        "revision makes the plan.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev add community-safety plan.md --label 'April 2019' --dated 2019-04-10\n"
        "planrev add community-safety --label 'June 2021 Update' --note 'Refreshed after the assessment'\n"
        "planrev add community-safety plan.docx --label Draft",
    .run = RunAdd,
};

}  // namespace planrev::tool
