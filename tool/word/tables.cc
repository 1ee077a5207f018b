// SPDX-License-Identifier: MIT
#include "tool/word/tables.h"

#include <string>
#include <string_view>
#include <vector>

#include "tool/word/elements.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kCovered = "covered-";
constexpr std::string_view kCell = "table-cell";

// Last ones first, so that none is looked at after it went.
void UncoverCells(pugi::xml_document& document) {
  const std::vector<pugi::xml_node> elements = ElementsBelow(document);
  for (auto element = elements.rbegin(); element != elements.rend(); ++element) {
    if (Local(*element) != "covered-table-cell") continue;
    pugi::xml_node cell = *element;
    cell.remove_children();
    std::string name = cell.name();
    cell.set_name(name.erase(name.find(kCovered), kCovered.size()).c_str());
  }
}

bool GroupsRows(std::string_view local) {
  return local == "table-header-rows" || local == "table-rows" || local == "table-row-group";
}

bool IsUnreadInCell(std::string_view local) {
  return local == "table" || local == "table-row" || local == kCell || local == "section";
}

void Unwrap(const pugi::xml_node& element) {
  pugi::xml_node parent = element.parent();
  const std::vector<pugi::xml_node> children(element.begin(), element.end());
  for (const pugi::xml_node& child : children) parent.insert_move_before(child, element);
  parent.remove_child(element);
}

void MakeParagraph(pugi::xml_node heading) {
  std::string name = heading.name();
  name.back() = 'p';
  heading.set_name(name.c_str());
}

}  // namespace

void PlainTables(pugi::xml_document& document) {
  UncoverCells(document);
  // Outer ones first: what stood deep in a cell has the cell itself as its parent when its turn comes.
  for (const pugi::xml_node& element : ElementsBelow(document)) {
    const std::string_view local = Local(element);
    const bool in_cell = Local(element.parent()) == kCell;
    if (GroupsRows(local) || (in_cell && IsUnreadInCell(local)))
      Unwrap(element);
    else if (in_cell && local == "h")
      MakeParagraph(element);
  }
}

}  // namespace planrev::tool
