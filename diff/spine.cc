// SPDX-License-Identifier: MIT
#include "diff/spine.h"

#include <algorithm>
#include <numeric>

#include "diff/sequence.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kBytesPerWord = 6;  // to weigh a section that was not parsed

// The level of the section that a block opens, 0 where it opens none.
int OpensSection(const Document& document, const Block& block) {
  if (block.whole) return document.outline.sections[static_cast<std::size_t>(block.section)].level;
  return block.unit == Unit::kHeading ? block.level : 0;
}

std::uint64_t WordsOf(const Block& block) {
  return block.whole ? (block.end - block.start) / kBytesPerWord : block.words;
}

// How many things a reader would say had moved if the pairs [first, last) did.
Weight WeightOf(const Document& after, const std::vector<BlockPair>& pairs, std::size_t first, std::size_t last) {
  Weight weight{0, 0};
  int covered = 0;  // level of the section that covers what follows
  for (std::size_t k = first; k < last; ++k) {
    const Block& block = after.blocks[pairs[k].after];
    const int level = OpensSection(after, block);
    if (covered == 0 || (level > 0 && level <= covered)) {
      ++weight.units;
      covered = level;
    }
    weight.words += WordsOf(block);
  }
  return weight;
}

}  // namespace

std::vector<bool> FindSpine(const Document& after, const std::vector<BlockPair>& pairs) {
  std::vector<std::size_t> by_after(pairs.size());
  std::iota(by_after.begin(), by_after.end(), std::size_t{0});
  std::sort(by_after.begin(), by_after.end(),
            [&](std::size_t a, std::size_t b) { return pairs[a].after < pairs[b].after; });
  std::vector<std::size_t> rank(pairs.size());
  for (std::size_t r = 0; r < by_after.size(); ++r) rank[by_after[r]] = r;

  std::vector<std::size_t> starts;  // of runs of neighbours
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    if (k == 0 || rank[k] != rank[k - 1] + 1) starts.push_back(k);
  }
  starts.push_back(pairs.size());
  std::vector<std::size_t> values;
  std::vector<Weight> weights;
  for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
    values.push_back(rank[starts[r]]);
    weights.push_back(WeightOf(after, pairs, starts[r], starts[r + 1]));
  }
  const auto kept = HeaviestIncreasing(values, weights);
  std::vector<bool> on_spine(pairs.size());
  for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
    for (std::size_t k = starts[r]; k < starts[r + 1]; ++k) on_spine[k] = kept[r];
  }
  return on_spine;
}

}  // namespace planrev::diff
