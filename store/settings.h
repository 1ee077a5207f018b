// SPDX-License-Identifier: MIT
// What those who keep a register agreed on: keys of its register.yaml, edited and committed by people.
#pragma once

#include <string>
#include <string_view>

namespace planrev::store {

struct Settings {
  // gate: on | off. Whether a revision can be adopted only where every substantive change was reviewed and accepted.
  bool gate = true;
  // own_review: refused | allowed. Whether it is enough that the person who wrote a revision accepted its changes.
  bool own_review_counts = false;
};

// `path` is for the message. Throws kRegister, with the line, for a value that is none of these.
Settings ReadSettings(std::string_view yaml, const std::string& path);

}  // namespace planrev::store
