// SPDX-License-Identifier: MIT
// A revision that was not shared yet may get another number, label and commit when it is put on top of what others
// shared. What speaks of it follows: messages of commits, decisions, reviews.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "store/decision.h"
#include "store/revision.h"

namespace planrev::store {

// What became of revisions: as they were, and as they are now.
class Replacements {
 public:
  void Add(const Revision& before, const Revision& after);

  // The decision as it speaks of the revisions that there are now.
  Decision Follow(const std::string& plan, Decision decision) const;

  // A line of a plan's JSON lines (store/json_lines.h) with the numbers of revisions and the ids of commits as they are
  // now. One that speaks of none of those stays byte for byte.
  std::string FollowLine(const std::string& plan, std::string_view line) const;

 private:
  // What has the number `number` now; `number` where it is not one of those.
  int NumberFor(const std::string& plan, int number) const;
  std::string FollowCommits(std::string text) const;
  // Whether anything in `value` was replaced.
  bool FollowNumbers(const std::string& plan, nlohmann::ordered_json& value) const;

  std::map<std::string, std::map<int, Revision>> by_plan_;  // by the number that they had
  std::map<std::string, std::string> commits_;              // ids
};

// A revision's commit message with another label and number; its other words and trailers stay.
std::string FollowMessage(std::string_view message, const Revision& before, const Revision& after);

// The same for a decision's.
std::string FollowMessage(std::string_view message, const std::string& plan, const Decision& before,
                          const Decision& after);

// A decision's file with what differs between the two; all else in it stays as a person left it.
std::string FollowFile(std::string_view file, const Decision& before, const Decision& after);

}  // namespace planrev::store
