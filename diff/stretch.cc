// SPDX-License-Identifier: MIT
#include "diff/stretch.h"

#include <algorithm>
#include <optional>

#include "diff/groups.h"
#include "diff/sections.h"
#include "diff/spine.h"

namespace planrev::diff {
namespace {

// The section that `heading` opens, with all below it or with its own text only.
BlockRange SectionRange(const Document& document, const Block& heading, bool with_subsections) {
  return {document.section_blocks[static_cast<std::size_t>(heading.section)],
          SectionBlocksEnd(document, heading, with_subsections)};
}

bool Overlaps(const MovedSection& moved, const std::vector<MovedSection>& others) {
  const auto meet = [](const BlockRange& a, const BlockRange& b) { return a.first < b.last && b.first < a.last; };
  return std::any_of(others.begin(), others.end(), [&](const MovedSection& other) {
    return meet(moved.rows, other.rows) || meet(moved.columns, other.columns);
  });
}

// Sections that stood next to each other and still do were moved in one go.
void AddMoved(const MovedSection& moved, std::vector<MovedSection>& others) {
  const bool follows = !others.empty() && others.back().rows.last == moved.rows.first &&
                       others.back().columns.last == moved.columns.first;
  if (!follows) return others.push_back(moved);
  others.back().rows.last = moved.rows.last;
  others.back().columns.last = moved.columns.last;
  others.back().pairs.insert(others.back().pairs.end(), moved.pairs.begin(), moved.pairs.end());
}

class StretchMaker {
 public:
  StretchMaker(const Document& before, const Document& after, const BlockMatching& blocks)
      : before_(before), after_(after), blocks_(blocks) {}

  Stretch Make(BlockRange rows, BlockRange columns) {
    for (std::size_t k = 0; k < blocks_.pairs.size(); ++k) {
      if (!rows.Holds(blocks_.pairs[k].before) || !columns.Holds(blocks_.pairs[k].after)) continue;
      indexes_.push_back(k);
      pairs_.push_back(blocks_.pairs[k]);
    }
    on_spine_ = FindSpine(before_, after_, pairs_);
    Stretch stretch;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const bool taken = !stretch.moved.empty() && stretch.moved.back().rows.Holds(pairs_[k].before);
      if (on_spine_[k] || taken) continue;
      if (const auto moved = SectionOf(k, stretch.moved)) AddMoved(*moved, stretch.moved);
    }
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (on_spine_[k]) stretch.spine.push_back(indexes_[k]);
    }
    return stretch;
  }

 private:
  // The section that moved with the heading of pair `k`, and does not overlap the others.
  std::optional<MovedSection> SectionOf(std::size_t k, const std::vector<MovedSection>& others) {
    const Block& a = before_.blocks[pairs_[k].before];
    const Block& b = after_.blocks[pairs_[k].after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) return std::nullopt;
    for (const bool may_tear : {false, true}) {
      for (const bool with_subsections : {true, false}) {
        const MovedSection moved{
            {indexes_[k]}, SectionRange(before_, a, with_subsections), SectionRange(after_, b, with_subsections)};
        const bool apart = with_subsections && ReachesOut(moved);
        if (!apart && !Overlaps(moved, others) && TakeOffSpine(moved, may_tear)) return moved;
      }
    }
    return std::nullopt;
  }

  // Whether a section below it on one side is not below it on the other: that moves, or stays, by itself.
  bool ReachesOut(const MovedSection& moved) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const BlockPair& p) {
      return moved.rows.Holds(p.before) != moved.columns.Holds(p.after) &&
             OpensSection(before_, before_.blocks[p.before]) && OpensSection(after_, after_.blocks[p.after]);
    });
  }

  // Whether it moved as one: nothing on the spine reaches into it or, where it may be torn, no more than half of what
  // stands below its heading does. If so, nothing of it is on the spine any more.
  bool TakeOffSpine(const MovedSection& moved, bool may_tear) {
    const auto touches = [&](const BlockPair& p) { return moved.rows.Holds(p.before) || moved.columns.Holds(p.after); };
    std::size_t touching = 0, stayed = 0;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (!touches(pairs_[k]) || IsDefinition(before_.blocks[pairs_[k].before])) continue;
      ++touching;
      stayed += on_spine_[k] ? 1 : 0;
    }
    if (stayed * 2 > (may_tear ? touching - 1 : 0)) return false;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (touches(pairs_[k])) on_spine_[k] = false;
    }
    return true;
  }

  const Document& before_;
  const Document& after_;
  const BlockMatching& blocks_;
  std::vector<std::size_t> indexes_;  // of pairs_ in blocks_
  std::vector<BlockPair> pairs_;
  std::vector<bool> on_spine_;
};

}  // namespace

Stretch MakeStretch(const Document& before, const Document& after, const BlockMatching& blocks, BlockRange rows,
                    BlockRange columns) {
  return StretchMaker(before, after, blocks).Make(rows, columns);
}

}  // namespace planrev::diff
