// SPDX-License-Identifier: MIT
// How a passage reads: its words with what stands between them, and where its sentences end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diff/text/words.h"

namespace planrev::diff {

// The words of one side in reading order, and the text they stand in.
struct Passage {
  std::string_view text;
  std::vector<Word> words;
};

// Word `index` as it is written, without the backslash of one that is escaped; empty behind the last.
std::string_view TextOf(const Passage& passage, std::size_t index);

// What stands before a word as it is read: a space, the end of a line, the border of a cell, or nothing.
const char* SpaceBefore(const Passage& passage, std::size_t at);

// The text of the words [first, last) as it is read, a space where white space stood; none before the first.
std::string ReadingText(const Passage& passage, std::size_t first, std::size_t last);

// Whether word `index` is a sign that ends a sentence: not the stop of "Mr.", "No." and the like, nor that of "U.S." or
// "J." before a word that may be part of a name.
bool EndsSentence(const Passage& passage, std::size_t index);

}  // namespace planrev::diff
