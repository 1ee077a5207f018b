// SPDX-License-Identifier: MIT
#include "store/yaml.h"

#include <algorithm>
#include <array>

#include "store/names.h"

namespace planrev::store {
namespace {

// Words that YAML 1.1 or 1.2 take for something else than text; planrev reads all as text, others may not.
bool LooksLikeText(const std::string& text) {
  static constexpr std::array<std::string_view, 9> kWords = {"y",   "n",    "yes",   "no",  "on",
                                                             "off", "true", "false", "null"};
  if (text.empty() || std::string_view("0123456789+-.~").find(text[0]) != std::string_view::npos) return false;
  std::string lower = text;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(kWords.begin(), kWords.end(), lower) == kWords.end();
}

std::string Quoted(const char* key) { return "'" + std::string(key) + "'"; }

YAML::Exception Missing(const char* key) {
  return YAML::Exception(YAML::Mark::null_mark(), "it has no " + Quoted(key));
}

}  // namespace

YAML::Node LoadMapping(std::string_view yaml) {
  YAML::Node node = YAML::Load(std::string(yaml));
  if (node.IsNull()) return YAML::Node(YAML::NodeType::Map);
  if (!node.IsMap()) throw YAML::Exception(YAML::Mark::null_mark(), "it has no 'key: value' lines");
  return node;
}

std::string Scalar(const YAML::Node& map, const char* key) {
  const YAML::Node value = map[key];
  return value && value.IsScalar() ? value.Scalar() : "";
}

Error CannotReadYaml(const std::string& path, const YAML::Exception& error, const std::string& hint) {
  const std::string line = error.mark.is_null() ? "" : "line " + std::to_string(error.mark.line + 1) + ": ";
  return Error(ErrorKind::kRegister, "cannot read '" + path + "': " + line + error.msg, hint);
}

void YamlWriter::Plain(const char* key, const std::string& value) {
  if (!value.empty()) yaml_ << YAML::Key << key << YAML::Value << value;
}

void YamlWriter::Text(const char* key, const std::string& value) {
  if (value.empty()) return;
  yaml_ << YAML::Key << key << YAML::Value;
  Value(value);
}

void YamlWriter::Number(const char* key, int value) {
  if (value > 0) yaml_ << YAML::Key << key << YAML::Value << value;
}

void YamlWriter::Value(const std::string& value) {
  if (!LooksLikeText(value)) yaml_ << YAML::DoubleQuoted;
  yaml_ << value;
}

std::string YamlWriter::Take() {
  yaml_ << YAML::EndMap;
  return std::string(yaml_.c_str(), yaml_.size()) + "\n";
}

YamlReader::YamlReader(const YAML::Node& map) : map_(map) {
  if (!map_.IsMap()) throw YAML::Exception(map_.Mark(), "there should be 'key: value' lines");
}

std::string YamlReader::Text(const char* key) const {
  const YAML::Node value = map_[key];
  if (!value || value.IsNull()) return "";
  if (!value.IsScalar()) throw YAML::Exception(value.Mark(), Quoted(key) + " should be one value");
  return value.Scalar();
}

std::string YamlReader::Needed(const char* key, Check check, const std::string& what) const {
  std::string text = Text(key);
  if (text.empty()) throw Missing(key);
  if (check(text)) return text;
  throw YAML::Exception(map_[key].Mark(), Quoted(key) + " is '" + text + "', which is no " + what);
}

std::string YamlReader::Optional(const char* key, Check check, const std::string& what) const {
  return Text(key).empty() ? "" : Needed(key, check, what);
}

int YamlReader::Number(const char* key) const {
  const std::string text = Text(key);
  if (text.empty()) return 0;
  if (const auto number = RevisionNumber("r" + text)) return *number;
  throw YAML::Exception(map_[key].Mark(), Quoted(key) + " is '" + text + "', which is no number from 1 on");
}

int YamlReader::NeededNumber(const char* key) const {
  if (const int number = Number(key)) return number;
  throw Missing(key);
}

std::optional<YamlReader> YamlReader::Map(const char* key) const {
  const YAML::Node map = map_[key];
  if (!map || map.IsNull()) return std::nullopt;
  return YamlReader(map);
}

YAML::Node YamlReader::ListOf(const char* key) const {
  const YAML::Node list = map_[key];
  if (!list || list.IsNull()) return YAML::Node(YAML::NodeType::Sequence);
  if (!list.IsSequence()) throw YAML::Exception(list.Mark(), Quoted(key) + " should be a list");
  return list;
}

}  // namespace planrev::store
