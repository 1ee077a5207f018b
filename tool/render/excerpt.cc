// SPDX-License-Identifier: MIT
#include "tool/render/excerpt.h"

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kKept = 48;    // characters kept next to a change
constexpr std::size_t kSlack = 20;   // more of them, to reach the end of a word
constexpr std::size_t kSpared = 24;  // leaving out less than these bytes helps nobody

bool IsSpace(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// How many bytes from the start to show.
std::size_t HeadSize(std::string_view text) {
  std::size_t at = 0;
  std::size_t cut = 0;
  for (std::size_t seen = 0; at < text.size() && seen < kKept + kSlack; ++seen) {
    if (seen == kKept) cut = at;
    if (seen >= kKept && IsSpace(text[at])) return at;
    at += Decode(text.substr(at, 4)).size;
  }
  return at == text.size() ? at : cut;
}

// How many bytes from the end.
std::size_t TailSize(std::string_view text) {
  std::size_t at = text.size();
  std::size_t cut = at;
  for (std::size_t seen = 0; at > 0 && seen < kKept + kSlack; ++seen) {
    if (seen == kKept) cut = at;
    if (seen >= kKept && IsSpace(text[at - 1])) return text.size() - at;
    do {
      --at;
    } while (at > 0 && IsContinuation(text[at]));
  }
  return at == 0 ? text.size() : text.size() - cut;
}

}  // namespace

Excerpt Shorten(std::string_view text, Touches touches) {
  const std::size_t head = touches == Touches::kEnd ? 0 : HeadSize(text);
  const std::size_t tail = touches == Touches::kStart ? 0 : TailSize(text);
  if (head + tail + kSpared >= text.size()) return {text, {}, false};
  return {text.substr(0, head), text.substr(text.size() - tail), true};
}

}  // namespace planrev::tool
