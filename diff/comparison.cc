// SPDX-License-Identifier: MIT
#include "diff/comparison.h"

namespace planrev::diff {
Comparison Compare(std::string_view, std::string_view) { return {}; }
std::string Apply(const Comparison&, std::string_view, std::string_view after, const std::vector<bool>&) { return std::string(after); }
}  // namespace planrev::diff
