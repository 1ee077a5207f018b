// SPDX-License-Identifier: MIT
#include "diff/changes/list_marks.h"

#include <algorithm>

#include "diff/parse/passage.h"

namespace planrev::diff {
namespace {

// The item that starts there; null where none does.
const Block* ItemAt(const Document& document, std::size_t start) {
  const auto at = std::lower_bound(document.blocks.begin(), document.blocks.end(), start,
                                   [](const Block& block, std::size_t offset) { return block.start < offset; });
  const bool item = at != document.blocks.end() && at->start == start && at->unit == Unit::kItem;
  return item ? &*at : nullptr;
}

}  // namespace

void ListMarks::Give(const Block& a, const Block& b, Node& node) {
  const Bytes mark_before{a.start, a.content}, mark_after{b.start, b.content};
  const auto [place, fresh] = lists_.try_emplace({a.list, b.list});
  if (fresh) {
    Draft draft;
    draft.change.unit = Unit::kList;
    draft.section_before = a.section;
    draft.section_after = b.section;
    draft.place = {b.start, false, a.start};
    draft.facts.list_order_lost = true;
    place->second = {drafts_.Add(std::move(draft)), mark_before, mark_after};
    of_before_.try_emplace(a.list, place->second);
    of_after_.try_emplace(b.list, place->second);
  }
  Change& change = drafts_[place->second.change].change;
  change.before.push_back({a.start, a.end, 0});
  change.after.push_back({b.start, b.end, 0});
  AppendRun(change, Sign::kEqual, ReadBlock(after_, b));
  node.parts = {{mark_before, mark_after, place->second.change, Node::kNoBody, false, {}},
                {{a.content, a.end}, {b.content, b.end}, node.change, Node::kNoBody, false, {}}};
  node.change = Node::kShared;
}

void ListMarks::GiveToLone(Patch& patch) const {
  if (lists_.empty()) return;
  GiveToLone(patch.nodes);
  for (auto& body : patch.bodies) GiveToLone(body);
}

void ListMarks::GiveToLone(std::vector<Node>& nodes) const {
  for (Node& node : nodes) {
    if (node.before.exists() == node.after.exists() || node.body != Node::kNoBody || !node.parts.empty()) continue;
    const bool before = node.before.exists();
    const Bytes& bytes = before ? node.before : node.after;
    const Block* item = ItemAt(before ? before_ : after_, bytes.start);
    const auto& lists = before ? of_before_ : of_after_;
    const auto found = item ? lists.find(item->list) : lists.end();
    if (found == lists.end()) continue;
    Node mark{found->second.before, found->second.after, found->second.change, Node::kNoBody, false, {}};
    (before ? mark.before : mark.after) = {item->start, item->content};
    Node text;
    (before ? text.before : text.after) = {item->content, bytes.end};
    node.nest_before.marker = mark.before.end - mark.before.start;
    node.nest_after.marker = mark.after.end - mark.after.start;
    node.parts = {mark, text};
  }
}

}  // namespace planrev::diff
