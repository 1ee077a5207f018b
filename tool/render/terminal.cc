// SPDX-License-Identifier: MIT
#include "tool/render/render.h"

namespace planrev::tool {

std::string RenderTerminal(const Told& told, const TerminalOptions&) { return RenderJson(told); }

}  // namespace planrev::tool
