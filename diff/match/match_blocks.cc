// SPDX-License-Identifier: MIT
#include "diff/match/match_blocks.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/match/forms.h"
#include "diff/match/gaps.h"
#include "diff/match/groups.h"
#include "diff/match/likeness.h"
#include "diff/match/match_lists.h"
#include "diff/match/openings.h"
#include "diff/match/pairing.h"
#include "diff/match/sequence.h"
#include "diff/match/spine.h"
#include "diff/match/splits.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kMostBetween = 40;  // the parts of one that was split
constexpr double kLots = 4294967296.0;
constexpr double kShortWeight = 6;
constexpr std::size_t kFewestMovedWords = 3;
constexpr double kLeastMovedWeight = 2;

// How often something was met on either side, and where last.
struct Seen {
  int rows = 0, columns = 0;
  std::size_t row = 0, column = 0;

  void AddRow(std::size_t at) {
    ++rows;
    row = at;
  }
  void AddColumn(std::size_t at) {
    ++columns;
    column = at;
  }
  bool Once() const { return rows == 1 && columns == 1; }
};

class BlockMatcher {
 public:
  BlockMatcher(const Document& before, const Document& after, const SectionPartners& partners, const Lexicon& lexicon,
               std::vector<Limit>& limits)
      : before_(before),
        after_(after),
        partners_(partners),
        limits_(limits),
        bags_before_(before, lexicon),
        bags_after_(after, lexicon),
        lexicon_(lexicon),
        likeness_(bags_before_, bags_after_, lexicon),
        taken_before_(before.blocks.size(), false),
        taken_after_(after.blocks.size(), false) {}

  BlockMatching Run() {
    for (std::size_t s = 0; s < partners_.of_before.size(); ++s) {
      if (partners_.of_before[s] != kUnmatched) JoinSection(s, static_cast<std::size_t>(partners_.of_before[s]));
    }
    JoinUniqueEqual([](const Block& block) { return block.looks; });
    for (const Gap& gap : Gaps()) JoinEqual(StillAlone(gap));
    JoinUniqueEqual([](const Block& block) { return block.unit == Unit::kHeading ? block.looks : block.reads; });
    for (const Gap& gap : Gaps()) JoinSplits(StillAlone(gap));
    JoinSplits(AllAlone());
    for (const Gap& gap : Gaps()) JoinAlike(StillAlone(gap), kSurelyInPlace);
    JoinFurtherParts(0);
    JoinBeside();
    JoinCopies();
    JoinMoved();
    JoinWithinLists();
    JoinNeighbours();
    for (const Gap& gap : Gaps()) JoinAlike(StillAlone(gap), kInPlace);
    JoinFurtherParts(kMostBetween);
    JoinCutOrGrown();
    JoinFurtherParts(kMostBetween);
    for (const Gap& gap : Gaps()) JoinReplaced(StillAlone(gap));
    return Finish();
  }

 private:
  void Join(std::size_t before, std::size_t after) { Join(BlockPair{before, 1, after, 1}); }

  void Join(const BlockPair& pair) {
    for (std::size_t i = 0; i < pair.before_count; ++i) taken_before_[pair.before + i] = true;
    for (std::size_t j = 0; j < pair.after_count; ++j) taken_after_[pair.after + j] = true;
    pairs_.push_back(pair);
  }

  // The headings of two partners, and the blocks below them that look the same in the same order.
  void JoinSection(std::size_t row, std::size_t column) {
    std::size_t i = before_.section_blocks[row];
    std::size_t j = after_.section_blocks[column];
    const std::size_t i_end = before_.section_blocks[row + 1];
    const std::size_t j_end = after_.section_blocks[column + 1];
    if (i == i_end || j == j_end) return;
    const Block& a = before_.blocks[i];
    const Block& b = after_.blocks[j];
    if ((a.whole && b.whole) || (a.unit == Unit::kHeading && b.unit == Unit::kHeading)) Join(i++, j++);
    Gap gap;
    for (; i < i_end; ++i) gap.rows.push_back(i);
    for (; j < j_end; ++j) gap.columns.push_back(j);
    JoinEqual(gap);
  }

