// SPDX-License-Identifier: MIT
#include "tool/render/built_in.h"

#include <algorithm>

namespace planrev::tool {

std::optional<std::string_view> FindBuiltIn(std::string_view name) {
  const std::span<const BuiltInFile> files = BuiltInFiles();
  const auto found = std::ranges::find(files, name, &BuiltInFile::name);
  if (found == files.end()) return std::nullopt;
  return found->text;
}

}  // namespace planrev::tool
