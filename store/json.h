// SPDX-License-Identifier: MIT
// JSON that comes from whoever wrote to the register or made a file to take in: bounded before it is parsed, and read
// member by member with a check for each.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::store {

// What is wrong with it, in words such as "it has no 'by'", for the caller to say where.
class JsonFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr int kDeepestJson = 16;  // containers within each other

// The one object that `text` is. Throws JsonFault where it is no JSON in UTF-8, no object, nests deeper, or names a
// member twice. The size is for the caller to bound.
nlohmann::json ParseJsonObject(std::string_view text);

// Reads an object. Throws JsonFault for a member that is not what it has to be; one that is missing and one that is
// null are the same. Members that nobody asks for do no harm. Refers to the object, which must outlive it.
class JsonReader {
 public:
  explicit JsonReader(const nlohmann::json& object);

  // Whether a text is what it has to be.
  using Check = bool (*)(const std::string& text);

  // Empty where there is none.
  std::string Text(const char* name) const;
  // One that is not empty.
  std::string Needed(const char* name) const;
  // One that passes `check`; `what` says what that asks for.
  std::string Needed(const char* name, Check check, const std::string& what) const;
  // A whole number from 1 to 999,999,999; 0 where there is none.
  int Number(const char* name) const;
  int NeededNumber(const char* name) const;
  // An array of texts; empty where there is none.
  std::vector<std::string> Texts(const char* name) const;
  std::optional<JsonReader> Object(const char* name) const;
  JsonReader NeededObject(const char* name) const;

  // Calls `read` with a JsonReader for each object of the array.
  template <typename Read>
  void Each(const char* name, Read read) const {
    for (const nlohmann::json& item : ArrayOf(name)) read(JsonReader(item));
  }

 private:
  const nlohmann::json* Find(const char* name) const;  // null where there is none
  const nlohmann::json& ArrayOf(const char* name) const;

  const nlohmann::json* object_;
};

}  // namespace planrev::store