  void JoinEqual(const Gap& gap) {
    std::vector<std::uint64_t> a, b;
    for (const std::size_t row : gap.rows) a.push_back(before_.blocks[row].looks);
    for (const std::size_t column : gap.columns) b.push_back(after_.blocks[column].looks);
    const Alignment alignment = AlignSequences(a, b);
    for (const Match& match : alignment.matches) Join(gap.rows[match.before], gap.columns[match.after]);
    if (alignment.coarse) SayLimit(gap, "equal blocks that recur too often were not all told apart");
  }

  // Blocks found once among those that stand alone on either side, wherever they are, by `key`: how they look or, of
  // one sort, what they say.
  template <typename Key>
  void JoinUniqueEqual(const Key& key) {
    std::unordered_map<std::uint64_t, Seen> seen;
    for (std::size_t i = 0; i < taken_before_.size(); ++i) {
      if (taken_before_[i] || !Movable(before_.blocks[i], bags_before_[i])) continue;
      seen[key(before_.blocks[i])].AddRow(i);
    }
    for (std::size_t j = 0; j < taken_after_.size(); ++j) {
      if (taken_after_[j]) continue;
      const auto found = seen.find(key(after_.blocks[j]));
      if (found != seen.end()) found->second.AddColumn(j);
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [hash, place] : seen) {
      if (place.Once() && before_.blocks[place.row].unit == after_.blocks[place.column].unit)
        found.emplace_back(place.row, place.column);
    }
    std::sort(found.begin(), found.end());
    for (const auto& [row, column] : found) Join(row, column);
  }

  // Blocks that stand alone equally often on either side moved in their order: which of them is which nobody can tell,
  // and it does not matter.
  void JoinCopies() {
    std::map<std::uint64_t, Gap> copies;
    for (std::size_t i = 0; i < taken_before_.size(); ++i) {
      if (!taken_before_[i] && MayMove(before_.blocks[i], bags_before_[i]))
        copies[before_.blocks[i].looks].rows.push_back(i);
    }
    for (std::size_t j = 0; j < taken_after_.size(); ++j) {
      const auto found = taken_after_[j] ? copies.end() : copies.find(after_.blocks[j].looks);
      if (found != copies.end()) found->second.columns.push_back(j);
    }
    for (const auto& [looks, gap] : copies) {
      if (gap.rows.size() != gap.columns.size()) continue;
      for (std::size_t k = 0; k < gap.rows.size(); ++k) Join(gap.rows[k], gap.columns[k]);
    }
  }

  static bool Movable(const Block& block, const Bag& bag) {
    return IsDefinition(block) || (block.words >= kFewestMovedWords && bag.weight >= kLeastMovedWeight);
  }

  void SortPairs() {
    std::sort(pairs_.begin(), pairs_.end(), [](const BlockPair& a, const BlockPair& b) { return a.before < b.before; });
  }

  PairsSoFar SoFar() {
    SortPairs();
    return {before_, after_, partners_, pairs_, taken_before_, taken_after_};
  }
  std::vector<Gap> Gaps() { return FindGaps(SoFar()); }

  // What earlier gaps, which may share blocks with this one, have left of it.
  Gap StillAlone(Gap gap) const {
    std::erase_if(gap.rows, [this](std::size_t row) { return taken_before_[row]; });
    std::erase_if(gap.columns, [this](std::size_t column) { return taken_after_[column]; });
    return gap;
  }

  // Wherever they stand.
  Gap AllAlone() const {
    Gap all{std::vector<std::size_t>(taken_before_.size()), std::vector<std::size_t>(taken_after_.size())};
    std::iota(all.rows.begin(), all.rows.end(), std::size_t{0});
    std::iota(all.columns.begin(), all.columns.end(), std::size_t{0});
    return StillAlone(std::move(all));
  }

