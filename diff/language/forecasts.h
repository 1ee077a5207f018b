// SPDX-License-Identifier: MIT
// A "will" that binds nobody because it only foretells: "the population will grow", "this will mean", "there will be
// more people over 65", "visits are expected to double". English; when in doubt a "will" promises.
#pragma once

#include "diff/language/bindings.h"
#include "diff/text/prose.h"

namespace planrev::diff {

bool Foretells(const Passage& passage, const Binding& duty);

}  // namespace planrev::diff
