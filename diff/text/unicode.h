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

// The character at `at`, which must be below `text.size()`. Soft hyphens and zero-width signs are ignorable (not those
// that turn the direction of writing), every kind
// of space is blank, combining marks count as letters.
Char WideCharAt(std::string_view text, std::size_t at);  // of two bytes and more
inline Char CharAt(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c >= 0x80) return WideCharAt(text, at);
  const bool letter = static_cast<unsigned char>((c | 0x20) - 'a') < 26;
  const bool digit = static_cast<unsigned char>(c - '0') < 10;
  return {c, 1,
          letter     ? CharClass::kLetter
          : digit    ? CharClass::kDigit
          : c <= ' ' ? CharClass::kBlank
                     : CharClass::kSign};
}

// `word` as it counts for comparing: composed (NFC), without ignorable characters, quotes and dashes straight.
std::string Normalized(std::string_view word);

// Whether Normalized can change `word` at all; a cheap test.
bool NeedsNormalizing(std::string_view word);

// `word` in lower case by simple case folding, for telling a change of case from one of wording.
std::string Folded(std::string_view word);

// '0' to '9'.
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether a byte of UTF-8 is part of a word: a letter or digit, or of any character beyond ASCII.
inline bool IsOfWord(char c) {
  return (c & 0x80) != 0 || IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace planrev::diff
