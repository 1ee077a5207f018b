// SPDX-License-Identifier: MIT
// Words and marks taken together from blocks and cells, ready to be read or compared word by word.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/parse/parse.h"
#include "diff/text/prose.h"
#include "diff/text/words.h"

namespace planrev::diff {

// A passage and what its words wear.
struct Dressed {
  Passage passage;
  std::vector<Mark> marks;
  std::vector<std::size_t> items = {};  // words that list items start with; ascending
};

// The words of `count` neighbouring blocks, one after another.
Dressed TakeBlocks(const Document& document, std::size_t first_block, std::size_t count);

// The same with a line for each block: a list is read so.
Dressed TakeGroup(const Document& document, std::size_t first_block, std::size_t count);

// The words of one cell, of some cells one after another, and of all of a row's.
Dressed TakeCell(const Document& document, const Block& table, const TableCell& cell);
Dressed TakeCells(const Document& document, const Block& table, const std::vector<const TableCell*>& cells);
Dressed TakeRow(const Document& document, const Block& table, const TableRow& row);

// A block's text as it is read; a table's rows on lines of their own, cells parted by " | ".
std::string ReadBlock(const Document& document, const Block& block);
std::string ReadRow(const Document& document, const TableRow& row);
std::string ReadCell(const Document& document, const TableCell& cell);

}  // namespace planrev::diff
