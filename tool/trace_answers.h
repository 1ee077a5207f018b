// SPDX-License-Identifier: MIT
// What a person answers to a trace on the command line.
#pragma once

#include <string>
#include <vector>

#include "store/register.h"
#include "tool/traced.h"

namespace planrev::tool {

// Between which texts, and of which paper.
struct TraceSides {
  store::Revision before;
  store::Revision after;
  std::string paper;  // of its path only the file is kept
};

// "R3=4f2a91c0" answers on one change, which may be given by the beginning of its id; "R3" on all that is proposed or
// was answered otherwise for it. Throws Error kUnknown for a label or an id that nothing has, kUsage for what answers
// on nothing or says both of one pair. `by` and `when` are left open.
std::vector<store::TraceAnswer> ReadAnswers(const std::vector<std::string>& confirm,
                                            const std::vector<std::string>& deny, const TraceResult& proposed,
                                            const diff::Comparison& comparison, const TraceSides& sides);

}  // namespace planrev::tool
