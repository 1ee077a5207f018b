// SPDX-License-Identifier: MIT
#include "tool/command.h"

namespace planrev::tool {

const Arguments::Given* Arguments::Find(std::string_view name) const {
  for (const Given& given : given_) {
    if (given.name == name) return &given;
  }
  return nullptr;
}

bool Arguments::Has(std::string_view name) const { return Find(name) != nullptr; }

std::string Arguments::Value(std::string_view name) const {
  const Given* given = Find(name);
  return given == nullptr || given->values.empty() ? std::string() : given->values.back();
}

std::vector<std::string> Arguments::Values(std::string_view name) const {
  const Given* given = Find(name);
  return given == nullptr ? std::vector<std::string>() : given->values;
}

void Arguments::SetDefault(std::string_view name, const std::string& value) {
  if (!Has(name)) given_.push_back({name, {value}});
}

}  // namespace planrev::tool
