// SPDX-License-Identifier: MIT
// UTF-8 (RFC 3629), as far as the program itself needs it: validation at reading speed and decoding for display.
#pragma once

#include <cstddef>
#include <string_view>

namespace planrev::tool {

// The offset of the first byte that is not part of well-formed UTF-8; npos where there is none. Overlong forms,
// surrogates and values above U+10FFFF are malformed. ASCII goes by at eight bytes a step.
std::size_t FindMalformed(std::string_view text);

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;     // in bytes
  bool well_formed = true;  // else `value` is the byte itself and `size` is 1
};

// The code point at the start of `text`, which is not empty.
CodePoint Decode(std::string_view text);

}  // namespace planrev::tool
