// SPDX-License-Identifier: MIT
// Files that the code for Word documents hands on, as they were when the program was built: tool/CMakeLists.txt puts
// them into a source file in the build tree.
#pragma once

#include <string_view>

namespace planrev::tool {

// The pandoc filter plain.lua: makes of a document what Markdown can say. Reads the global FROM, pandoc's name of the
// form that is read.
extern const std::string_view kPlainFilter;

// styles.xml of the documents that planrev makes.
extern const std::string_view kWordStyles;

}  // namespace planrev::tool
