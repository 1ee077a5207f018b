// SPDX-License-Identifier: MIT
#include "tool/render/promises.h"

namespace planrev::tool {

Promise PromiseOf(const diff::ObligationChange& obligation) {
  if (obligation.direction == diff::Direction::kStronger) return Promise::kStronger;
  if (obligation.direction == diff::Direction::kChanged) return Promise::kOther;
  return obligation.after.empty() ? Promise::kDropped : Promise::kWeaker;
}

std::string PromiseText(const diff::ObligationChange& obligation) {
  const auto quoted = [](const std::string& words) { return "“" + words + "”"; };
  if (obligation.before.empty()) return quoted(obligation.after) + " added";
  if (obligation.after.empty()) return quoted(obligation.before) + " removed";
  return quoted(obligation.before) + " → " + quoted(obligation.after);
}

}  // namespace planrev::tool