  // What would be a part of one that was split and of another into which it was merged is of the one that explains more
  // words, whichever text comes first.
  void JoinSplits(const Gap& gap) {
    if (gap.rows.size() * gap.columns.size() > kMostPairs) return;  // JoinAlike says so
    for (bool lost = true; lost;) {
      const Gap rest = StillAlone(gap);
      std::vector<std::pair<double, BlockPair>> found;
      for (const BlockPair& pair : FindSplits(rest.rows, rest.columns, bags_before_, bags_after_, lexicon_))
        found.emplace_back(CommonWeight(pair, bags_before_, bags_after_), pair);
      for (const BlockPair& pair : FindSplits(rest.columns, rest.rows, bags_after_, bags_before_, lexicon_))
        found.emplace_back(CommonWeight(pair, bags_after_, bags_before_), TurnedRound(pair));
      std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
      lost = false;
      for (const auto& [weight, pair] : found) IsAlone(pair) ? Join(pair) : void(lost = true);
    }
  }

  // What a single, which is before in `pair`, has in common with its parts.
  double CommonWeight(const BlockPair& pair, BlockBags& singles, BlockBags& parts) {
    Bag left = singles[pair.before];
    double common = 0;
    for (std::size_t part = pair.after; part < pair.after + pair.after_count; ++part)
      common += TakeOut(left, parts[part], lexicon_);
    return common;
  }

  static BlockPair TurnedRound(const BlockPair& pair) {
    return {pair.after, pair.after_count, pair.before, pair.before_count};
  }

