// SPDX-License-Identifier: MIT
// Suggestions for a name that nobody knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

// Those of `known` that are a slip of the pen away from `word` (edit distance of at most a third of its length, or a
// beginning that both share), nearest first, at most three. Costs length squared for each of `known`.
std::vector<std::string> Nearest(std::string_view word, const std::vector<std::string>& known);

// "did you mean 'a', 'b' or 'c'?", or nothing where no name is near.
std::string DidYouMean(std::string_view word, const std::vector<std::string>& known);

// "a, b or c".
std::string InWords(const std::vector<std::string>& words, std::string_view last = "or");

}  // namespace planrev::tool
