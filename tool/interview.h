// SPDX-License-Identifier: MIT
// Judging changes one at a time, as "git add -p" goes through hunks: each is shown, and a letter says what becomes of
// it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/review.h"
#include "tool/reviewing.h"

namespace planrev::tool {

// What the interview talks through.
struct Talk {
  std::function<void(const std::string& text)> say;
  std::function<std::optional<std::string>(const std::string& prompt)> ask;  // nothing at the end of the input
};

// Asks of each change that `who` has not judged, and gives what was said, without `by`. Ends at the last one, at "q"
// and at the end of the input; what was said by then counts.
std::vector<store::Review> Interview(const Reviewing& reviewing, const std::string& who, const Talk& talk);

}  // namespace planrev::tool
