// SPDX-License-Identifier: MIT
#include "store/json.h"

#include <set>

namespace planrev::store {
namespace {

using nlohmann::json;

constexpr int kMostNumber = 999'999'999;

std::string Quoted(const std::string& name) { return "'" + name + "'"; }

// Watches the parser: how deep it is, and the names of the objects that are open.
class Watch {
 public:
  bool operator()(int depth, json::parse_event_t event, json& parsed) {
    if (depth >= kDeepestJson) throw JsonFault("its objects and lists nest too deep");
    if (event == json::parse_event_t::object_start) names_.emplace_back();
    if (event == json::parse_event_t::object_end) names_.pop_back();
    if (event == json::parse_event_t::key && !names_.back().insert(parsed.get<std::string>()).second) {
      throw JsonFault(Quoted(parsed.get<std::string>()) + " is there twice");
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> names_;
};

}  // namespace

json ParseJsonObject(std::string_view text) {
  Watch watch;
  json parsed;
  try {
    parsed = json::parse(text,
                         [&](int depth, json::parse_event_t event, json& value) { return watch(depth, event, value); });
  } catch (const json::parse_error& error) {
    throw JsonFault("it is not JSON, from byte " + std::to_string(error.byte) + " on");
  } catch (const json::out_of_range&) {
    throw JsonFault("a number in it is too large");
  }
  if (!parsed.is_object()) throw JsonFault("it is no object, '{…}'");
  return parsed;
}

JsonReader::JsonReader(const json& object) : object_(&object) {
  if (!object.is_object()) throw JsonFault("there should be an object, '{…}'");
}

const json* JsonReader::Find(const char* name) const {
  const auto found = object_->find(name);
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

std::string JsonReader::Text(const char* name) const {
  const json* value = Find(name);
  if (value == nullptr) return "";
  if (!value->is_string()) throw JsonFault(Quoted(name) + " should be a text");
  return value->get<std::string>();
}

std::string JsonReader::Needed(const char* name) const {
  std::string text = Text(name);
  if (text.empty()) throw JsonFault("it has no " + Quoted(name));
  return text;
}

std::string JsonReader::Needed(const char* name, Check check, const std::string& what) const {
  std::string text = Needed(name);
  if (!check(text)) throw JsonFault(Quoted(name) + " is '" + text + "', which is no " + what);
  return text;
}

int JsonReader::Number(const char* name) const {
  const json* value = Find(name);
  if (value == nullptr) return 0;
  const bool whole = value->is_number_unsigned();
  if (!whole || value->get<std::uint64_t>() < 1 || value->get<std::uint64_t>() > kMostNumber) {
    throw JsonFault(Quoted(name) + " should be a whole number from 1 on");
  }
  return value->get<int>();
}

int JsonReader::NeededNumber(const char* name) const {
  const int number = Number(name);
  if (number == 0) throw JsonFault("it has no " + Quoted(name));
  return number;
}

const json& JsonReader::ArrayOf(const char* name) const {
  static const json none = json::array();
  const json* value = Find(name);
  if (value == nullptr) return none;
  if (!value->is_array()) throw JsonFault(Quoted(name) + " should be a list");
  return *value;
}

std::vector<std::string> JsonReader::Texts(const char* name) const {
  std::vector<std::string> texts;
  for (const json& item : ArrayOf(name)) {
    if (!item.is_string()) throw JsonFault(Quoted(name) + " should be a list of texts");
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

std::optional<JsonReader> JsonReader::Object(const char* name) const {
  const json* value = Find(name);
  if (value == nullptr) return std::nullopt;
  return JsonReader(*value);
}

JsonReader JsonReader::NeededObject(const char* name) const {
  const auto object = Object(name);
  if (!object) throw JsonFault("it has no " + Quoted(name));
  return *object;
}

}  // namespace planrev::store
