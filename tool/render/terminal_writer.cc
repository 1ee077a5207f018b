// SPDX-License-Identifier: MIT
#include "tool/render/terminal_writer.h"

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

// How many bytes from the start take at most `columns` columns.
std::size_t BytesIn(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    const std::size_t size = Decode(text.substr(at)).size;
    used += Columns(text.substr(at, size));
    if (used > columns) return at;
    at += size;
  }
  return at;
}

// The bytes from where at most `columns` columns are left.
std::size_t StartOfLast(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (at < text.size() && Columns(text.substr(at)) > columns) at += Decode(text.substr(at)).size;
  return at;
}

}  // namespace

void TerminalWriter::Write(const Line& text, std::string_view first, std::string_view rest) {
  const Wrapping wrapping = {width_, {Label::kPlain, std::string(first)}, {Label::kPlain, std::string(rest)}};
  for (const Line& line : Wrap(text, wrapping)) out_ += Paint(line, colour_);
}

void TerminalWriter::Write(const Line& text, const Piece& before_each) {
  for (const Line& line : Wrap(text, {width_, before_each, before_each})) out_ += Paint(line, colour_);
}

std::string FitColumns(const std::string& text, std::size_t columns) {
  if (Columns(text) <= columns) return text;
  const std::size_t last = columns / 2;
  const std::string_view all = text;
  return std::string(all.substr(0, BytesIn(all, columns - last - 1))) + "…" +
         std::string(all.substr(StartOfLast(all, last)));
}

}  // namespace planrev::tool
