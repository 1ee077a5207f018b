// SPDX-License-Identifier: MIT
// The files that are part of the program: templates, a style sheet, a script. tool/CMakeLists.txt lists them and puts
// them, as they were when the program was built, into a source file in the build tree.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace planrev::tool {

struct BuiltInFile {
  std::string_view name;  // without its folder, and without ".mustache": "note.md", "style.css"
  std::string_view text;
};

std::span<const BuiltInFile> BuiltInFiles();

// The text of the file of that name.
std::optional<std::string_view> FindBuiltIn(std::string_view name);

}  // namespace planrev::tool
