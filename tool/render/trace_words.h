// SPDX-License-Identifier: MIT
// The words in which a trace is told, shared by its forms for people.
#pragma once

#include <string>
#include <vector>

#include "tool/render/trace.h"

namespace planrev::tool {

// A section in which a recommendation was carried out. Of many changes in one the first few are told.
struct TracePlace {
  struct Item {
    std::string phrase;  // "paragraph reworded, line 14"
    std::string id;
    std::string state;   // "confirmed by Jo Field"; empty for a proposal
    std::string shared;  // "knives, 12, section 7"
  };
  std::string section;
  std::vector<Item> items;
  std::size_t more = 0;  // how many there are beside them
};

class TraceWords {
 public:
  explicit TraceWords(const ToldTrace& trace);

  std::vector<TracePlace> Places(const TracedRecommendation& traced) const;
  // What of a recommendation that was carried out in part is still open.
  static std::vector<std::string> Open(const TracedRecommendation& traced);
  // A change on one line.
  std::string Described(std::size_t change) const;
  // "13 recommendations: 11 done, 1 partly, 1 not found. 1 substantive change that nobody asked for."
  std::string Summary() const;

 private:
  const ToldTrace& trace_;
  std::string shared_title_;
};

}  // namespace planrev::tool
