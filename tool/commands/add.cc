// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "store/states.h"
#include "tool/carried_out.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/shown_files.h"
#include "tool/signing.h"
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
    {.name = "--files", .value = "DIR", .help = "where the pictures are that the text shows; beside it if not given"},
    kSignOption,
    kNoSignOption,
    kRegisterOption,
};

struct Source {
  std::string text;
  Beside beside;
};

Source SourceFor(const Arguments& arguments, const store::Register& plans) {
  Source source;
  if (arguments.Has("FILE")) {
    Document document = ReadDocument(arguments.Value("FILE"));
    source = {std::move(document.text), BesideFile(arguments.Value("FILE"), document)};
  } else {
    const std::string name = arguments.Value("PLAN") + "/plan.md";
    source = {plans.WorkTreeText(arguments.Value("PLAN")),
              {.text = name, .folder = plans.path() + "/" + arguments.Value("PLAN")}};
    CheckText(source.text, name);
  }
  if (arguments.Has("--files")) source.beside.folder = arguments.Value("--files");
  return source;
}

store::AddOptions OptionsFrom(const Arguments& arguments, const Source& source) {
  store::AddOptions options = {.label = arguments.Value("--label"),
                               .note = arguments.Value("--note"),
                               .dated = arguments.Value("--dated"),
                               .title = arguments.Value("--title"),
                               .author = {},
                               .files = ReadShownFiles(source.text, source.beside),
                               .signing = SigningFrom(arguments)};
  if (arguments.Has("--author")) options.author = arguments.Value("--author");
  return options;
}

// ", with 2 files"; nothing for none.
std::string WithFiles(std::size_t count) {
  if (count == 0) return "";
  return ", with " + std::to_string(count) + (count == 1 ? " file" : " files");
}

// The revision that people reviewed before this one was added; nothing where the plan is new or none is in force.
std::optional<Reviewing> Reviewed(const store::Register& plans, const store::Revision& added) {
  if (added.number == 1 || !store::InForce(plans.Decisions(added.plan))) return std::nullopt;
  return ReviewProposed(plans, added.plan + "@r" + std::to_string(added.number - 1));
}

// The revision is stored; that reviews cannot be read does not change that.
void TellCarriedOut(const store::Register& plans, const store::Revision& added) {
  try {
    const auto reviewed = Reviewed(plans, added);
    if (!reviewed) return;
    const std::string said = CarriedOut(*reviewed, ReviewBetween(plans, reviewed->before, added));
    if (!said.empty()) Say("planrev: " + said);
  } catch (const Error& error) {
    Say("planrev: which reviews it carries out is not known: " + VisibleLine(error.what()) + "\n");
  }
}

int RunAdd(const Arguments& arguments) {
  if (!arguments.Has("--label")) {
    throw Error(ErrorKind::kUsage, "missing option --label", "what people call this revision, as 'June 2021 Update'");
  }
  store::Register plans = OpenRegister(arguments);
  const Source source = SourceFor(arguments, plans);
  const store::AddOptions options = OptionsFrom(arguments, source);
  const store::Revision revision = plans.Add(arguments.Value("PLAN"), source.text, options);
  Deliver("stored " + revision.plan + "@r" + std::to_string(revision.number) + ": " + VisibleLine(revision.label) +
          WithFiles(options.files.size()) + "\n");
  TellCarriedOut(plans, revision);
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
        "revision makes the plan.\n"
        "\n"
        "Pictures that the text shows by a relative path, and files beside it that its links lead to, are kept\n"
        "with the revision. One that is missing, or lies outside the folder of the text, is an error.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev add community-safety plan.md --label 'April 2019' --dated 2019-04-10\n"
        "planrev add community-safety --label 'June 2021 Update' --note 'Refreshed after the assessment'\n"
        "planrev add community-safety plan.docx --label Draft --sign",
    .run = RunAdd,
};

}  // namespace planrev::tool
