// SPDX-License-Identifier: MIT
#include "diff/text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace planrev::diff {
namespace {

// Controls that turn the direction of writing can make a text read as another one, so they are never ignored.
bool TurnsText(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

CharClass ClassOf(char32_t code) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
      return CharClass::kLetter;
    case UTF8PROC_CATEGORY_ND:
      return CharClass::kDigit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return CharClass::kBlank;
    case UTF8PROC_CATEGORY_CF:
      return TurnsText(code) ? CharClass::kSign : CharClass::kIgnorable;
    default:
      return CharClass::kSign;
  }
}

// The plain sign that stands for `code` in comparing; 0 where it stands for itself.
char Plain(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return 0;
  }
}

std::string Composed(std::string text) {
  utf8proc_uint8_t* out = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &out, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (size < 0) return text;  // no UTF-8: compared as it stands
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

}  // namespace

Char WideCharAt(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  utf8proc_int32_t code = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (length <= 0) return {first, 1, CharClass::kSign};
  const auto point = static_cast<char32_t>(code);
  return {point, static_cast<std::size_t>(length), ClassOf(point)};
}

bool NeedsNormalizing(std::string_view word) {
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    // From U+0300 the text may have combining marks, curly quotes, dashes; U+00AD is the soft hyphen (C2 AD).
    if (byte >= 0xCC || byte == 0xC2) return true;
  }
  return false;
}

std::string Normalized(std::string_view word) {
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = CharAt(word, at);
    if (const char sign = Plain(c.code)) {
      plain += sign;
    } else if (c.kind != CharClass::kIgnorable) {
      plain.append(word, at, c.length);
    }
    at += c.length;
  }
  return Composed(std::move(plain));
}

std::string Folded(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    const Char c = CharAt(word, at);
    if (c.code < 0x80) {  // most words are ASCII throughout
      folded += static_cast<char>(c.code >= 'A' && c.code <= 'Z' ? c.code + ('a' - 'A') : c.code);
      ++at;
      continue;
    }
    utf8proc_uint8_t bytes[4];
    const auto size =
        c.length > 1 ? utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.code)), bytes) : 0;
    if (size > 0) {
      folded.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    } else {
      folded.append(word, at, c.length);
    }
    at += c.length;
  }
  return folded;
}

}  // namespace planrev::diff
