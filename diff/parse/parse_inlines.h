// SPDX-License-Identifier: MIT
// The text of blocks and cells as CommonMark dresses it (0.30, chapter 6), with strikethrough and the marks of notes.
// For showing a plan as people know it; a comparison itself rests on words.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace planrev::diff {

// How a piece of text is dressed: any of these, added up.
using Faces = std::uint8_t;
struct Face {
  static constexpr Faces kPlain = 0;
  static constexpr Faces kStrong = 1;
  static constexpr Faces kEmphasis = 2;
  static constexpr Faces kStrike = 4;
  static constexpr Faces kCode = 8;
  static constexpr Faces kLink = 16;
  static constexpr Faces kImage = 32;  // the text is the alternative text
  static constexpr Faces kNote = 64;   // the mark of a footnote: "[^1]"
};

// A piece of text as it is read: without markup, entities resolved, line feeds only for hard breaks. Tags of inline
// HTML are left out (what stands between them is not), except that <br> is a line feed.
struct Styled {
  std::string text;
  Faces faces = Face::kPlain;
  std::string target;  // of a link or image, as it stands in the text: not to be trusted
};
using StyledText = std::vector<Styled>;

// One text for each of `sources`, which are a paragraph's, heading's or cell's lines without their line prefixes.
// `definitions` are the lines of the text that define links ("[label]: target"); the first of a label counts.
// Linear in the size of both.
std::vector<StyledText> ParseInlines(const std::vector<std::string>& sources,
                                     const std::vector<std::string>& definitions);

}  // namespace planrev::diff
