// SPDX-License-Identifier: MIT
// How the reviews of a proposed revision read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tool/gate.h"
#include "tool/reviewing.h"

namespace planrev::tool {

struct ReviewTold {
  const Reviewing& reviewing;
  std::vector<ReviewState> states;  // by change
  std::vector<Held> held;           // what holds it back from adoption
  bool only_open = false;           // tell only the changes that are not accepted
};

// For a terminal: each change with its state and what each person said of it, then what was said of changes that are
// gone, then the counts.
std::string RenderReview(const ReviewTold& told, std::size_t width);

// The form of planrev-review(1), one change a line.
std::string RenderReviewJson(const ReviewTold& told);

// "Ann accepted it, 2021-06-20 10:12"; "of r2" where it was said of another revision than `revision`.
std::string WordText(const store::Review& review, int revision);

}  // namespace planrev::tool
