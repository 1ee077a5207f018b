// SPDX-License-Identifier: MIT
// Runs of words that are taken out of one place and put in at another.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace planrev::diff {

// Text that a change takes out, or puts in; `owner` says whose.
struct OwnedText {
  std::string_view text;
  std::size_t owner = 0;
};

// From its first word to its last in either text.
struct SharedRun {
  std::size_t from = 0;  // owners
  std::size_t to = 0;
  std::string_view removed;
  std::string_view added;
};

// The longest runs of eight words or more, whatever signs stand between them, of which no eight in a row are found more
// than once on either side. By ascending place in `removed`.
std::vector<SharedRun> FindSharedRuns(const std::vector<OwnedText>& removed, const std::vector<OwnedText>& added);

}  // namespace planrev::diff
