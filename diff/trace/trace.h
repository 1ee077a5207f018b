// SPDX-License-Identifier: MIT
// Recommended changes against a comparison: which change answers which recommendation, which recommendation was carried
// out, in part or not at all, and which change nobody asked for. A proposal, from the words that both share; a person
// has the last word. English.
//
// How: a recommendation is taken apart into what it demands (diff/trace/demands.h). A demand and a change are likened
// by what they share: words that were added or removed count in full, words beside those, the change's own reason and
// the section's title count for less, and each the more the fewer demands and changes have it. Quoted words that were
// added or removed, and a named place (section 2.4, action 1.3) or section, count on top; another place counts against
// it. What is to be added must have been added, what is to be removed must have been removed. A change that a demand
// answers best is what it is linked to, with others nearly as good. "Bring the figures up to date" claims those that
// were, wherever no other recommendation does.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {

// A recommendation's change. `shared` are the words, figures and places that speak for it, the weightiest first, as the
// recommendation writes them.
struct TraceLink {
  std::size_t change = 0;            // index into Comparison::changes
  double score = 0;                  // 1 is where a proposal begins
  std::vector<std::size_t> demands;  // those that it answers
  std::vector<std::string> shared;
};

struct Traced {
  std::vector<std::string> demands;  // in words
  std::vector<TraceLink> links;      // in the order of the changes
};

// One for each of `recommendations`, which are texts without markup. Editorial changes answer nothing. The cost is that
// of the recommendations' words times the changes' number.
std::vector<Traced> Trace(const Comparison& comparison, const std::vector<std::string>& recommendations);

}  // namespace planrev::diff
