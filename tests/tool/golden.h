// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace planrev::tool {

// Expects `text` to be what tests/tool/golden/`name` holds. With PLANREV_ACCEPT=1 in the environment it is written
// there instead and the test is skipped, not passed: what was accepted is for a person to look at.
void ExpectGolden(const std::string& name, const std::string& text);

}  // namespace planrev::tool
