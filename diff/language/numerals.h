// SPDX-License-Identifier: MIT
// Numbers written in words: "seven", "twenty-five", "one hundred and twenty", "two thirds", "twice". English.
#pragma once

#include <cstddef>
#include <optional>

#include "diff/text/prose.h"

namespace planrev::diff {

// A number in the words [first, last) of a passage; `value` is none for a fraction, which is one of something else.
struct Numeral {
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<double> value;
  bool fraction = false;
};

// The number that starts with the word at `at`, as long as it goes. "One" counts only where it is no pronoun ("one of
// them", "no one"), a fraction only where it is no ordinal ("two thirds", "a quarter of", not "the third").
std::optional<Numeral> NumeralAt(const Passage& passage, std::size_t at);

// Whether the word at `at` is a figure, or a word that numbers are written with.
bool IsNumber(const Passage& passage, std::size_t at);

}  // namespace planrev::diff
