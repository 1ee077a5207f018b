// SPDX-License-Identifier: MIT
// Sections as subtrees of the outline.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/match/match_blocks.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

// The section behind the last one below `section`: the next of its level or above.
std::size_t SubtreeEnd(const Outline& outline, std::size_t section);

// Whether `block`, one of the document's, is the heading of a section or all of one.
bool OpensSection(const Document& document, const Block& block);

// One past the last block of the section that `block` opens: with all below it, or its own text only.
std::size_t SectionBlocksEnd(const Document& document, const Block& block, bool with_subsections);

// The titles from the outermost heading inwards, as they are read; made when first asked for.
class SectionPaths {
 public:
  explicit SectionPaths(const Document& document);
  // Empty for -1 and for what stands above the first heading.
  std::vector<std::string> Of(int section);

 private:
  const std::string& Title(std::size_t section);

  const Document& document_;
  Vocabulary vocabulary_;
  std::vector<std::string> titles_;
  std::vector<bool> known_;
};

// For each section whether it has no partner as a whole (its heading came or went with most of what it says, apart from
// what moved in or out), and then the outermost such section around it; -1 for all others, as for a heading that came
// or went without a text. `pair_of_block` is the matching's for this document.
std::vector<int> LoneSectionRoots(const Document& document, const BlockMatching& matching,
                                  const std::vector<int>& pair_of_block);

}  // namespace planrev::diff
