// SPDX-License-Identifier: MIT
// Putting text and marks into the XML parts of a Word document (ECMA-376, part 1).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "tool/render/word/flow.h"

namespace planrev::tool {

// `text` as XML 1.0 may hold it: what is no UTF-8, and the characters that XML has no place for, become U+FFFD.
std::string XmlText(std::string_view text);

// <name w:val="value"/> below `parent`.
pugi::xml_node AppendValue(pugi::xml_node parent, const char* name, const std::string& value);

// Who made the changes and when, and the numbers by which the document tells them apart.
class Tracker {
 public:
  // `date` is an ISO 8601 date with time, or empty.
  Tracker(std::string author, std::string date) : author_(std::move(author)), date_(std::move(date)) {}

  // <w:ins>, <w:del>, … below `parent`, with their attributes; `parent` itself for kNone. A mark that is on neither
  // side gives a <w:del> within a <w:moveTo>.
  pugi::xml_node Open(pugi::xml_node parent, Mark mark);

  // The same attributes for another element.
  void Sign(pugi::xml_node element);

  int NextId() { return ++id_; }

 private:
  std::string author_;
  std::string date_;
  int id_ = 0;
};

// The document as text, with the XML declaration.
std::string XmlBytes(const pugi::xml_document& document);

}  // namespace planrev::tool
