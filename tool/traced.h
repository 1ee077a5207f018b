// SPDX-License-Identifier: MIT
// What became of recommended changes: what diff/trace/trace.h proposes, together with what people have confirmed or
// denied. The one value that `planrev trace` tells, in each of its forms.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "store/trace.h"
#include "tool/recommendations.h"

namespace planrev::tool {

enum class TraceOutcome { kDone, kPartly, kNotFound };

// "done", "partly", "not found".
std::string_view Name(TraceOutcome outcome);

// A change that answers a recommendation.
struct TracedChange {
  std::size_t change = 0;            // index into Comparison::changes
  std::vector<std::string> shared;   // words, figures and places that both have, the weightiest first
  std::vector<std::size_t> demands;  // which of the recommendation's demands it answers
  std::string confirmed_by;          // empty while it is a proposal
};

struct TracedRecommendation {
  Recommendation recommendation;
  TraceOutcome outcome = TraceOutcome::kNotFound;
  std::vector<std::string> demands;  // what it asks for, piece by piece
  std::vector<bool> answered;        // by demand
  std::vector<TracedChange> changes;
};

struct TraceResult {
  std::vector<TracedRecommendation> recommendations;
  std::vector<std::size_t> unasked;  // substantive changes that answer none: indexes into Comparison::changes
};

// Of several answers on one pair the last counts. An answer is on a recommendation by its label and words, whatever
// paper they stand in. A change that a person confirms and that no words speak for answers all that was still open.
TraceResult MakeTrace(const diff::Comparison& comparison, const std::vector<Recommendation>& recommendations,
                      const std::vector<store::TraceAnswer>& answers);

}  // namespace planrev::tool
