// SPDX-License-Identifier: MIT
#include "diff/match/spine.h"

#include <algorithm>
#include <numeric>

#include "diff/match/groups.h"
#include "diff/match/sections.h"
#include "diff/match/sequence.h"
#include "diff/text/hash.h"

namespace planrev::diff {
namespace {

// How much a block says, in bytes: with what parts it from the next one in its section, so that a section weighs the
// same whether or not it was parsed.
std::uint64_t SizeOf(const Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  const bool last = index + 1 == document.section_blocks[static_cast<std::size_t>(block.section) + 1];
  return (last ? block.end : document.blocks[index + 1].start) - block.start;
}

// From what the block says; drawn only where nothing else tells two apart.
std::uint64_t LotOfBlock(const Document& document, const Block& block) {
  return LotOf(block.whole ? Hash(document.text.substr(block.start, block.end - block.start)) : block.looks);
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

class SpineFinder {
 public:
  SpineFinder(const Document& before, const Document& after, const std::vector<BlockPair>& pairs)
      : before_(before), after_(after), pairs_(pairs), rank_(pairs.size()), by_after_(pairs.size()) {}

  std::vector<bool> Find() {
    RankByAfter();
    const auto starts = RunStarts();
    if (starts.size() < 3) return std::vector<bool>(pairs_.size(), true);
    JoinSections();
    const auto strangers = FindStrangers(starts);
    return strangers.empty() ? FindByWeight(starts) : FindAmongOthers(strangers);
  }

 private:
  // Where runs of neighbours start, and the end of the last.
  std::vector<std::size_t> RunStarts() const {
    std::vector<std::size_t> starts;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (k == 0 || rank_[k] != rank_[k - 1] + 1) starts.push_back(k);
    }
    starts.push_back(pairs_.size());
    return starts;
  }

  // The pairs that came from another section into the midst of a section's text, or went from there to another: as if
  // they, and all others that changed their section, were not there, what stands around them is one run. None where
  // none did. What is on the other side of the heading right beside it may as well have been passed by that.
  std::vector<std::size_t> FindStrangers(const std::vector<std::size_t>& starts) const {
    std::vector<bool> left(pairs_.size(), false);
    for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
      bool all = true;
      for (std::size_t k = starts[r]; k < starts[r + 1]; ++k) all = all && MayHaveLeft(pairs_[k]);
      for (std::size_t k = starts[r]; k < starts[r + 1]; ++k) left[k] = all;
    }
    const Stayed before(left), after(Permuted(left, by_after_));
    std::vector<std::size_t> strangers;
    for (std::size_t r = 0; r + 1 < starts.size(); ++r) {
      const std::size_t first = starts[r], last = starts[r + 1];
      if (!left[first] || (!WentFromAmong(first, last, before, after) && !CameAmong(first, last, before, after)))
        continue;
      for (std::size_t k = first; k < last; ++k) strangers.push_back(k);
    }
    return strangers;
  }

  // For each place the nearest above, and below, that did not leave; kNowhere where there is none.
  struct Stayed {
    explicit Stayed(const std::vector<bool>& left) : above(left.size(), kNowhere), below(left.size(), kNowhere) {
      for (std::size_t k = 1; k < left.size(); ++k) above[k] = left[k - 1] ? above[k - 1] : k - 1;
      for (std::size_t k = left.size(); k-- > 1;) below[k - 1] = left[k] ? below[k] : k;
    }
    std::vector<std::size_t> above;
    std::vector<std::size_t> below;
  };

  static std::vector<bool> Permuted(const std::vector<bool>& values, const std::vector<std::size_t>& order) {
    std::vector<bool> permuted;
    for (const std::size_t k : order) permuted.push_back(values[k]);
    return permuted;
  }

  bool WentFromAmong(std::size_t first, std::size_t last, const Stayed& before, const Stayed& after) const {
    const std::size_t above = before.above[first], below = before.below[last - 1];
    if (above == kNowhere || below == kNowhere || after.below[rank_[above]] != rank_[below]) return false;
    if (MayHaveLeft(pairs_[above]) || MayHaveLeft(pairs_[below])) return false;
    return AreAround(before_, pairs_[first].before, pairs_[above].before, pairs_[below].before,
                     rank_[above] == rank_[last - 1] + 1);
  }

  bool CameAmong(std::size_t first, std::size_t last, const Stayed& before, const Stayed& after) const {
    const std::size_t place_above = after.above[rank_[first]], place_below = after.below[rank_[last - 1]];
    if (place_above == kNowhere || place_below == kNowhere) return false;
    const std::size_t above = by_after_[place_above], below = by_after_[place_below];
    if (before.below[above] != below) return false;
    if (MayHaveLeft(pairs_[above]) || MayHaveLeft(pairs_[below])) return false;
    return AreAround(after_, pairs_[first].after, pairs_[above].after, pairs_[below].after, above == last);
  }

