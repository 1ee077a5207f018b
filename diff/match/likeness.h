// SPDX-License-Identifier: MIT
// How alike two blocks are, where they stand and elsewhere: from 0 (another block) to 1 (the same words).
#pragma once

#include <cstddef>

#include "diff/language/lexicon.h"
#include "diff/match/kept_runs.h"
#include "diff/match/splits.h"

namespace planrev::diff {

// Likenesses from which two blocks are taken for one.
constexpr double kSurelyInPlace = 0.6;  // before moves are looked for
constexpr double kInPlace = 0.35;       // after
constexpr double kMoved = 0.8;
constexpr double kLongMoved = 0.6;  // of blocks so long that nothing else is as alike by chance
constexpr double kLongWeight = 25;

// Of the blocks of two documents, named by their indexes. The bags must outlive it.
class BlockLikeness {
 public:
  BlockLikeness(BlockBags& before, BlockBags& after, const Lexicon& lexicon)
      : before_(before), after_(after), lexicon_(lexicon), runs_(before.document(), after.document(), lexicon) {}

  // By all their words; 0 where it is less than `least`.
  double Of(std::size_t row, std::size_t column, double least);

  // In its place a block is surely the same, too, if it only lost or gained sentences.
  double Surely(std::size_t row, std::size_t column);

  // There it is the same as well if most of the shorter one stayed, though much was written anew around it.
  double InPlace(std::size_t row, std::size_t column);

  // Elsewhere: high where one block holds nearly all that the other says, or where at least half of two long blocks
  // stayed, sentence by sentence.
  double CutOrGrown(std::size_t row, std::size_t column);

 private:
  double Within(std::size_t row, std::size_t column);
  double Kept(std::size_t row, std::size_t column);

  BlockBags& before_;
  BlockBags& after_;
  const Lexicon& lexicon_;
  KeptRuns runs_;
};

}  // namespace planrev::diff
