// SPDX-License-Identifier: MIT
#include "diff/kept_runs.h"

#include <cstdint>
#include <vector>

#include "diff/sequence.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFewestInARow = 6;

std::vector<std::uint64_t> HashesOf(const Document& document, const Block& block, const Lexicon& lexicon) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = block.first_word; i < block.first_word + block.words; ++i)
    hashes.push_back(lexicon.HashOf(document.words[i].id));
  return hashes;
}

}  // namespace

double WeightOfKeptRuns(const Document& before, std::size_t row, const Document& after, std::size_t column,
                        const Lexicon& lexicon) {
  const Block& block = before.blocks[row];
  const auto matches =
      AlignSequences(HashesOf(before, block, lexicon), HashesOf(after, after.blocks[column], lexicon)).matches;
  double kept = 0;
  for (std::size_t first = 0, last = 0; first < matches.size(); first = last) {
    double weight = 0;
    for (last = first; last < matches.size(); ++last) {
      const std::size_t step = last - first;
      if (matches[last].before != matches[first].before + step || matches[last].after != matches[first].after + step)
        break;
      weight += lexicon[before.words[block.first_word + matches[last].before].id];
    }
    if (last - first >= kFewestInARow) kept += weight;
  }
  return kept;
}

}  // namespace planrev::diff
