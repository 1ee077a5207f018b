// SPDX-License-Identifier: MIT
// What people have said of the changes between the text in force and a proposed one: here comparison and register meet.
//
// A review counts for the change that it was made of (tool/same_change.h), whichever later revision makes that change
// again, as long as the same text is in force. Of what one person said of a change the latest counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "store/register.h"

namespace planrev::tool {

// Nobody said anything; all accept, reject or query; they disagree. kAcceptedByWriter: nobody but who wrote the
// revision, or one on the way to it, accepts, which does not count (tool/gate.h tells it from kAccepted).
enum class ReviewState { kOpen, kAccepted, kAcceptedByWriter, kRejected, kQueried, kDisputed };

// "open", "accepted" and so on, of that many changes.
std::string_view Name(ReviewState state, std::size_t count = 1);

struct Reviewing {
  store::Revision before;  // in force
  store::Revision after;   // proposed
  std::string before_text;
  std::string after_text;
  diff::Comparison comparison;
  std::vector<store::ReviewedChange> named;       // by change: what a review names it by
  std::vector<std::vector<store::Review>> words;  // by change: what each person said last, oldest first
  std::vector<std::string> writers;  // names of who wrote the revisions since `before`, the newest last, each once
  std::vector<store::Review> gone;   // what was said of changes that the proposed text no longer makes
};

// What each person said last of each of the changes that are `named`, and of others. `reviews` are those that count.
struct Words {
  std::vector<std::vector<store::Review>> of_changes;
  std::vector<store::Review> gone;
};
Words LatestWords(const std::vector<store::ReviewedChange>& named, std::vector<store::Review> reviews);

// What the words say, whoever said them: never kAcceptedByWriter.
ReviewState StateOf(const std::vector<store::Review>& words);

// Puts reviews that were recorded since among the words of their changes.
void TakeIn(Reviewing& reviewing, const std::vector<store::Review>& added);

// Compares the two and reads what was said. `before` is the revision in force.
Reviewing ReviewBetween(const store::Register& plans, const store::Revision& before, const store::Revision& after);

// The same for "PLAN" or "PLAN@REVISION" and what is in force; nothing where that is the revision itself. Throws
// kUnknown where none is in force: there is nothing to compare with.
std::optional<Reviewing> ReviewProposed(const store::Register& plans, const std::string& name);

}  // namespace planrev::tool
