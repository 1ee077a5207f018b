// SPDX-License-Identifier: MIT
// The recommended changes in a paper: a strategic assessment, a scrutiny report, a letter. What a paper lists is found
// by diff/trace/listed.h; here it is picked from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

struct Recommendation {
  std::string label;  // "R3"; unique within the paper
  std::string words;  // one line
  std::size_t line = 1;

  friend bool operator==(const Recommendation&, const Recommendation&) = default;
};

// Those of `text`: what is listed under the heading that `section` names (its title, with or without its number, or a
// part of it); where `section` is empty, under headings that speak of recommendations, and where there are none, what
// bears such a label as "R3". Of a row that column counts whose header speaks of recommendations, if there is one. What
// has no label, or one that another has, is called by its place: all are then numbered 1, 2 …
//
// Throws Error kInput "cannot read recommendations in '<file>': <cause>" where there are none, kUsage for a section
// that is not there.
std::vector<Recommendation> PickRecommendations(std::string_view text, const std::string& file,
                                                const std::string& section);

}  // namespace planrev::tool
