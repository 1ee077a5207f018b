// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/compare.h"
#include "tool/note_subject.h"
#include "tool/output.h"
#include "tool/render/note/document.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"markdown", "html", "docx"};

constexpr Argument kArguments[] = {{"BEFORE", false}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--format", .value = "FORMAT", .help = "markdown (the default), html or docx", .choices = kFormats},
    {.name = "--schedule", .help = "write the schedule of amendments instead: every change in a table"},
    {.name = "--template", .value = "FILE", .help = "use the words of FILE, a mustache template"},
    {.name = "--print-template", .help = "print the built-in template, to make your own from"},
    kOutputOption,
    kRegisterOption,
};

NoteFormat FormatOf(const Arguments& arguments) {
  const std::string format = arguments.Value("--format");
  return format == "html" ? NoteFormat::kHtml : format == "docx" ? NoteFormat::kDocx : NoteFormat::kMarkdown;
}

int RunNote(const Arguments& arguments) {
  const NoteOptions options = {.format = FormatOf(arguments),
                               .schedule = arguments.Has("--schedule"),
                               .template_file = arguments.Value("--template")};
  const Destination destination = {.file = arguments.Value("--output")};
  if (arguments.Has("--print-template")) {
    Deliver(NoteTemplate(options), destination);
    return 0;
  }
  if (!arguments.Has("BEFORE")) throw Error(ErrorKind::kUsage, "missing argument BEFORE", "see 'planrev note --help'");
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = CompareTexts(pair.before, pair.after);
  const diff::Redline redline = diff::MakeRedline(comparison, pair.before.text, pair.after.text);
  const Told told = {comparison, {pair.before.name, ""}, {pair.after.name, ""}};
  NoteSubject subject = {told, redline, NoteRevisionOf(pair.before), NoteRevisionOf(pair.after), {}};
  subject.why = ReasonsBetween(pair, texts);
  subject.asked = AskedBetween(pair, comparison, texts);
  Deliver(WriteNote(subject, options), destination);
  return 0;
}

}  // namespace

constexpr Command kNoteCommand = {
    .name = "note",
    .summary = "write the change note",
    .synopsis = "[OPTION...] BEFORE AFTER\n[OPTION...] PLAN\n[--format FORMAT] [--schedule] --print-template",
    .about =
        "Writes what changed, where and why in full sentences, figures side by side and what stayed the\n"
        "same: the note that is published with a revision. The reasons are the notes that the revisions\n"
        "since BEFORE were added with. The texts are named as for 'planrev diff'.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev note before.md after.md\n"
        "planrev note community-safety --format html -o note.html\n"
        "planrev note community-safety --schedule --format docx -o schedule.docx\n"
        "planrev note --print-template > ours.mustache\n"
        "planrev note community-safety --template ours.mustache",
    .run = RunNote,
};

}  // namespace planrev::tool
