// SPDX-License-Identifier: MIT
// Labelled lines as text for a terminal of some width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tool/labelled.h"
#include "tool/wrap.h"

namespace planrev::tool {

class TerminalWriter {
 public:
  static constexpr std::size_t kLeastWidth = 20;

  TerminalWriter(std::size_t width, bool colour) : width_(width < kLeastWidth ? kLeastWidth : width), colour_(colour) {}

  std::size_t width() const { return width_; }

  // Wraps the text; `first` stands before its first line, `rest` before the others.
  void Write(const Line& text, std::string_view first = "", std::string_view rest = "    ");
  void Write(const Line& text, const Piece& before_each);
  void EmptyLine() { out_ += '\n'; }

  std::string Take() { return std::move(out_); }

 private:
  std::size_t width_;
  bool colour_;
  std::string out_;
};

// `text` in at most `columns` columns; what was cut off in its middle is told by "…".
std::string FitColumns(const std::string& text, std::size_t columns);

}  // namespace planrev::tool
