// SPDX-License-Identifier: MIT
// By when a commitment is to be kept and how it is measured: the dates, the times allowed and the figures of its
// sentence. English.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/language/bindings.h"
#include "diff/language/figures.h"
#include "diff/language/pledges.h"
#include "diff/language/sentences.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// A date as a number that grows with it, the end of what it names: 20220331 for "March 2022".
double DueOf(const Figure& date);

// Fills the deadline and the measure of a pledge that `sentence` makes, bound by a word that ends at `bound`, out of
// the figures and binding words of the passage; the words of the deadline, none where it has none.
Sentence FillTerms(const Passage& passage, const Sentence& sentence, std::size_t bound,
                   const std::vector<Figure>& figures, const std::vector<Binding>& found, Pledge& pledge);

}  // namespace planrev::diff
