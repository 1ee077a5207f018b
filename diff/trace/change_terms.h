// SPDX-License-Identifier: MIT
// What a change is about, in stems: which words it added, removed, left beside those, and where it stands. For tracing
// recommendations (diff/trace/trace.h).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/trace/demands.h"
#include "diff/trace/terms.h"

namespace planrev::diff {

// Where in a change a stem occurs; any of these, added up.
struct Occurs {
  static constexpr unsigned kAdded = 1;
  static constexpr unsigned kRemoved = 2;
  static constexpr unsigned kMoved = 4;   // in text that went elsewhere as it is
  static constexpr unsigned kColumn = 8;  // in the name of its column: the cell is that
  static constexpr unsigned kReason = 16;
  static constexpr unsigned kBeside = 32;
  static constexpr unsigned kTitle = 64;
};

struct ChangeTerms {
  std::map<std::string, unsigned> stems;         // with where they occur
  std::vector<std::vector<std::string>> titles;  // stems of the section's titles, outermost first
  std::vector<NamedPlace> places;                // its sections, its row, the number its text starts with
  std::vector<std::string> before, after;        // its text stem by stem, joining words as well
  std::vector<bool> removed, added;              // of those, which are no longer there, or newly
  std::size_t size = 0;                          // how many stems were added, removed or moved
  bool adds = false, removes = false;
  bool only_figures = false;  // nothing but figures and dates changed
};

ChangeTerms TermsOf(const Change& change, const TermReader& reader);

}  // namespace planrev::diff
