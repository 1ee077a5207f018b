// SPDX-License-Identifier: MIT
#include "diff/spine.h"

#include <algorithm>
#include <numeric>

#include "diff/groups.h"
#include "diff/sections.h"
#include "diff/sequence.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kBytesPerWord = 6;  // to weigh a section that was not parsed

std::uint64_t WordsOf(const Block& block) {
  return block.whole ? (block.end - block.start) / kBytesPerWord : block.words;
}

class SpineFinder {
 public:
  SpineFinder(const Document& before, const Document& after, const std::vector<BlockPair>& pairs)
      : before_(before), after_(after), pairs_(pairs), rank_(pairs.size()), by_after_(pairs.size()) {}

  std::vector<bool> Find() {
    RankByAfter();
    std::vector<std::size_t> starts;  // of runs of neighbours
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (k == 0 || rank_[k] != rank_[k - 1] + 1) starts.push_back(k);
    }
    starts.push_back(pairs_.size());
    std::vector<std::size_t> values;
    std::vector<Weight> weights;
    for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
      values.push_back(rank_[starts[r]]);
      weights.push_back(WeightOf(starts[r], starts[r + 1]));
    }
    const auto kept = HeaviestIncreasing(values, weights);
    std::vector<bool> on_spine(pairs_.size());
    for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
      std::fill(on_spine.begin() + static_cast<std::ptrdiff_t>(starts[r]),
                on_spine.begin() + static_cast<std::ptrdiff_t>(starts[r + 1]), kept[r]);
    }
    return on_spine;
  }

 private:
  void RankByAfter() {
    std::iota(by_after_.begin(), by_after_.end(), std::size_t{0});
    std::sort(by_after_.begin(), by_after_.end(),
              [&](std::size_t a, std::size_t b) { return pairs_[a].after < pairs_[b].after; });
    for (std::size_t r = 0; r < by_after_.size(); ++r) rank_[by_after_[r]] = r;
  }

  // How many things a reader would say had moved if the pairs [first, last) did. A heading takes what is below it along
  // if all of that is in the run; a heading that would leave its text behind moves alone.
  Weight WeightOf(std::size_t first, std::size_t last) const {
    Weight weight{0, 0};
    std::size_t covered = 0;  // blocks before this one move with a section that is counted
    for (std::size_t k = first; k < last; ++k) {
      const Block& block = before_.blocks[pairs_[k].before];
      if (block.unit == Unit::kMetadata || block.unit == Unit::kFootnote) continue;  // nobody asks where they stand
      weight.words += WordsOf(block);
      if (pairs_[k].before < covered) continue;
      ++weight.units;
      covered = std::max(covered, CoveredBy(k, last));
    }
    return weight;
  }

  // Where the section or group ends (a block before) that pair `k` opens and the run that ends before pair `last`
  // holds; 0 if none.
  std::size_t CoveredBy(std::size_t k, std::size_t last) const {
    const Block& a = before_.blocks[pairs_[k].before];
    const Block& b = after_.blocks[pairs_[k].after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) return a.whole ? 0 : GroupCoveredBy(k, last);
    for (const bool with_subsections : {true, false}) {
      const std::size_t end = SectionBlocksEnd(before_, a, with_subsections);
      if (Holds(last, end, SectionBlocksEnd(after_, b, with_subsections))) return end;
    }
    return 0;
  }

  std::size_t GroupCoveredBy(std::size_t k, std::size_t last) const {
    for (const Group& group : GroupsFrom(before_, pairs_[k].before)) {
      const std::size_t blocks = group.last - group.first;
      if (blocks > 1 && Holds(last, group.last, pairs_[k].after + blocks)) return group.last;
    }
    return 0;
  }

  // Whether no pair behind the run lies before these ends, on either side.
  bool Holds(std::size_t last, std::size_t end_before, std::size_t end_after) const {
    const std::size_t next_rank = rank_[last - 1] + 1;
    const bool before_ends = last == pairs_.size() || pairs_[last].before >= end_before;
    const bool after_ends = next_rank == by_after_.size() || pairs_[by_after_[next_rank]].after >= end_after;
    return before_ends && after_ends;
  }

  const Document& before_;
  const Document& after_;
  const std::vector<BlockPair>& pairs_;
  std::vector<std::size_t> rank_;      // of each pair in the order after
  std::vector<std::size_t> by_after_;  // pairs in the order after
};

}  // namespace

std::vector<bool> FindSpine(const Document& before, const Document& after, const std::vector<BlockPair>& pairs) {
  return SpineFinder(before, after, pairs).Find();
}

}  // namespace planrev::diff
