// SPDX-License-Identifier: MIT
// Text that says what each of its pieces is, not how it looks. Renderers write labels; Paint is the one place that maps
// them to colours, and PaintNames makes them visible to tests.
#pragma once

#include <string>
#include <vector>

namespace planrev::tool {

enum class Label { kPlain, kSection, kRemoved, kAdded, kSubstantive, kFactual, kEditorial, kId, kAside, kWarning };

struct Piece {
  Label label = Label::kPlain;
  std::string text;
};

// Pieces in reading order. In a line that goes to Paint no piece has a line feed.
using Line = std::vector<Piece>;

// The line with a line feed; with ANSI colours (ECMA-48 SGR) where `colour` is true.
std::string Paint(const Line& line, bool colour);

// Every piece that is not plain as "<added>text</added>", for tests.
std::string PaintNames(const Line& line);

}  // namespace planrev::tool
