// SPDX-License-Identifier: MIT
// Naming changes on the command line: by id, or by a beginning that only one has.
#pragma once

#include <cstddef>
#include <string>

#include "diff/comparison.h"

namespace planrev::tool {

// The index of that change. Throws Error kUnknown, with suggestions, where there is none or more than one; `lists` is
// the command that shows the ids.
std::size_t FindChange(const diff::Comparison& comparison, const std::string& id,
                       const std::string& lists = "planrev diff");

}  // namespace planrev::tool
