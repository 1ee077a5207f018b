// SPDX-License-Identifier: MIT
#include "tool/word/elements.h"

namespace planrev::tool {

std::string_view Local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Not by recursion: a document may be nested as deeply as its writer liked.
std::vector<pugi::xml_node> ElementsBelow(const pugi::xml_node& root) {
  std::vector<pugi::xml_node> elements;
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_element) elements.push_back(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent();
    node = node == root ? pugi::xml_node() : node.next_sibling();
  }
  return elements;
}

bool IsDeeperThan(const pugi::xml_node& root, int levels) {
  int level = 0;
  pugi::xml_node node = root.first_child();
  while (node) {
    if (level > levels) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++level;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --level;
    }
    node = node == root ? pugi::xml_node() : node.next_sibling();
  }
  return false;
}

}  // namespace planrev::tool
