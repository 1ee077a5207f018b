// SPDX-License-Identifier: MIT
// What a page has where changes are judged on it: who judges and a file to save, and with each change what was said so
// far and the controls that say something.
#pragma once

#include "tool/render/render.h"
#include "tool/reviewing.h"

namespace planrev::tool {

// `states` are those of tool/gate.h.
PageReview WritePageReview(const Reviewing& reviewing, const std::vector<ReviewState>& states);

}  // namespace planrev::tool
