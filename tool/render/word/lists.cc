// SPDX-License-Identifier: MIT
// Each numbered list is defined on its own. Lists of one definition would need a restart, and LibreOffice ties that to
// the first item, which may go.
#include "tool/render/word/lists.h"

#include <algorithm>
#include <pugixml.hpp>

#include "tool/render/word/xml.h"

namespace planrev::tool {
namespace {

constexpr int kBullets = 1;
constexpr int kIndent = 425;  // twentieths of a point, for each level
constexpr int kHanging = 425;

void AppendLevel(pugi::xml_node abstract, int level, bool ordered, std::size_t start) {
  constexpr const char* kSigns[] = {"•", "–", "▪"};
  pugi::xml_node one = abstract.append_child("w:lvl");
  one.append_attribute("w:ilvl").set_value(level);
  AppendValue(one, "w:start", std::to_string(start));
  AppendValue(one, "w:numFmt", ordered ? "decimal" : "bullet");
  AppendValue(one, "w:lvlText", ordered ? "%" + std::to_string(level + 1) + "." : kSigns[level % 3]);
  AppendValue(one, "w:lvlJc", "left");
  pugi::xml_node indent = one.append_child("w:pPr").append_child("w:ind");
  indent.append_attribute("w:left").set_value(kIndent * (level + 1));
  indent.append_attribute("w:hanging").set_value(kHanging);
}

pugi::xml_node AppendAbstract(pugi::xml_node numbering, int id) {
  pugi::xml_node abstract = numbering.append_child("w:abstractNum");
  abstract.append_attribute("w:abstractNumId").set_value(id);
  AppendValue(abstract, "w:multiLevelType", "hybridMultilevel");
  return abstract;
}

void AppendNumber(pugi::xml_node numbering, int number) {
  pugi::xml_node num = numbering.append_child("w:num");
  num.append_attribute("w:numId").set_value(number);
  AppendValue(num, "w:abstractNumId", std::to_string(number));
}

}  // namespace

int ListDepth(const diff::RedlineShape& shape) {
  return static_cast<int>(std::ranges::count(shape.around, false, &diff::Around::quote));
}

int ListTable::NumberOf(const diff::RedlineShape& shape) {
  const auto list = std::ranges::find(shape.around.rbegin(), shape.around.rend(), false, &diff::Around::quote);
  if (list == shape.around.rend() || !list->ordered) return kBullets;
  const int next = kBullets + 1 + static_cast<int>(starts_.size());
  const auto [place, fresh] = numbers_.try_emplace(list->list, next);
  if (fresh) starts_.push_back({std::min(ListDepth(shape), kListLevels) - 1, shape.item_number});
  return place->second;
}

std::string ListTable::Numbering() const {
  pugi::xml_document document;
  pugi::xml_node numbering = document.append_child("w:numbering");
  numbering.append_attribute("xmlns:w").set_value("http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  pugi::xml_node bullets = AppendAbstract(numbering, kBullets);
  for (int level = 0; level < kListLevels; ++level) AppendLevel(bullets, level, false, 1);
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const pugi::xml_node list = AppendAbstract(numbering, kBullets + 1 + static_cast<int>(i));
    AppendLevel(list, starts_[i].level, true, starts_[i].number);
  }
  for (std::size_t i = 0; i <= starts_.size(); ++i) AppendNumber(numbering, kBullets + static_cast<int>(i));
  return XmlBytes(document);
}

}  // namespace planrev::tool
