// SPDX-License-Identifier: MIT
// The plan with its changes in place, as HTML: sections one after another, those without a change folded away.
#pragma once

#include <string>

#include "tool/render/page/context.h"

namespace planrev::tool {

std::string WritePlan(const PageContext& context);

}  // namespace planrev::tool
