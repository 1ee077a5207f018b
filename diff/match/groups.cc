// SPDX-License-Identifier: MIT
#include "diff/match/groups.h"

#include <algorithm>

namespace planrev::diff {
namespace {

// Whether `block` lies in the list that `item` is an item of, or in a list below it.
bool InListOf(const Block& item, const Block& block) {
  const bool same = block.list_depth == item.list_depth && block.list == item.list;
  return block.section == item.section && (same || block.list_depth > item.list_depth);
}

std::size_t ListEnd(const Document& document, std::size_t item) {
  std::size_t end = item + 1;
  while (end < document.blocks.size() && InListOf(document.blocks[item], document.blocks[end])) ++end;
  return end;
}

// One past the last block below `item`: its further paragraphs, its nested lists.
std::size_t ItemEnd(const Document& document, std::size_t item) {
  const auto below = [&](const Block& block) {
    return InListOf(document.blocks[item], block) &&
           (block.list_depth > document.blocks[item].list_depth || block.unit != Unit::kItem);
  };
  std::size_t end = item + 1;
  while (end < document.blocks.size() && below(document.blocks[end])) ++end;
  return end;
}

bool IsItem(const Document& document, std::size_t block) {
  return block < document.blocks.size() && document.blocks[block].unit == Unit::kItem;
}

bool OpensList(const Document& document, std::size_t block) {
  if (!IsItem(document, block)) return false;
  const Block& item = document.blocks[block];
  std::size_t above = block;
  while (above > 0 && document.blocks[above - 1].list_depth > item.list_depth) --above;
  return above == 0 || document.blocks[above - 1].list != item.list;
}

// Whether the paragraph announces the list behind it: "The Partnership will:".
bool LeadsIntoList(const Document& document, std::size_t block) {
  const Block& lead = document.blocks[block];
  if (lead.unit != Unit::kParagraph || lead.words == 0 || !OpensList(document, block + 1)) return false;
  const Block& item = document.blocks[block + 1];
  const Word& last = document.words[lead.first_word + lead.words - 1];
  return item.section == lead.section && item.list_depth == lead.list_depth + 1 &&
         document.text.substr(last.start, last.length) == ":";
}

}  // namespace

std::vector<Group> GroupsFrom(const Document& document, std::size_t block) {
  std::vector<Group> groups;
  const auto add = [&](std::size_t last, Unit unit) {
    if (groups.empty() || groups.back().last > last) groups.push_back({block, last, unit});
  };
  const Block& first = document.blocks[block];
  if (LeadsIntoList(document, block)) add(ListEnd(document, block + 1), Unit::kParagraph);
  if (IsItem(document, block)) {
    const std::size_t item_end = ItemEnd(document, block);
    const std::size_t list_end = OpensList(document, block) ? ListEnd(document, block) : item_end;
    if (list_end > item_end) add(list_end, Unit::kList);
    add(item_end, Unit::kItem);
  }
  add(block + 1, first.unit);
  return groups;
}

Group LoneGroup(const Document& document, std::size_t block, const std::vector<int>& pair_of_block) {
  const auto groups = GroupsFrom(document, block);
  std::size_t lone = block;  // up to here nothing has a partner
  while (lone < groups.front().last && pair_of_block[lone] < 0) ++lone;
  return *std::find_if(groups.begin(), groups.end(), [lone](const Group& group) { return group.last <= lone; });
}

}  // namespace planrev::diff
