// SPDX-License-Identifier: MIT
#include "tool/render/word/xml.h"

#include <sstream>

#include "tool/utf8.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// XML 1.0, production 2.
bool IsXmlCharacter(char32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n';
  return (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
}

const char* ElementOf(Mark mark) {
  switch (mark) {
    case Mark::kGone:
    case Mark::kGoneFromNew:
      return "w:del";
    case Mark::kNew:
      return "w:ins";
    case Mark::kMovedAway:
      return "w:moveFrom";
    case Mark::kMovedHere:
      return "w:moveTo";
    case Mark::kNone:
      break;
  }
  return "";
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = Decode(text);
    const bool fits = point.well_formed && IsXmlCharacter(point.value);
    if (point.value != '\r') clean += fits ? text.substr(0, point.size) : kReplacement;
    text.remove_prefix(point.size);
  }
  return clean;
}

pugi::xml_node AppendValue(pugi::xml_node parent, const char* name, const std::string& value) {
  pugi::xml_node element = parent.append_child(name);
  element.append_attribute("w:val").set_value(value.c_str());
  return element;
}

pugi::xml_node Tracker::Open(pugi::xml_node parent, Mark mark) {
  if (mark == Mark::kNone) return parent;
  if (mark == Mark::kGoneFromNew) parent = Open(parent, Mark::kMovedHere);
  pugi::xml_node element = parent.append_child(ElementOf(mark));
  Sign(element);
  return element;
}

void Tracker::Sign(pugi::xml_node element) {
  element.append_attribute("w:id").set_value(NextId());
  element.append_attribute("w:author").set_value(author_.c_str());
  if (!date_.empty()) element.append_attribute("w:date").set_value(date_.c_str());
}

std::string XmlBytes(const pugi::xml_document& document) {
  std::ostringstream bytes;
  bytes << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  document.save(bytes, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return bytes.str();
}

}  // namespace planrev::tool
