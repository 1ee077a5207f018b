// SPDX-License-Identifier: MIT
#include "tool/render/review.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <optional>

#include "diff/redline/redline.h"
#include "store/error.h"
#include "tool/commands/commands.h"
#include "tool/interview.h"
#include "tool/judging.h"
#include "tool/output.h"
#include "tool/render/page/review.h"
#include "tool/render/phrases.h"
#include "tool/render/render.h"
#include "tool/review_file.h"
#include "tool/signing.h"
#include "tool/text_file.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "json", "html"};

constexpr Argument kArguments[] = {{"PLAN"}};

constexpr Option kOptions[] = {
    {.name = "--accept", .value = "ID", .help = "accept these changes", .many = true, .bare = true},
    {.name = "--reject", .value = "ID", .help = "reject these", .many = true, .bare = true},
    {.name = "--query", .value = "ID", .help = "ask about these, in the comment", .many = true, .bare = true},
    {.name = "--take-back", .value = "ID", .help = "take back what you said of these", .many = true, .bare = true},
    {.name = "--all-editorial", .help = "what is said is of every editorial change"},
    {.name = "--all-factual", .help = "of every factual change"},
    {.name = "--all-substantive", .help = "of every substantive change"},
    {.name = "--all", .help = "of every change"},
    {.name = "--comment", .letter = "-m", .value = "TEXT", .help = "why"},
    {.name = "--by", .value = "NAME", .help = "who says it; git's user.name if not given"},
    {.name = "--interactive", .letter = "-i", .help = "go through the changes one at a time, and ask what you say"},
    {.name = "--import", .value = "FILE", .help = "take in what was saved on the page of --format html"},
    {.name = "--open", .help = "list only what is not accepted, or by its writer only"},
    {.name = "--format",
     .value = "FORMAT",
     .help = "terminal (the default), json, or html: a page to judge on",
     .choices = kFormats},
    kSignOption,
    kNoSignOption,
    kOutputOption,
    {.name = "--no-pager", .help = "do not start a pager on a terminal"},
    kRegisterOption,
};

// Reviews of nothing, where the revision is in force itself.
Reviewing Find(const store::Register& plans, const std::string& name) {
  if (auto reviewing = ReviewProposed(plans, name)) return std::move(*reviewing);
  const store::Revision revision = FindRevision(plans, name);
  Say("planrev: nothing is proposed: r" + std::to_string(revision.number) + " of '" + revision.plan +
      "' is the revision in force\n");
  return ReviewBetween(plans, revision, revision);
}

// "3 accepted, 1 taken back".
std::string Counts(const std::vector<store::Review>& reviews) {
  std::string text;
  for (const auto& [judgement, verb] :
       {std::pair(store::Judgement::kAccept, "accepted"), std::pair(store::Judgement::kReject, "rejected"),
        std::pair(store::Judgement::kQuery, "queried"), std::pair(store::Judgement::kNone, "taken back")}) {
    const auto count = std::ranges::count(reviews, judgement, &store::Review::judgement);
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + verb;
  }
  return text;
}

// Says which of the changes that were accepted just now nobody but who wrote it has accepted, by the first of them.
std::string TellOwn(Reviewing reviewing, const std::vector<store::Review>& added, const store::Settings& settings) {
  TakeIn(reviewing, added);
  std::vector<Held> held = HeldBack(reviewing, settings);
  std::erase_if(held, [](const Held& one) { return one.state != ReviewState::kAcceptedByWriter; });
  if (held.empty() || std::ranges::count(added, store::Judgement::kAccept, &store::Review::judgement) == 0) return "";
  const bool one = held.size() == 1;
  return Counted(held.size(), "substantive change") + (one ? " is" : " are") + " accepted by " +
         OnlyWriters(reviewing, reviewing.words[held.front().change]) + ": someone else must accept " +
         (one ? "it" : "them") + " too\n";
}

// Records the reviews of `drafts` and says so.
void Store(store::Register& plans, const Reviewing& reviewing, std::vector<store::Review> drafts,
           store::Signing signing) {
  const std::size_t said = drafts.size();
  const store::Settings settings = plans.ReadSettings();
  const std::vector<store::Review> added =
      plans.AddReviews(reviewing.after.plan, std::move(drafts), {.author = {}, .signing = signing});
  if (added.empty()) return Deliver("nothing is new: that was said before\n");
  std::string text =
      "recorded " + Counted(added.size(), "review") + " by " + VisibleLine(added.front().by) + ": " + Counts(added);
  if (added.size() < said) text += "; the rest was said before";
  Deliver(text + "\n" + TellOwn(reviewing, added, settings));
}

void Record(store::Register& plans, const Reviewing& reviewing, const Arguments& arguments) {
  std::vector<store::Review> drafts;
  for (const auto& [change, judgement] : JudgementsFrom(arguments, reviewing.comparison)) {
    store::Review draft = DraftReview(reviewing, change, judgement);
    draft.by = arguments.Value("--by");
    draft.comment = arguments.Value("--comment");
    drafts.push_back(std::move(draft));
  }
  if (drafts.empty()) return Deliver("there is no such change\n");
  Store(plans, reviewing, std::move(drafts), SigningFrom(arguments));
}

