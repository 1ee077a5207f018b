// SPDX-License-Identifier: MIT
// Shortens what stayed the same to the words around a change.
#pragma once

#include <string_view>

namespace planrev::tool {

// What to show of a stretch. Where `cut` is true, text between the two was left out and an ellipsis belongs there.
struct Excerpt {
  std::string_view head;
  std::string_view tail;
  bool cut = false;
};

// Which ends of a stretch touch a change, and so are worth showing.
enum class Touches { kStart, kEnd, kBoth };

// The ends of `text` that touch a change, some fifty characters each, cut between words where words have spaces. A
// stretch that would hardly become shorter stays whole, as the head. Views into `text`, which is UTF-8.
Excerpt Shorten(std::string_view text, Touches touches);

}  // namespace planrev::tool
