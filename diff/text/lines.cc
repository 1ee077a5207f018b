// SPDX-License-Identifier: MIT
#include "diff/text/lines.h"

#include <algorithm>

namespace planrev::diff {

LineIndex::LineIndex(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    starts_.push_back(at);
    at = LineAt(text, at).next;
  }
}

std::size_t LineIndex::LineOf(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return std::max<std::size_t>(1, static_cast<std::size_t>(after - starts_.begin()));
}

std::size_t LineIndex::StartOf(std::size_t line) const {
  return starts_.empty() ? 0 : starts_[std::min(std::max<std::size_t>(line, 1), starts_.size()) - 1];
}

std::string_view Trim(std::string_view line) {
  while (!line.empty() && IsBlank(line.front())) line.remove_prefix(1);
  while (!line.empty() && IsBlank(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace planrev::diff
