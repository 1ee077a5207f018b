// SPDX-License-Identifier: MIT
// The tags of a template, found and checked before it is filled: mustache itself says of a broken template only at
// which byte it broke, and of one that is nested without end nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

enum class TagKind { kText, kSection, kInverted, kEnd, kPartial, kComment };

struct Tag {
  TagKind kind = TagKind::kText;
  std::string_view name;  // as in the template; what a comment says
  std::size_t start = 0;  // bytes [start, end), braces and all
  std::size_t end = 0;
  std::size_t line = 1;
};

// The tags in their order, as views into `text`. Every section is closed by its own name. Throws Error kInput
// "cannot read template '<name>': line <n>: <cause>" where that is not so, where a tag is not closed or has no name,
// where sections stand more than 50 deep in each other, or where the braces are changed, which is not provided for.
std::vector<Tag> ReadTags(std::string_view text, const std::string& name);

// A byte that no text has, in the place of each line end that is laid out and not meant.
inline constexpr char kNoLineEnd = '\x02';

// `text` without the comments, and with kNoLineEnd for the line end after each section's tag or comment that stands
// alone on its lines: the specification of mustache leaves such lines out, its library only where a section is shown.
std::string WithoutLonelyTags(std::string_view text, const std::vector<Tag>& tags);

}  // namespace planrev::tool
