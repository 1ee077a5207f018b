// SPDX-License-Identifier: MIT
// How much a change weighs. Nobody's flag decides it: the text sets a floor, rule by rule; when in doubt, substantive.
#pragma once

#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/wording/facts.h"

namespace planrev::diff {

struct Judgement {
  Significance significance = Significance::kSubstantive;
  std::string rule;    // its name, as in the table in significance.cc
  std::string reason;  // in words
};

// The names of the rules, in the order in which they are asked.
std::vector<std::string> RuleNames();

// By the first rule of the table that applies.
Judgement Judge(const Facts& facts);

// The aspects that the facts amount to, in the order of the enumeration.
std::vector<Aspect> AspectsOf(const Facts& facts);

}  // namespace planrev::diff
