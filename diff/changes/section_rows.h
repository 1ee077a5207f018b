// SPDX-License-Identifier: MIT
// The sections of both texts in the one order in which they are told.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/match/match_sections.h"

namespace planrev::diff {

// In the order of the text after; a section that is gone stands behind the one that it stood behind.
class SectionRows {
 public:
  explicit SectionRows(const SectionPartners& partners);

  struct Row {
    int before = kUnmatched;
    int after = kUnmatched;  // kUnmatched for a section that is gone
  };
  const std::vector<Row>& rows() const { return rows_; }

  // The row that tells of a change with these sections: where its section is, else where that was. kUnmatched for one
  // that stands before the first heading of a text, or in none.
  int Of(int section_before, int section_after) const;

 private:
  void AddGone(const std::vector<int>& sections);

  std::vector<Row> rows_;
  std::vector<int> row_of_before_;
  std::vector<int> row_of_after_;
};

}  // namespace planrev::diff
