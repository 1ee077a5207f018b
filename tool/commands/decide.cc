// SPDX-License-Identifier: MIT
// The five commands that record what a body decided: one description and one way, they differ in the kind.
#include <algorithm>
#include <array>

#include "store/digest.h"
#include "store/error.h"
#include "tool/checks.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/render/decision.h"
#include "tool/signing.h"
#include "tool/text_file.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

using store::DecisionKind;

constexpr std::string_view kClaims[] = {"minor", "major"};

constexpr Argument kArguments[] = {{"PLAN"}};

constexpr std::array kSaid = {
    Option{.name = "--by", .value = "BODY", .help = "who decided, as 'Council' (required)"},
    Option{.name = "--on", .value = "YYYY-MM-DD", .help = "the day on which they met (required)"},
    Option{.name = "--minute", .value = "MINUTE", .help = "where the minutes have it"},
    Option{.name = "--reasons", .value = "TEXT", .help = "why, in Markdown"},
    Option{.name = "--reasons-file", .value = "FILE", .help = "the same from a file; '-' is standard input"},
    Option{.name = "--alternatives", .value = "TEXT", .help = "what else was considered, and why it was not chosen"},
    Option{.name = "--alternatives-file", .value = "FILE", .help = "the same from a file"},
    Option{.name = "--background",
           .value = "FILE",
           .help = "a paper that they had before them, kept as its digest; as often as needed",
           .each = true},
};

constexpr std::array kWeighed = {
    Option{.name = "--as", .value = "CLAIM", .help = "what it is said to be: minor or major", .choices = kClaims}};

constexpr std::array kGated = {
    Option{.name = "--gate", .help = "refuse it while a substantive change is not reviewed and accepted"}};

constexpr std::array kAmended = {
    Option{.name = "--amendment",
           .value = "TEXT",
           .help = "what was resolved to change in the text recommended; as often as needed",
           .each = true}};

constexpr std::array kRecorded = {
    Option{.name = "--override", .value = "WHY", .help = "record it whatever speaks against it, and why"},
    Option{.name = "--dry-run", .help = "check all, show what would be recorded, and record nothing"},
    Option{.name = "--author", .value = "AUTHOR", .help = "who records it, as 'Name <mail>'; git's user if not given"},
    kSignOption,
    kNoSignOption,
    kRegisterOption,
};

template <std::size_t... Sizes>
constexpr auto Joined(const std::array<Option, Sizes>&... parts) {
  std::array<Option, (Sizes + ...)> joined;
  auto next = joined.begin();
  ((next = std::copy(parts.begin(), parts.end(), next)), ...);
  return joined;
}

constexpr auto kOptions = Joined(kSaid, kRecorded);
constexpr auto kRecommendOptions = Joined(kSaid, kWeighed, kGated, kRecorded);
constexpr auto kAdoptOptions = Joined(kSaid, kWeighed, kAmended, kRecorded);

void CheckIsSaid(const Arguments& arguments, const std::string& option, const std::string& hint) {
  if (!arguments.Has(option)) throw Error(ErrorKind::kUsage, "missing option " + option, hint);
}

std::string WordsOf(const Arguments& arguments, const std::string& option) {
  const std::string file = option + "-file";
  if (arguments.Has(option) && arguments.Has(file)) {
    throw Error(ErrorKind::kUsage, "both " + option + " and " + file + " are given", "give one of them");
  }
  if (!arguments.Has(file)) return arguments.Value(option);
  const std::string path = arguments.Value(file);
  std::string words = ReadAnyFile(path);
  if (!words.empty()) CheckText(words, path == "-" ? "standard input" : path);
  return words;
}

// Standard input is there once.
void CheckInputs(const Arguments& arguments) {
  std::vector<std::string> files = arguments.Values("--background");
  files.push_back(arguments.Value("--reasons-file"));
  files.push_back(arguments.Value("--alternatives-file"));
  if (std::ranges::count(files, "-") < 2) return;
  throw Error(ErrorKind::kUsage, "standard input is asked for twice", "put one of the texts into a file");
}

store::Decision DraftOf(const Arguments& arguments, DecisionKind kind) {
  store::Decision draft;
  draft.kind = kind;
  draft.body = arguments.Value("--by");
  draft.date = arguments.Value("--on");
  draft.minute = arguments.Value("--minute");
  draft.claimed = arguments.Value("--as");
  draft.override_reason = arguments.Value("--override");
  draft.reasons = WordsOf(arguments, "--reasons");
  draft.alternatives = WordsOf(arguments, "--alternatives");
  for (const std::string& path : arguments.Values("--background")) {
    draft.background.push_back({path, store::Sha256(ReadAnyFile(path))});
  }
  return draft;
}

std::string Told(const store::Revision& revision, const store::Decision& decision) {
  std::string text = revision.plan + "@r" + std::to_string(revision.number) + "  " + VisibleLine(revision.label) + "\n";
  return text + RenderDecision(decision, TerminalWidth());
}

