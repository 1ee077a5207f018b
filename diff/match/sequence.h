// SPDX-License-Identifier: MIT
// Aligns two sequences of integers: which element after is which element before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planrev::diff {

struct Match {
  std::size_t before = 0;
  std::size_t after = 0;
};

struct Alignment {
  std::vector<Match> matches;  // ascending on both sides
  bool coarse = false;         // a stretch was too large to align in full; some equal elements in it stay unmatched
};

// A longest common subsequence where the differing stretch is small (250,000 pairs of elements), by Wu, Manber, Myers
// and Miller's O(NP) algorithm as dtl has it. Larger stretches are first parted at elements, or short runs of elements,
// that occur once on both sides (Bram Cohen's patience diff), which keeps the cost near linear; the result is then not
// always longest.
Alignment AlignSequences(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& after);

// How much an element of an increasing subsequence counts: first `units`, then `words`, at last `lot`. A lot is
// drawn (LotOf) from what the element says on both sides: so of two as heavy the same is taken wherever they stand, and
// whichever of the texts is the one before.
struct Weight {
  std::uint64_t units = 1;
  std::uint64_t words = 0;
  std::uint64_t lot = 0;
};

// A lot from a hash of what an element says; so small that a sum of many does not run over.
inline std::uint64_t LotOf(std::uint64_t hash) { return hash & 0xFFFFFFFF; }

// The heaviest strictly increasing subsequence of `values` (all different), as flags: true for an element that belongs
// to it. Fenwick tree over the values, O(n log n); of two that weigh the same in every respect the one that ends on the
// lower value is taken.
std::vector<bool> HeaviestIncreasing(const std::vector<std::size_t>& values, const std::vector<Weight>& weights);

}  // namespace planrev::diff
