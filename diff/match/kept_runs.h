// SPDX-License-Identifier: MIT
// How much of two blocks is the same run of words in both: what a writer kept, where single words that both have say
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "diff/language/lexicon.h"
#include "diff/parse/parse.h"

namespace planrev::diff {

class KeptRuns {
 public:
  KeptRuns(const Document& before, const Document& after, const Lexicon& lexicon)
      : lexicon_(lexicon), before_{before, {}}, after_{after, {}} {}

  // The weight of the words of block `row` that stand in block `column`, too, at least six of them in a row.
  double WeightOf(std::size_t row, std::size_t column);

 private:
  // A hash of the six words from each word of a block on, ascending, and which word that is.
  using Stretches = std::vector<std::pair<std::uint64_t, std::size_t>>;
  struct Side {
    const Document& document;
    std::vector<std::optional<Stretches>> of_block;  // made when first asked for
  };

  const Stretches& Of(Side& side, std::size_t block) const;

  const Lexicon& lexicon_;
  Side before_;
  Side after_;
};

}  // namespace planrev::diff
