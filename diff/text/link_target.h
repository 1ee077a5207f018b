// SPDX-License-Identifier: MIT
// Where a link points, whichever way that is written (CommonMark 0.30, section 6.3): <http://a.b> 'Title' and
// http://a.b "Title" are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planrev::diff {

struct LinkTarget {
  std::string_view where;  // without angle brackets; empty where the link points nowhere
  std::string_view title;  // without quotes; may be empty
};

// What "(…)" behind a link's text holds, without the parentheses. Nothing where that is no target.
std::optional<LinkTarget> ReadTarget(std::string_view inside);

// The target as it reads however it is written: `http://a.b "Title"`, or the destination alone; as it is where it is
// none.
std::string TargetRead(std::string_view inside);

}  // namespace planrev::diff
