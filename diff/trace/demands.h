// SPDX-License-Identifier: MIT
// What a recommendation asks for: "Lower the limit to 24 per cent and count those who telephone" asks for two things,
// and may be carried out in part. English.
//
// A demand starts with the recommendation, and with each verb of drafting ("add", "replace", "record" …) that opens a
// sentence or stands behind "and", a comma or a semicolon. What else is said belongs to the demand before it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/trace/terms.h"

namespace planrev::diff {

// What is to become of the plan's words. kChange is also for all that is not said.
enum class Deed { kChange, kAdd, kRemove, kMove };

// A place in the plan: "section 2.4", "action 1.3", "priority 1"; `word` is empty where only a number with parts
// stands there ("in 4.2").
struct NamedPlace {
  std::string word;  // in the singular, lower case
  std::string number;
  friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

// Words in quotation marks.
struct Quote {
  std::vector<std::string> stems;  // of each word, joining words as well
  std::string text;
};

struct Demand {
  std::string text;
  Deed deed = Deed::kChange;
  bool renews = false;   // what is there is to be brought up to date or written anew; what it then says is left open
  bool figures = false;  // and what is to be brought up to date is figures as such, not certain ones
  std::vector<std::string> stems;  // what it speaks of, each once, without the verb that opens it
  std::vector<NamedPlace> places;
  std::vector<std::string> within;  // stems that follow "in", "under" and the like, where sections are named by title
  bool throughout = false;          // a place that is named is not the only one
  std::vector<Quote> quotes;
};

// At least one, unless the text says nothing; what is beyond the 32nd belongs to that. Of a demand the first 64 stems
// count: a longer one is no demand but a text, and likening is to cost no more than it.
std::vector<Demand> FindDemands(std::string_view recommendation, const TermReader& reader);

// The places that `terms`, those of `text`, speak of. With `used` given, sets it for the terms that name one.
std::vector<NamedPlace> FindPlaces(const std::vector<Term>& terms, std::string_view text,
                                   std::vector<bool>* used = nullptr);

}  // namespace planrev::diff
