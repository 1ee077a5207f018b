// SPDX-License-Identifier: MIT
// Lines of a text by byte range. A line ends at LF, CR LF or a lone CR, as CommonMark has it (section 2.1).
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace planrev::diff {

struct Line {
  std::size_t start = 0;
  std::size_t end = 0;   // before the line ending
  std::size_t next = 0;  // start of the next line, or the text's size
};

// The line that starts at `start`, which must be below `text.size()`.
inline Line LineAt(std::string_view text, std::size_t start) {
  const char* begin = text.data() + start;
  const std::size_t left = text.size() - start;
  const auto* lf = static_cast<const char*>(std::memchr(begin, '\n', left));
  const std::size_t length = lf ? static_cast<std::size_t>(lf - begin) : left;
  const auto* cr = static_cast<const char*>(std::memchr(begin, '\r', length));
  if (cr == nullptr) return {start, start + length, start + length + (lf ? 1 : 0)};
  const std::size_t end = start + static_cast<std::size_t>(cr - begin);
  return {start, end, lf && cr + 1 == lf ? end + 2 : end + 1};
}

// Answers "on which line is this byte" for one text.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  std::size_t LineOf(std::size_t offset) const;  // 1-based
  std::size_t StartOf(std::size_t line) const;   // of the last line for any beyond

 private:
  std::vector<std::size_t> starts_;
};

inline bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// `line` with blanks taken off both ends.
std::string_view Trim(std::string_view line);

}  // namespace planrev::diff
