// SPDX-License-Identifier: MIT
// What a template is filled with: values by name. A value is a text, yes or no, further facts, or a list of facts.
//
//   Facts facts;
//   facts.Set("title", plan).Set("minor", verdict == Verdict::kMinor).Set("sections", std::move(sections));
//
// In a template a text stands as {{title}}; {{#title}}…{{/title}} shows what is between where there is a title, and
// {{^title}}…{{/title}} where there is none. An empty text, an empty list, no and what was never set are all "none".
// A list shows what is between once for each of its entries, whose names are then known, with two more that say where
// in the list an entry stands: is_first and is_last.
#pragma once

#include <concepts>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace planrev::tool {

class Facts {
 public:
  using List = std::vector<Facts>;
  using Value = std::variant<std::string, bool, Facts, List>;
  using Named = std::pair<std::string, Value>;

  // A name that is set again takes the new value. A list of texts is a list of facts with one name each.
  Facts& Set(std::string name, std::string text);
  Facts& Set(std::string name, const char* text) { return Set(std::move(name), std::string(text)); }
  Facts& Set(std::string name, std::same_as<bool> auto is) { return Put(std::move(name), Value(is)); }
  Facts& Set(std::string name, Facts facts);
  Facts& Set(std::string name, List list);

  const std::vector<Named>& values() const { return values_; }

 private:
  Facts& Put(std::string name, Value value);

  std::vector<Named> values_;
};

}  // namespace planrev::tool
