// SPDX-License-Identifier: MIT
// What the engine asks of Unicode, answered by utf8proc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planrev::diff {

enum class CharClass { kBlank, kLetter, kDigit, kSign, kIgnorable };

struct Char {
  char32_t code = 0;
  std::size_t length = 1;  // bytes; 1 for a byte that is no UTF-8
  CharClass kind = CharClass::kSign;
};

// The character at `at`, which must be below `text.size()`. Soft hyphens and zero-width signs are ignorable, every kind
// of space is blank, combining marks count as letters.
Char CharAt(std::string_view text, std::size_t at);

// `word` as it counts for comparing: composed (NFC), without ignorable characters, quotes and dashes straight.
std::string Normalized(std::string_view word);

// Whether Normalized can change `word` at all; a cheap test.
bool NeedsNormalizing(std::string_view word);

// `word` in lower case by simple case folding, for telling a change of case from one of wording.
std::string Folded(std::string_view word);

}  // namespace planrev::diff
