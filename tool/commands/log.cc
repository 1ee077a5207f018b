// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "store/states.h"
#include "tool/commands/commands.h"
#include "tool/json_writer.h"
#include "tool/output.h"
#include "tool/render/decision.h"
#include "tool/render/revision_json.h"
#include "tool/render/signature.h"
#include "tool/texts.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "json"};

constexpr Argument kArguments[] = {{"PLAN"}};

constexpr Option kOptions[] = {
    {.name = "--format", .value = "FORMAT", .help = "terminal (the default) or json", .choices = kFormats},
    {.name = "--signatures", .help = "say who signed each revision and decision, as git checks it"},
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

struct Log {
  std::string plan;
  std::vector<store::Revision> revisions;  // newest first
  std::vector<store::Decision> decisions;  // in order
  std::map<int, store::Standing> standings;
  std::optional<store::PlanSignatures> signatures;  // where they were asked for
};

// Null where nobody asked.
const store::SignatureCheck* SignatureOf(const Log& log, const store::Revision& revision) {
  static const store::SignatureCheck kNone;
  if (!log.signatures) return nullptr;
  const auto found = log.signatures->revisions.find(revision.number);
  return found == log.signatures->revisions.end() ? &kNone : &found->second;
}

const store::SignatureCheck* SignatureOf(const Log& log, const store::Decision& decision) {
  static const store::SignatureCheck kNone;
  if (!log.signatures) return nullptr;
  const auto found = log.signatures->decisions.find(decision.number);
  return found == log.signatures->decisions.end() ? &kNone : &found->second;
}

store::Standing StandingOf(const Log& log, int revision) {
  const auto found = log.standings.find(revision);
  return found == log.standings.end() ? store::Standing{} : found->second;
}

std::string Json(const Log& log) {
  JsonWriter json;
  json.Open('{');
  json.Key("format");
  json.Text("planrev-log");
  json.Key("version");
  json.Number(std::size_t{1});
  json.Key("plan");
  json.Text(log.plan);
  json.Key("revisions");
  json.Open('[');
  for (const store::Revision& revision : log.revisions) {
    json.Break();
    WriteRevision(json, revision, StandingOf(log, revision.number), SignatureOf(log, revision));
  }
  json.Break();
  json.Close(']');
  json.Key("decisions");
  json.Open('[');
  for (const store::Decision& decision : log.decisions) {
    json.Break();
    WriteDecision(json, decision, SignatureOf(log, decision));
  }
  if (!log.decisions.empty()) json.Break();
  json.Close(']');
  json.Close('}');
  return json.Take() + "\n";
}

std::string Heading(const store::Revision& revision, const store::Standing& standing) {
  const std::string since = standing.since.empty() ? "" : " " + standing.since;
  return "r" + std::to_string(revision.number) + "  " + VisibleLine(revision.label) + "  (" +
         std::string(Name(standing.state)) + since + ")\n";
}

std::string Text(const Log& log, const store::Revision& revision, std::size_t width) {
  std::string text = Heading(revision, StandingOf(log, revision.number));
  text += "    dated " + revision.dated + ", recorded " + revision.recorded + "\n";
  text += "    by " + VisibleLine(revision.author) + "\n";
  const Wrapping wrapping = {.width = width, .first = {Label::kPlain, "    "}, .rest = {Label::kPlain, "    "}};
  if (const auto* signature = SignatureOf(log, revision)) {
    for (const Line& line : Wrap({{Label::kPlain, RenderSignature(*signature)}}, wrapping)) text += Paint(line, false);
  }
  if (revision.note.empty()) return text;
  text += '\n';
  for (const Line& line : Wrap({{Label::kPlain, VisibleText(revision.note)}}, wrapping)) text += Paint(line, false);
  return text;
}

std::string Text(const Log& log) {
  const std::size_t width = TerminalWidth();
  std::map<int, std::string> decided;  // by revision
  for (const store::Decision& decision : log.decisions) {
    decided[decision.revision] += RenderDecision(decision, width, SignatureOf(log, decision));
  }
  std::string text;
  for (const store::Revision& revision : log.revisions) {
    text += (text.empty() ? "" : "\n") + Text(log, revision, width);
    const auto found = decided.find(revision.number);
    if (found != decided.end()) text += "\n" + found->second;
  }
  return text;
}

int RunLog(const Arguments& arguments) {
  const store::Register plans = OpenRegister(arguments);
  Log log{arguments.Value("PLAN"),
          plans.Revisions(arguments.Value("PLAN")),
          plans.Decisions(arguments.Value("PLAN")),
          {},
          {}};
  if (arguments.Has("--signatures")) log.signatures = plans.Signatures(log.plan);
  std::ranges::reverse(log.revisions);
  log.standings = store::StandingsOf(log.decisions);
  if (arguments.Value("--format") == "json") {
    Deliver(Json(log));
    return 0;
  }
  Deliver(Text(log), {.file = "", .pager = !arguments.Has("--no-pager")});
  return 0;
}

}  // namespace

constexpr Command kLogCommand = {
    .name = "log",
    .summary = "list the revisions of a plan and what was decided on them",
    .synopsis = "[OPTION...] PLAN",
    .about =
        "Lists the revisions of PLAN, the newest first: number, label, state, dates, author, note, and the\n"
        "decisions on each. With --signatures also who signed them.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev log community-safety\n"
        "planrev log community-safety --signatures\n"
        "planrev log community-safety --format json",
    .run = RunLog,
};

}  // namespace planrev::tool
