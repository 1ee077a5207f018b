// SPDX-License-Identifier: MIT
#include "tool/render/render.h"

namespace planrev::tool {

std::string RenderMarkdown(const Told& told) { return RenderJson(told); }

}  // namespace planrev::tool
