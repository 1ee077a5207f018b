// SPDX-License-Identifier: MIT
// Putting foreign text into a Markdown document so that it reads there as itself.
#pragma once

#include <string>
#include <string_view>

#include "diff/comparison.h"

namespace planrev::tool {

// `text` within a line, with everything escaped that Markdown (CommonMark, tables, strikethrough) or a terminal would
// act on.
std::string MarkdownText(std::string_view text);

// The same for text at the start of a line, where "1. " and "- " mean something too.
std::string MarkdownLine(std::string_view text);

// The text of a change with ~~removed~~ and **added** marks, long equal stretches shortened, line by line. Where
// Markdown would not take the marks for marks (inside a word, next to a sign) <del> and <ins> stand instead.
std::string MarkdownRuns(const diff::Change& change);

// Every line of `text` with "> " before it.
std::string MarkdownQuote(std::string_view text);

}  // namespace planrev::tool
