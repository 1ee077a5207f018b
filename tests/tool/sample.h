// SPDX-License-Identifier: MIT
// Comparisons made by hand, for tests of what is said about them.
#pragma once

#include "diff/comparison.h"

namespace planrev::tool {

// Two of everything that a renderer has to tell: each kind, figures, obligations, a cell, limits and warnings.
diff::Comparison SampleComparison();

// A change of one paragraph with these runs.
diff::Change EditedParagraph(std::vector<diff::Run> runs);

inline diff::Run Same(std::string text) { return {diff::Sign::kEqual, std::move(text)}; }
inline diff::Run Removed(std::string text) { return {diff::Sign::kRemoved, std::move(text)}; }
inline diff::Run Added(std::string text) { return {diff::Sign::kAdded, std::move(text)}; }

}  // namespace planrev::tool
