// SPDX-License-Identifier: MIT
#include "tool/gate.h"

#include <algorithm>

#include "store/names.h"
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

// "Ann" of "Ann <ann@borough.example>".
std::string NameOf(const std::string& author) {
  const std::size_t end = author.rfind(" <");
  return author.substr(0, end);
}

bool OnlyBy(const std::vector<store::Review>& words, const std::string& name) {
  const std::string folded = store::FoldName(name);
  return std::ranges::all_of(words, [&](const store::Review& review) { return store::FoldName(review.by) == folded; });
}

// What holds the change back; empty where nothing does.
std::string WhyHeld(const std::vector<store::Review>& words, const store::Revision& after, bool own_review_counts) {
  switch (StateOf(words)) {
    case ReviewState::kOpen:
      return "unreviewed";
    case ReviewState::kRejected:
      return "rejected by " + Who(words, store::Judgement::kReject);
    case ReviewState::kQueried:
      return "queried by " + Who(words, store::Judgement::kQuery);
    case ReviewState::kDisputed:
      return Disputed(words);
    case ReviewState::kAccepted:
      break;
  }
  if (own_review_counts || !OnlyBy(words, NameOf(after.author))) return "";
  return "accepted by " + VisibleLine(words.front().by) + " alone, who wrote the revision";
}

}  // namespace

std::vector<Held> HeldBack(const Reviewing& reviewing, const store::Settings& settings) {
  std::vector<Held> held;
  if (!settings.gate) return held;
  const auto& changes = reviewing.comparison.changes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].significance != diff::Significance::kSubstantive) continue;
    std::string why = WhyHeld(reviewing.words[i], reviewing.after, settings.own_review_counts);
    if (!why.empty()) held.push_back({i, std::move(why)});
  }
  return held;
}

}  // namespace planrev::tool
