// SPDX-License-Identifier: MIT
#include <unistd.h>

#include "store/register.h"
#include "tool/commands/commands.h"
#include "tool/output.h"
#include "tool/render/phrases.h"
#include "tool/render/signature.h"
#include "tool/signing.h"
#include "tool/texts.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr Argument kArguments[] = {{"REMOTE", false}};

constexpr Option kOptions[] = {
    {.name = "--quiet", .letter = "-q", .help = "no progress of git on a terminal"},
    {.name = "--sign", .help = "sign what is made again, as git is set to sign; commit.gpgSign if not given"},
    {.name = "--no-sign", .help = "sign nothing of it; whose signature goes is told"},
    kRegisterOption,
};

// "3 revisions and 1 decision of 2 plans, 1 other commit"; empty for nothing.
std::string InWords(const store::Exchanged& exchanged) {
  std::string words;
  if (exchanged.revisions > 0) words = Counted(exchanged.revisions, "revision");
  if (exchanged.decisions > 0) words += (words.empty() ? "" : " and ") + Counted(exchanged.decisions, "decision");
  if (!words.empty()) words += " of " + Counted(exchanged.plans.size(), "plan");
  if (exchanged.others > 0) words += (words.empty() ? "" : ", ") + Counted(exchanged.others, "other commit");
  return words;
}

std::string Number(const store::Revision& revision) { return "r" + std::to_string(revision.number); }

std::string Named(const store::Revision& revision) {
  return Number(revision) + " '" + VisibleLine(revision.label) + "'";
}

void Tell(const store::Renumbered& one, const std::string& remote) {
  const std::string& plan = one.before.plan;
  const bool same_label = one.before.label == one.after.label;
  std::string words = "planrev: your " + Named(one.before) + " of '" + plan + "' is now ";
  words += same_label ? Number(one.after) : Named(one.after);
  if (one.instead.number > 0) {
    words += ": " + Named(one.instead) + " came from " + remote + "\nhint: planrev diff " + plan + "@" +
             Number(one.instead) + " " + plan + "@" + Number(one.after) + " shows how they differ\n";
  } else {
    words += ", behind those that moved up before it\nhint: planrev log " + plan + " shows all of them\n";
  }
  Say(words);
}

void Tell(const store::Contested& one, const std::string& remote) {
  std::string against;
  for (const std::string& reason : one.against) against += (against.empty() ? "" : "; ") + VisibleLine(reason);
  Say("planrev: '" + one.plan + "@r" + std::to_string(one.decision.revision) + "', " +
      std::string(store::Name(one.decision.kind)) + " on " + one.decision.date + " by " +
      VisibleLine(one.decision.body) + ": with what came from " + remote + ", " + against +
      "\nhint: both are kept; planrev log " + one.plan + " shows what follows\n");
}

void Tell(const store::BothEdited& one, const std::string& remote) {
  std::string keys;
  for (const std::string& key : one.keys) keys += (keys.empty() ? "'" : ", '") + VisibleLine(key) + "'";
  const std::string file = one.plan + "/plan.yaml";
  Say("planrev: " + keys + " in " + file + " was changed here and at " + remote + ": it is as it was changed here\n" +
      "hint: git log -p -- " + file + " shows both\n");
}

void Tell(const store::SignatureLost& one) {
  const bool unsigned_now = one.after.state == store::SignatureState::kNone;
  Say("planrev: " + VisibleLine(one.what) + ", which was " + RenderSignature(one.before) + ", had to be made again: " +
      (unsigned_now ? "it has no signature now" : "now it is " + RenderSignature(one.after)) + "\nhint: git show " +
      one.commit.substr(0, 10) +
      " shows what was signed; whoever signed that has to say whether it holds for what it is now\n");
}

void TellTaken(const store::TakenIn& taken) {
  const std::string remote = "'" + VisibleLine(taken.remote) + "'";
  const std::string words = InWords(taken.taken);
  if (!words.empty()) Deliver("took in " + words + " from " + remote + "\n");
  for (const auto& one : taken.renumbered) Tell(one, remote);
  for (const auto& one : taken.contested) Tell(one, remote);
  for (const auto& one : taken.both_edited) Tell(one, remote);
  for (const auto& one : taken.signatures_lost) Tell(one);
}

// Git's words on a terminal: its progress and what the remote says, not what it calls the refs.
void Pass(std::string_view line) {
  const bool progress = line.ends_with('\r') || line.starts_with("remote: ") || line.find(", done.") != line.npos;
  if (progress) Say(line);
}

int RunSync(const Arguments& arguments) {
  const bool terminal = IsTerminal(STDERR_FILENO) && !arguments.Has("--quiet");
  store::SyncOptions options;
  options.remote = arguments.Value("REMOTE");
  options.signing = SigningFrom(arguments);
  options.taken = TellTaken;
  options.progress = terminal;
  if (terminal) options.words = Pass;
  const store::Synced synced = OpenRegister(arguments).Sync(options);
  const std::string taken = InWords(synced.taken), sent = InWords(synced.sent);
  const std::string remote = "'" + VisibleLine(synced.remote) + "'";
  if (!sent.empty()) Deliver("sent " + sent + " to " + remote + "\n");
  if (synced.headless) {
    Say("planrev: " + remote + " names another branch than this one as its own: a clone of it gets no files\n" +
        "hint: in its directory: git symbolic-ref HEAD refs/heads/BRANCH; or git clone --branch BRANCH\n");
  }
  if (sent.empty() && taken.empty()) Deliver("nothing to take in or to send: " + remote + " has the same\n");
  return 0;
}

}  // namespace

constexpr Command kSyncCommand = {
    .name = "sync",
    .summary = "share the register with others",
    .synopsis = "[REMOTE] [OPTION...]",
    .about =
        "Exchanges with REMOTE, a git remote by its name, URL or path: takes in what others added and sends\n"
        "what was added here. Where both sides added to a plan, yours goes on top: a revision whose number was\n"
        "taken gets the next one, and you are told. Without REMOTE it is the branch's upstream, origin or the\n"
        "only remote there is. Run again after it was interrupted, it goes on.",
    .arguments = kArguments,
    .options = kOptions,
    .examples =
        "planrev sync\n"
        "planrev sync ssh://git.borough.example/plans.git\n"
        "planrev sync /srv/plans.git --register ~/plans",
    .run = RunSync,
};

}  // namespace planrev::tool
