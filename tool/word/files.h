// SPDX-License-Identifier: MIT
// Files that this folder's code hands on, as they were when the program was built: tool/CMakeLists.txt puts them into a
// source file in the build tree.
#pragma once

#include <string_view>

namespace planrev::tool {

// The pandoc filter plain.lua: makes of a document what Markdown can say. Reads the global FROM, pandoc's name of the
// form that is read.
extern const std::string_view kPlainFilter;

}  // namespace planrev::tool
