// SPDX-License-Identifier: MIT
// The page's files as they were when the program was built: tool/CMakeLists.txt puts the templates, style.css and
// script.js into a source file in the build tree.
#pragma once

#include <array>
#include <string_view>

namespace planrev::tool {

extern const std::string_view kPageFrame;
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

// A template that the frame, or another, calls by name.
struct PagePartial {
  const char* name;
  const char* text;
};
extern const std::array<PagePartial, 5> kPagePartials;

}  // namespace planrev::tool
