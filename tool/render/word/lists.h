// SPDX-License-Identifier: MIT
// The lists of a document as Word numbers them (ECMA-376, part 1, section 17.9): numbering.xml.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diff/redline/redline.h"

namespace planrev::tool {

inline constexpr int kListLevels = 9;  // that Word has; deeper ones look like the last

// How many lists are around a block.
int ListDepth(const diff::RedlineShape& shape);

class ListTable {
 public:
  // The number of the list, for <w:numId>, that the item which `shape` opens belongs to. A numbered list starts with
  // the number of its first item that asks.
  int NumberOf(const diff::RedlineShape& shape);

  std::string Numbering() const;

 private:
  struct Start {
    int level = 0;
    std::size_t number = 1;
  };
  std::map<int, int> numbers_;  // by list of the redline
  std::vector<Start> starts_;   // of the numbered lists, from number 2 on: number 1 is every list of bullets
};

}  // namespace planrev::tool
