// SPDX-License-Identifier: MIT
#include "diff/parse/passage.h"

#include <algorithm>
#include <utility>

namespace planrev::diff {
namespace {

// Adds words and marks of the document; marks count from `base` there.
void Take(const Document& document, std::size_t first_word, std::size_t words, Dressed& into) {
  const std::size_t from = into.passage.words.size();
  const auto begin = document.words.begin() + static_cast<std::ptrdiff_t>(first_word);
  into.passage.words.insert(into.passage.words.end(), begin, begin + static_cast<std::ptrdiff_t>(words));
  if (words > 0) into.passage.words[from].spaced = true;
}

void TakeMarks(const Document& document, std::size_t first_mark, std::size_t marks, std::ptrdiff_t shift,
               Dressed& into) {
  for (std::size_t i = first_mark; i < first_mark + marks; ++i) {
    Mark mark = document.marks[i];
    if (mark.kind == MarkKind::kCell) continue;
    mark.before = static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(mark.before) + shift);
    into.marks.push_back(mark);
  }
}

void TakeCellInto(const Document& document, const Block& table, const TableCell& cell, Dressed& into) {
  const auto shift = static_cast<std::ptrdiff_t>(into.passage.words.size()) -
                     static_cast<std::ptrdiff_t>(cell.first_word - table.first_word);
  Take(document, cell.first_word, cell.words, into);
  TakeMarks(document, cell.first_mark, cell.marks, shift, into);
}

// A table's rows stand on lines, its cells apart. Its words start at `first`.
void SetSeams(const Document& document, const Block& table, std::size_t first, Dressed& dressed) {
  for (const TableRow& row : document.tables[static_cast<std::size_t>(table.table)].rows) {
    Seam seam = Seam::kLine;
    for (const TableCell& cell : row.cells) {
      if (cell.words == 0) continue;
      const std::size_t word = first + cell.first_word - table.first_word;
      if (word > 0) dressed.passage.words[word].seam = seam;
      if (word > 0) dressed.passage.words[word].spaced = true;
      seam = Seam::kCell;
    }
  }
}

}  // namespace

Dressed TakeBlocks(const Document& document, std::size_t first_block, std::size_t count) {
  Dressed dressed{{document.text, {}}, {}};
  for (std::size_t b = first_block; b < first_block + count; ++b) {
    const Block& block = document.blocks[b];
    const auto shift = static_cast<std::ptrdiff_t>(dressed.passage.words.size());
    if (block.unit == Unit::kItem) dressed.items.push_back(dressed.passage.words.size());
    const std::size_t first = dressed.passage.words.size();
    Take(document, block.first_word, block.words, dressed);
    TakeMarks(document, block.first_mark, block.marks, shift, dressed);
    if (block.table >= 0) SetSeams(document, block, first, dressed);
  }
  return dressed;
}

Dressed TakeGroup(const Document& document, std::size_t first_block, std::size_t count) {
  Dressed dressed = TakeBlocks(document, first_block, count);
  std::size_t at = 0;
  for (std::size_t b = first_block; b < first_block + count; ++b) {
    if (at > 0 && at < dressed.passage.words.size()) dressed.passage.words[at].seam = Seam::kLine;
    at += document.blocks[b].words;
  }
  return dressed;
}

Dressed TakeCell(const Document& document, const Block& table, const TableCell& cell) {
  Dressed dressed{{document.text, {}}, {}};
  TakeCellInto(document, table, cell, dressed);
  return dressed;
}

Dressed TakeCells(const Document& document, const Block& table, const std::vector<const TableCell*>& cells) {
  Dressed dressed{{document.text, {}}, {}};
  for (const TableCell* cell : cells) {
    const std::size_t first = dressed.passage.words.size();
    TakeCellInto(document, table, *cell, dressed);
    if (first > 0 && first < dressed.passage.words.size()) dressed.passage.words[first].seam = Seam::kCell;
  }
  return dressed;
}

Dressed TakeRow(const Document& document, const Block& table, const TableRow& row) {
  std::vector<const TableCell*> cells;
  for (const TableCell& cell : row.cells) cells.push_back(&cell);
  return TakeCells(document, table, cells);
}

std::string ReadCell(const Document& document, const TableCell& cell) {
  Dressed dressed{{document.text, {}}, {}};
  Take(document, cell.first_word, cell.words, dressed);
  return ReadingText(dressed.passage, 0, dressed.passage.words.size());
}

std::string ReadRow(const Document& document, const TableRow& row) {
  std::string text;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (c > 0) text += " | ";
    text += ReadCell(document, row.cells[c]);
  }
  return text;
}

std::string ReadBlock(const Document& document, const Block& block) {
  if (block.table < 0) {
    Dressed dressed{{document.text, {}}, {}};
    Take(document, block.first_word, block.words, dressed);
    return ReadingText(dressed.passage, 0, dressed.passage.words.size());
  }
  std::string text;
  const auto& rows = document.tables[static_cast<std::size_t>(block.table)].rows;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == 1) continue;  // the delimiter row
    if (r > 0) text += '\n';
    text += ReadRow(document, rows[r]);
  }
  return text;
}

}  // namespace planrev::diff
