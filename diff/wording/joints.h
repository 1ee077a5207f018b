// SPDX-License-Identifier: MIT
// "And" that became "or", or the other way round, where someone is bound or a condition is laid down. English.
#pragma once

#include <optional>

#include "diff/comparison.h"
#include "diff/language/lexicon.h"
#include "diff/text/prose.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

// Of a hunk that replaces nothing but the one by the other. One of two things that a duty asks for is less than both;
// what it makes of a condition or a permission nobody can tell from the word alone.
std::optional<ObligationChange> CompareJoints(const Passage& before, const Passage& after, const Hunk& hunk,
                                              const Lexicon& lexicon);

}  // namespace planrev::diff
