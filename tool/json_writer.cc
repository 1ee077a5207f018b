// SPDX-License-Identifier: MIT
#include "tool/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "tool/utf8.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

bool IsPlain(char byte) { return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; }

void AppendUnit(std::string& out, char32_t unit) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(unit >> shift) & 15];
}

void AppendEscaped(std::string& out, char32_t point) {
  switch (point) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (point < 0x10000) return AppendUnit(out, point);
  AppendUnit(out, 0xD800 + ((point - 0x10000) >> 10));
  AppendUnit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
}

}  // namespace

void JsonWriter::Separate() {
  if (comma_) out_ += ',';
  if (breaks_) out_ += '\n';
  comma_ = breaks_ = false;
}

void JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
}

void JsonWriter::Close(char bracket) {
  if (breaks_) out_ += '\n';
  breaks_ = false;
  out_ += bracket;
  comma_ = true;
}

void JsonWriter::Key(std::string_view key) {
  Separate();
  out_ += '"';
  out_ += key;
  out_ += "\":";
}

void JsonWriter::Text(std::string_view text) {
  Separate();
  out_ += '"';
  Escape(text);
  out_ += '"';
  comma_ = true;
}

void JsonWriter::Escape(std::string_view text) {
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && IsPlain(text[plain])) ++plain;
    out_ += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    const CodePoint point = Decode(text);
    if (!point.well_formed) {
      out_ += "\\ufffd";  // a file's name may hold any bytes
    } else if (point.value < 0x80 || IsHidden(point.value)) {
      AppendEscaped(out_, point.value);
    } else {
      out_ += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
}

void JsonWriter::Number(std::size_t number) {
  Separate();
  out_ += std::to_string(number);
  comma_ = true;
}

void JsonWriter::Number(double number) {
  Separate();
  std::array<char, 32> digits;
  const double size = std::abs(number);
  const bool ordinary = size == 0 || (size >= 1e-4 && size < 1e15);  // others are shorter with an exponent
  const auto format = ordinary ? std::chars_format::fixed : std::chars_format::general;
  out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number, format).ptr);
  comma_ = true;
}

void JsonWriter::Truth(bool truth) {
  Separate();
  out_ += truth ? "true" : "false";
  comma_ = true;
}

void JsonWriter::Null() {
  Separate();
  out_ += "null";
  comma_ = true;
}

}  // namespace planrev::tool
