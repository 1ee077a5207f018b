// SPDX-License-Identifier: MIT
// Changes while the comparison is being put together: what each will say, and where it stands in reading order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes/section_rows.h"
#include "diff/comparison.h"
#include "diff/wording/significance.h"

namespace planrev::diff {

// Where a change stands within its section: by the text after; a removal goes where the text after has got to.
struct Place {
  std::size_t after = 0;
  bool removal = false;
  std::size_t before = 0;
};

struct Draft {
  Change change;  // without id and section path
  Facts facts;    // what it is judged by
  Place place;
  std::string digests = {};              // of a replaced file: they are part of the change's id
  std::optional<Cell> cell_before = {};  // what row and column were called; the id rests on that where it is known
  std::string titles_before =
      {};                   // of moved sections, and of renumbered headings with both numbers: the id rests on that
  int section_before = -1;  // index into the outline before
  int section_after = -1;   // index into the outline after; -1 for a removal
};

// Adds text with that sign to a change; a new line parts it from what is there.
void AppendRun(Change& change, Sign sign, std::string_view text);

// Changes in the order they were found; patch nodes refer to them by index.
class Drafts {
 public:
  int Add(Draft draft) {
    drafts_.push_back(std::move(draft));
    return static_cast<int>(drafts_.size()) - 1;
  }
  Draft& operator[](int index) { return drafts_[static_cast<std::size_t>(index)]; }

  // Judges and names every change and puts them in reading order: by section. `place_of[i]` is where the i-th added
  // draft went.
  struct Finished {
    std::vector<Draft> drafts;
    std::vector<int> place_of;
  };
  Finished Finish(const SectionRows& rows, const Lexicon& lexicon, std::vector<Limit>& limits) &&;

 private:
  std::vector<Draft> drafts_;
};

}  // namespace planrev::diff
