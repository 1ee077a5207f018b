// SPDX-License-Identifier: MIT
// YAML as the register's files use it: mappings of text, written by people as well. Only files of store/ include this.
#pragma once

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <string_view>

#include "store/error.h"

namespace planrev::store {

// The mapping that `yaml` is; empty for no lines at all. Throws YAML::Exception where it is none. The file comes from
// whoever wrote to the register: what nests too deep yaml-cpp itself refuses, the size is for the caller to bound.
YAML::Node LoadMapping(std::string_view yaml);

// The scalar of that key; empty where there is none.
std::string Scalar(const YAML::Node& map, const char* key);

// kRegister "cannot read '<path>': line <n>: <reason>".
Error CannotReadYaml(const std::string& path, const YAML::Exception& error, const std::string& hint);

// Writes a mapping, in the order of the calls. Empty values are left out; text that others might take for a number, a
// date or a truth value is quoted.
class YamlWriter {
 public:
  YamlWriter() { yaml_ << YAML::BeginMap; }

  void Plain(const char* key, const std::string& value);  // as it is
  void Text(const char* key, const std::string& value);
  void Number(const char* key, int value);  // from 1 on
  void Value(const std::string& value);     // an item of a list

  // What `write` writes for each of `items`.
  template <typename Items, typename Write>
  void List(const char* key, const Items& items, Write write) {
    if (items.empty()) return;
    yaml_ << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const auto& item : items) write(item);
    yaml_ << YAML::EndSeq;
  }
  // What `write` writes, as a mapping: an item of a list, or the value of a key.
  template <typename Write>
  void Map(Write write) {
    yaml_ << YAML::BeginMap;
    write();
    yaml_ << YAML::EndMap;
  }
  template <typename Write>
  void Map(const char* key, Write write) {
    yaml_ << YAML::Key << key << YAML::Value;
    Map(write);
  }

  std::string Take();

 private:
  YAML::Emitter yaml_;
};

// Reads a mapping. Throws YAML::Exception, with the line, for a value that is not what it has to be; a key that is
// missing and one without a value are the same. Keys that nobody asks for do no harm.
class YamlReader {
 public:
  explicit YamlReader(const YAML::Node& map);

  // Whether a text is what it has to be.
  using Check = bool (*)(const std::string& text);

  // Empty where there is none.
  std::string Text(const char* key) const;
  // One that passes `check`; `what` says what that asks for.
  std::string Needed(const char* key, Check check, const std::string& what) const;
  std::string Optional(const char* key, Check check, const std::string& what) const;
  // From 1 on; 0 where there is none.
  int Number(const char* key) const;
  int NeededNumber(const char* key) const;

  // Calls `read` with each item of the list, a YAML::Node.
  template <typename Read>
  void Each(const char* key, Read read) const {
    const YAML::Node list = ListOf(key);
    for (const YAML::Node& item : list) read(item);
  }
  std::optional<YamlReader> Map(const char* key) const;

 private:
  YAML::Node ListOf(const char* key) const;

  YAML::Node map_;
};

}  // namespace planrev::store
