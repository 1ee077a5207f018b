// SPDX-License-Identifier: MIT
#include "tool/columns.h"
#include "tool/commands/commands.h"
#include "tool/json_writer.h"
#include "tool/output.h"
#include "tool/render/revision_json.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "json"};

constexpr Option kOptions[] = {
    {.name = "--format", .value = "FORMAT", .help = "terminal (the default) or json", .choices = kFormats},
    kRegisterOption,
};

void WriteIf(JsonWriter& json, const store::Revision* revision) {
  if (revision == nullptr) return json.Null();
  WriteRevision(json, *revision);
}

std::string Json(const std::vector<store::Plan>& plans) {
  JsonWriter json;
  json.Open('{');
  json.Key("format");
  json.Text("planrev-list");
  json.Key("version");
  json.Number(std::size_t{1});
  json.Key("plans");
  json.Open('[');
  for (const store::Plan& plan : plans) {
    json.Break();
    json.Open('{');
    json.Key("plan");
    json.Text(plan.slug);
    json.Key("title");
    json.Text(plan.title);
    json.Key("revisions");
    json.Number(static_cast<std::size_t>(plan.revisions));
    json.Key("newest");
    WriteIf(json, plan.revisions > 0 ? &plan.newest : nullptr);
    json.Key("in_force");
    WriteIf(json, plan.in_force ? &*plan.in_force : nullptr);
    json.Key("unreadable");
    plan.unreadable.empty() ? json.Null() : json.Text(plan.unreadable);
    json.Close('}');
  }
  if (!plans.empty()) json.Break();
  json.Close(']');
  json.Close('}');
  return json.Take() + "\n";
}

std::string InForce(const store::Plan& plan) {
  if (!plan.unreadable.empty()) return "cannot be read";
  return plan.in_force ? "r" + std::to_string(plan.in_force->number) + " in force" : "none in force";
}

std::string Table(const std::vector<store::Plan>& plans) {
  std::vector<Row> rows;
  for (const store::Plan& plan : plans) {
    const std::string newest = plan.revisions > 0 ? "r" + std::to_string(plan.newest.number) : "?";
    rows.push_back(
        {plan.slug, newest, plan.newest.dated, VisibleLine(plan.newest.label), InForce(plan), VisibleLine(plan.title)});
  }
  return Aligned(rows);
}

// Gives the exit status.
int TellUnreadable(const std::vector<store::Plan>& plans) {
  int status = 0;
  for (const store::Plan& plan : plans) {
    if (plan.unreadable.empty()) continue;
    Say("planrev: " + VisibleLine(plan.unreadable) + "\n");
    status = 3;
  }
  if (status != 0) Say("hint: planrev verify shows what is wrong, and what to do\n");
  return status;
}

int RunList(const Arguments& arguments) {
  const std::vector<store::Plan> plans = OpenRegister(arguments).Plans();
  if (arguments.Value("--format") == "json") {
    Deliver(Json(plans));
  } else {
    Deliver(Table(plans));
    if (plans.empty()) Say("planrev: the register has no plans yet\nhint: planrev add PLAN FILE --label LABEL\n");
  }
  return TellUnreadable(plans);
}

}  // namespace

constexpr Command kListCommand = {
    .name = "list",
    .summary = "list the plans",
    .synopsis = "[OPTION...]",
    .about =
        "Lists the plans of the register, by name: its newest revision, the day that bears, its label, which\n"
        "revision is in force, its title.",
    .arguments = {},
    .options = kOptions,
    .examples =
        "planrev list\n"
        "planrev list --register /srv/plans.git --format json",
    .run = RunList,
};

}  // namespace planrev::tool
