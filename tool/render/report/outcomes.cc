// SPDX-License-Identifier: MIT
#include "tool/render/report/outcomes.h"

#include "tool/amendments.h"
#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostChanges = 6;  // told of one recommendation; the rest are counted

Facts ChangeFacts(const diff::Change& change, const std::string& shared_title) {
  return Facts().Set("id", change.id).Set("what", Described(change, shared_title));
}

Facts Told(const TracedRecommendation& traced, const diff::Comparison& comparison, const std::string& shared_title) {
  Facts::List changes, missing;
  for (const TracedChange& one : traced.changes) {
    if (changes.size() == kMostChanges) break;
    changes.push_back(ChangeFacts(comparison.changes[one.change], shared_title));
    changes.back().Set("confirmed_by", one.confirmed_by);
  }
  for (std::size_t i = 0; i < traced.demands.size(); ++i) {
    if (!traced.answered[i]) missing.push_back(Facts().Set("text", traced.demands[i]));
  }
  Facts facts = Facts().Set("label", traced.recommendation.label).Set("words", traced.recommendation.words);
  const std::size_t more = traced.changes.size() - changes.size();
  if (more > 0) facts.Set("more", Counted(more, "more change"));
  return facts.Set("changes", changes).Set("missing", missing);
}

}  // namespace

void SetOutcomes(Facts& facts, const TraceResult& result, const diff::Comparison& comparison,
                 const std::string& paper) {
  const std::string shared_title = SharedTitle(comparison);
  Facts::List done, partly, not_found, unasked;
  for (const TracedRecommendation& traced : result.recommendations) {
    Facts::List& list = traced.outcome == TraceOutcome::kDone     ? done
                        : traced.outcome == TraceOutcome::kPartly ? partly
                                                                  : not_found;
    list.push_back(Told(traced, comparison, shared_title));
  }
  for (const std::size_t change : result.unasked) {
    unasked.push_back(ChangeFacts(comparison.changes[change], shared_title));
  }
  facts.Set("traced_paper", paper.substr(paper.rfind('/') + 1));  // npos + 1 is 0
  facts.Set("traced_done", done).Set("traced_partly", partly).Set("traced_not_found", not_found);
  facts.Set("unasked", unasked);
}

}  // namespace planrev::tool
