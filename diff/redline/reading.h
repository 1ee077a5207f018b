// SPDX-License-Identifier: MIT
// One whole text, read for showing it: every section parsed, every block with its text as it is dressed and with the
// lists and quotations around it. Its blocks are those that a comparison's patch speaks of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/parse/parse.h"
#include "diff/parse/parse_inlines.h"
#include "diff/patch.h"
#include "diff/text/vocabulary.h"

namespace planrev::diff {

// A list or quotation around a block.
struct Around {
  bool quote = false;
  int list = -1;         // its number in the document; -1 for a quotation, and for a list nothing more is known of
  bool ordered = false;  // a numbered list
  bool operator==(const Around&) const = default;
};

// A range of blocks, half-open.
struct BlockSpan {
  std::size_t first = 0;
  std::size_t last = 0;
};

class Reading {
 public:
  // `text` is referred to and must outlive this.
  explicit Reading(std::string_view text);

  const Document& document() const { return document_; }
  const Block& block(std::size_t index) const { return document_.blocks[index]; }

  // The blocks that start within `bytes`.
  BlockSpan BlocksIn(const Bytes& bytes) const;

  // A block's text; a table's cells row by row, the delimiter row with them (empty).
  const StyledText& Text(std::size_t block) const { return texts_[first_text_[block]]; }
  const StyledText& Cell(std::size_t block, std::size_t row, std::size_t column) const;

  // What is around a block, outermost first.
  const std::vector<Around>& AroundOf(std::size_t block) const { return around_[block]; }

  // Whether the block is the first of a list item; then its number in a numbered list.
  bool OpensItem(std::size_t block) const { return document_.blocks[block].opens_item; }
  std::size_t ItemNumber(std::size_t block) const { return item_number_[block]; }

 private:
  void ReadTexts();
  void ReadLists();
  std::size_t NextNumber(const Block& item);

  Document document_;
  Vocabulary vocabulary_;
  std::vector<std::size_t> first_text_;  // by block
  std::vector<StyledText> texts_;
  std::vector<std::vector<Around>> around_;
  std::vector<std::size_t> item_number_;
  std::vector<std::optional<std::size_t>> list_number_;  // by list: of its last item so far
};

}  // namespace planrev::diff
