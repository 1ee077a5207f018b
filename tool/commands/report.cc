// SPDX-License-Identifier: MIT
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/note_subject.h"
#include "tool/output.h"
#include "tool/render/report/document.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"markdown", "html", "docx"};

constexpr Argument kArguments[] = {{"PLAN", false}};

constexpr Option kOptions[] = {
    {.name = "--template", .value = "TEMPLATE", .help = "short (the default), officer, or a file, a mustache template"},
    {.name = "--set", .value = "NAME=WORDS", .help = "fill in what the register does not know", .each = true},
    {.name = "--since", .value = "TEXT", .help = "compare with this revision; with the one it replaces if not given"},
    {.name = "--recommendations",
     .letter = "-r",
     .value = "FILE",
     .help = "a paper with recommended changes: say what became of each"},
    {.name = "--section", .value = "TITLE", .help = "of that paper, take what is listed under the heading TITLE"},
    {.name = "--format", .value = "FORMAT", .help = "markdown (the default), html or docx", .choices = kFormats},
    {.name = "--print-template", .help = "print the built-in template, to make your own from"},
    kOutputOption,
    kRegisterOption,
};

ReportFormat FormatOf(const std::string& format) {
  return format == "html" ? ReportFormat::kHtml : format == "docx" ? ReportFormat::kDocx : ReportFormat::kMarkdown;
}

// The notes of the revisions since the one that is replaced.
std::vector<NoteRevision> WhyOf(const ReportSubject& subject) {
  std::vector<NoteRevision> why;
  const int first = subject.before ? subject.before->number : 0;
  for (const store::Revision& revision : subject.revisions) {
    const bool between = revision.number > first && revision.number <= subject.revision.number;
    if (between && !revision.note.empty()) why.push_back({revision.label, revision.dated, revision.note});
  }
  return why;
}

NoteRevision Named(const store::Revision& revision) { return {revision.label, revision.dated, revision.note}; }

Facts FactsOf(const ReportSubject& subject, const GivenFacts& given) {
  const diff::Redline redline = diff::MakeRedline(subject.comparison, subject.text_before, subject.text);
  const Told told = {subject.comparison, {}, {}};
  const NoteRevision replaced = subject.before ? Named(*subject.before) : NoteRevision{};
  NoteSubject note = {told, redline, replaced, Named(subject.revision), WhyOf(subject)};
  note.asked = AskedFor(subject.answers, subject.comparison);
  return ReportFacts(subject, note, given);
}

int RunReport(const Arguments& arguments) {
  const std::string words = arguments.Has("--template") ? arguments.Value("--template") : "short";
  const Destination destination = {.file = arguments.Value("--output")};
  if (arguments.Has("--print-template")) {
    Deliver(ReportTemplate(words), destination);
    return 0;
  }
  if (!arguments.Has("PLAN")) throw Error(ErrorKind::kUsage, "missing argument PLAN");
  if (arguments.Has("--section") && !arguments.Has("--recommendations")) {
    throw Error(ErrorKind::kUsage, "option '--section' needs '--recommendations'");
  }
  const GivenFacts given = ReadGivenFacts(arguments.Values("--set"), words);
  const store::Register plans = OpenRegister(arguments);
  ReportSubject subject = ReadReportSubject(plans, arguments.Value("PLAN"), arguments.Value("--since"));
  if (arguments.Has("--recommendations")) {
    TracePaper(subject, arguments.Value("--recommendations"), arguments.Value("--section"));
  }
  const Facts facts = FactsOf(subject, given);
  Deliver(WriteReport(facts, words, FormatOf(arguments.Value("--format")), given), destination);
  return 0;
}

}  // namespace

constexpr Command kReportCommand = {
    .name = "report",
    .summary = "write the report to the committee",
    .synopsis = "[OPTION...] PLAN\n[--template TEMPLATE] --print-template",
    .about =
        "Writes the paper on which a body decides: what is recommended, what changed and why, what was\n"
        "decided before, background documents with their digests, and the schedule of amendments. What the\n"
        "register does not know stays a marked blank. PLAN is its newest revision, or PLAN@SELECTOR.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev report community-safety\n"
        "planrev report community-safety --recommendations assessment.md\n"
        "planrev report community-safety --template officer --set wards=\"All wards\" --format docx -o report.docx\n"
        "planrev report --template officer --print-template > ours.mustache\n"
        "planrev report community-safety --template ours.mustache",
    .run = RunReport,
};

}  // namespace planrev::tool
