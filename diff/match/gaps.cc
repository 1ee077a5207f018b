// SPDX-License-Identifier: MIT
#include "diff/match/gaps.h"

#include <algorithm>
#include <numeric>

#include "diff/match/spine.h"

namespace planrev::diff {
namespace {

struct Range {
  std::size_t first;
  std::size_t last;
};

class GapFinder {
 public:
  explicit GapFinder(const PairsSoFar& known) : known_(known), pairs_(known.pairs) {}

  std::vector<Gap> Find() {
    AddBetweenNeighbours();
    const auto on_spine = FindSpine(known_.before, known_.after, pairs_);
    std::vector<BlockPair> fixed;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (on_spine[k]) fixed.push_back(pairs_[k]);
    }
    AddBetween(fixed, {0, known_.before.blocks.size()}, {0, known_.after.blocks.size()});
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (!on_spine[k]) AddInSection(pairs_[k]);
    }
    return std::move(gaps_);
  }

  std::vector<Gap> FindBeside() {
    for (const BlockPair& pair : pairs_) {
      AddGap({StartOfLone(known_.taken_before, pair.before), pair.before},
             {StartOfLone(known_.taken_after, pair.after), pair.after});
      const std::size_t row = pair.before + pair.before_count, column = pair.after + pair.after_count;
      AddGap({row, EndOfLone(known_.taken_before, row)}, {column, EndOfLone(known_.taken_after, column)});
    }
    return std::move(gaps_);
  }

 private:
  static std::size_t StartOfLone(const std::vector<bool>& taken, std::size_t end) {
    while (end > 0 && !taken[end - 1]) --end;
    return end;
  }
  static std::size_t EndOfLone(const std::vector<bool>& taken, std::size_t start) {
    while (start < taken.size() && !taken[start]) ++start;
    return start;
  }

  void AddBetweenNeighbours() {
    for (std::size_t k = 0; k + 1 < pairs_.size(); ++k) {
      const BlockPair &above = pairs_[k], &below = pairs_[k + 1];
      const std::size_t row = above.before + above.before_count, column = above.after + above.after_count;
      if (column <= below.after && EndOfLone(known_.taken_after, column) == below.after)
        AddGap({row, below.before}, {column, below.after});
    }
  }

  void AddBetween(const std::vector<BlockPair>& fixed, Range rows, Range columns) {
    for (const BlockPair& pair : fixed) {
      AddGap({rows.first, pair.before}, {columns.first, pair.after});
      rows.first = pair.before + pair.before_count;
      columns.first = pair.after + pair.after_count;
    }
    AddGap(rows, columns);
  }

  void AddGap(Range rows, Range columns) {
    Gap gap;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
      if (!known_.taken_before[i]) gap.rows.push_back(i);
    }
    if (gap.rows.empty()) return;
    for (std::size_t j = columns.first; j < columns.last; ++j) {
      if (!known_.taken_after[j]) gap.columns.push_back(j);
    }
    if (!gap.columns.empty()) gaps_.push_back(std::move(gap));
  }

  // `pair` is off the spine: where it is a section's heading, the gaps among the section's own blocks.
  void AddInSection(const BlockPair& pair) {
    const Block& a = known_.before.blocks[pair.before];
    const Block& b = known_.after.blocks[pair.after];
    const auto section = static_cast<std::size_t>(a.section);
    if (a.whole || a.unit != Unit::kHeading || known_.partners.of_before[section] != b.section) return;
    const Range rows{pair.before + 1, known_.before.section_blocks[section + 1]};
    const Range columns{pair.after + 1, known_.after.section_blocks[static_cast<std::size_t>(b.section) + 1]};
    std::vector<BlockPair> inner;
    for (const BlockPair& other : pairs_) {
      if (other.before < rows.first || other.before >= rows.last || other.after < columns.first ||
          other.after >= columns.last)
        continue;
      if (inner.empty() || inner.back().after < other.after) inner.push_back(other);
    }
    AddBetween(inner, rows, columns);
  }

  const PairsSoFar& known_;
  const std::vector<BlockPair>& pairs_;
  std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> FindGaps(const PairsSoFar& known) { return GapFinder(known).Find(); }

std::vector<Gap> FindGapsBeside(const PairsSoFar& known) { return GapFinder(known).FindBeside(); }

}  // namespace planrev::diff
