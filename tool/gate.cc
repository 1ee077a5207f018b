// SPDX-License-Identifier: MIT
#include "tool/gate.h"

#include <algorithm>

#include "store/names.h"
#include "tool/render/phrases.h"
#include "tool/suggest.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

// The names of those who said it, in words.
std::string Who(const std::vector<store::Review>& words, store::Judgement judgement) {
  std::vector<std::string> names;
  for (const store::Review& review : words) {
    if (review.judgement == judgement) names.push_back(VisibleLine(review.by));
  }
  return InWords(names, "and");
}

std::string Disputed(const std::vector<store::Review>& words) {
  std::string text;
  for (const auto& [judgement, verb] :
       {std::pair(store::Judgement::kAccept, "accepted"), std::pair(store::Judgement::kReject, "rejected"),
        std::pair(store::Judgement::kQuery, "queried")}) {
    const std::string who = Who(words, judgement);
    if (!who.empty()) text += (text.empty() ? "disputed: " : ", ") + std::string(verb) + " by " + who;
  }
  return text;
}

bool IsOneOf(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::any_of(names,
                             [&](const std::string& one) { return store::FoldName(one) == store::FoldName(name); });
}

ReviewState StateFor(const std::vector<store::Review>& words, const std::vector<std::string>& writers) {
  const ReviewState state = StateOf(words);
  const bool only_writers =
      std::ranges::all_of(words, [&](const store::Review& review) { return IsOneOf(writers, review.by); });
  return state == ReviewState::kAccepted && only_writers ? ReviewState::kAcceptedByWriter : state;
}

// What holds the change back; empty where nothing does.
std::string WhyHeld(const Reviewing& reviewing, const std::vector<store::Review>& words, ReviewState state) {
  switch (state) {
    case ReviewState::kOpen:
      return "unreviewed";
    case ReviewState::kRejected:
      return "rejected by " + Who(words, store::Judgement::kReject);
    case ReviewState::kQueried:
      return "queried by " + Who(words, store::Judgement::kQuery);
    case ReviewState::kDisputed:
      return Disputed(words);
    case ReviewState::kAcceptedByWriter:
      return "accepted by " + OnlyWriters(reviewing, words);
    case ReviewState::kAccepted:
      break;
  }
  return "";
}

}  // namespace

std::string OnlyWriters(const Reviewing& reviewing, const std::vector<store::Review>& words) {
  if (words.size() > 1) return Who(words, store::Judgement::kAccept) + " only, who wrote it";
  const bool newest = IsOneOf({reviewing.writers.back()}, words.front().by);
  return VisibleLine(words.front().by) + " alone, who wrote " + (newest ? "the revision" : "an earlier draft of it");
}

std::vector<ReviewState> StatesOf(const Reviewing& reviewing, const store::Settings& settings) {
  const bool needs_another = settings.gate && !settings.own_review_counts;
  std::vector<ReviewState> states;
  for (const std::vector<store::Review>& words : reviewing.words) {
    states.push_back(needs_another ? StateFor(words, reviewing.writers) : StateOf(words));
  }
  return states;
}

std::vector<Held> HeldBack(const Reviewing& reviewing, const store::Settings& settings) {
  std::vector<Held> held;
  if (!settings.gate) return held;
  const std::vector<ReviewState> states = StatesOf(reviewing, settings);
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (reviewing.comparison.changes[i].significance != diff::Significance::kSubstantive) continue;
    std::string why = WhyHeld(reviewing, reviewing.words[i], states[i]);
    if (!why.empty()) held.push_back({i, states[i], std::move(why)});
  }
  return held;
}

std::string InCounts(const std::vector<Held>& held, const std::string& since) {
  std::string text = Counted(held.size(), "substantive change") + since + (held.size() == 1 ? " is" : " are") +
                     " not accepted by review: ";
  bool first = true;
  for (const ReviewState state : {ReviewState::kOpen, ReviewState::kAcceptedByWriter, ReviewState::kRejected,
                                  ReviewState::kQueried, ReviewState::kDisputed}) {
    const auto count = static_cast<std::size_t>(std::ranges::count(held, state, &Held::state));
    if (count == 0) continue;
    const std::string name(state == ReviewState::kOpen ? "unreviewed" : Name(state, count));
    text += (first ? "" : ", ") + std::to_string(count) + " " + name;
    first = false;
  }
  return text;
}

}  // namespace planrev::tool
