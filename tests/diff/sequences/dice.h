// SPDX-License-Identifier: MIT
// Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planrev::diff {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }

  // 0 to `count` - 1; 0 where `count` is 0.
  std::size_t Below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(Next() % count); }

  bool OneIn(std::size_t count) { return Below(count) == 0; }

  // One of `things`, which must not be empty.
  template <typename Thing>
  const Thing& Of(const std::vector<Thing>& things) {
    return things[Below(things.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace planrev::diff
