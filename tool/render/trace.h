// SPDX-License-Identifier: MIT
// What became of recommended changes, for people and for programs. Nothing is decided here.
#pragma once

#include <string>

#include "tool/render/render.h"
#include "tool/traced.h"

namespace planrev::tool {

// `paper` is what the recommendations stand in.
struct ToldTrace {
  const Told& told;
  std::string paper;
  const TraceResult& result;
};

std::string RenderTraceTerminal(const ToldTrace& trace, const TerminalOptions& options);
std::string RenderTraceMarkdown(const ToldTrace& trace);
std::string RenderTraceJson(const ToldTrace& trace);  // as planrev-trace(1) describes it

}  // namespace planrev::tool
