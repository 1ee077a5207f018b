// SPDX-License-Identifier: MIT
#include "tool/utf8.h"

#include <cstdint>
#include <cstring>

namespace planrev::tool {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

bool IsAscii(const char* eight) {
  std::uint64_t bytes;
  std::memcpy(&bytes, eight, sizeof bytes);
  return (bytes & kHighBits) == 0;
}

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// How many bytes a sequence has that begins with `lead`; 0 where none may.
std::size_t SizeFor(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// The smallest value that needs `size` bytes.
char32_t Smallest(std::size_t size) { return size == 2 ? 0x80 : size == 3 ? 0x800 : size == 4 ? 0x10000 : 0; }

}  // namespace

CodePoint Decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const CodePoint malformed = {.value = lead, .size = 1, .well_formed = false};
  const std::size_t size = SizeFor(lead);
  if (size == 1) return {.value = lead};
  if (size == 0 || size > text.size()) return malformed;
  char32_t value = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!IsContinuation(text[i])) return malformed;
    value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  if (value < Smallest(size) || (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF) return malformed;
  return {.value = value, .size = size};
}

std::size_t FindMalformed(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + 8 <= text.size() && IsAscii(text.data() + at)) {
      at += 8;
      continue;
    }
    const CodePoint point = Decode(text.substr(at, 4));
    if (!point.well_formed) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

}  // namespace planrev::tool
