// SPDX-License-Identifier: MIT
// What a comparison says, as short lines that tests can hold against what a careful reader would say.
#pragma once

#include <string>
#include <string_view>

#include "diff/comparison.h"

namespace planrev::diff {

// One line per change: "edited paragraph: The council [-will-]{+may+} act." Runs that stayed and are long are cut
// short.
std::string Told(const Comparison& comparison);
std::string Told(std::string_view before, std::string_view after);

// "[-removed-]{+added+}equal" for one change.
std::string ToldRuns(const Change& change);

}  // namespace planrev::diff
