// SPDX-License-Identifier: MIT
// Writes JSON (RFC 8259) front to back without building it first: a comparison of large plans has hundreds of thousands
// of runs. Output is ASCII-safe for terminals: what IsHidden() names is written as \u escapes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace planrev::tool {

class JsonWriter {
 public:
  // Containers. The caller sees to it that every Open has its Close.
  void Open(char bracket);
  void Close(char bracket);
  // A line feed before the next value or closing bracket, for people and for line-wise tools.
  void Break() { breaks_ = true; }

  // The name of the member that comes next.
  void Key(std::string_view key);

  void Text(std::string_view text);
  void Number(std::size_t number);
  // The shortest digits that read back as the same number.
  void Number(double number);
  void Truth(bool truth);
  void Null();

  std::string Take() { return std::move(out_); }

 private:
  void Separate();
  void Escape(std::string_view text);

  std::string out_;
  bool comma_ = false;  // a value went before in this container
  bool breaks_ = false;
};

}  // namespace planrev::tool
