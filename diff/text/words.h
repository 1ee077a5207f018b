// SPDX-License-Identifier: MIT
// The words of a block, as a reader sees them, apart from the marks that dress them.
//
// A word keeps its inner apostrophes, hyphens and stops ("co-operate", "gov.uk"); a figure stays whole with its
// separators, currency and percent sign ("£35,000,000", "2019/20", "7.4%"); every other sign stands alone. Two words
// have the same id when a reader takes them for the same: quotes, dashes and hyphens of any shape, composed and
// decomposed accents, soft hyphens, thousands separators and no-break spaces make no difference. Case does. Emphasis,
// code ticks, link brackets and targets, inline HTML and hard breaks are marks (CommonMark 0.30, chapter 6; emphasis by
// a simpler rule than 6.2: a run opens or closes by the blanks around it and needs a partner).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/text/labels.h"
#include "diff/text/vocabulary.h"

namespace planrev::diff {

enum class WordClass : std::uint8_t { kWord, kFigure, kPunctuation };

// What a reader sees where blocks, lines of code or cells meet, instead of a blank.
enum class Seam : std::uint8_t { kNone, kLine, kCell };

struct Word {
  std::size_t start = 0;     // byte offset in the text
  std::uint32_t length = 0;  // bytes
  WordId id = 0;
  WordClass kind = WordClass::kWord;
  bool spaced = false;   // white space stands before it
  bool escaped = false;  // its first byte is a backslash that a reader does not see
  Seam seam = Seam::kNone;
};

enum class MarkKind : std::uint8_t {
  kStrong,
  kEmphasis,
  kStrike,
  kCode,
  kLink,
  kImage,
  kTarget,
  kHtml,
  kCell,
  kLevel,
  kList,
  kQuote,
};

// A mark stands before the word with index `before` (counted in its block).
struct Mark {
  std::uint32_t before = 0;
  MarkKind kind = MarkKind::kStrong;
  bool opens = false;
  WordId id = 0;  // of the target, tag or level; 0 for the rest
};

struct Words {
  std::vector<Word> words;
  std::vector<Mark> marks;
  bool marks_left = false;  // so many signs open a tag or a link in vain that the rest was read as signs
};

// A piece of a block's text that is free of line prefixes: `text` is part of the whole text and starts at `offset`
// there.
struct Piece {
  std::string_view text;
  std::size_t offset = 0;
};

// Splits the pieces (lines) of a block. `literal`: no marks, as in code, and
// the blanks at the start of a line are a sign. A link's label that is not among the `labels`
// makes no link; without any, every one does.
Words SplitWords(const std::vector<Piece>& pieces, bool literal, Vocabulary& vocabulary,
                 const Labels* labels = nullptr);

}  // namespace planrev::diff
