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

// `text` without the line ends after comments and partials that stand alone on their lines, as the specification of
// mustache has it and its library does not.
std::string WithoutLonelyLineEnds(std::string_view text, const std::vector<Tag>& tags);

}  // namespace planrev::tool
