// SPDX-License-Identifier: MIT
#include "diff/passage.h"

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

}  // namespace

Dressed TakeBlocks(const Document& document, std::size_t first_block, std::size_t count) {
  Dressed dressed{{document.text, {}}, {}};
  for (std::size_t b = first_block; b < first_block + count; ++b) {
    const Block& block = document.blocks[b];
    const auto shift = static_cast<std::ptrdiff_t>(dressed.passage.words.size());
    Take(document, block.first_word, block.words, dressed);
    TakeMarks(document, block.first_mark, block.marks, shift, dressed);
  }
  return dressed;
}

Dressed TakeCell(const Document& document, const Block& table, const TableCell& cell) {
  Dressed dressed{{document.text, {}}, {}};
  TakeCellInto(document, table, cell, dressed);
  return dressed;
}

Dressed TakeRow(const Document& document, const Block& table, const TableRow& row) {
  Dressed dressed{{document.text, {}}, {}};
  for (const TableCell& cell : row.cells) TakeCellInto(document, table, cell, dressed);
  return dressed;
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

PassageResult ComparePassages(const Dressed& before, const Dressed& after, const Lexicon& lexicon, Draft& draft) {
  const Edits edits = EditPassage(before.passage, after.passage, lexicon);
  draft.facts.unit = draft.change.unit;
  LookAtWords(before.passage, after.passage, edits.hunks, lexicon, draft.facts);
  DressChanges dress = CompareDress(before.passage, before.marks, after.passage, after.marks, edits.hunks);
  draft.facts.dress = std::move(dress.said);
  draft.facts.formatting = dress.formatting;
  draft.facts.link = dress.link;
  draft.change.runs = MakeRuns(before.passage, after.passage, edits.hunks);
  return {!edits.hunks.empty() || dress.formatting || dress.link, edits.coarse, edits.hunks};
}

}  // namespace planrev::diff
