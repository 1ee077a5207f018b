// SPDX-License-Identifier: MIT
// What readers call the tables that changed, and from where things moved: both stand in the plan and not in a change.
#pragma once

#include <string>
#include <vector>

#include "diff/redline/redline.h"

namespace planrev::tool {

// The table in which a change stands.
struct TablePlace {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t block = kNone;  // of the redline; kNone where it stands in no table
  std::string name;           // "Table 2" where a line right above or below calls it so, else "the table"
};

// By change.
std::vector<TablePlace> TablePlaces(const diff::Comparison& comparison, const diff::Redline& redline);

}  // namespace planrev::tool