  // Whether the two blocks are of the section that the block between them is in. A heading above that may have `passed`
  // it does not count.
  static bool AreAround(const Document& document, std::size_t block, std::size_t above, std::size_t below,
                        bool passed) {
    const Block &a = document.blocks[above], &b = document.blocks[below];
    const int section = document.blocks[block].section;
    if (a.section != section || b.section != section || IsDefinition(b)) return false;
    return !(passed && OpensSection(document, a));
  }

  // The spine of the others, and of the strangers what is in order with that.
  std::vector<bool> FindAmongOthers(std::vector<std::size_t> strangers) const {
    std::vector<bool> on_spine(pairs_.size(), true);
    for (const std::size_t k : strangers) on_spine[k] = false;
    std::vector<BlockPair> others;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (on_spine[k]) others.push_back(pairs_[k]);
    }
    const auto kept = SpineFinder(before_, after_, others).Find();
    for (std::size_t k = 0, other = 0; k < pairs_.size(); ++k) on_spine[k] = on_spine[k] && kept[other++];
    const auto crosses = [&](std::size_t k) { return !InOrder(k, on_spine); };
    std::erase_if(strangers, crosses);
    std::vector<std::size_t> values;
    std::vector<Weight> weights;
    for (const std::size_t k : strangers) {
      values.push_back(rank_[k]);
      weights.push_back(WeightOf(k, k + 1));
    }
    const auto in_order = HeaviestIncreasing(values, weights);
    for (std::size_t s = 0; s < strangers.size(); ++s) on_spine[strangers[s]] = in_order[s];
    return on_spine;
  }

  bool InOrder(std::size_t k, const std::vector<bool>& on_spine) const {
    for (std::size_t other = 0; other < pairs_.size(); ++other) {
      if (on_spine[other] && (other < k) != (rank_[other] < rank_[k])) return false;
    }
    return true;
  }

  std::vector<bool> FindByWeight(const std::vector<std::size_t>& starts) const {
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

  void RankByAfter() {
    std::iota(by_after_.begin(), by_after_.end(), std::size_t{0});
    std::sort(by_after_.begin(), by_after_.end(),
              [&](std::size_t a, std::size_t b) { return pairs_[a].after < pairs_[b].after; });
    for (std::size_t r = 0; r < by_after_.size(); ++r) rank_[by_after_[r]] = r;
  }

  // How many things a reader would say had moved if the pairs [first, last) did. A heading takes what is below it along
  // if all of that is in the run; a heading that would leave its text behind moves alone.
  Weight WeightOf(std::size_t first, std::size_t last) const {
    Weight weight{0, 0, 0};
    Ends covered;  // blocks above these move with a section that is counted
    for (std::size_t k = first; k < last; ++k) {
      const Block& block = before_.blocks[pairs_[k].before];
      if (IsDefinition(block)) continue;  // nobody asks where they stand
      if (!LeftItsSection(pairs_[k])) weight.words += SizeOfPair(pairs_[k]);
      weight.lot += LotOfBlock(before_, block) + LotOfBlock(after_, after_.blocks[pairs_[k].after]);
      if (IsCovered(pairs_[k], covered)) continue;
      ++weight.units;
      const Ends own = CoveredBy(k, last);
      covered = {std::max(covered.before, own.before), std::max(covered.after, own.after)};
    }
    return weight;
  }

  // Where what moves as one ends, on either side.
  struct Ends {
    std::size_t before = 0;
    std::size_t after = 0;
  };

  // What is above the end on one side only is told by itself, unless its section went along with it.
  bool IsCovered(const BlockPair& pair, const Ends& ends) const {
    const bool was = pair.before < ends.before, is = pair.after < ends.after;
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    const bool with_section = partner_[static_cast<std::size_t>(a.section)] == b.section;
    return (was && is) || (with_section && (was || is));
  }

  void JoinSections() {
    partner_.assign(before_.outline.sections.size(), kUnmatched);
    joined_after_.assign(after_.outline.sections.size(), false);
    for (const BlockPair& pair : pairs_) {
      const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
      if (!OpensSection(before_, a) || !OpensSection(after_, b)) continue;
      partner_[static_cast<std::size_t>(a.section)] = b.section;
      joined_after_[static_cast<std::size_t>(b.section)] = true;
    }
  }

  // Whether its sections are not the same; one of them may be gone, or new.
  bool MayHaveLeft(const BlockPair& pair) const {
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    const int partner = partner_[static_cast<std::size_t>(a.section)];
    if (OpensSection(before_, a) || OpensSection(after_, b) || partner == b.section) return false;
    return partner != kUnmatched || joined_after_[static_cast<std::size_t>(b.section)];
  }

  // Whether both its sections are still there, and are not the same: of two as heavy it is the one that moved.
  bool LeftItsSection(const BlockPair& pair) const {
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    const int partner = partner_[static_cast<std::size_t>(a.section)];
    return partner != kUnmatched && partner != b.section && joined_after_[static_cast<std::size_t>(b.section)];
  }

  std::uint64_t SizeOfPair(const BlockPair& pair) const {
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < pair.before_count; ++i) size += SizeOf(before_, pair.before + i);
    for (std::size_t j = 0; j < pair.after_count; ++j) size += SizeOf(after_, pair.after + j);
    return size;
  }

