// SPDX-License-Identifier: MIT
// Hashes that are the same on every machine and in every run: XXH3 of the bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace planrev::diff {

std::uint64_t Hash(std::string_view bytes);

// Folds `value` into `seed`; the order of the values counts.
inline std::uint64_t Mix(std::uint64_t seed, std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15ULL;
  value ^= value >> 32;
  return (seed ^ value) * 0xD6E8FEB86659FD93ULL + (seed >> 29);
}

}  // namespace planrev::diff
