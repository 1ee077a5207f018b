// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>

#include "diff/comparison.h"
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/compare.h"
#include "tool/output.h"
#include "tool/render/critic_markup.h"
#include "tool/suggest.h"
#include "tool/text_file.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"BEFORE", false}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--all", .help = "make every change: gives AFTER byte for byte"},
    {.name = "--none", .help = "make no change: gives BEFORE byte for byte"},
    {.name = "--only", .value = "ID", .help = "make these changes", .many = true},
    {.name = "--except", .value = "ID", .help = "make all changes but these", .many = true},
    {.name = "--criticmarkup", .value = "FILE", .help = "read both texts from FILE, a text with CriticMarkup in it"},
    kOutputOption,
    kRegisterOption,
};

constexpr std::string_view kWays[] = {"--all", "--none", "--only", "--except"};

std::string_view WayOf(const Arguments& arguments) {
  std::vector<std::string_view> given;
  std::ranges::copy_if(kWays, std::back_inserter(given), [&](std::string_view way) { return arguments.Has(way); });
  if (given.size() == 1) return given.front();
  throw Error(ErrorKind::kUsage,
              given.empty() ? "which changes to make is not said" : "which changes to make is said twice",
              "give one of --all, --none, --only ID... or --except ID...");
}

[[noreturn]] void RefuseId(const std::string& id, const diff::Comparison& comparison) {
  std::vector<std::string> ids;
  for (const diff::Change& change : comparison.changes) ids.push_back(change.id);
  std::string hint = DidYouMean(id, ids);
  if (hint.empty()) hint = ids.empty() ? "the two texts have no changes" : "'planrev diff' shows the ids";
  throw Error(ErrorKind::kUnknown, "no change '" + id + "'", hint);
}

[[noreturn]] void RefuseShortened(const std::string& id, const std::vector<std::string>& ids) {
  throw Error(ErrorKind::kUnknown, "change '" + id + "' is ambiguous", "it begins " + InWords(ids, "and"));
}

// The index of the change with that id, or the only one whose id begins so.
std::size_t Resolve(const std::string& id, const diff::Comparison& comparison) {
  std::vector<std::string> ids;
  std::size_t found = 0;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    if (comparison.changes[i].id == id) return i;
    if (id.empty() || !comparison.changes[i].id.starts_with(id)) continue;
    ids.push_back(comparison.changes[i].id);
    found = i;
  }
  if (ids.empty()) RefuseId(id, comparison);
  if (ids.size() > 1) RefuseShortened(id, ids);
  return found;
}

std::vector<bool> Accepted(const Arguments& arguments, const diff::Comparison& comparison) {
  const std::string_view way = WayOf(arguments);
  const std::size_t size = comparison.changes.size();
  if (way == "--none") return {};
  if (way == "--all") return std::vector<bool>(std::max<std::size_t>(size, 1), true);
  std::vector<bool> accepted(size, way == "--except");
  for (const std::string& id : arguments.Values(way)) accepted[Resolve(id, comparison)] = way == "--only";
  return accepted;
}

// The text of a file with CriticMarkup in it, every mark accepted or rejected.
std::string ReadMarked(const Arguments& arguments) {
  const std::string_view way = WayOf(arguments);
  if (way != "--all" && way != "--none") {
    throw Error(ErrorKind::kUsage, "the changes in CriticMarkup have no ids", "give --all or --none");
  }
  if (arguments.Has("BEFORE")) {
    throw Error(ErrorKind::kUsage, "both texts are read from the file of --criticmarkup",
                "leave '" + arguments.Value("BEFORE") + "' out");
  }
  const std::string file = arguments.Value("--criticmarkup");
  std::size_t line = 0;
  const CriticChoice choice = way == "--all" ? CriticChoice::kAccept : CriticChoice::kReject;
  if (auto text = ReadCriticMarkup(ReadTextFile(file), choice, line)) return *text;
  throw Error(ErrorKind::kInput,
              "cannot read '" + file + "': line " + std::to_string(line) + ": a mark of CriticMarkup is not closed",
              "close it, as in {++added++}, or put a backslash before it");
}

int RunApply(const Arguments& arguments) {
  if (arguments.Has("--criticmarkup")) {
    DeliverText(ReadMarked(arguments), {.file = arguments.Value("--output")});
    return 0;
  }
  WayOf(arguments);  // before anything is read
  if (!arguments.Has("AFTER")) {
    throw Error(ErrorKind::kUsage, std::string("missing argument ") + (arguments.Has("BEFORE") ? "AFTER" : "BEFORE"),
                "see 'planrev apply --help'");
  }
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = CompareTexts(pair.before, pair.after);
  const std::string text = diff::Apply(comparison, pair.before.text, pair.after.text, Accepted(arguments, comparison));
  DeliverText(text, {.file = arguments.Value("--output")});
  return 0;
}

}  // namespace

constexpr Command kApplyCommand = {
    .name = "apply",
    .summary = "make some of the changes and print the text",
    .synopsis =
        "BEFORE AFTER (--all | --none | --only ID... | --except ID...) [-o FILE]\n"
        "--criticmarkup FILE (--all | --none) [-o FILE]",
    .about =
        "Prints BEFORE with just those changes made that lead to AFTER and are asked for. The ids are those\n"
        "that 'planrev diff' shows; a beginning that only one has will do. With --criticmarkup both texts\n"
        "come from one, as 'planrev diff --format criticmarkup' writes it and writers' editors do.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev apply before.md after.md --only 4f2a91c0 77b0\n"
        "planrev apply community-safety@adopted community-safety --except 4f2a -o draft.md\n"
        "planrev apply --criticmarkup edited.md --all -o after.md",
    .run = RunApply,
};

}  // namespace planrev::tool
