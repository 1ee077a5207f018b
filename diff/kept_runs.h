// SPDX-License-Identifier: MIT
// How much of two blocks is the same run of words in both.
#pragma once

#include <cstddef>

#include "diff/parse.h"
#include "diff/similarity.h"

namespace planrev::diff {

// The weight of the words of block `row` that block `column` has too, in the same order and at least six in a row: what
// a writer kept, where single words that both have say nothing.
double WeightOfKeptRuns(const Document& before, std::size_t row, const Document& after, std::size_t column,
                        const Lexicon& lexicon);

}  // namespace planrev::diff
