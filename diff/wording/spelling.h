// SPDX-License-Identifier: MIT
// Whether words are the same words, written otherwise.
#pragma once

#include <optional>
#include <string_view>

#include "diff/wording/edits.h"

namespace planrev::diff {

// True for words that differ in case-folded form only as British and American habits do, or by a common slip. Of any
// length: an apostrophe that came or went ("childrens") and the stops of an abbreviation ("e.g.", "eg"). From five
// letters on: a hyphen ("co-ordinate"), -ise and -ize, -yse and -yze, -our and -or, -re and -er, -ence and -ense, -ogue
// and -og, -amme and -am, -dgement and -dgment, -learnt and -learned. From seven: a doubled letter ("focussed") or two
// neighbouring letters swapped ("recieve"). Never guesses beyond that: "increased" for "increase" is wording, and so
// are anything with digits, an apostrophe that moved ("Council's", "Councils'") and a hyphen that parts two words of
// other meanings ("re-sign").
bool IsRespelled(std::string_view before, std::string_view after);

// In what two runs of the same words differ.
struct Writing {
  bool signs = false;     // commas, dashes, quotes and the like
  bool capitals = false;  // the case of letters
  bool spelling = false;  // letters, contractions ("doesn't"), words written as one or as two, "&", a word doubled
};

// How the words that the hunk takes out and those that it puts in differ in writing; nothing where they are other words
// or figures.
std::optional<Writing> SameWords(const Passage& before, const Passage& after, const Hunk& hunk);

// Whether all of the words [first, last) are signs that part or frame words: commas, dashes, quotes, not "<" or "€".
bool OnlySigns(const Passage& passage, std::size_t first, std::size_t last);

}  // namespace planrev::diff
