// SPDX-License-Identifier: MIT
#include "diff/changes/section_rows.h"

namespace planrev::diff {

SectionRows::SectionRows(const SectionPartners& partners)
    : row_of_before_(partners.of_before.size(), kUnmatched), row_of_after_(partners.of_after.size(), kUnmatched) {
  std::vector<std::vector<int>> gone(partners.of_after.size() + 1);
  std::size_t behind = 0;
  for (std::size_t s = 0; s < partners.of_before.size(); ++s) {
    if (partners.of_before[s] == kUnmatched) {
      gone[behind].push_back(static_cast<int>(s));
    } else {
      behind = static_cast<std::size_t>(partners.of_before[s]) + 1;
    }
  }
  AddGone(gone[0]);
  for (std::size_t s = 0; s < partners.of_after.size(); ++s) {
    row_of_after_[s] = static_cast<int>(rows_.size());
    if (partners.of_after[s] != kUnmatched)
      row_of_before_[static_cast<std::size_t>(partners.of_after[s])] = row_of_after_[s];
    rows_.push_back({partners.of_after[s], static_cast<int>(s)});
    AddGone(gone[s + 1]);
  }
}

void SectionRows::AddGone(const std::vector<int>& sections) {
  for (const int s : sections) {
    row_of_before_[static_cast<std::size_t>(s)] = static_cast<int>(rows_.size());
    rows_.push_back({s, kUnmatched});
  }
}

int SectionRows::Of(int section_before, int section_after) const {
  if (section_after != kUnmatched) return row_of_after_[static_cast<std::size_t>(section_after)];
  return section_before == kUnmatched ? kUnmatched : row_of_before_[static_cast<std::size_t>(section_before)];
}

}  // namespace planrev::diff
