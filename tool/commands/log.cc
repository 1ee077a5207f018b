// SPDX-License-Identifier: MIT
#include <algorithm>

#include "tool/commands/commands.h"
#include "tool/json_writer.h"
#include "tool/output.h"
#include "tool/render/revision_json.h"
#include "tool/texts.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "json"};

constexpr Argument kArguments[] = {{"PLAN"}};

constexpr Option kOptions[] = {
    {.name = "--format", .value = "FORMAT", .help = "terminal (the default) or json", .choices = kFormats},
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

std::string Json(const std::string& plan, const std::vector<store::Revision>& revisions) {
  JsonWriter json;
  json.Open('{');
  json.Key("format");
  json.Text("planrev-log");
  json.Key("version");
  json.Number(std::size_t{1});
  json.Key("plan");
  json.Text(plan);
  json.Key("revisions");
  json.Open('[');
  for (const store::Revision& revision : revisions) {
    json.Break();
    WriteRevision(json, revision);
  }
  json.Break();
  json.Close(']');
  json.Close('}');
  return json.Take() + "\n";
}

std::string Text(const store::Revision& revision, std::size_t width) {
  std::string text = "r" + std::to_string(revision.number) + "  " + VisibleLine(revision.label) + "\n";
  text += "    dated " + revision.dated + ", recorded " + revision.recorded + "\n";
  text += "    by " + VisibleLine(revision.author) + "\n";
  if (revision.note.empty()) return text;
  text += '\n';
  const Wrapping wrapping = {.width = width, .first = {Label::kPlain, "    "}, .rest = {Label::kPlain, "    "}};
  for (const Line& line : Wrap({{Label::kPlain, VisibleText(revision.note)}}, wrapping)) text += Paint(line, false);
  return text;
}

int RunLog(const Arguments& arguments) {
  const std::string plan = arguments.Value("PLAN");
  std::vector<store::Revision> revisions = OpenRegister(arguments).Revisions(plan);
  std::ranges::reverse(revisions);
  if (arguments.Value("--format") == "json") {
    Deliver(Json(plan, revisions));
    return 0;
  }
  const std::size_t width = TerminalWidth();
  std::string text;
  for (const store::Revision& revision : revisions) text += (text.empty() ? "" : "\n") + Text(revision, width);
  Deliver(text, {.file = "", .pager = !arguments.Has("--no-pager")});
  return 0;
}

}  // namespace

constexpr Command kLogCommand = {
    .name = "log",
    .summary = "list the revisions of a plan",
    .synopsis = "[OPTION...] PLAN",
    .about = "Lists the revisions of PLAN, the newest first: number, label, dates, author and note.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev log community-safety\n"
        "planrev log community-safety --format json",
    .run = RunLog,
};

}  // namespace planrev::tool
