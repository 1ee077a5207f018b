// SPDX-License-Identifier: MIT
#include "tool/render/page/folds.h"

namespace planrev::tool {
namespace {

// Whether each section has a changed one below it, in the sense of headings.
std::vector<bool> HoldsChange(const std::vector<diff::RedlineSection>& sections) {
  std::vector<bool> holds(sections.size(), false);
  int above = 0;  // headings above this level enclose a changed section further on
  for (std::size_t s = sections.size(); s-- > 0;) {
    if (sections[s].changed) {
      above = sections[s].level;
    } else if (sections[s].level < above) {
      holds[s] = true;
      above = sections[s].level;
    }
  }
  return holds;
}

}  // namespace

std::vector<Fold> FoldSections(const std::vector<diff::RedlineSection>& sections) {
  const std::vector<bool> holds = HoldsChange(sections);
  std::vector<Fold> folds;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    const FoldKind kind = sections[s].changed                 ? FoldKind::kShown
                          : holds[s] && sections[s].level > 0 ? FoldKind::kHeading
                                                              : FoldKind::kFolded;
    if (kind == FoldKind::kFolded && !folds.empty() && folds.back().kind == kind) {
      folds.back().last = s + 1;
    } else {
      folds.push_back({kind, s, s + 1});
    }
  }
  return folds;
}

}  // namespace planrev::tool
