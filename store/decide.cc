// SPDX-License-Identifier: MIT
// How a decision is recorded: cleaned as far as that needs no register, then checked against those that there are.
#include <algorithm>

#include "store/decisions.h"
#include "store/digest.h"
#include "store/history.h"
#include "store/json_lines.h"
#include "store/message.h"
#include "store/names.h"
#include "store/sign.h"
#include "store/write.h"

namespace planrev::store {
namespace {

// "cannot adopt 'community-safety@r3'".
std::string WhatOf(DecisionKind kind, const Revision& revision) {
  std::string verb;
  switch (kind) {
    case DecisionKind::kRecommended:
      verb = "recommend";
      break;
    case DecisionKind::kAdopted:
      verb = "adopt";
      break;
    case DecisionKind::kRejected:
      verb = "reject";
      break;
    case DecisionKind::kDeferred:
      verb = "defer";
      break;
    case DecisionKind::kWithdrawn:
      verb = "withdraw";
      break;
  }
  return "cannot " + verb + " '" + revision.plan + "@r" + std::to_string(revision.number) + "'";
}

std::string CleanNeeded(const std::string& text, const std::string& what) {
  std::string clean = CleanName(text, what);
  if (clean.empty()) throw Error(ErrorKind::kUsage, "cannot use the " + what + ": it says nothing");
  return clean;
}

void CleanChanges(std::vector<NamedChange>& changes) {
  for (NamedChange& change : changes) {
    change = {CleanNeeded(change.id, "id of a change"), CleanName(change.what, "name of a change")};
  }
}

void CheckDay(const std::string& day) {
  if (IsDate(day)) return;
  const std::string why = LooksLikeDate(day) ? "there is no such day" : "a date is written YYYY-MM-DD";
  throw Error(ErrorKind::kUsage, "cannot date a decision '" + day + "': " + why);
}

void CheckReasons(const std::string& reasons) {
  const std::string heading(kAlternativesHeading);
  if (("\n" + reasons + "\n").find("\n" + heading + "\n") == std::string::npos) return;
  throw Error(ErrorKind::kUsage, "cannot use the reasons: they have the line '" + heading + "'",
              "what follows it is for the alternatives");
}

Decision CleanDraft(Decision draft) {
  CheckDay(draft.date);
  draft.body = CleanNeeded(draft.body, "body");
  draft.minute = CleanName(draft.minute, "minute");
  draft.override_reason = CleanName(draft.override_reason, "reason to override");
  draft.reasons = CleanWords(draft.reasons, "text of the reasons");
  draft.alternatives = CleanWords(draft.alternatives, "text of the alternatives");
  CheckReasons(draft.reasons);
  for (BackgroundDocument& document : draft.background) document.path = CleanNeeded(document.path, "path");
  for (Amendment& amendment : draft.amendments) {
    amendment.words = CleanNeeded(amendment.words, "amendment");
    CleanChanges(amendment.changes);
  }
  CleanChanges(draft.unexplained);
  for (std::string& objection : draft.objections) objection = CleanNeeded(objection, "objection");
  return draft;
}

void PinTo(Decision& decision, const Revision& revision) {
  decision.revision = revision.number;
  decision.label = revision.label;
  decision.commit = revision.commit;
  decision.text_sha256 = revision.text_sha256;
}

// What the caller compared the text with must be what is there now.
void CheckIsCurrent(const std::vector<Decision>& earlier, const Decision& draft, const std::string& what) {
  const bool force = draft.compared == 0 || draft.compared == InForce(earlier);
  const bool recommended = draft.recommended == 0 || draft.recommended == LastRecommended(earlier);
  if (force && recommended) return;
  throw Error(ErrorKind::kRefused, what + ": somebody else recorded a decision meanwhile",
              "planrev log shows it; then try again");
}

// What was said of changes after the caller looked may speak against it.
void CheckReviewsAreThose(git_repository* repository, const Head& head, const std::string& plan,
                          const std::optional<std::string>& sha256, const std::string& what) {
  if (!sha256 || *sha256 == Sha256(JsonLinesBytes(repository, head, plan, kReviewsFile))) return;
  throw Error(ErrorKind::kRefused, what + ": somebody reviewed the plan meanwhile",
              "planrev review " + plan + " shows what they said; then try again");
}

// A revision that somebody else shared may have taken the number.
void CheckIsThere(git_repository* repository, const Head& head, const Revision& revision, const std::string& what) {
  const auto there = ReadRevisions(repository, head, revision.plan, {revision.number});
  if (there.front().commit == revision.commit) return;
  throw Error(ErrorKind::kRefused, what + ": it is another revision by now", "planrev log shows it; then try again");
}

std::string Join(const std::vector<std::string>& reasons) {
  std::string joined;
  for (const std::string& reason : reasons) joined += (joined.empty() ? "" : "; ") + reason;
  return joined;
}

// The decision as it is to be recorded on top of `earlier`.
Decision Settled(const std::vector<Decision>& earlier, Decision decision, const Revision& revision,
                 const std::string& today, const std::string& way_out) {
  const std::string what = WhatOf(decision.kind, revision);
  CheckIsCurrent(earlier, decision, what);
  const auto steps = OutOfOrder(earlier, decision, revision.dated, today);
  decision.objections.insert(decision.objections.begin(), steps.begin(), steps.end());
  if (decision.objections.empty()) decision.override_reason.clear();
  if (!decision.objections.empty() && decision.override_reason.empty()) {
    throw Error(ErrorKind::kRefused, what + ": " + Join(decision.objections),
                (way_out.empty() ? "" : way_out + "; ") + "--override WHY records it all the same, with the reason");
  }
  for (const Decision& one : earlier) decision.number = std::max(decision.number, one.number);
  ++decision.number;
  if (WriteDecision(decision).size() <= kMostDecisionBytes) return decision;
  throw Error(ErrorKind::kInput, what + ": with its words and the changes between the texts it is larger than 4 MiB");
}

std::string FreePath(git_repository* repository, const Head& head, const std::string& plan, const Decision& decision) {
  const auto files = ListDecisions(repository, head, plan);
  for (int ordinal = 1;; ++ordinal) {
    const std::string name = DecisionFileName(decision, ordinal);
    const auto taken = [&](const DecisionFile& file) { return file.name == name; };
    if (std::none_of(files.begin(), files.end(), taken)) return DecisionsFolder(plan) + "/" + name;
  }
}

Write WriteOf(git_repository* repository, const Head& head, const std::string& plan, const Decision& decision) {
  Write write{{}, DecisionMessage(plan, decision)};
  write.files[FreePath(repository, head, plan, decision)] = {WriteBlob(repository, WriteDecision(decision)), {}};
  return write;
}

}  // namespace

void CheckDecided(const std::string& body, const std::string& day) {
  CleanNeeded(body, "body");
  CheckDay(day);
}

Decision Register::Decide(const Revision& revision, const Decision& draft, const DecideOptions& options) {
  git_repository* repository = state_->repository.get();
  Task task{WhatOf(draft.kind, revision), revision.plan, WhoAndWhen(repository, options.author)};
  task.who.signs = Signs(repository, options.signing);
  const std::string today = LocalDay(*task.who.author);
  Decision clean = CleanDraft(draft);
  clean.number = 0;
  PinTo(clean, revision);
  const auto settle = [&](const Head& head) {
    CheckIsThere(repository, head, revision, task.what);
    CheckReviewsAreThose(repository, head, revision.plan, options.reviews_sha256, task.what);
    return Settled(ReadDecisions(repository, head, revision.plan), clean, revision, today, options.way_out);
  };
  if (options.dry_run) return settle(HeadOf(*state_));
  Decision settled;
  Store(*state_, task, [&](const Head& head) {
    settled = settle(head);
    return WriteOf(repository, head, revision.plan, settled);
  });
  return settled;
}

}  // namespace planrev::store
