// SPDX-License-Identifier: MIT
// What a cross-reference can point at: headings, and paragraphs, items and captions that open with their number.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/parse/outline.h"

namespace planrev::diff {

struct Target {
  std::size_t start = 0;  // byte offset of its line
  std::string title;      // the line as it is written, cut where it is long
  bool heading = false;
  bool unsure = false;  // several carry the number
};

// By key: "section 4", "priority 2", "table 3" in lower case; what has a number alone is a "section".
using Targets = std::map<std::string, Target>;

// The lines of text[first, last) that open a block with a number with parts or with a word and its number, by key and
// byte offset.
std::vector<std::pair<std::string, std::size_t>> NumberedLines(std::string_view text, std::size_t first,
                                                               std::size_t last);

Targets HeadingTargets(std::string_view text, const Outline& outline);

// Adds the numbered lines of the whole text. A heading that has the number comes before a paragraph that has.
void AddLineTargets(std::string_view text, const Outline& outline, Targets& targets);

// The key of a word and its number: "Sections" and "3.4" are "section 3.4"; "§" stands for section.
std::string TargetKey(std::string_view word, std::string_view number);

// What a reference with that key points at: where nothing is labelled so, "paragraph 2.1" and "clause 2.1" are what has
// the number 2.1. Null where there is no such thing.
const Target* FindTarget(const Targets& targets, const std::string& key);

}  // namespace planrev::diff
