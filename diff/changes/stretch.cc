// SPDX-License-Identifier: MIT
#include "diff/changes/stretch.h"

#include <algorithm>
#include <optional>

#include "diff/match/groups.h"
#include "diff/match/sections.h"
#include "diff/match/spine.h"

namespace planrev::diff {
namespace {

// The section that `heading` opens, with all below it or with its own text only.
BlockRange SectionRange(const Document& document, const Block& heading, bool with_subsections) {
  return {document.section_blocks[static_cast<std::size_t>(heading.section)],
          SectionBlocksEnd(document, heading, with_subsections)};
}

bool Meet(const BlockRange& a, const BlockRange& b) { return a.first < b.last && b.first < a.last; }

bool Within(const BlockRange& inner, const BlockRange& outer) {
  return outer.first < inner.first && inner.last <= outer.last;
}

// Whether `a` lies in `b` on one of the sides.
bool IsInside(const MovedSection& a, const MovedSection& b) {
  return Within(a.rows, b.rows) || Within(a.columns, b.columns);
}

// Whether the two are not told apart: they meet, but for one that moved into the other, or out of it.
bool Meet(const MovedSection& a, const MovedSection& b) {
  const auto nested = [](const BlockRange& x, const BlockRange& y) { return Within(x, y) || Within(y, x); };
  const bool before = Meet(a.rows, b.rows), after = Meet(a.columns, b.columns);
  if (before && after) return true;
  return before ? !nested(a.rows, b.rows) : after && !nested(a.columns, b.columns);
}

// Whether `moved` lies in one that lies in another, and so on, that lies in `moved`: none of them would stand anywhere.
bool LiesInItself(const MovedSection& moved, const std::vector<MovedSection>& others) {
  std::vector<bool> holds(others.size(), false);  // it, whatever stands between
  std::vector<const MovedSection*> open = {&moved};
  while (!open.empty()) {
    const MovedSection& inner = *open.back();
    open.pop_back();
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (holds[i] || !IsInside(inner, others[i])) continue;
      if (IsInside(others[i], moved)) return true;
      holds[i] = true;
      open.push_back(&others[i]);
    }
  }
  return false;
}

bool Tangled(const MovedSection& moved, const std::vector<MovedSection>& others) {
  return std::any_of(others.begin(), others.end(), [&](const MovedSection& other) { return Meet(moved, other); }) ||
         LiesInItself(moved, others);
}

// Sections that stood next to each other and still do were moved in one go.
void AddMoved(const MovedSection& moved, std::vector<MovedSection>& others) {
  const bool follows = !others.empty() && others.back().rows.last == moved.rows.first &&
                       others.back().columns.last == moved.columns.first;
  if (!follows) return others.push_back(moved);
  MovedSection both = others.back();
  both.rows.last = moved.rows.last;
  both.columns.last = moved.columns.last;
  both.pairs.insert(both.pairs.end(), moved.pairs.begin(), moved.pairs.end());
  const MovedSection first = others.back();
  others.pop_back();
  const bool apart = Tangled(both, others);
  others.push_back(apart ? first : both);
  if (apart) others.push_back(moved);
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
      const bool taken = std::any_of(stretch.moved.begin(), stretch.moved.end(), [&](const MovedSection& moved) {
        return moved.rows.Holds(pairs_[k].before) && moved.columns.Holds(pairs_[k].after);
      });
      if (on_spine_[k] || taken) continue;
      if (const auto moved = SectionOf(k, stretch.moved)) AddMoved(*moved, stretch.moved);
    }
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (on_spine_[k]) stretch.spine.push_back(indexes_[k]);
    }
    return stretch;
  }

 private:
  // What may become of the blocks on the spine that are in a section that moved. It leaves strangers, which are in it
  // on one side only, behind, or comes to them, as long as they are fewer than what it would lose if it ended there.
  enum class May { kStayWhole, kLeaveStrangers, kTear };

  // The section that moved with the heading of pair `k`, told apart from the others: all of it or, at second best, as
  // much as holds most of what moved.
  std::optional<MovedSection> SectionOf(std::size_t k, const std::vector<MovedSection>& others) {
    const Block& a = before_.blocks[pairs_[k].before];
    const Block& b = after_.blocks[pairs_[k].after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) return std::nullopt;
    std::optional<MovedSection> best;
    std::size_t most = 0;
    for (const May may : {May::kStayWhole, May::kLeaveStrangers, May::kTear}) {
      for (const bool with_subsections : {true, false}) {
        MovedSection moved{
            {indexes_[k]}, SectionRange(before_, a, with_subsections), SectionRange(after_, b, with_subsections)};
        if (with_subsections) TakeAlong(moved);
        const std::size_t together = HeldTogether(moved, may);
        if (together <= most) continue;
        if (may == May::kTear) moved = EndedAtSpine(moved);
        if (Tangled(moved, others)) continue;
        best = moved;
        most = together;
      }
    }
    if (best) TakeOffSpine(*best);
    return best;
  }

  // Sections right behind it on one side that on the other are below it, since its level or theirs became another: they
  // moved with it.
  void TakeAlong(MovedSection& moved) const {
    for (std::size_t known = 0; known < moved.pairs.size();) {
      known = moved.pairs.size();
      for (std::size_t k = 0; k < pairs_.size(); ++k) {
        const Block &a = before_.blocks[pairs_[k].before], &b = after_.blocks[pairs_[k].after];
        if (on_spine_[k] || !OpensSection(before_, a) || !OpensSection(after_, b)) continue;
        const BlockRange rows = SectionRange(before_, a, true), columns = SectionRange(after_, b, true);
        const bool before = rows.first == moved.rows.last && Within(columns, moved.columns);
        const bool after = columns.first == moved.columns.last && Within(rows, moved.rows);
        if (!before && !after) continue;
        (before ? moved.rows : moved.columns).last = (before ? rows : columns).last;
        moved.pairs.push_back(indexes_[k]);
      }
    }
    std::sort(moved.pairs.begin(), moved.pairs.end());
  }

  // How much of what is in it moved with its heading; 0 where it is not told as one: something on the spine reaches
  // into it that may not, or on both sides more than half of what stands below the heading did not move with that.
  std::size_t HeldTogether(const MovedSection& moved, May may) const {
    const MovedSection torn = EndedAtSpine(moved);
    std::size_t together = 0, others_before = 0, others_after = 0, strangers = 0, own_stayed = 0, lost = 0;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const bool was = moved.rows.Holds(pairs_[k].before), is = moved.columns.Holds(pairs_[k].after);
      if (!(was || is) || IsDefinition(before_.blocks[pairs_[k].before])) continue;
      if (on_spine_[k]) ++(was && is ? own_stayed : strangers);
      if (was && is && !on_spine_[k]) {
        ++together;
        lost += torn.rows.Holds(pairs_[k].before) && torn.columns.Holds(pairs_[k].after) ? 0 : 1;
      } else {
        others_before += was ? 1 : 0;
        others_after += is ? 1 : 0;
      }
    }
    const bool stayed = own_stayed + strangers > 0;
    const bool fits = !stayed || (may == May::kLeaveStrangers && own_stayed == 0 && strangers <= lost) ||
                      (may == May::kTear && together > 1);
    if (!fits || std::min(others_before, others_after) + 1 > together) return 0;
    return may == May::kTear ? together - lost : together;
  }

  // Where a block on the spine is in it: what of it stands above that, down to the last that moved with it. Definitions
  // may stand anywhere.
  MovedSection EndedAtSpine(const MovedSection& whole) const {
    MovedSection moved = whole;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (!on_spine_[k] || IsDefinition(before_.blocks[pairs_[k].before])) continue;
      if (moved.rows.Holds(pairs_[k].before)) moved.rows.last = pairs_[k].before;
      if (moved.columns.Holds(pairs_[k].after)) moved.columns.last = pairs_[k].after;
    }
    if (moved.rows.last == whole.rows.last && moved.columns.last == whole.columns.last) return whole;
    BlockRange rows{moved.rows.first, moved.rows.first + 1}, columns{moved.columns.first, moved.columns.first + 1};
    for (const BlockPair& pair : pairs_) {
      if (!moved.rows.Holds(pair.before) || !moved.columns.Holds(pair.after)) continue;
      rows.last = std::max(rows.last, pair.before + pair.before_count);
      columns.last = std::max(columns.last, pair.after + pair.after_count);
    }
    return {moved.pairs, rows, columns};
  }

  void TakeOffSpine(const MovedSection& moved) {
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (moved.rows.Holds(pairs_[k].before) || moved.columns.Holds(pairs_[k].after)) on_spine_[k] = false;
    }
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
