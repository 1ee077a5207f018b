// SPDX-License-Identifier: MIT
// The blocks of one section: the units that are matched, each with its range of bytes and its words.
//
// Blocks lie in reading order and do not overlap. A list item's block is its first paragraph with the marker; what else
// the item holds are blocks of their own. A pipe table (GFM, section 4.10) is one block with its cells. A link
// definition, which cmark swallows, is a block whose words are its target; a footnote is one as well. What lies between
// blocks (white space, rules, quote prefixes) is layout.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/parse/outline.h"
#include "diff/text/vocabulary.h"
#include "diff/text/words.h"

namespace planrev::diff {

// A cell of a pipe table: its bytes without the blanks and pipes around it, and its words by index into its document's.
struct TableCell {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t first_word = 0;
  std::size_t words = 0;
  std::size_t first_mark = 0;
  std::size_t marks = 0;
  std::uint64_t reads = 0;  // as in Block
  std::uint64_t looks = 0;
};

// A row's line, without the line ending. The delimiter row has no words; its cells are kept for their places.
struct TableRow {
  std::size_t start = 0;
  std::size_t end = 0;
  std::vector<TableCell> cells;
};

struct Table {
  std::vector<TableRow> rows;  // header, delimiter, then the body; each padded or cut to the header's number of cells
};

inline constexpr int kNestingKept = 64;  // levels that Block::nesting has bits for

struct Block {
  Unit unit = Unit::kParagraph;
  std::size_t start = 0;    // list marker and fence included, line prefix not
  std::size_t content = 0;  // where the text starts, behind list marker or heading marks
  std::size_t end = 0;      // without the last line ending
  int section = 0;          // index into the outline
  int level = 0;            // of a heading
  int list = -1;            // which list of the document an item stands in
  int list_depth = 0;
  int quote_depth = 0;
  std::uint64_t nesting = 0;  // lists (0) and quotes (1) around it, a bit each, the innermost lowest; see kNestingKept
  bool ordered = false;       // an item of a numbered list
  bool opens_item = false;    // the first block of a list item
  bool whole = false;         // a section that is the same bytes on both sides, not parsed: heading and all
  int table = -1;             // index into Document::tables
  std::size_t first_word = 0;
  std::size_t words = 0;
  std::size_t first_mark = 0;
  std::size_t marks = 0;
  std::uint64_t reads = 0;  // equal where two blocks read the same, word for word
  std::uint64_t looks = 0;  // and where they are dressed the same as well
};

// One side of a comparison, as far as it had to be parsed.
struct Document {
  std::string_view text;
  Labels labels;
  Outline outline;
  std::vector<std::size_t> section_blocks;  // index of each section's first block; one more at the end
  std::vector<Block> blocks;
  std::vector<Word> words;
  std::vector<Mark> marks;
  std::vector<Table> tables;
  int lists = 0;
  bool marks_left = false;  // of a block's words, see diff/text/words.h
};

// What part of a text to parse: a section of its outline.
struct ParseRange {
  std::size_t start = 0;
  std::size_t end = 0;
  int section = 0;
};

// The text of the heading in [start, end), without its marks.
std::vector<Piece> HeadingPieces(std::string_view text, std::size_t start, std::size_t end);

// Adds the blocks of `range` to `document`. Cannot fail: every line that is not blank or a rule ends up in a block.
void ParseSection(const ParseRange& range, Document& document, Vocabulary& vocabulary);

}  // namespace planrev::diff
