// SPDX-License-Identifier: MIT
#include "tool/checks.h"

#include <algorithm>

#include "diff/comparison.h"
#include "store/states.h"
#include "tool/amendments.h"
#include "tool/compare.h"
#include "tool/gate.h"
#include "tool/output.h"
#include "tool/render/phrases.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

std::string Named(int revision) { return "r" + std::to_string(revision); }

// The comparison of another revision of the plan with the one that is decided on.
diff::Comparison CompareWith(const Proposal& proposal, int before) {
  const store::Register& plans = proposal.plans;
  const store::Revision other = plans.Find(proposal.revision.plan, Named(before));
  return CompareRevisions(plans, other, proposal.revision);
}

void TellSubstantive(const diff::Comparison& comparison, int since) {
  const std::string title = SharedTitle(comparison);
  std::string said = "planrev: since " + Named(since) + ", the revision in force, these changes are substantive:\n";
  for (const diff::Change& change : comparison.changes) {
    if (change.significance != diff::Significance::kSubstantive) continue;
    said += "  " + change.id + "  " + Described(change, title) + "\n";
  }
  Say(said);
}

std::string ClaimObjection(const diff::Comparison& comparison, int since) {
  const std::size_t count = comparison.counts.substantive;
  return Counted(count, "change") + " since " + Named(since) + (count == 1 ? " is" : " are") +
         " substantive, though it is said to be minor";
}

constexpr std::size_t kMostNamed = 10;  // changes that are named where many hold a revision back

void TellHeld(const Reviewing& reviewing, const std::vector<Held>& held) {
  const std::string title = SharedTitle(reviewing.comparison);
  std::string said = "planrev: since " + Named(reviewing.before.number) +
                     ", the revision in force, these substantive changes are not accepted by review:\n";
  for (std::size_t i = 0; i < std::min(held.size(), kMostNamed); ++i) {
    const diff::Change& change = reviewing.comparison.changes[held[i].change];
    said += "  " + change.id + "  " + held[i].why + "\n            " + Described(change, title) + "\n";
  }
  if (held.size() > kMostNamed) {
    said += "  and " + std::to_string(held.size() - kMostNamed) + " more: 'planrev review " + reviewing.after.plan +
            "@" + Named(reviewing.after.number) + " --open' lists all\n";
  }
  Say(said);
}

// Where it is to be recorded it names changes; a refusal has told them.
std::string HeldObjection(const Reviewing& reviewing, const std::vector<Held>& held, bool recorded) {
  std::string text = InCounts(held, " since " + Named(reviewing.before.number));
  if (!recorded) return text;
  for (std::size_t i = 0; i < std::min(held.size(), kMostNamed); ++i) {
    text += (i == 0 ? " (" : ", ") + reviewing.comparison.changes[held[i].change].id;
  }
  return text + (held.size() <= kMostNamed ? ")" : " and " + std::to_string(held.size() - kMostNamed) + " more)");
}

}  // namespace

void CheckReviews(Proposal& proposal) {
  const auto in_force = store::InForce(proposal.decisions);
  const store::Settings settings = proposal.plans.ReadSettings();
  if (!settings.gate || !in_force || *in_force == proposal.revision.number) return;
  const store::Revision before = proposal.plans.Find(proposal.revision.plan, Named(*in_force));
  proposal.reviews_sha256 = proposal.plans.ReviewsDigest(proposal.revision.plan);  // before they are read
  const Reviewing reviewing = ReviewBetween(proposal.plans, before, proposal.revision);
  const std::vector<Held> held = HeldBack(reviewing, settings);
  if (held.empty()) return;
  TellHeld(reviewing, held);
  proposal.draft.objections.push_back(HeldObjection(reviewing, held, !proposal.draft.override_reason.empty()));
  proposal.way_out =
      "have them reviewed: planrev review " + VisibleLine(reviewing.after.plan) + " --accept ID --by NAME";
}

void CheckClaim(Proposal& proposal) {
  const auto in_force = store::InForce(proposal.decisions);
  if (!in_force || *in_force == proposal.revision.number) return;
  const diff::Comparison comparison = CompareWith(proposal, *in_force);
  proposal.draft.found = diff::Name(comparison.verdict);
  proposal.draft.compared = *in_force;
  if (proposal.draft.claimed != "minor" || comparison.verdict != diff::Verdict::kMajor) return;
  TellSubstantive(comparison, *in_force);
  proposal.draft.objections.push_back(ClaimObjection(comparison, *in_force));
}

void CheckAmendments(Proposal& proposal, const std::vector<std::string>& amendments) {
  store::Decision& draft = proposal.draft;
  const auto recommended = store::LastRecommended(proposal.decisions);
  diff::Comparison comparison;
  if (recommended && *recommended != proposal.revision.number) {
    comparison = CompareWith(proposal, *recommended);
    draft.recommended = *recommended;
  }
  if (recommended && comparison.changes.empty() && !amendments.empty()) {
    draft.objections.push_back(Counted(amendments.size(), "amendment") + (amendments.size() == 1 ? " is" : " are") +
                               " named, but the text reads as it was recommended");
  }
  Accounted accounted = Account(comparison, amendments);
  for (const std::string& unclear : accounted.unclear) Say("planrev: " + VisibleLine(unclear) + "\n");
  draft.amendments = std::move(accounted.amendments);
  draft.unexplained = std::move(accounted.unexplained);
}

}  // namespace planrev::tool
