// SPDX-License-Identifier: MIT
// A word of a passage as it is looked up in a list of words, and whether a list has it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "diff/text/prose.h"
#include "diff/text/unicode.h"

namespace planrev::diff {

// In lower case.
inline std::string LowerWord(const Passage& passage, std::size_t at) {
  const Word& word = passage.words[at];
  return Folded(passage.text.substr(word.start, word.length));
}

template <std::size_t N>
bool IsIn(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether a noun, in lower case, is of several, as far as its ending shows: "burglaries", "people".
inline bool IsOfSeveral(std::string_view noun) {
  return noun == "people" || noun == "children" || (noun.size() > 4 && noun.ends_with('s') && !noun.ends_with("ss"));
}

}  // namespace planrev::diff
