// SPDX-License-Identifier: MIT
// What was resolved between two meetings, beside what was changed: which amendment accounts for which change.
//
// An amendment accounts for a change
//
//   4f2a91c0: the fire service joins      that it names by id, or by the beginning of one that no other has;
//   4f2a91c0,77b0c1de: …                  or for several;
//   add "and the fire service" to item 3  or whose words it quotes: all that was removed and all that was added stand
//                                         in quoted phrases, and those in the passage before or after. Where that is
//                                         true of several changes, it accounts for none: which is meant is not said.
#pragma once

#include <string>
#include <vector>

#include "diff/comparison.h"
#include "store/decision.h"

namespace planrev::tool {

struct Accounted {
  std::vector<store::Amendment> amendments;     // as given, without the ids
  std::vector<store::NamedChange> unexplained;  // in the order of the text
  std::vector<std::string> unclear;             // for each amendment that could be of several changes, a message
};

// Throws Error kUnknown for an id that no change has.
Accounted Account(const diff::Comparison& comparison, const std::vector<std::string>& amendments);

// "3.3 The Partnership: paragraph reworded, "should" became "must": a commitment is strengthened"; one line that can be
// shown anywhere.
std::string Described(const diff::Change& change, const std::string& shared_title);

}  // namespace planrev::tool
