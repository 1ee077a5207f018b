// SPDX-License-Identifier: MIT
// What stands between a sign and the one that closes it: a tag, a link's target, its label. Either may run over the
// ends of lines, which count as blanks (CommonMark 0.30, sections 6.3 and 6.6).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "diff/text/vocabulary.h"

namespace planrev::diff {

struct Piece;  // diff/text/words.h

// A byte of a block's text.
struct Place {
  std::size_t piece = 0;
  std::size_t at = 0;  // in the piece
  bool operator==(const Place&) const = default;
};

struct Enclosed {
  std::string_view inside;  // without the signs; with a blank for each end of a line
  Place end;                // of the sign that closes it
};

// Each of these is asked for the place of the sign that opens. None is longer than a few thousand bytes.
class InlineSpans {
 public:
  // Both are referred to.
  InlineSpans(const std::vector<Piece>& pieces, Vocabulary& vocabulary);

  // "<…>", whatever is in it.
  std::optional<Enclosed> Tag(Place open);
  // "(…)" that holds where a link points, and perhaps a title.
  std::optional<Enclosed> Target(Place open);
  // "[…]", the first that closes.
  std::optional<Enclosed> Label(Place open);

 private:
  using EndOf = std::size_t (*)(std::string_view);

  std::optional<Enclosed> Find(Place open, EndOf end_of);
  std::optional<Enclosed> FindBelow(Place open, EndOf end_of);

  const std::vector<Piece>& pieces_;
  Vocabulary& vocabulary_;
  std::size_t left_;  // bytes that may still be looked through in vain
};

// Whether what stands between "<" and ">" is a tag: a closing one, an opening one with its attributes, a comment,
// instruction or declaration.
bool IsTag(std::string_view inside);

}  // namespace planrev::diff
