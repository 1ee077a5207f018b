// SPDX-License-Identifier: MIT
// Reading a text from a file or from standard input, with the checks that every text passes before it is compared or
// stored: UTF-8 without NUL bytes, not empty, at most 1 GiB.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planrev::tool {

inline constexpr std::size_t kMostBytes = std::size_t{1} << 30;

// The text at `path`, bytes as they are; "-" is standard input. A pipe (process substitution) is read to its end,
// /dev/null is the one empty text that is let through. Throws Error kInput "cannot read '<path>': <cause>", with a hint
// where something can be done about it.
std::string ReadTextFile(const std::string& path);

// The same without the checks of a text, for files of any kind.
std::string ReadAnyFile(const std::string& path);

// "did you mean 'plans/plan.md'?" for a path that is missing; nothing where no name in its folder is near.
std::string SuggestFile(const std::string& path);

enum class PathKind { kMissing, kDirectory, kOther };

// What `path` leads to; links are followed.
PathKind KindOfPath(const std::string& path);

// Throws what ReadTextFile throws about the bytes themselves. `name` is what the message calls the text.
void CheckText(std::string_view text, const std::string& name);

}  // namespace planrev::tool
