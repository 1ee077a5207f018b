// SPDX-License-Identifier: MIT
#include "store/settings.h"

#include "store/yaml.h"

namespace planrev::store {
namespace {

bool IsOnOrOff(const std::string& text) { return text == "on" || text == "off"; }
bool IsRefusedOrAllowed(const std::string& text) { return text == "refused" || text == "allowed"; }

}  // namespace

Settings ReadSettings(std::string_view yaml, const std::string& path) {
  try {
    const YamlReader reader(LoadMapping(yaml));
    Settings settings;
    settings.gate = reader.Optional("gate", IsOnOrOff, "setting: on or off") != "off";
    settings.own_review_counts =
        reader.Optional("own_review", IsRefusedOrAllowed, "setting: refused or allowed") == "allowed";
    return settings;
  } catch (const YAML::Exception& error) {
    throw CannotReadYaml(path, error, "planrev-register(5) says what the settings of a register are");
  }
}

}  // namespace planrev::store
