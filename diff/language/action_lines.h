// SPDX-License-Identifier: MIT
// Lines of an action plan that is no table: "Map the wards (Analyst, by June 2021)".
#pragma once

#include <optional>
#include <vector>

#include "diff/language/figures.h"
#include "diff/language/sentences.h"
#include "diff/text/prose.h"

namespace planrev::diff {

struct ActionLine {
  Sentence action;
  Sentence owner;  // none where only the date is named
  Sentence due;    // "by June 2021"
};

// Of a sentence that ends in brackets which hold a date and "by" before it; `figures` are those of the passage.
std::optional<ActionLine> ActionLineOf(const Passage& passage, const Sentence& sentence,
                                       const std::vector<Figure>& figures);

}  // namespace planrev::diff
