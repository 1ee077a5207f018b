// SPDX-License-Identifier: MIT
#include "tool/replaced.h"

#include "store/states.h"

namespace planrev::tool {

int Replaced(const std::vector<store::Decision>& decisions, int revision) {
  int in_force = 0;  // before the decision that is looked at
  std::vector<store::Decision> so_far;
  for (const store::Decision& decision : decisions) {
    if (decision.kind == store::DecisionKind::kAdopted && decision.revision >= revision) return in_force;
    so_far.push_back(decision);
    in_force = store::InForce(so_far).value_or(0);
  }
  return in_force;
}

}  // namespace planrev::tool
