// SPDX-License-Identifier: MIT
#include "diff/splits.h"

#include <algorithm>

namespace planrev::diff {
namespace {

constexpr double kCovered = 0.9;    // of the single's words
constexpr double kOwnShare = 0.6;   // of a part's words, from the single
constexpr double kLeastPart = 1.2;  // weight; a lone word is no part
constexpr double kLeastSingle = 4;
constexpr std::size_t kMostParts = 400;

bool IsRunningText(const Block& block) {
  return block.unit == Unit::kParagraph || block.unit == Unit::kItem || block.unit == Unit::kQuote ||
         block.unit == Unit::kFootnote;
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
    if (!IsRunningText(parts_.document().blocks[part])) return false;
    const Bag& bag = parts_[part];
    return bag.weight >= kLeastPart && Common(singles_[single], bag, lexicon_) >= kOwnShare * bag.weight;
  }

  std::optional<BlockPair> Cover(std::size_t single, const std::vector<std::size_t>& window) {
    if (window.size() < 2 || window.size() > kMostParts) return std::nullopt;
    Bag left = singles_[single];
    const double whole = left.weight;
    std::size_t first = 0;
    std::size_t last = 0;  // one past
    for (std::size_t k = 0; k < window.size(); ++k) {
      const Bag& part = parts_[window[k]];
      Bag rest = left;
      const double taken = TakeOut(rest, part, lexicon_);
      if (taken < kOwnShare * part.weight || taken < kLeastPart) {
        if (last > first) break;
        first = last = k + 1;
        continue;
      }
      left = std::move(rest);
      last = k + 1;
    }
    if (last - first < 2 || left.weight > (1 - kCovered) * whole) return std::nullopt;
    return BlockPair{single, 1, window[first], last - first};
  }

  BlockBags& singles_;
  BlockBags& parts_;
  const Lexicon& lexicon_;
};

}  // namespace

std::vector<BlockPair> FindSplits(const std::vector<std::size_t>& singles, const std::vector<std::size_t>& parts,
                                  BlockBags& single_bags, BlockBags& part_bags, const Lexicon& lexicon) {
  std::vector<BlockPair> splits;
  std::vector<std::size_t> left = parts;
  Finder finder(single_bags, part_bags, lexicon);
  for (const std::size_t single : singles) {
    if (left.size() < 2) break;
    if (!IsRunningText(single_bags.document().blocks[single]) || single_bags[single].weight < kLeastSingle) continue;
    const auto found = finder.PartsOf(single, left);
    if (!found) continue;
    splits.push_back(*found);
    std::erase_if(left,
                  [&](std::size_t part) { return part >= found->after && part < found->after + found->after_count; });
  }
  return splits;
}

}  // namespace planrev::diff