  bool IsAlone(const BlockPair& pair) const {
    const auto all_alone = [](const std::vector<bool>& taken, std::size_t first, std::size_t count) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(first);
      return std::find(begin, begin + static_cast<std::ptrdiff_t>(count), true) ==
             begin + static_cast<std::ptrdiff_t>(count);
    };
    return all_alone(taken_before_, pair.before, pair.before_count) &&
           all_alone(taken_after_, pair.after, pair.after_count);
  }

  // Neighbours of a pair that were split from it, or merged into it, and rewritten. Where up to `between` blocks that
  // stand alone were put between a part and the rest, they came with the split.
  void JoinFurtherParts(std::size_t between) {
    for (BlockPair& pair : pairs_) {
      if (before_.blocks[pair.before].looks == after_.blocks[pair.after].looks) continue;
      if (pair.before_count == 1)
        Grow(pair.before, pair.after, pair.after_count,
             {after_, bags_before_, bags_after_, taken_after_, taken_before_}, between);
      if (pair.after_count == 1)
        Grow(pair.after, pair.before, pair.before_count,
             {before_, bags_after_, bags_before_, taken_before_, taken_after_}, between);
    }
  }

  struct Growing {
    const Document& document;  // of the parts
    BlockBags& single;
    BlockBags& parts;
    std::vector<bool>& taken;
    const std::vector<bool>& singles_taken;
  };

  // Whether the part is surely what stands alone beside the single, and only took in some of that.
  bool IsNeighbourOf(std::size_t single, std::size_t part, const Growing& sides) {
    const auto is_part = [&](std::size_t neighbour) {
      if (neighbour >= sides.singles_taken.size() || sides.singles_taken[neighbour]) return false;
      const bool turned = &sides.single == &bags_after_;
      return (turned ? likeness_.Surely(part, neighbour) : likeness_.Surely(neighbour, part)) >= kSurelyInPlace;
    };
    return is_part(single + 1) || (single > 0 && is_part(single - 1));
  }

  // Adds to the parts [first, first + count) of a single those beside them.
  void Grow(std::size_t single, std::size_t& first, std::size_t& count, const Growing& sides, std::size_t between) {
    std::vector<std::size_t> parts;
    for (std::size_t k = 0; k < count; ++k) parts.push_back(first + k);
    // `distance` blocks above the parts, or below them
    const auto take = [&](std::size_t distance, bool above) {
      if (above && distance > first) return false;
      const std::size_t part = above ? first - distance : first + count - 1 + distance;
      if (part >= sides.taken.size() || sides.taken[part]) return false;
      if (!IsFurtherPart(single, parts, part, distance > 1, sides.single, sides.parts, lexicon_)) return false;
      if (IsNeighbourOf(single, part, sides)) return false;
      const std::size_t last = std::max(first + count - 1, part);
      first = std::min(first, part);
      count = last - first + 1;
      std::fill_n(sides.taken.begin() + static_cast<std::ptrdiff_t>(first), count, true);
      parts.push_back(part);
      return true;
    };
    for (const bool above : {false, true}) {
      for (std::size_t distance = 1; distance <= between + 1;) {
        if (take(distance, above)) {
          distance = 1;
        } else if (!MayComeBetween(sides, above ? first - distance : first + count - 1 + distance, first)) {
          break;
        } else {
          ++distance;
        }
      }
    }
  }

  // Whether the block, which may be none, stands alone in the section of the parts and is text as they are.
  static bool MayComeBetween(const Growing& sides, std::size_t block, std::size_t parts) {
    if (block >= sides.taken.size() || sides.taken[block]) return false;
    return IsRunningText(sides.document.blocks[block].unit) &&
           sides.document.blocks[block].section == sides.document.blocks[parts].section;
  }

  void JoinAlike(const Gap& gap, double least) {
    if (gap.rows.size() * gap.columns.size() > kMostPairs) return JoinByOpening(gap, least);
    const bool surely = least == kSurelyInPlace;
    const auto pairs = PairInOrder(gap.rows.size(), gap.columns.size(), least, [&](std::size_t i, std::size_t j) {
      const std::size_t row = gap.rows[i], column = gap.columns[j];
      const double alike = surely ? likeness_.Surely(row, column) : likeness_.InPlace(row, column);
      return alike == 0 ? 0 : alike + LotOfPair(row, column);
    });
    for (const Match& pair : pairs) Join(gap.rows[pair.before], gap.columns[pair.after]);
  }

  // Far less than any difference of likeness: of two as alike the same is taken wherever they stand, whichever text
  // comes first.
  double LotOfPair(std::size_t row, std::size_t column) const {
    return 1e-9 * static_cast<double>(LotOf(before_.blocks[row].reads) + LotOf(after_.blocks[column].reads)) / kLots;
  }

  // What is surely the same though the stretch at whose edge it stands may have moved.
  void JoinBeside() {
    for (const Gap& gap : FindGapsBeside(SoFar())) {
      const Gap rest = StillAlone(gap);
      if (rest.rows.size() * rest.columns.size() <= kMostPairs) JoinAlike(rest, kSurelyInPlace);
    }
  }

  // Too many to hold each against each: only blocks that open with the same words are.
  void JoinByOpening(const Gap& gap, double least) {
    for (const Match& match :
         AlignSequences(OpeningKeys(before_, gap.rows), OpeningKeys(after_, gap.columns)).matches) {
      const std::size_t row = gap.rows[match.before], column = gap.columns[match.after];
      if (likeness_.Of(row, column, least) >= least) Join(row, column);
    }
    SayLimit(gap, "blocks paired by their first words only");
  }

  void SayLimit(const Gap& gap, const std::string& what) {
    if (std::exchange(limit_said_, true)) return;
    limits_.push_back({"match",
                       {},
                       what + ": " + std::to_string(gap.rows.size()) + " and " + std::to_string(gap.columns.size()) +
                           " differ in one stretch"});
  }

  // How alike two blocks must be to have moved: the less, the more they say.
  static double LeastMoved(double weight) {
    const double length = std::clamp((weight - kShortWeight) / (kLongWeight - kShortWeight), 0.0, 1.0);
    return kMoved + length * (kLongMoved - kMoved);
  }

  void JoinMoved() {
    Gap gap = AllAlone();
    auto &rows = gap.rows, &columns = gap.columns;
    std::erase_if(rows, [this](std::size_t row) { return !MayMove(before_.blocks[row], bags_before_[row]); });
    std::erase_if(columns, [this](std::size_t column) { return !MayMove(after_.blocks[column], bags_after_[column]); });
    if (rows.size() * columns.size() > kMostMoves)
      return limits_.push_back({"match",
                                {},
                                "moved and edited blocks not looked for: " + std::to_string(rows.size()) + " gone, " +
                                    std::to_string(columns.size()) + " new"});
    const auto pairs = PairBest(rows.size(), columns.size(), kLongMoved, [&](std::size_t i, std::size_t j) {
      const double least = LeastMoved(std::min(bags_before_[rows[i]].weight, bags_after_[columns[j]].weight));
      const double alike = likeness_.Of(rows[i], columns[j], least);
      return alike >= least ? alike : 0;
    });
    for (const Match& pair : pairs) Join(rows[pair.before], columns[pair.after]);
  }

  // What moved and lost, gained or exchanged sentences.
  void JoinCutOrGrown() {
    const Gap gap = AllAlone();
    if (gap.rows.size() * gap.columns.size() > kMostPairs) return;  // JoinMoved says so of more
    const auto pairs = PairBest(gap.rows.size(), gap.columns.size(), kLongMoved, [&](std::size_t i, std::size_t j) {
      return likeness_.CutOrGrown(gap.rows[i], gap.columns[j]);
    });
    for (const Match& pair : pairs) Join(gap.rows[pair.before], gap.columns[pair.after]);
  }

  // Items that say too little to be known again anywhere are within their list: there they changed their order,
  // whatever marks the list has now.
  void JoinWithinLists() {
    const ListPartners lists(before_, after_, pairs_);
    std::map<std::pair<int, std::uint64_t>, Seen> seen;  // by list after and what it reads
    for (std::size_t i = 0; i < taken_before_.size(); ++i) {
      if (taken_before_[i] || before_.blocks[i].unit != Unit::kItem) continue;
      const int list = lists.Of(before_.blocks[i]);
      if (list != kUnmatched) seen[{list, before_.blocks[i].reads}].AddRow(i);
    }
    for (std::size_t j = 0; j < taken_after_.size(); ++j) {
      if (taken_after_[j] || after_.blocks[j].unit != Unit::kItem) continue;
      const auto found = seen.find({after_.blocks[j].list, after_.blocks[j].reads});
      if (found != seen.end()) found->second.AddColumn(j);
    }
    for (const auto& [key, place] : seen) {
      if (place.Once()) Join(place.row, place.column);
    }
  }

  // Blocks that look the same beside a pair are one as well, on whichever side of it and however little they say.
  void JoinNeighbours() {
    SortPairs();
    const std::vector<BlockPair> known = pairs_;
    for (const BlockPair& pair : known) {
      std::size_t i = pair.before + pair.before_count, j = pair.after + pair.after_count;
      while (BothAlone(i, j)) Join(i++, j++);
      i = pair.before, j = pair.after;
      while (i > 0 && j > 0 && BothAlone(i - 1, j - 1)) Join(--i, --j);
    }
  }

  bool BothAlone(std::size_t row, std::size_t column) const {
    if (row >= taken_before_.size() || column >= taken_after_.size()) return false;
    if (taken_before_[row] || taken_after_[column]) return false;
    const Block& a = before_.blocks[row];
    return !a.whole && a.unit != Unit::kHeading && a.looks == after_.blocks[column].looks;
  }

  static bool MayMove(const Block& block, const Bag& bag) {
    return block.unit != Unit::kHeading && Movable(block, bag);
  }

  // One block gone and one of its sort come, in the same place: a replacement.
  void JoinReplaced(const Gap& gap) {
    if (gap.rows.size() != 1 || gap.columns.size() != 1) return;
    const Block& a = before_.blocks[gap.rows[0]];
    const Block& b = after_.blocks[gap.columns[0]];
    if (a.unit == b.unit && a.unit != Unit::kHeading) Join(gap.rows[0], gap.columns[0]);
  }

  // Whether the pair, where it is off the spine, says too little to be called moved: it is none then, unless its
  // section moved with it or its list only changed its order.
  bool TooSlightToMove(const BlockPair& pair, const ListPartners& lists) {
    const Block& a = before_.blocks[pair.before];
    const Block& b = after_.blocks[pair.after];
    const bool with_section = partners_.of_before[static_cast<std::size_t>(a.section)] == b.section;
    const bool within_list = a.unit == Unit::kItem && b.list >= 0 && lists.Of(a) == b.list;
    const bool merged = pair.before_count > 1;  // all of it is in the one after
    return !with_section && !within_list && !a.whole && a.unit != Unit::kHeading &&
           !(merged ? Movable(b, bags_after_[pair.after]) : Movable(a, bags_before_[pair.before]));
  }

  // The pairs that are kept: a slight one that is off the spine is where it moved along with its neighbour.
  std::vector<bool> Kept(const std::vector<bool>& on_spine) {
    const ListPartners lists(before_, after_, pairs_);
    std::vector<bool> kept(pairs_.size());
    for (std::size_t k = 0; k < pairs_.size(); ++k) kept[k] = on_spine[k] || !TooSlightToMove(pairs_[k], lists);
    const auto with_neighbour = [&](std::size_t k, std::size_t other) {
      const BlockPair &first = pairs_[std::min(k, other)], &second = pairs_[std::max(k, other)];
      return kept[other] && !on_spine[other] && first.before + first.before_count == second.before &&
             first.after + first.after_count == second.after;
    };
    for (std::size_t k = 1; k < pairs_.size(); ++k) kept[k] = kept[k] || with_neighbour(k, k - 1);
    for (std::size_t k = pairs_.size(); k-- > 1;) kept[k - 1] = kept[k - 1] || with_neighbour(k - 1, k);
    return kept;
  }

  BlockMatching Finish() {
    SortPairs();
    const auto on_spine = FindSpine(before_, after_, pairs_);
    const auto kept = Kept(on_spine);
    BlockMatching matching;
    matching.pair_of_before.assign(before_.blocks.size(), kUnmatched);
    matching.pair_of_after.assign(after_.blocks.size(), kUnmatched);
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      if (!kept[k]) continue;
      const BlockPair& pair = pairs_[k];
      const int index = static_cast<int>(matching.pairs.size());
      for (std::size_t i = 0; i < pair.before_count; ++i) matching.pair_of_before[pair.before + i] = index;
      for (std::size_t j = 0; j < pair.after_count; ++j) matching.pair_of_after[pair.after + j] = index;
      matching.pairs.push_back(pair);
      matching.moved.push_back(!on_spine[k]);
    }
    return matching;
  }

  static constexpr std::size_t kMostMoves = 1'000'000;

  const Document& before_;
  const Document& after_;
  const SectionPartners& partners_;
  std::vector<Limit>& limits_;
  BlockBags bags_before_;
  BlockBags bags_after_;
  const Lexicon& lexicon_;
  BlockLikeness likeness_;
  std::vector<bool> taken_before_;
  std::vector<bool> taken_after_;
  std::vector<BlockPair> pairs_;
  bool limit_said_ = false;
};

}  // namespace

BlockMatching MatchBlocks(const Document& before, const Document& after, const SectionPartners& partners,
                          const Lexicon& lexicon, std::vector<Limit>& limits) {
  return BlockMatcher(before, after, partners, lexicon, limits).Run();
}

}  // namespace planrev::diff
