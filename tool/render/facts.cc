// SPDX-License-Identifier: MIT
#include "tool/render/facts.h"

#include <algorithm>

namespace planrev::tool {

Facts& Facts::Set(std::string name, std::string text) { return Put(std::move(name), Value(std::move(text))); }

Facts& Facts::Set(std::string name, Facts facts) { return Put(std::move(name), Value(std::move(facts))); }

Facts& Facts::Set(std::string name, List list) { return Put(std::move(name), Value(std::move(list))); }

Facts& Facts::Put(std::string name, Value value) {
  const auto known = std::ranges::find(values_, name, &Named::first);
  if (known == values_.end()) {
    values_.emplace_back(std::move(name), std::move(value));
  } else {
    known->second = std::move(value);
  }
  return *this;
}

}  // namespace planrev::tool
