// SPDX-License-Identifier: MIT
// What stands between a sign and the one that closes it: a tag, a link's target, its label. Either may run over the
// ends of lines, which count as blanks (CommonMark 0.30, sections 6.3 and 6.6).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

struct Piece;  // diff/text/words.h

// A byte of a block's text.
struct Place {
  std::size_t piece = 0;
  std::size_t at = 0;  // in the piece
  bool operator==(const Place&) const = default;
};

struct Enclosed {
  std::string_view inside;  // without the signs; with a blank for each end of a line. Valid until the next is asked for
  Place end;                // of the sign that closes it
};

// Each of these is asked for the place of the sign that opens. None is longer than a few thousand bytes.
class InlineSpans {
 public:
  // The pieces are referred to.
  explicit InlineSpans(const std::vector<Piece>& pieces);

  // "<…>", whatever is in it.
  std::optional<Enclosed> Tag(Place open);
  // "(…)" that holds where a link points, and perhaps a title.
  std::optional<Enclosed> Target(Place open);
  // "[…]", the first that closes.
  std::optional<Enclosed> Label(Place open);

  // Whether too much was looked through, so that nothing is found any more. A text that people wrote does not get
  // there.
  bool gave_up() const { return gave_up_; }

 private:
  std::optional<Enclosed> Find(Place open, char closing);
  std::optional<Enclosed> FindBelow(Place open, char closing);
  bool Spend(std::size_t bytes);

  const std::vector<Piece>& pieces_;
  std::string joined_;  // the lines of what was found last
  std::size_t left_;    // bytes that may still be looked through
  bool gave_up_ = false;
};

// Whether what stands between "<" and ">" is a tag: a closing one, an opening one with its attributes, a comment,
// instruction or declaration.
bool IsTag(std::string_view inside);

// The tag without what says nothing at its end: "br", "br " and "br /" are the same.
std::string_view TagRead(std::string_view inside);

}  // namespace planrev::diff
