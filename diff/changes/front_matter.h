// SPDX-License-Identifier: MIT
// What changed in the YAML front matter, key by key.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "diff/changes/draft.h"
#include "diff/patch.h"

namespace planrev::diff {

// A front matter's bytes in its text, fences included; empty where there is none.
struct FrontMatter {
  std::string_view text;  // the whole text
  std::size_t start = 0;
  std::size_t end = 0;  // start of the first line below
};

// Adds a draft for each key whose value came, went or changed; none where only order, quoting or layout differ. Front
// matter that is no YAML mapping, or nested deeper than 32 levels, is one change as a whole. The node covers both;
// nothing where neither text has any.
std::optional<Node> CompareFrontMatter(const FrontMatter& before, const FrontMatter& after, Drafts& drafts);

}  // namespace planrev::diff
