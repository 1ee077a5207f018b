// SPDX-License-Identifier: MIT
// The elements of an XML document, as Word and ODT documents hold them.
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace planrev::tool {

// Its name without the prefix: "p" of <w:p>.
std::string_view Local(const pugi::xml_node& node);

// All elements below `root`, in their order, however deeply they are nested.
std::vector<pugi::xml_node> ElementsBelow(const pugi::xml_node& root);

// Whether elements below `root` are nested more than so many levels.
bool IsDeeperThan(const pugi::xml_node& root, int levels);

}  // namespace planrev::tool