int Run(const Arguments& arguments, DecisionKind kind) {
  CheckIsSaid(arguments, "--by", "who decided, as 'Council'");
  CheckIsSaid(arguments, "--on", "the day on which they met, as 2021-07-14");
  store::CheckDecided(arguments.Value("--by"), arguments.Value("--on"));
  CheckInputs(arguments);
  store::Register plans = OpenRegister(arguments);
  const store::Revision revision = FindRevision(plans, arguments.Value("PLAN"));
  Proposal proposal{plans, revision, plans.Decisions(revision.plan), DraftOf(arguments, kind), ""};
  if (kind == DecisionKind::kRecommended || kind == DecisionKind::kAdopted) CheckClaim(proposal);
  if (kind == DecisionKind::kAdopted || arguments.Has("--gate")) CheckReviews(proposal);
  if (kind == DecisionKind::kAdopted) CheckAmendments(proposal, arguments.Values("--amendment"));
  store::DecideOptions options = {.author = {},
                                  .dry_run = arguments.Has("--dry-run"),
                                  .way_out = proposal.way_out,
                                  .reviews_sha256 = proposal.reviews_sha256,
                                  .signing = SigningFrom(arguments)};
  if (arguments.Has("--author")) options.author = arguments.Value("--author");
  const store::Decision decision = plans.Decide(revision, proposal.draft, options);
  if (options.dry_run) Say("planrev: nothing is recorded: this is what would be\n");
  if (arguments.Has("--override") && decision.override_reason.empty()) {
    Say("planrev: nothing speaks against it, so that nothing is overridden\n");
  }
  Deliver(Told(revision, decision));
  return 0;
}

template <DecisionKind kind>
int RunKind(const Arguments& arguments) {
  return Run(arguments, kind);
}

}  // namespace

constexpr Command kRecommendCommand = {
    .name = "recommend",
    .summary = "record that a body recommends a revision",
    .synopsis = "PLAN[@REVISION] --by BODY --on YYYY-MM-DD [OPTION...]",
    .about =
        "Records that BODY recommends a revision of PLAN for adoption: the newest, or PLAN@r3. With --as minor\n"
        "it is compared with the revision in force, and refused where a change since is substantive; with --gate\n"
        "it is refused while one of those is not reviewed and accepted.",
    .arguments = kArguments,
    .options = kRecommendOptions,
    .examples =
        "planrev recommend community-safety --by 'Communities Committee' --on 2021-06-29 --minute 12\n"
        "planrev recommend community-safety@r3 --by Cabinet --on 2021-07-05 --as minor",
    .run = RunKind<DecisionKind::kRecommended>,
};

constexpr Command kAdoptCommand = {
    .name = "adopt",
    .summary = "record that a body adopts a revision, which is then in force",
    .synopsis = "PLAN[@REVISION] --by BODY --on YYYY-MM-DD [OPTION...]",
    .about =
        "Records that BODY adopts a revision of PLAN, the newest or PLAN@r3. It is in force from that day on\n"
        "and supersedes the one before. It is refused while a substantive change between the two is not\n"
        "reviewed and accepted (planrev review) by somebody else than who wrote it; gate: off and\n"
        "own_review: allowed in the register's register.yaml change that. Where the text is not the one\n"
        "recommended last, every change between the two is shown; --amendment 'ID: WORDS' says what was\n"
        "resolved, or WORDS that quote what changed. Changes that no amendment names are recorded as\n"
        "unexplained; --dry-run shows them first.",
    .arguments = kArguments,
    .options = kAdoptOptions,
    .examples =
        "planrev adopt community-safety --by Council --on 2021-07-14 --minute 34 --as major\n"
        "planrev adopt community-safety --by Council --on 2021-07-14 --dry-run\n"
        "planrev adopt community-safety --by Council --on 2021-07-14 \\\n"
        "    --amendment 'add \"and the fire service\" to item 3' --amendment '4f2a91c0: a new foreword'",
    .run = RunKind<DecisionKind::kAdopted>,
};

constexpr Command kRejectCommand = {
    .name = "reject",
    .summary = "record that a body rejects a revision",
    .synopsis = "PLAN[@REVISION] --by BODY --on YYYY-MM-DD [OPTION...]",
    .about = "Records that BODY rejects a revision of PLAN, the newest or PLAN@r3.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = "planrev reject community-safety --by Council --on 2021-07-14 --reasons 'No budget for item 3.'",
    .run = RunKind<DecisionKind::kRejected>,
};

constexpr Command kDeferCommand = {
    .name = "defer",
    .summary = "record that a body puts a revision off",
    .synopsis = "PLAN[@REVISION] --by BODY --on YYYY-MM-DD [OPTION...]",
    .about = "Records that BODY puts the decision on a revision of PLAN off, the newest or PLAN@r3.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = "planrev defer community-safety --by Council --on 2021-07-14 --reasons-file reasons.md",
    .run = RunKind<DecisionKind::kDeferred>,
};

constexpr Command kWithdrawCommand = {
    .name = "withdraw",
    .summary = "record that a revision is withdrawn",
    .synopsis = "PLAN[@REVISION] --by BODY --on YYYY-MM-DD [OPTION...]",
    .about =
        "Records that BODY withdraws a revision of PLAN, the newest or PLAN@r3. Where that was in force, none is\n"
        "from then on.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev withdraw community-safety --by 'Head of Housing' --on 2021-07-01\n"
        "planrev withdraw community-safety@adopted --by Council --on 2022-03-31 --sign",
    .run = RunKind<DecisionKind::kWithdrawn>,
};

}  // namespace planrev::tool
