// SPDX-License-Identifier: MIT
// The page's charts, as SVG. Each stands beside the figures that it draws, so that it is hidden from screen readers;
// removed is hatched and added is full, for black and white.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace planrev::tool {

// What the charts of a page share: the hatching. Stands once, before the first of them.
std::string ChartPatterns();

// One bar: words removed and added, against the `most` of any section.
std::string WordsBar(std::size_t removed, std::size_t added, std::size_t most);

// Before and after as two bars, the after bar being `ratio` times the other; both non-negative.
std::string BeforeAfterBars(double ratio);

}  // namespace planrev::tool
