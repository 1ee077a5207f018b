// SPDX-License-Identifier: MIT
// What became of recommended changes, as a report tells it: those that were carried out, those carried out in part with
// what was not found, those not found, and the substantive changes that nobody asked for.
#pragma once

#include "diff/comparison.h"
#include "tool/render/facts.h"
#include "tool/traced.h"

namespace planrev::tool {

// The facts traced_done, traced_partly and traced_not_found, each a list, and unasked.
void SetOutcomes(Facts& facts, const TraceResult& result, const diff::Comparison& comparison, const std::string& paper);

}  // namespace planrev::tool
