// SPDX-License-Identifier: MIT
#include "diff/match/splits.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "diff/match/forms.h"
#include "diff/match/sequence.h"

namespace planrev::diff {
namespace {

constexpr double kCovered = 0.9;     // of the single's words
constexpr double kOwnShare = 0.6;    // of a part's words, from the single
constexpr double kLeastPart = 1.2;   // weight; a lone word is a part only between others, where it is all there
constexpr double kGrownShare = 0.3;  // of a part that takes so much that nobody else can have said it, and was added to
constexpr double kTellingPart = 5;   // that much, by weight
constexpr double kWholeShare = 0.9;  // of parts that say hardly anything else …
constexpr double kCoveredWhole = 0.6;   // … so that the single may say more than they
constexpr double kEditedShare = 0.8;    // of parts of which a word or two was edited, …
constexpr double kCoveredEdited = 0.8;  // … and so of the single
constexpr double kLeastSingle = 4;
constexpr std::size_t kMostParts = 400;
constexpr double kLeastFurther = 3;     // weight of what a further part takes
constexpr double kFurtherShare = 0.4;   // of its words, where
constexpr double kFurtherCovers = 0.6;  // it takes so much of what was left of the single
constexpr double kApartShare = 0.8;     // of the words of a part with others in between
constexpr double kInTheirOrder = 0.75;  // of what it takes

void AppendIds(const Document& document, std::size_t block, std::vector<std::uint64_t>& ids) {
  const Block& b = document.blocks[block];
  for (std::size_t i = 0; i < b.words; ++i) ids.push_back(document.words[b.first_word + i].id);
}

// What each of the parts (ascending) has in common with the single, by weight, when it is read against all of them.
std::vector<double> CommonInOrder(std::size_t single, const std::vector<std::size_t>& parts, const BlockBags& singles,
                                  const BlockBags& part_bags, const Lexicon& lexicon) {
  std::vector<std::uint64_t> mine, theirs;
  std::vector<std::size_t> ends;
  AppendIds(singles.document(), single, mine);
  for (const std::size_t part : parts) {
    AppendIds(part_bags.document(), part, theirs);
    ends.push_back(theirs.size());
  }
  std::vector<double> common(parts.size(), 0);
  std::size_t part = 0;
  for (const Match& match : AlignSequences(mine, theirs).matches) {
    while (match.after >= ends[part]) ++part;
    common[part] += lexicon[static_cast<WordId>(theirs[match.after])];
  }
  return common;
}

class Finder {
 public:
  Finder(BlockBags& singles, BlockBags& parts, const Lexicon& lexicon)
      : singles_(singles), parts_(parts), lexicon_(lexicon) {}

  // The parts of `single` among `candidates`, or nothing.
  std::optional<BlockPair> PartsOf(std::size_t single, const std::vector<std::size_t>& candidates) {
    std::vector<std::size_t> window;
    for (std::size_t k = 0; k <= candidates.size(); ++k) {
      const bool joins = k < candidates.size() && MayBePart(single, candidates[k]);
      const bool neighbour = window.empty() || (k < candidates.size() && candidates[k] == window.back() + 1);
      if (joins && neighbour) {
        window.push_back(candidates[k]);
        continue;
      }
      if (const auto found = Cover(single, window)) return found;
      window.clear();
      if (joins) window.push_back(candidates[k]);
    }
    return std::nullopt;
  }

 private:
  bool MayBePart(std::size_t single, std::size_t part) {
    if (!IsRunningText(parts_.document().blocks[part].unit)) return false;
    const Bag& bag = parts_[part];
    return Takes(Common(singles_[single], bag, lexicon_), bag);
  }

  static bool IsSlight(const Bag& part) { return part.weight < kLeastPart; }

  // Whether what a part takes from the single makes it a part.
  static bool Takes(double taken, const Bag& part) {
    if (IsSlight(part)) return taken > 0 && taken >= part.weight;
    return taken >= (taken >= kTellingPart ? kGrownShare : kOwnShare) * part.weight && taken >= kLeastPart;
  }

