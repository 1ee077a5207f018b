// SPDX-License-Identifier: MIT
// How the words of a passage are dressed (bold, code, links …), and what of that came or went around words that stayed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/text/words.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

struct DressChanges {
  std::vector<std::string> said;  // "\"partners\" is now bold", "\"our page\" links to …", in reading order
  bool formatting = false;
  bool link = false;    // a link came, went or points elsewhere
  bool struck = false;  // words are struck through now, or no longer
  std::string image;    // of an image that shows another file: what is said of the first
};

// Marks count their words within the passages. Only what covers words that both sides share is told.
DressChanges CompareDress(const Passage& before, const std::vector<Mark>& before_marks, const Passage& after,
                          const std::vector<Mark>& after_marks, const std::vector<Hunk>& hunks, const Lexicon& lexicon);

}  // namespace planrev::diff
