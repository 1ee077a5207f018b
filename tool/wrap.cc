// SPDX-License-Identifier: MIT
// The text goes by in atoms: stretches that hold together (a word, which may have pieces of several labels, or one wide
// character), each with the white space before it. An atom goes on the line if there is room, else on the next.
#include "tool/wrap.h"

#include <utf8proc.h>

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

std::size_t ColumnsOf(const CodePoint& point) {
  if (point.value < 0x80) return 1;
  const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
  return columns > 0 ? static_cast<std::size_t>(columns) : 0;
}

void Append(Line& line, Label label, std::string_view text) {
  if (text.empty()) return;
  if (line.empty() || line.back().label != label) line.push_back({label, ""});
  line.back().text += text;
}

class Wrapper {
 public:
  explicit Wrapper(const Wrapping& wrapping) : wrapping_(wrapping) { Begin(wrapping_.first); }

  void Add(const Piece& piece) {
    std::string_view text = piece.text;
    while (!text.empty()) {
      if (const std::size_t narrow = NarrowRun(text); narrow > 1 && AddNarrow(piece.label, text.substr(0, narrow))) {
        text.remove_prefix(narrow);
        continue;
      }
      const CodePoint point = Decode(text);
      Add(point, {piece.label, std::string(text.substr(0, point.size))});
      text.remove_prefix(point.size);
    }
  }

  std::vector<Line> Finish() {
    EndAtom();
    TrimPrefix();
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void Add(const CodePoint& point, const Piece& character) {
    if (point.value == '\n') {
      EndAtom();
      Break();
    } else if (point.value == ' ' || point.value == '\t') {
      EndAtom();
      Append(space_, character.label, point.value == ' ' ? " " : "    ");
      space_columns_ += point.value == ' ' ? 1 : 4;
    } else {
      AddToAtom(ColumnsOf(point), character);
    }
  }

  // How many bytes at the start of `text` are visible ASCII characters, each one column wide.
  static std::size_t NarrowRun(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && text[n] > ' ' && text[n] < 0x7F) ++n;
    return n;
  }

  // Takes most words in one go: those of narrow characters that a line has room for. False where it has not.
  bool AddNarrow(Label label, std::string_view run) {
    if (wide_ || begin_ + atom_columns_ + run.size() > wrapping_.width) return false;
    Append(atom_, label, run);
    atom_columns_ += run.size();
    return true;
  }

  void AddToAtom(std::size_t columns, const Piece& character) {
    if (columns > 1 || (wide_ && columns > 0)) EndAtom();
    if (columns > 0) wide_ = columns > 1;
    if (begin_ + atom_columns_ + columns > wrapping_.width) EndAtom();  // wider than a line: broken here
    Append(atom_, character.label, character.text);
    atom_columns_ += columns;
  }

  void EndAtom() {
    if (atom_.empty()) return;
    const bool fits = columns_ + space_columns_ + atom_columns_ <= wrapping_.width;
    if (!fits && columns_ > begin_) Break();
    for (const Piece& piece : space_) Append(line_, piece.label, piece.text);
    for (const Piece& piece : atom_) Append(line_, piece.label, piece.text);
    columns_ += space_columns_ + atom_columns_;
    ForgetSpace();
    atom_.clear();
    atom_columns_ = 0;
    wide_ = false;
  }

  void Break() {
    TrimPrefix();
    lines_.push_back(std::move(line_));
    Begin(wrapping_.rest);
    ForgetSpace();
  }

  // A line that is nothing but its prefix ends without a blank.
  void TrimPrefix() {
    if (columns_ > begin_ || line_.empty()) return;
    std::string& prefix = line_.back().text;
    prefix.erase(prefix.find_last_not_of(' ') + 1);
  }

  void Begin(const Piece& prefix) {
    line_.clear();
    Append(line_, prefix.label, prefix.text);
    begin_ = columns_ = Columns(prefix.text);
  }

  void ForgetSpace() {
    space_.clear();
    space_columns_ = 0;
  }

  const Wrapping& wrapping_;
  std::vector<Line> lines_;
  Line line_;
  std::size_t columns_ = 0;  // of line_
  std::size_t begin_ = 0;    // of the prefix of line_
  Line space_;
  std::size_t space_columns_ = 0;
  Line atom_;
  std::size_t atom_columns_ = 0;
  bool wide_ = false;  // atom_ is a wide character
};

}  // namespace

std::size_t Columns(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const CodePoint point = Decode(text);
    columns += ColumnsOf(point);
    text.remove_prefix(point.size);
  }
  return columns;
}

std::vector<Line> Wrap(const Line& text, const Wrapping& wrapping) {
  Wrapper wrapper(wrapping);
  for (const Piece& piece : text) wrapper.Add(piece);
  return wrapper.Finish();
}

}  // namespace planrev::tool
