// SPDX-License-Identifier: MIT
// Which revision another replaces: what a plan is compared with where nobody names a text.
#pragma once

#include <vector>

#include "store/decision.h"

namespace planrev::tool {

// The number of the revision that `revision` replaced, or is to replace; 0 for none. Where it was adopted that is what
// was in force until then; else what was in force before a newer revision was adopted, or is in force where none was.
// `decisions` are in order.
int Replaced(const std::vector<store::Decision>& decisions, int revision);

}  // namespace planrev::tool
