// SPDX-License-Identifier: MIT
#include "tool/visible.h"

#include <utf8proc.h>

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

std::string Hexadecimal(char32_t value, std::size_t width) {
  std::string digits;
  for (; value > 0 || digits.size() < width; value >>= 4) digits.insert(digits.begin(), "0123456789ABCDEF"[value & 15]);
  return digits;
}

std::string Shown(const CodePoint& point) {
  if (!point.well_formed) return "<0x" + Hexadecimal(point.value, 2) + ">";
  return "<U+" + Hexadecimal(point.value, 4) + ">";
}

bool IsPlain(char byte) { return byte >= 0x20 && byte < 0x7F; }

std::string Visible(std::string_view text, bool many_lines) {
  std::string visible;
  visible.reserve(text.size());
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && IsPlain(text[plain])) ++plain;
    visible += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CodePoint point = Decode(text);
    if (point.value == '\t') {
      visible += many_lines ? '\t' : ' ';
    } else if (many_lines && point.value == '\n') {
      visible += '\n';
    } else if (many_lines && text.starts_with("\r\n")) {
    } else if (!point.well_formed || IsHidden(point.value)) {
      visible += Shown(point);
    } else {
      visible += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return visible;
}

}  // namespace

bool IsHidden(char32_t point) {
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  if (point < 0x600) return false;
  if (point == kSoftHyphen || point == kNonJoiner || point == kJoiner) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CS:
      return true;
    default:
      return false;
  }
}

std::string VisibleLine(std::string_view text) { return Visible(text, false); }

std::string VisibleText(std::string_view text) { return Visible(text, true); }

}  // namespace planrev::tool
