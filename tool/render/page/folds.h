// SPDX-License-Identifier: MIT
// Which sections of a plan are shown, and which fold away together because nothing in them changed.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/redline/redline.h"

namespace planrev::tool {

enum class FoldKind {
  kShown,    // one section, as it is
  kHeading,  // one section without a change that has some below it: only its own text is folded
  kFolded,   // neighbouring sections without a change, headings and all
};

// Sections [first, last) of the redline.
struct Fold {
  FoldKind kind = FoldKind::kShown;
  std::size_t first = 0;
  std::size_t last = 0;
};

// Covers all sections in order.
std::vector<Fold> FoldSections(const std::vector<diff::RedlineSection>& sections);

}  // namespace planrev::tool
