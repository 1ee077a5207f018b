// SPDX-License-Identifier: MIT
// Blocks that were split; read the other way round, blocks that were merged.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/match/match_blocks.h"

namespace planrev::diff {

// The bags of a document's blocks, each made when it is first asked for.
class BlockBags {
 public:
  BlockBags(const Document& document, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), bags_(document.blocks.size()) {}

  const Document& document() const { return document_; }
  const Bag& operator[](std::size_t block) {
    if (!bags_[block]) {
      const Block& b = document_.blocks[block];
      bags_[block] = MakeBag(document_, b.first_word, b.words, lexicon_);
    }
    return *bags_[block];
  }

 private:
  const Document& document_;
  const Lexicon& lexicon_;
  std::vector<std::optional<Bag>> bags_;
};

// The blocks among `singles` that are found as two or more neighbours among `parts` (both ascending block indexes): the
// parts hold 0.9 of the single's words, and each part takes 0.6 of its own from what the parts before it left over.
// Where parts say little else the single may say more than they; a part that takes a whole sentence may say
// more. What says next to nothing is a part where two others are and all of it is said there ("the NHS", last of a
// list). The single says it in their order. In each pair `before` is the single. No block is in two pairs.
std::vector<BlockPair> FindSplits(const std::vector<std::size_t>& singles, const std::vector<std::size_t>& parts,
                                  BlockBags& single_bags, BlockBags& part_bags, const Lexicon& lexicon);

// Whether `part`, which stands before or behind `parts`, is one more part of the single that those are known to
// come from: most of its words are among those that they left over, or nearly all that they left over is among its
// words, at that place in the single. For what was split and rewritten, or added to, at once. One that is `apart`, with
// others between it and the parts, is most likely a text of its own: it must say both, and hardly anything else.
bool IsFurtherPart(std::size_t single, const std::vector<std::size_t>& parts, std::size_t part, bool apart,
                   BlockBags& single_bags, BlockBags& part_bags, const Lexicon& lexicon);

}  // namespace planrev::diff
