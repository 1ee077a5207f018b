// SPDX-License-Identifier: MIT
// Fits labelled text to a number of columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tool/labelled.h"

namespace planrev::tool {

// The columns that `text` takes on a terminal: two for wide East Asian characters, none for combining marks.
std::size_t Columns(std::string_view text);

struct Wrapping {
  std::size_t width = 80;  // at least one word or character stands on a line, however narrow
  Piece first = {};        // before the first line
  Piece rest = {};         // before each of the others
};

// Breaks at white space and around wide characters, and inside a word that is wider than a line. A line feed always
// breaks; a tab counts as four spaces. White space at a break goes away, elsewhere it stays; a line of
// nothing but its prefix loses the blanks at the end of that. Linear.
std::vector<Line> Wrap(const Line& text, const Wrapping& wrapping);

}  // namespace planrev::tool
