// SPDX-License-Identifier: MIT
#include "tool/render/trace_words.h"

#include <algorithm>

#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostInAPlace = 4;
constexpr std::size_t kMostShared = 5;

std::string Joined(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, words.size()); ++i) text += (text.empty() ? "" : ", ") + words[i];
  return text;
}

std::string PhraseAndPlace(const diff::Change& change) {
  const std::string where = Where(change);
  return Phrase(change) + (where.empty() ? "" : ", " + where);
}

}  // namespace

TraceWords::TraceWords(const ToldTrace& trace) : trace_(trace), shared_title_(SharedTitle(trace.told.comparison)) {}

std::vector<TracePlace> TraceWords::Places(const TracedRecommendation& traced) const {
  std::vector<TracePlace> places;
  for (const TracedChange& one : traced.changes) {
    const diff::Change& change = trace_.told.comparison.changes[one.change];
    const std::string section = PathText(change.section, shared_title_);
    auto place = std::ranges::find(places, section, &TracePlace::section);
    if (place == places.end()) place = places.insert(places.end(), TracePlace{.section = section, .items = {}});
    if (place->items.size() == kMostInAPlace) {
      ++place->more;
      continue;
    }
    place->items.push_back({.phrase = PhraseAndPlace(change),
                            .id = change.id,
                            .state = one.confirmed_by.empty() ? "" : "confirmed by " + one.confirmed_by,
                            .shared = Joined(one.shared, kMostShared)});
  }
  return places;
}

std::vector<std::string> TraceWords::Open(const TracedRecommendation& traced) {
  std::vector<std::string> open;
  if (traced.outcome != TraceOutcome::kPartly) return open;
  for (std::size_t i = 0; i < traced.demands.size(); ++i) {
    if (!traced.answered[i]) open.push_back(traced.demands[i]);
  }
  return open;
}

std::string TraceWords::Described(std::size_t change) const {
  const diff::Change& one = trace_.told.comparison.changes[change];
  return PathText(one.section, shared_title_) + ": " + PhraseAndPlace(one) +
         (one.reason.empty() ? "" : ": " + one.reason);
}

std::string TraceWords::Summary() const {
  std::string outcomes;
  for (const TraceOutcome outcome : {TraceOutcome::kDone, TraceOutcome::kPartly, TraceOutcome::kNotFound}) {
    const auto number = std::ranges::count(trace_.result.recommendations, outcome, &TracedRecommendation::outcome);
    if (number == 0) continue;
    outcomes += (outcomes.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(Name(outcome));
  }
  const std::size_t unasked = trace_.result.unasked.size();
  return Counted(trace_.result.recommendations.size(), "recommendation") + ": " + outcomes + ". " +
         (unasked == 0 ? "Every substantive change was asked for."
                       : Counted(unasked, "substantive change") + " that nobody asked for.");
}

}  // namespace planrev::tool
