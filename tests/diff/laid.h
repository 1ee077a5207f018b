// SPDX-License-Identifier: MIT
// A redline as text that tests can hold against what a reader should see.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "diff/redline/redline.h"

namespace planrev::diff {

// One line per block or row: containers and headings as in Markdown, "[-removed-]{+added+}" where a run has a sign,
// *strong*, _emphasis_, `code`, ~struck~, <link|target>; "moved here" and "moved away" in front where that is so. A
// block that came or went as a whole starts with "+" or "-".
std::string Laid(const Redline& redline);
std::string Laid(std::string_view before, std::string_view after);

// What a reader of one side sees, in the redline's order and without blanks; definitions and front matter left out. Of
// the side before, moved text stands where it is, and what stayed reads as after.
std::string ReadsAfter(const Redline& redline);
std::string ReadsBefore(const Redline& redline);

// The changes that have a place in it.
std::set<int> ChangesIn(const Redline& redline);

// The blocks of one side as a redline with both sides has them, one a line: what they are and what they say; blanks,
// quotation marks, dashes and the labels of notes left out. Paragraphs that were split or merged are what they were.
std::string BlocksBefore(const Redline& redline);
std::string BlocksAfter(const Redline& redline);

}  // namespace planrev::diff
