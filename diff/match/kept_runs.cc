// SPDX-License-Identifier: MIT
#include "diff/match/kept_runs.h"

#include <algorithm>

#include "diff/text/hash.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kInARow = 6;

}  // namespace

double KeptRuns::WeightOf(std::size_t row, std::size_t column) {
  const Stretches &mine = Of(before_, row), &theirs = Of(after_, column);
  std::vector<std::size_t> kept;  // first words of stretches that both have
  auto other = theirs.begin();
  for (const auto& [hash, word] : mine) {
    while (other != theirs.end() && other->first < hash) ++other;
    if (other != theirs.end() && other->first == hash) kept.push_back(word);
  }
  std::sort(kept.begin(), kept.end());
  double weight = 0;
  std::size_t counted = 0;  // up to this word
  for (const std::size_t word : kept) {
    for (std::size_t i = std::max(word, counted); i < word + kInARow; ++i)
      weight += lexicon_[before_.document.words[i].id];
    counted = word + kInARow;
  }
  return weight;
}

const KeptRuns::Stretches& KeptRuns::Of(Side& side, std::size_t block) const {
  side.of_block.resize(side.document.blocks.size());
  std::optional<Stretches>& known = side.of_block[block];
  if (known) return *known;
  known.emplace();
  const Block& b = side.document.blocks[block];
  for (std::size_t word = b.first_word; word + kInARow <= b.first_word + b.words; ++word) {
    std::uint64_t hash = 0;
    for (std::size_t i = word; i < word + kInARow; ++i) hash = Mix(hash, lexicon_.HashOf(side.document.words[i].id));
    known->emplace_back(hash, word);
  }
  std::sort(known->begin(), known->end());
  return *known;
}

}  // namespace planrev::diff
