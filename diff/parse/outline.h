// SPDX-License-Identifier: MIT
// The outline of a text: its front matter and its headings with what stands under each, by byte range.
//
// Only headings of the document itself count, not those in quotes or list items. Fenced code and HTML blocks are
// respected. One pass over the lines, no parse: the sections of two texts that are the same bytes need no further work.
// Source: CommonMark 0.30, sections 4.2 (ATX headings), 4.3 (setext), 4.5 (fences), 4.6 (HTML blocks), 5.2 (list
// items).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace planrev::diff {

// A heading and its own text, down to the next heading of whatever level. Half-open byte ranges, 0-based.
struct OutlineSection {
  std::size_t start = 0;
  std::size_t heading_end = 0;  // start of the first line below the heading; `start` where there is no heading
  std::size_t end = 0;
  int level = 0;    // 1 to 6; 0 for what stands above the first heading
  int parent = -1;  // index of the enclosing section, -1 at the top
};

struct Outline {
  std::size_t front_matter_end = 0;      // start of the first line below the front matter, 0 where there is none
  std::size_t body_start = 0;            // behind a byte order mark and the front matter
  std::vector<OutlineSection> sections;  // cover the body without gaps; the first may be of level 0
};

Outline MakeOutline(std::string_view text);

}  // namespace planrev::diff
