// SPDX-License-Identifier: MIT
// The two YAML files of a register: plan.yaml, what is known of a plan, and register.yaml, which marks a register.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planrev::store {

struct PlanFile {
  std::string title;  // empty where the file has none
  int revision = 0;   // the number of the newest revision; 0 where the file does not say
};

// `path` is for the message. Throws kRegister, with the line, where the bytes are no YAML mapping.
PlanFile ReadPlanFile(std::string_view yaml, const std::string& path);

// `yaml`, or a new file where that is empty, with these two values. A person's own keys and comments stay as they are,
// as far as the file is written with a key a line.
std::string WritePlanFile(std::string_view yaml, const PlanFile& values);

// The first heading of a Markdown text without its marks; empty where it has none.
std::string FirstHeading(std::string_view text);

// register.yaml, as this version writes it.
std::string MarkerFile();

// The version of the format that this planrev reads and writes.
inline constexpr int kRegisterVersion = 1;

// The format version that a register.yaml states; nothing where it is not one.
std::optional<int> MarkerVersion(std::string_view yaml);

}  // namespace planrev::store
