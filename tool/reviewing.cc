// SPDX-License-Identifier: MIT
#include "tool/reviewing.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "store/error.h"
#include "store/names.h"
#include "store/states.h"
#include "tool/same_change.h"
#include "tool/texts.h"

namespace planrev::tool {
namespace {

bool Counts(const store::Review& review, const store::Revision& before) {
  return review.before.sha256 == before.text_sha256 && review.after.revision > before.number;
}

// Puts `review` among `words`, in place of what the same person said before.
void Take(std::vector<store::Review>& words, const store::Review& review) {
  const std::string by = store::FoldName(review.by);
  std::erase_if(words, [&](const store::Review& one) { return store::FoldName(one.by) == by; });
  if (review.judgement != store::Judgement::kNone) words.push_back(review);
}

ReviewState StateFor(store::Judgement judgement) {
  switch (judgement) {
    case store::Judgement::kAccept:
      return ReviewState::kAccepted;
    case store::Judgement::kReject:
      return ReviewState::kRejected;
    case store::Judgement::kQuery:
      return ReviewState::kQueried;
    case store::Judgement::kNone:
      return ReviewState::kOpen;
  }
  return ReviewState::kOpen;
}

// "Ann" of "Ann <ann@borough.example>".
std::string NameOf(const std::string& author) { return author.substr(0, author.rfind(" <")); }

// Whoever wrote a revision on the way wrote some of what is proposed.
std::vector<std::string> WritersOf(const store::Register& plans, const store::Revision& before,
                                   const store::Revision& after) {
  std::vector<std::string> writers;
  const auto take = [&](const store::Revision& revision) {
    const std::string name = NameOf(revision.author), folded = store::FoldName(name);
    std::erase_if(writers, [&](const std::string& one) { return store::FoldName(one) == folded; });
    writers.push_back(name);
  };
  for (const store::Revision& revision : plans.Revisions(after.plan)) {
    if (revision.number > before.number && revision.number < after.number) take(revision);
  }
  take(after);
  return writers;
}

bool InOrder(const store::Review& one, const store::Review& other) { return one.when < other.when; }

}  // namespace

std::string_view Name(ReviewState state, std::size_t count) {
  switch (state) {
    case ReviewState::kOpen:
      return "open";
    case ReviewState::kAccepted:
      return "accepted";
    case ReviewState::kAcceptedByWriter:
      return count == 1 ? "accepted by its writer only" : "accepted by their writer only";
    case ReviewState::kRejected:
      return "rejected";
    case ReviewState::kQueried:
      return "queried";
    case ReviewState::kDisputed:
      return "disputed";
  }
  return "";
}

Words LatestWords(const std::vector<store::ReviewedChange>& named, std::vector<store::Review> reviews) {
  using Key = std::tuple<std::string, std::vector<std::string>, int>;
  const SameChanges same(named);
  Words words{std::vector<std::vector<store::Review>>(named.size()), {}};
  std::map<Key, std::vector<store::Review>> gone;
  std::stable_sort(reviews.begin(), reviews.end(), InOrder);
  for (const store::Review& review : reviews) {
    const store::ReviewedChange& change = review.change;
    const auto found = same.Find(change);
    Take(found ? words.of_changes[*found] : gone[{change.digest, change.section, change.number}], review);
  }
  for (auto& [key, of_one] : gone) std::ranges::move(of_one, std::back_inserter(words.gone));
  std::stable_sort(words.gone.begin(), words.gone.end(), InOrder);
  return words;
}

ReviewState StateOf(const std::vector<store::Review>& words) {
  if (words.empty()) return ReviewState::kOpen;
  const bool agreed = std::ranges::all_of(
      words, [&](const store::Review& review) { return review.judgement == words.front().judgement; });
  return agreed ? StateFor(words.front().judgement) : ReviewState::kDisputed;
}

void TakeIn(Reviewing& reviewing, const std::vector<store::Review>& added) {
  const SameChanges same(reviewing.named);
  for (const store::Review& review : added) {
    if (const auto change = same.Find(review.change)) Take(reviewing.words[*change], review);
  }
}

Reviewing ReviewBetween(const store::Register& plans, const store::Revision& before, const store::Revision& after) {
  Reviewing reviewing{before, after, plans.Text(before), plans.Text(after), {}, {}, {}, WritersOf(plans, before, after),
                      {}};
  const diff::CompareOptions files = {plans.Files(before), plans.Files(after)};
  reviewing.comparison = diff::Compare(reviewing.before_text, reviewing.after_text, files);
  reviewing.named = NameChanges({reviewing.comparison, reviewing.before_text, reviewing.after_text, files});
  std::vector<store::Review> reviews = plans.Reviews(after.plan);
  std::erase_if(reviews, [&](const store::Review& review) { return !Counts(review, before); });
  Words words = LatestWords(reviewing.named, std::move(reviews));
  reviewing.words = std::move(words.of_changes);
  reviewing.gone = std::move(words.gone);
  return reviewing;
}

std::optional<Reviewing> ReviewProposed(const store::Register& plans, const std::string& name) {
  const store::Revision after = FindRevision(plans, name);
  const auto in_force = store::InForce(plans.Decisions(after.plan));
  if (!in_force) {
    throw Error(ErrorKind::kUnknown, "cannot review '" + name + "': no revision of it is in force to compare with",
                "a plan's first adoption needs no review; planrev diff compares any two revisions");
  }
  if (*in_force == after.number) return std::nullopt;
  return ReviewBetween(plans, plans.Find(after.plan, "r" + std::to_string(*in_force)), after);
}

}  // namespace planrev::tool
