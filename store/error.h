// SPDX-License-Identifier: MIT
// The one exception that store/ and tool/ throw. diff/ throws nothing.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace planrev {

// What kind of thing went wrong; it decides the exit status.
enum class ErrorKind {
  kUsage,     // exit 2: a wrong command line, a name that is no slug
  kUnknown,   // exit 2: no such plan, revision or label; or an ambiguous one
  kRefused,   // exit 1: a check that found something: the same text again, a label used before
  kInput,     // exit 3: a text that cannot be read or understood
  kRegister,  // exit 3: no register, a broken one, one that cannot be written
  kSystem,    // exit 3: the system failed: disk full, no permission
};

// what(): lower case, no full stop, "cannot <verb> '<thing>': <cause>". hint(): what to do about it; may be empty.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = "")
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  ErrorKind kind() const { return kind_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

}  // namespace planrev
