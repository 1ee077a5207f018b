// SPDX-License-Identifier: MIT
// What must hold of the comparison of any two revisions of a plan, and the ties that may fall either way.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "tests/diff/sequences/dice.h"

namespace planrev::diff {

// Two revisions and, for each edit that lies between them, the text after without it and with it alone.
struct Revisions {
  std::string before;
  std::string after;
  std::vector<std::string> without;
  std::vector<std::string> alone;
};

// A property that did not hold of a comparison of `before` and `after`, and what was found instead.
struct Fault {
  std::string property;
  std::string said;
  std::string before;
  std::string after;
};

struct Findings {
  std::vector<Fault> faults;
  std::map<std::string, std::size_t> ties;  // how often each fell the other way; see ties.h
};

// No fault where all properties hold. `dice` draws the sets of changes.
Findings FindFaults(const Revisions& revisions, Dice& dice);

}  // namespace planrev::diff
