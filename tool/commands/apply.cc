// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>
#include <map>

#include "diff/comparison.h"
#include "store/error.h"
#include "tool/carried_out.h"
#include "tool/change_ids.h"
#include "tool/commands/commands.h"
#include "tool/compare.h"
#include "tool/output.h"
#include "tool/render/critic_markup.h"
#include "tool/render/phrases.h"
#include "tool/text_file.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"BEFORE", false}, {"AFTER", false}};

constexpr Option kOptions[] = {
    {.name = "--all", .help = "make every change: gives AFTER byte for byte"},
    {.name = "--none", .help = "make no change: gives BEFORE byte for byte"},
    {.name = "--only", .value = "ID", .help = "make these changes", .many = true},
    {.name = "--except", .value = "ID", .help = "make all changes but these", .many = true},
    {.name = "--criticmarkup", .value = "FILE", .help = "read both texts from FILE, a text with CriticMarkup in it"},
    {.name = "--accepted", .help = "of PLAN: make the changes that reviews accept"},
    {.name = "--not-rejected", .help = "of PLAN: make all changes but those that reviews reject"},
    kOutputOption,
    kRegisterOption,
};

constexpr std::string_view kWays[] = {"--all", "--none", "--only", "--except", "--accepted", "--not-rejected"};

std::string_view WayOf(const Arguments& arguments) {
  std::vector<std::string_view> given;
  std::ranges::copy_if(kWays, std::back_inserter(given), [&](std::string_view way) { return arguments.Has(way); });
  if (given.size() == 1) return given.front();
  throw Error(ErrorKind::kUsage,
              given.empty() ? "which changes to make is not said" : "which changes to make is said twice",
              "give one of --all, --none, --only ID..., --except ID..., --accepted or --not-rejected");
}

std::vector<bool> Accepted(const Arguments& arguments, const diff::Comparison& comparison) {
  const std::string_view way = WayOf(arguments);
  const std::size_t size = comparison.changes.size();
  if (way == "--none") return {};
  if (way == "--all") return std::vector<bool>(std::max<std::size_t>(size, 1), true);
  std::vector<bool> accepted(size, way == "--except");
  for (const std::string& id : arguments.Values(way)) accepted[FindChange(comparison, id)] = way == "--only";
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

// "7 changes since r1 are made; left out: 2 rejected, 1 open".
void TellMade(const Reviewing& reviewing, const std::vector<bool>& made) {
  std::map<std::string, std::size_t> left_out;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!made[i]) ++left_out[std::string(Name(StateOf(reviewing.words[i])))];
  }
  const auto count = static_cast<std::size_t>(std::ranges::count(made, true));
  std::string said = "planrev: " + Counted(count, "change") + " since r" + std::to_string(reviewing.before.number) +
                     (count == 1 ? " is made" : " are made");
  for (const auto& [state, number] : left_out) {
    said += (state == left_out.begin()->first ? "; left out: " : ", ") + std::to_string(number) + " " + state;
  }
  Say(said + "\n");
}

std::string TextByReview(const Arguments& arguments) {
  const std::string plan = arguments.Value("BEFORE");
  if (plan.empty()) throw Error(ErrorKind::kUsage, "missing argument PLAN", "see 'planrev apply --help'");
  if (arguments.Has("AFTER")) {
    throw Error(ErrorKind::kUsage, std::string(WayOf(arguments)) + " is of a plan, not of two texts",
                "planrev apply PLAN --accepted, or PLAN@REVISION");
  }
  const auto reviewing = ReviewProposed(OpenRegister(arguments), plan);
  if (!reviewing) {
    throw Error(ErrorKind::kUnknown, "nothing is proposed: '" + plan + "' is the revision in force",
                "planrev log shows the others");
  }
  const std::vector<bool> made =
      ChooseByReview(*reviewing, arguments.Has("--accepted") ? Chosen::kAccepted : Chosen::kNotRejected);
  TellMade(*reviewing, made);
  return diff::Apply(reviewing->comparison, reviewing->before_text, reviewing->after_text, made);
}

std::string TextOfTwo(const Arguments& arguments) {
  if (!arguments.Has("AFTER")) {
    throw Error(ErrorKind::kUsage, std::string("missing argument ") + (arguments.Has("BEFORE") ? "AFTER" : "BEFORE"),
                "see 'planrev apply --help'");
  }
  Texts texts(arguments);
  const TextPair pair = texts.ReadPair(arguments);
  const diff::Comparison comparison = CompareTexts(pair.before, pair.after);
  return diff::Apply(comparison, pair.before.text, pair.after.text, Accepted(arguments, comparison));
}

int RunApply(const Arguments& arguments) {
  if (arguments.Has("--criticmarkup")) {
    DeliverText(ReadMarked(arguments), {.file = arguments.Value("--output")});
    return 0;
  }
  WayOf(arguments);  // before anything is read
  const bool by_review = arguments.Has("--accepted") || arguments.Has("--not-rejected");
  DeliverText(by_review ? TextByReview(arguments) : TextOfTwo(arguments), {.file = arguments.Value("--output")});
  return 0;
}

}  // namespace

constexpr Command kApplyCommand = {
    .name = "apply",
    .summary = "make some of the changes and print the text",
    .synopsis =
        "BEFORE AFTER (--all | --none | --only ID... | --except ID...) [-o FILE]\n"
        "PLAN[@REVISION] (--accepted | --not-rejected) [-o FILE]\n"
        "--criticmarkup FILE (--all | --none) [-o FILE]",
    .about =
        "Prints BEFORE with just those changes made that lead to AFTER and are asked for. The ids are those\n"
        "that 'planrev diff' shows; a beginning that only one has will do. Of PLAN alone it is the text in\n"
        "force with those changes of the newest revision, or REVISION, that people accepted, or did not reject,\n"
        "in 'planrev review'. With --criticmarkup it reads one file with marks as 'planrev diff --format\n"
        "criticmarkup' writes them, and accepts or rejects them all.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev apply before.md after.md --only 4f2a91c0 77b0\n"
        "planrev apply community-safety@adopted community-safety --except 4f2a -o draft.md\n"
        "planrev apply community-safety --not-rejected -o amended.md\n"
        "planrev apply --criticmarkup marked.md --all -o draft.md",
    .run = RunApply,
};

}  // namespace planrev::tool
