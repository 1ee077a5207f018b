// SPDX-License-Identifier: MIT
// The number a heading starts with: "3.", "3.1", "§ 4a", "Appendix B:", "Priority 2".
#pragma once

#include <cstddef>
#include <string_view>

namespace planrev::diff {

// How many bytes of `title` are its enumerator, with the blanks behind it; 0 where it has none, or nothing else. A
// number counts with a stop, bracket or colon behind it, with parts ("3.1"), behind a word that takes one (section,
// appendix, priority, "§" …), or bare with one or two digits.
std::size_t EnumeratorLength(std::string_view title);

// How many bytes at the start of `text` are a number: digits with parts and a letter ("3.1", "42a"), Roman or single
// capital letters; 0 where there is none.
std::size_t NumberLength(std::string_view text);

// The word without the "s" of several; short ones as they are.
std::string_view Singular(std::string_view word);

// Whether `word` is one that a number belongs to ("section", "Appendix", "§"), in the singular or plural, in any case.
bool TakesNumber(std::string_view word);

}  // namespace planrev::diff