std::optional<std::string> Ask(const std::string& prompt) {
  Deliver(prompt);
  std::string line;
  if (std::getline(std::cin, line)) return line;
  Deliver("\n");
  return std::nullopt;
}

void GoThrough(store::Register& plans, const Reviewing& reviewing, const Arguments& arguments) {
  const std::string who = arguments.Has("--by") ? arguments.Value("--by") : plans.UserName();
  const Talk talk = {[](const std::string& text) { Deliver(text); }, Ask};
  std::vector<store::Review> drafts = Interview(reviewing, who, talk);
  for (store::Review& draft : drafts) {
    draft.by = who;
    if (draft.comment.empty()) draft.comment = arguments.Value("--comment");
  }
  if (drafts.empty()) return Deliver("nothing recorded\n");
  Store(plans, reviewing, std::move(drafts), SigningFrom(arguments));
}

void Import(store::Register& plans, const Reviewing& reviewing, const Arguments& arguments) {
  const std::string file = arguments.Value("--import");
  std::vector<store::Review> drafts = ReadReviewFile(ReadAnyFile(file), file, reviewing, arguments.Value("--by"));
  Store(plans, reviewing, std::move(drafts), SigningFrom(arguments));
}

std::string Page(const Reviewing& reviewing, const std::vector<ReviewState>& states) {
  const auto side = [](const store::Revision& revision) {
    return SideName{revision.plan + "@r" + std::to_string(revision.number), revision.text_sha256};
  };
  const PageReview review = WritePageReview(reviewing, states);
  return RenderPage({reviewing.comparison, side(reviewing.before), side(reviewing.after)},
                    diff::MakeRedline(reviewing.comparison, reviewing.before_text, reviewing.after_text), &review);
}

void List(const store::Register& plans, const Reviewing& reviewing, const Arguments& arguments) {
  const store::Settings settings = plans.ReadSettings();
  const ReviewTold told = {reviewing, StatesOf(reviewing, settings), HeldBack(reviewing, settings),
                           arguments.Has("--open")};
  const Destination file = {.file = arguments.Value("--output"), .pager = false};
  if (arguments.Value("--format") == "html") return Deliver(Page(reviewing, told.states), file);
  if (arguments.Value("--format") == "json") return Deliver(RenderReviewJson(told), file);
  Deliver(RenderReview(told, TerminalWidth()), {.file = file.file, .pager = !arguments.Has("--no-pager")});
}

int RunReview(const Arguments& arguments) {
  CheckJudges(arguments);
  const bool asks = arguments.Has("--interactive"), imports = arguments.Has("--import");
  if (asks + imports + Judges(arguments) > 1) {
    throw Error(ErrorKind::kUsage, "changes are judged in more than one way",
                "give ids, --interactive or --import FILE, one of them");
  }
  if (!Judges(arguments) && !asks && !imports && (arguments.Has("--comment") || arguments.Has("--by"))) {
    throw Error(ErrorKind::kUsage, "what is said of which change is missing", "as --accept ID, or --all-editorial");
  }
  store::Register plans = OpenRegister(arguments);
  const Reviewing reviewing = Find(plans, arguments.Value("PLAN"));
  if (Judges(arguments)) {
    Record(plans, reviewing, arguments);
  } else if (asks) {
    GoThrough(plans, reviewing, arguments);
  } else if (imports) {
    Import(plans, reviewing, arguments);
  } else {
    List(plans, reviewing, arguments);
  }
  return 0;
}

}  // namespace

constexpr Command kReviewCommand = {
    .name = "review",
    .summary = "judge the changes of a proposed revision, one by one",
    .synopsis =
        "PLAN[@REVISION] [--open] [--format FORMAT] [-o FILE]\n"
        "PLAN[@REVISION] --interactive | --import FILE [--by NAME]\n"
        "PLAN[@REVISION] (--accept | --reject | --query | --take-back) [ID...] [OPTION...]",
    .about =
        "Lists the changes between the revision of PLAN in force and the newest, or REVISION, with what people\n"
        "said of each; or records what you say. Of what one person said of a change the latest counts. A review\n"
        "stays with its change in every later revision that makes it again. The ids are those that are listed;\n"
        "a beginning that only one has will do.\n"
        "\n"
        "That the writer of the revision accepts a change does not count by itself: somebody else must accept it\n"
        "too, unless own_review: allowed stands in the register's register.yaml.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev review community-safety\n"
        "planrev review community-safety --accept --all-editorial --all-factual\n"
        "planrev review community-safety --interactive\n"
        "planrev review community-safety --format html -o review.html\n"
        "planrev review community-safety --import review.json\n"
        "planrev review community-safety --accept 4f2a 77b0 --reject 0bad --comment 'As agreed with the police'",
    .run = RunReview,
};

}  // namespace planrev::tool
