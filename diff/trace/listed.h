// SPDX-License-Identifier: MIT
// What a text lists: the items of its lists, the rows of its tables, its labelled paragraphs. For texts that are not
// compared but picked from, as an assessment with its recommendations.
//
// An item is a list's own, with all that is below it; items of a list within are part of it. A label is what people
// call such a thing by: "R1", "Recommendation 4", "(a)", "1.", the number that a numbered list gives it, or a row's
// first cell where that is one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

struct ListedCell {
  std::string header;  // of its column
  std::string text;
};

struct Listed {
  std::string label;                 // without its stops and brackets: "R1", "4", "a"; empty where it has none
  std::string text;                  // as it is read, without the label, on one line; of a row its other cells
  std::vector<std::string> section;  // titles from the outermost heading inwards
  std::size_t line = 1;
  std::vector<ListedCell> cells;  // of a row, without the one that is its label
};

// In reading order. Linear in the text; anything at all may be in it.
std::vector<Listed> FindListed(std::string_view text);

// A label at the start of `text`, and how many bytes it takes with its stop and the blanks behind; 0 where there is
// none.
struct LabelFound {
  std::string label;
  std::size_t length = 0;
};
LabelFound LabelAt(std::string_view text);

}  // namespace planrev::diff
