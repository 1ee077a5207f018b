// SPDX-License-Identifier: MIT
// Changes as they are told, to be held against each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"

namespace planrev::diff {

struct Entry {
  Kind kind = Kind::kEdited;
  Unit unit = Unit::kParagraph;
  std::string before;  // as it is read
  std::string after;
  std::string facts;      // figures and obligations, a line for each, where they are held against each other
  std::string id;         // of the change
  std::string body;       // letters and digits of what moved with a section's title
  bool follows = false;   // references that followed a renumbering
  bool dressed = false;   // told to have another formatting or level
  std::string lead = {};  // the signs and number of a heading that went, which are not told
};

using Entries = std::vector<Entry>;

// One for each change of a comparison of `before` with something.
Entries EntriesOf(const Comparison& comparison, std::string_view before);

// On one line, for a person.
std::string Said(const Entry& entry);

// The lines of a text, without the number that a heading may start with.
std::vector<std::string> LinesOf(const std::string& text);

// Whether the two are told alike, ids apart.
bool Alike(const Entry& a, const Entry& b);

// The cells of a row, or of all rows of a table, as they are told.
std::vector<std::string> CellsOf(std::string text);

// Only the letters and digits of Markdown, or of a text as it is read; where links lead, and the language of code, is
// left out.
std::string LettersOf(std::string_view text);

}  // namespace planrev::diff