  // Where the section or group ends that pair `k` opens and the run that ends before pair `last` holds.
  Ends CoveredBy(std::size_t k, std::size_t last) const {
    const Block& a = before_.blocks[pairs_[k].before];
    const Block& b = after_.blocks[pairs_[k].after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) return a.whole ? Ends() : GroupCoveredBy(k, last);
    const Ends own = {SectionBlocksEnd(before_, a, false), SectionBlocksEnd(after_, b, false)};
    if (!EndsBefore(last, own.before) || !EndsAfter(last, own.after)) return PartCoveredBy(k, last, own);
    const Ends all = {SectionBlocksEnd(before_, a, true), SectionBlocksEnd(after_, b, true)};
    return EndsBefore(last, all.before) || EndsAfter(last, all.after) ? all : own;
  }

  // Of a section that lies in the run on one side only, with what else is below it on the other: what it has in common.
  Ends PartCoveredBy(std::size_t k, std::size_t last, const Ends& own) const {
    if (!EndsBefore(last, own.before) && !EndsAfter(last, own.after)) return {};
    std::size_t held = k + 1;
    while (held < last && pairs_[held].before < own.before && pairs_[held].after < own.after) ++held;
    return {pairs_[held - 1].before + 1, pairs_[held - 1].after + 1};
  }

  // A group of the same sort on both sides of which nothing went, and to which nothing came: otherwise it is not told
  // as one.
  Ends GroupCoveredBy(std::size_t k, std::size_t last) const {
    const auto theirs = GroupsFrom(after_, pairs_[k].after);
    for (const Group& group : GroupsFrom(before_, pairs_[k].before)) {
      const std::size_t blocks = group.last - group.first;
      if (blocks < 2 || k + blocks > last) continue;
      const auto same = [&](const Group& other) {
        return group.unit == other.unit && other.last - other.first == blocks;
      };
      if (std::any_of(theirs.begin(), theirs.end(), same) && AreNeighbours(k, blocks))
        return {group.last, pairs_[k].after + blocks};
    }
    return {};
  }

  // Whether the pairs are of blocks that follow each other, one with one.
  bool AreNeighbours(std::size_t first, std::size_t count) const {
    for (std::size_t k = 0; k < count; ++k) {
      const BlockPair& pair = pairs_[first + k];
      if (pair.before != pairs_[first].before + k || pair.after != pairs_[first].after + k) return false;
      if (pair.before_count + pair.after_count > 2) return false;
    }
    return true;
  }

  // Whether no pair behind the run lies before the end, a block of that side. Definitions, which stand anywhere, do not
  // count.
  bool EndsBefore(std::size_t last, std::size_t end) const {
    while (last < pairs_.size() && IsDefinition(before_.blocks[pairs_[last].before])) ++last;
    return last == pairs_.size() || pairs_[last].before >= end;
  }
  bool EndsAfter(std::size_t last, std::size_t end) const {
    std::size_t rank = rank_[last - 1] + 1;
    while (rank < by_after_.size() && IsDefinition(after_.blocks[pairs_[by_after_[rank]].after])) ++rank;
    return rank == by_after_.size() || pairs_[by_after_[rank]].after >= end;
  }

  const Document& before_;
  const Document& after_;
  const std::vector<BlockPair>& pairs_;
  std::vector<std::size_t> rank_;      // of each pair in the order after
  std::vector<std::size_t> by_after_;  // pairs in the order after
  std::vector<int> partner_;           // of each section before
  std::vector<bool> joined_after_;     // for each section after whether it has one
};

}  // namespace

std::vector<bool> FindSpine(const Document& before, const Document& after, const std::vector<BlockPair>& pairs) {
  return SpineFinder(before, after, pairs).Find();
}

}  // namespace planrev::diff
