// SPDX-License-Identifier: MIT
#include <unistd.h>

#include "store/digest.h"
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/compare.h"
#include "tool/output.h"
#include "tool/render/critic_markup.h"
#include "tool/render/render.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "markdown", "html", "json", "criticmarkup", "docx"};
constexpr std::string_view kColours[] = {"auto", "always", "never"};
constexpr std::size_t kPlainWidth = 80;
constexpr std::size_t kLeastWidth = 20;
constexpr std::size_t kMostWidth = 10000;

constexpr Argument kArguments[] = {{"BEFORE"}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--format",
     .value = "FORMAT",
     .help = "terminal (the default), markdown, html, json, criticmarkup or docx",
     .choices = kFormats},
    kOutputOption,
    {.name = "--stat", .help = "only the overview: the verdict, and a bar for each section"},
    {.name = "--exit-code", .help = "exit with 1 where a reader would notice a difference"},
    {.name = "--author", .value = "NAME", .help = "who made the changes, in a Word document; planrev if not given"},
    {.name = "--digests", .help = "give the SHA-256 of files too, in the JSON"},
    {.name = "--color", .value = "WHEN", .help = "colours: auto (the default), always or never", .choices = kColours},
    {.name = "--width", .value = "COLUMNS", .help = "wrap at COLUMNS; the terminal's width or 80 if not given"},
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

bool WantsColour(const Arguments& arguments, bool terminal) {
  const std::string when = arguments.Value("--color");
  if (when == "always") return true;
  if (when == "never" || !terminal || !Environment("NO_COLOR").empty()) return false;
  return Environment("TERM") != "dumb";
}

std::size_t Width(const Arguments& arguments, bool terminal) {
  if (!arguments.Has("--width")) return terminal ? TerminalWidth() : kPlainWidth;
  const std::string value = arguments.Value("--width");
  const bool digits = !value.empty() && value.size() <= 5 && value.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t width = digits ? std::stoul(value) : 0;
  if (width >= kLeastWidth && width <= kMostWidth) return width;
  throw Error(ErrorKind::kUsage, "'" + value + "' is no value of option '--width'",
              "a number of columns from 20 to 10000");
}

std::string Tracked(const diff::Comparison& comparison, const TextPair& pair, const Arguments& arguments) {
  const diff::Redline redline = diff::MakeRedline(comparison, pair.before.text, pair.after.text, {.both_sides = true});
  WordOptions options;
  if (arguments.Has("--author")) options.author = arguments.Value("--author");
  if (pair.after.revision) options.date = pair.after.revision->dated + "T00:00:00Z";
  return RenderWord(comparison, redline, options);
}

std::string Render(const Told& told, const TextPair& pair, const Arguments& arguments, bool terminal) {
  const std::string format = arguments.Value("--format");
  if (arguments.Has("--stat") && !format.empty() && format != "terminal")
    throw Error(ErrorKind::kUsage, "option '--stat' goes with format terminal only");
  if (format == "json") return RenderJson(told);
  if (format == "markdown") return RenderMarkdown(told);
  if (format == "criticmarkup") return WriteCriticMarkup(told.comparison, pair.before.text, pair.after.text);
  if (format == "html") return RenderPage(told, diff::MakeRedline(told.comparison, pair.before.text, pair.after.text));
  return RenderTerminal(told, {.width = Width(arguments, terminal),
                               .colour = WantsColour(arguments, terminal),
                               .overview_only = arguments.Has("--stat")});
}

SideName NameOf(const NamedText& text, bool digests) {
  return {text.name, digests && text.sha256.empty() ? store::Sha256(text.text) : text.sha256};
}

int RunDiff(const Arguments& arguments) {
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = CompareTexts(pair.before, pair.after);
  const bool digests = arguments.Has("--digests");
  const Told told = {comparison, NameOf(pair.before, digests), NameOf(pair.after, digests)};
  const Destination destination = {.file = arguments.Value("--output"), .pager = !arguments.Has("--no-pager")};
  const bool terminal = destination.file.empty() && IsTerminal(STDOUT_FILENO);
  if (arguments.Value("--format") == "docx") {
    DeliverFile(Tracked(comparison, pair, arguments), destination);
  } else {
    Deliver(Render(told, pair, arguments, terminal), destination);
  }
  return arguments.Has("--exit-code") && comparison.verdict != diff::Verdict::kNone ? 1 : 0;
}

}  // namespace

constexpr Command kDiffCommand = {
    .name = "diff",
    .summary = "say what changed between two texts",
    .synopsis = "[OPTION...] BEFORE AFTER\n[OPTION...] PLAN",
    .about =
        "Says what changed, as a reader would name it: what was added, removed, reworded, moved or\n"
        "renumbered, how much each change weighs and why. BEFORE and AFTER are files (Markdown, Word,\n"
        "OpenDocument, HTML), '-' for standard input, or revisions: PLAN for its newest, PLAN@r7, PLAN@LABEL,\n"
        "PLAN@adopted, PLAN@2020-06-30. PLAN alone compares its adopted revision with its newest;\n"
        "where that is the one adopted, the one that it superseded with it.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev diff before.md after.md\n"
        "planrev diff old.docx new.docx\n"
        "planrev diff community-safety@r1 community-safety\n"
        "planrev diff community-safety --stat\n"
        "planrev diff community-safety --format html -o changes.html\n"
        "planrev diff community-safety --format docx -o changes.docx\n"
        "git show HEAD:plan.md | planrev diff - plan.md --format json",
    .run = RunDiff,
};

}  // namespace planrev::tool
