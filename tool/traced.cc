// SPDX-License-Identifier: MIT
#include "tool/traced.h"

#include <algorithm>

#include "diff/trace/trace.h"

namespace planrev::tool {
namespace {

// What the last of the answers on this pair says; null where nobody said anything.
const store::TraceAnswer* AnswerOn(const std::vector<store::TraceAnswer>& answers, const Recommendation& recommendation,
                                   const std::string& change) {
  const store::TraceAnswer* last = nullptr;
  for (const store::TraceAnswer& answer : answers) {
    const bool same = answer.recommendation.Is({recommendation.label, recommendation.words, ""});
    if (same && answer.change == change) last = &answer;
  }
  return last;
}

class Maker {
 public:
  Maker(const diff::Comparison& comparison, const std::vector<store::TraceAnswer>& answers)
      : comparison_(comparison), answers_(answers) {}

  TracedRecommendation Make(const Recommendation& recommendation, const diff::Traced& traced) const {
    TracedRecommendation made;
    made.recommendation = recommendation;
    made.demands = traced.demands;
    made.answered.resize(traced.demands.size());
    for (std::size_t change = 0; change < comparison_.changes.size(); ++change) TakeChange(made, traced, change);
    for (const TracedChange& change : made.changes) {
      for (const std::size_t demand : change.demands) made.answered[demand] = true;
    }
    AnswerTheRest(made);
    made.outcome = OutcomeOf(made);
    return made;
  }

 private:
  void TakeChange(TracedRecommendation& made, const diff::Traced& traced, std::size_t change) const {
    const auto link = std::ranges::find(traced.links, change, &diff::TraceLink::change);
    const bool proposed = link != traced.links.end();
    const store::TraceAnswer* answer = AnswerOn(answers_, made.recommendation, comparison_.changes[change].id);
    if (answer ? !answer->confirmed : !proposed) return;
    TracedChange taken;
    taken.change = change;
    if (proposed) {
      taken.shared = link->shared;
      taken.demands = link->demands;
    }
    if (answer) taken.confirmed_by = answer->by;
    made.changes.push_back(std::move(taken));
  }

  // A change that only a person saw.
  static void AnswerTheRest(TracedRecommendation& made) {
    for (TracedChange& change : made.changes) {
      if (!change.demands.empty()) continue;
      for (std::size_t demand = 0; demand < made.answered.size(); ++demand) {
        if (!made.answered[demand]) change.demands.push_back(demand);
      }
      for (const std::size_t demand : change.demands) made.answered[demand] = true;
    }
  }

  static TraceOutcome OutcomeOf(const TracedRecommendation& made) {
    if (made.changes.empty()) return TraceOutcome::kNotFound;
    const bool all = std::ranges::all_of(made.answered, [](bool answered) { return answered; });
    return all ? TraceOutcome::kDone : TraceOutcome::kPartly;
  }

  const diff::Comparison& comparison_;
  const std::vector<store::TraceAnswer>& answers_;
};

}  // namespace

std::string_view Name(TraceOutcome outcome) {
  switch (outcome) {
    case TraceOutcome::kDone:
      return "done";
    case TraceOutcome::kPartly:
      return "partly";
    case TraceOutcome::kNotFound:
      return "not found";
  }
  return "";
}

TraceResult MakeTrace(const diff::Comparison& comparison, const std::vector<Recommendation>& recommendations,
                      const std::vector<store::TraceAnswer>& answers) {
  std::vector<std::string> words;
  for (const Recommendation& recommendation : recommendations) words.push_back(recommendation.words);
  const std::vector<diff::Traced> traced = diff::Trace(comparison, words);
  TraceResult result;
  std::vector<bool> asked(comparison.changes.size());
  const Maker maker(comparison, answers);
  for (std::size_t i = 0; i < recommendations.size(); ++i) {
    result.recommendations.push_back(maker.Make(recommendations[i], traced[i]));
    for (const TracedChange& change : result.recommendations.back().changes) asked[change.change] = true;
  }
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const bool substantive = comparison.changes[i].significance == diff::Significance::kSubstantive;
    if (substantive && !asked[i]) result.unasked.push_back(i);
  }
  return result;
}

}  // namespace planrev::tool
