// SPDX-License-Identifier: MIT
// What a person said on whether a change answers a recommended change, and the line of PLAN/traces.jsonl in which it
// stands. planrev-register(5) describes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/review.h"

namespace planrev::store {

// A recommended change, known by its label and its words together, whichever file they stand in.
struct RecommendedChange {
  std::string label;  // "R3"
  std::string words;
  std::string paper;  // what it stands in, as it was named; may be empty

  bool Is(const RecommendedChange& other) const { return label == other.label && words == other.words; }
  friend bool operator==(const RecommendedChange&, const RecommendedChange&) = default;
};

struct TraceAnswer {
  RecommendedChange recommendation;
  std::string change;                // id, 8 hexadecimal digits
  std::string what;                  // the change in words, for people who read the file
  std::vector<std::string> section;  // and where it is
  bool confirmed = true;             // false: denied
  std::string by;                    // one line
  std::string when;                  // ISO 8601 in UTC
  ReviewedText before;               // the texts between which the change lies
  ReviewedText after;

  friend bool operator==(const TraceAnswer&, const TraceAnswer&) = default;
};

// The line, without a line feed. ReadTrace gives back what WriteTrace was given.
std::string WriteTrace(const TraceAnswer& answer);

// Throws JsonFault for an object that is none.
TraceAnswer ReadTrace(const JsonReader& line);

}  // namespace planrev::store
