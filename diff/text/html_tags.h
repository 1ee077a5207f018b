// SPDX-License-Identifier: MIT
// The opening tags in raw HTML with their attributes, as far as HTML can be read without a parser: comments are
// skipped, a value may stand in quotes of either kind or in none (HTML Living Standard, section 13.1.2).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planrev::diff {

struct HtmlTag {
  std::string name;                                             // in lower case
  std::size_t start = 0;                                        // of its "<", 0-based
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case; values as they are read

  // The first attribute of that name.
  std::optional<std::string> Value(std::string_view attribute) const;
};

std::vector<HtmlTag> TagsIn(std::string_view html);

// Whether all of it is one comment, which readers do not see.
bool IsComment(std::string_view html);

// Whether it is tags alone, none of which shows anything by itself: an anchor, a break, the start or end of a <div>.
bool IsBareTags(std::string_view html);

}  // namespace planrev::diff
