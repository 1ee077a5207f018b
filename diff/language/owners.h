// SPDX-License-Identifier: MIT
// Whether two names of who is bound mean the same. English.
#pragma once

#include <string_view>

namespace planrev::diff {

// "The Council" and "all councils", "sites of 10 homes" and "sites of 500 homes": not who, but how many of them,
// differs.
bool IsSameOwner(std::string_view a, std::string_view b);

// The same, and as many in words: "the Council" and "Council", but not "two officers" and "one officer".
bool IsSameName(std::string_view a, std::string_view b);

}  // namespace planrev::diff
