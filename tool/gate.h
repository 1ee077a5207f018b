// SPDX-License-Identifier: MIT
// The gate before adoption: nothing substantive is adopted that was not reviewed and accepted.
//
// A plan's first adoption passes, for there is nothing to compare with; and so does what is in force already. Those who
// wrote the revision, or one since the one in force, count among its reviewers, but are not enough, unless the
// register's settings say so: else a slip that somebody else mended would make the first writer's own word enough.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/register.h"
#include "tool/reviewing.h"

namespace planrev::tool {

// By change: what was said of it, as far as it counts.
std::vector<ReviewState> StatesOf(const Reviewing& reviewing, const store::Settings& settings);

// A substantive change that keeps a revision from being adopted.
struct Held {
  std::size_t change = 0;  // index into Comparison::changes
  ReviewState state = ReviewState::kOpen;
  std::string why;  // "unreviewed", "rejected by Ann", "accepted by Ann alone, who wrote the revision"
};

// "Ann alone, who wrote the revision", or "Ann and Ben only, who wrote it": of the people in `words`, writers all.
std::string OnlyWriters(const Reviewing& reviewing, const std::vector<store::Review>& words);

// In the order of the text; none where the register's settings leave the gate open.
std::vector<Held> HeldBack(const Reviewing& reviewing, const store::Settings& settings);

// "2 substantive changes are not accepted by review: 1 unreviewed, 1 accepted by its writer only"; `since`, as " since
// r1", follows "changes".
std::string InCounts(const std::vector<Held>& held, const std::string& since = "");

}  // namespace planrev::tool
