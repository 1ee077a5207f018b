// SPDX-License-Identifier: MIT
// Which section after is which section before.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/parse/outline.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

constexpr int kUnmatched = -1;

// For each section of one side the index of its partner on the other, or kUnmatched.
struct SectionPartners {
  std::vector<int> of_before;
  std::vector<int> of_after;

  void Join(std::size_t before, std::size_t after) {
    of_before[before] = static_cast<int>(after);
    of_after[after] = static_cast<int>(before);
  }
};

// The sections that are the same bytes (but for white space at their end) on both sides and in order. Reads the texts
// once.
SectionPartners MatchEqualSections(const Document& before, const Document& after);

// Adds partners for the sections that were parsed since they differ: by title (without its number) and by the words
// below it, in order first, then the ones that moved.
void MatchChangedSections(const Document& before, const Document& after, const Lexicon& lexicon,
                          SectionPartners& partners, std::vector<Limit>& limits);

}  // namespace planrev::diff
