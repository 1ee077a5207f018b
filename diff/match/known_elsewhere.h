// SPDX-License-Identifier: MIT
// Things that are called the same on both sides, wherever they stand: another in the place of one of them is neither.
#pragma once

#include <cstddef>
#include <unordered_map>

namespace planrev::diff {

class KnownElsewhere {
 public:
  void Add(std::size_t before, std::size_t after) {
    after_[before] = after;
    before_[after] = before;
  }

  // Whether one of the two is known to be another than the other.
  bool Part(std::size_t before, std::size_t after) const {
    const auto there = after_.find(before), back = before_.find(after);
    return (there != after_.end() && there->second != after) || (back != before_.end() && back->second != before);
  }

 private:
  std::unordered_map<std::size_t, std::size_t> after_;   // of each before
  std::unordered_map<std::size_t, std::size_t> before_;  // of each after
};

}  // namespace planrev::diff