  std::optional<BlockPair> Cover(std::size_t single, const std::vector<std::size_t>& window) {
    if (window.size() < 2 || window.size() > kMostParts) return std::nullopt;
    Bag left = singles_[single];
    const double whole = left.weight;
    std::size_t first = 0;
    std::size_t last = 0;    // one past
    std::size_t slight = 0;  // among those from first to last
    double least_share = 1;
    for (std::size_t k = 0; k < window.size(); ++k) {
      const Bag& part = parts_[window[k]];
      Bag rest = left;
      const double taken = TakeOut(rest, part, lexicon_);
      if (!Takes(taken, part)) {
        if (last > first) break;
        first = last = k + 1;
        continue;
      }
      left = std::move(rest);
      last = k + 1;
      slight += IsSlight(part) ? 1 : 0;
      least_share = std::min(least_share, taken / part.weight);
    }
    const double covered = least_share >= kWholeShare    ? kCoveredWhole
                           : least_share >= kEditedShare ? kCoveredEdited
                                                         : kCovered;
    if (last - first < 2 + slight || left.weight > (1 - covered) * whole) return std::nullopt;
    const BlockPair pair{single, 1, window[first], last - first};
    return HaveTheirOwn(pair) && AreInOrder(pair) ? std::optional(pair) : std::nullopt;
  }

  // Whether the single says what the parts say in their order: a sentence that went from one to the next makes no
  // merger of the two.
  bool AreInOrder(const BlockPair& pair) {
    std::vector<std::size_t> parts(pair.after_count);
    std::iota(parts.begin(), parts.end(), pair.after);
    const auto common = CommonInOrder(pair.before, parts, singles_, parts_, lexicon_);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (common[k] < kInTheirOrder * Common(singles_[pair.before], parts_[parts[k]], lexicon_)) return false;
    }
    return true;
  }

  // Whether each part has words of its own from the single, the one that has most served first: a neighbour that uses
  // the same words is no part, nor at the cost of the one that is the single itself.
  bool HaveTheirOwn(const BlockPair& pair) {
    std::vector<std::pair<double, std::size_t>> parts;
    for (std::size_t part = pair.after; part < pair.after + pair.after_count; ++part)
      parts.emplace_back(-Common(singles_[pair.before], parts_[part], lexicon_), part);
    std::sort(parts.begin(), parts.end());
    Bag left = singles_[pair.before];
    return std::all_of(parts.begin(), parts.end(), [&](const auto& one) {
      const Bag& part = parts_[one.second];
      return TakeOut(left, part, lexicon_) >= kOwnShare * part.weight;
    });
  }

  BlockBags& singles_;
  BlockBags& parts_;
  const Lexicon& lexicon_;
};

}  // namespace

bool IsFurtherPart(std::size_t single, const std::vector<std::size_t>& parts, std::size_t part, bool apart,
                   BlockBags& single_bags, BlockBags& part_bags, const Lexicon& lexicon) {
  if (!IsRunningText(single_bags.document().blocks[single].unit) ||
      !IsRunningText(part_bags.document().blocks[part].unit))
    return false;
  Bag left = single_bags[single];
  for (const std::size_t one : parts) TakeOut(left, part_bags[one], lexicon);
  const double rest = left.weight;
  if (rest < kLeastFurther) return false;
  const double whole = part_bags[part].weight;
  const double taken = TakeOut(left, part_bags[part], lexicon);
  const auto takes = [&](double of_part, double of_rest) {
    return taken >= of_part * whole && taken >= of_rest * rest;
  };
  const bool most = apart ? takes(kApartShare, kFurtherCovers)
                          : takes(kOwnShare, 0) || takes(kFurtherShare, kFurtherCovers) || takes(kGrownShare, kCovered);
  if (taken < kLeastFurther || !most) return false;
  std::vector<std::size_t> all = parts;
  all.push_back(part);
  std::sort(all.begin(), all.end());
  const auto common = CommonInOrder(single, all, single_bags, part_bags, lexicon);
  return (part == all.front() ? common.front() : common.back()) >= kInTheirOrder * taken;
}

std::vector<BlockPair> FindSplits(const std::vector<std::size_t>& singles, const std::vector<std::size_t>& parts,
                                  BlockBags& single_bags, BlockBags& part_bags, const Lexicon& lexicon) {
  std::vector<BlockPair> splits;
  std::vector<std::size_t> left = parts;
  Finder finder(single_bags, part_bags, lexicon);
  for (const std::size_t single : singles) {
    if (left.size() < 2) break;
    if (!IsRunningText(single_bags.document().blocks[single].unit) || single_bags[single].weight < kLeastSingle)
      continue;
    const auto found = finder.PartsOf(single, left);
    if (!found) continue;
    splits.push_back(*found);
    std::erase_if(left,
                  [&](std::size_t part) { return part >= found->after && part < found->after + found->after_count; });
  }
  return splits;
}

}  // namespace planrev::diff
