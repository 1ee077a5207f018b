// SPDX-License-Identifier: MIT
#include "tool/render/trace.h"

#include <algorithm>

#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/compare.h"
#include "tool/output.h"
#include "tool/render/phrases.h"
#include "tool/signing.h"
#include "tool/texts.h"
#include "tool/trace_answers.h"
#include "tool/traced.h"
#include "tool/word/document.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "markdown", "json"};

constexpr Argument kArguments[] = {{"BEFORE"}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--recommendations", .letter = "-r", .value = "FILE", .help = "the paper that they stand in"},
    {.name = "--section", .value = "TITLE", .help = "take what is listed under the heading TITLE"},
    {.name = "--format", .value = "FORMAT", .help = "terminal (the default), markdown or json", .choices = kFormats},
    kOutputOption,
    {.name = "--confirm",
     .value = "R3=ID",
     .help = "record that it does answer it; R3 alone: all that is proposed for it",
     .many = true},
    {.name = "--deny",
     .value = "R3=ID",
     .help = "record that it does not; R3 alone: all that is proposed",
     .many = true},
    {.name = "--by", .value = "NAME", .help = "who says so; git's user if not given"},
    kSignOption,
    kNoSignOption,
    {.name = "--exit-code", .help = "exit with 1 where a recommendation is missing or a change was not asked for"},
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

std::string Render(const ToldTrace& trace, const std::string& format, bool terminal) {
  if (format == "json") return RenderTraceJson(trace);
  if (format == "markdown") return RenderTraceMarkdown(trace);
  return RenderTraceTerminal(trace, {.width = terminal ? TerminalWidth() : 80, .colour = false});
}

bool IsComplete(const TraceResult& result) {
  return result.unasked.empty() && std::ranges::all_of(result.recommendations, [](const TracedRecommendation& one) {
           return one.outcome == TraceOutcome::kDone;
         });
}

// The plan that both texts are revisions of; empty where they are not.
std::string PlanOf(const TextPair& pair) {
  const bool revisions = pair.before.revision && pair.after.revision;
  return revisions && pair.before.revision->plan == pair.after.revision->plan ? pair.after.revision->plan : "";
}

TraceResult Traced(const Arguments& arguments, const TextPair& pair, const diff::Comparison& comparison,
                   const std::vector<Recommendation>& recommendations) {
  const std::string plan = PlanOf(pair);
  const bool answers = arguments.Has("--confirm") || arguments.Has("--deny");
  if (plan.empty()) {
    if (!answers) return MakeTrace(comparison, recommendations, {});
    throw Error(ErrorKind::kUsage, "cannot record answers: the texts are no revisions of one plan",
                "name the plan, as in 'planrev trace PLAN -r FILE --confirm R3'");
  }
  store::Register plans = OpenRegister(arguments);
  if (answers) {
    const TraceResult proposed = MakeTrace(comparison, recommendations, plans.Traces(plan));
    const TraceSides sides = {*pair.before.revision, *pair.after.revision, arguments.Value("--recommendations")};
    std::vector<store::TraceAnswer> drafts =
        ReadAnswers(arguments.Values("--confirm"), arguments.Values("--deny"), proposed, comparison, sides);
    for (store::TraceAnswer& draft : drafts) draft.by = arguments.Value("--by");
    const auto added = plans.AddTraces(plan, std::move(drafts), {.author = {}, .signing = SigningFrom(arguments)});
    Say("recorded " + Counted(added.size(), "answer") + "\n");
  }
  return MakeTrace(comparison, recommendations, plans.Traces(plan));
}

int RunTrace(const Arguments& arguments) {
  const std::string paper = arguments.Value("--recommendations");
  if (paper.empty()) {
    throw Error(ErrorKind::kUsage, "option '--recommendations' is needed",
                "the paper with the recommended changes: --recommendations FILE");
  }
  const auto recommendations = PickRecommendations(ReadDocument(paper).text, paper, arguments.Value("--section"));
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = CompareTexts(pair.before, pair.after);
  const TraceResult result = Traced(arguments, pair, comparison, recommendations);
  const Told told = {comparison, {pair.before.name, ""}, {pair.after.name, ""}};
  const Destination destination = {.file = arguments.Value("--output"), .pager = !arguments.Has("--no-pager")};
  Deliver(Render({told, paper, result}, arguments.Value("--format"), destination.file.empty()), destination);
  return arguments.Has("--exit-code") && !IsComplete(result) ? 1 : 0;
}

}  // namespace

constexpr Command kTraceCommand = {
    .name = "trace",
    .summary = "say what became of recommended changes",
    .synopsis = "[OPTION...] BEFORE AFTER --recommendations FILE\n[OPTION...] PLAN --recommendations FILE",
    .about =
        "Sets the recommended changes of a paper against what was changed: where each was carried out, in\n"
        "part or not at all, and which substantive changes nobody asked for. What it finds by the words that\n"
        "both share is a proposal, which a person confirms or denies. The texts are named as for 'planrev\n"
        "diff'.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev trace community-safety --recommendations assessment.md\n"
        "planrev trace community-safety -r assessment.md --confirm R8 R12=2a95ed46 --by \"Policy Officer\"\n"
        "planrev trace before.md after.md -r letter.md --section \"What we ask for\"",
    .run = RunTrace,
};

}  // namespace planrev::tool
