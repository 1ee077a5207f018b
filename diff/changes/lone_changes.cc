// SPDX-License-Identifier: MIT
#include "diff/changes/lone_changes.h"

#include <utility>

#include "diff/changes/lone_blocks.h"
#include "diff/match/sections.h"
#include "diff/parse/passage.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

Group WholeSection(const Document& document, int root) {
  const auto section = static_cast<std::size_t>(root);
  return {document.section_blocks[section], document.section_blocks[SubtreeEnd(document.outline, section)],
          Unit::kSection};
}

}  // namespace

Nest NestOf(const Block& block) {
  const auto lists = static_cast<std::size_t>(block.list_depth);
  const bool opens = block.opens_item && lists > 0;
  return {opens ? lists - 1 : lists, opens ? block.content - block.start : 0};
}

Node IdleNode(const Document& document, std::size_t index, bool before) {
  const Block& block = document.blocks[index];
  Node node;
  (before ? node.before : node.after) = {block.start, block.end};
  (before ? node.nest_before : node.nest_after) = NestOf(block);
  node.change = Node::kIdle;
  return node;
}

LoneChanges::LoneChanges(const Matched& matched, Drafts& drafts)
    : before_(matched.before),
      after_(matched.after),
      lexicon_(matched.lexicon),
      drafts_(drafts),
      lone_before_(LoneSectionRoots(before_, matched.blocks, matched.blocks.pair_of_before)),
      lone_after_(LoneSectionRoots(after_, matched.blocks, matched.blocks.pair_of_after)),
      section_change_before_(before_.outline.sections.size(), kNone),
      section_change_after_(after_.outline.sections.size(), kNone) {}

void LoneChanges::Removed(const Group& group, std::size_t column, std::vector<Node>& nodes) {
  const Block& first = before_.blocks[group.first];
  const int root = lone_before_[static_cast<std::size_t>(first.section)];
  if (root == kNone && IsIdleDefinition(before_, first)) return nodes.push_back(IdleNode(before_, group.first, true));
  const int change = root != kNone ? RemovedSection(root, column) : drafts_.Add(RemovedDraft(group, column));
  for (std::size_t i = group.first; i < group.last; ++i) {
    const Block& block = before_.blocks[i];
    AppendRun(drafts_[change].change, Sign::kRemoved, ReadBlock(before_, block));
    LookAtLone(before_, i, Sign::kRemoved, lexicon_, drafts_[change].facts);
    nodes.push_back(
        {{block.start, block.end}, {}, change, Node::kNoBody, block.unit == Unit::kItem, {}, NestOf(block)});
  }
}

void LoneChanges::Added(const Group& group, std::vector<Node>& nodes) {
  const Block& first = after_.blocks[group.first];
  const int root = lone_after_[static_cast<std::size_t>(first.section)];
  if (root == kNone && IsIdleDefinition(after_, first)) return nodes.push_back(IdleNode(after_, group.first, false));
  const int change = root != kNone ? AddedSection(root) : drafts_.Add(AddedDraft(group));
  for (std::size_t j = group.first; j < group.last; ++j) {
    const Block& block = after_.blocks[j];
    AppendRun(drafts_[change].change, Sign::kAdded, ReadBlock(after_, block));
    LookAtLone(after_, j, Sign::kAdded, lexicon_, drafts_[change].facts);
    nodes.push_back(
        {{}, {block.start, block.end}, change, Node::kNoBody, block.unit == Unit::kItem, {}, {}, NestOf(block)});
  }
}

// The one change for a section that came or went, with all below it that did so too.
int LoneChanges::RemovedSection(int root, std::size_t column) {
  int& change = section_change_before_[static_cast<std::size_t>(root)];
  if (change == kNone) change = drafts_.Add(RemovedDraft(WholeSection(before_, root), column));
  return change;
}

int LoneChanges::AddedSection(int root) {
  int& change = section_change_after_[static_cast<std::size_t>(root)];
  if (change == kNone) change = drafts_.Add(AddedDraft(WholeSection(after_, root)));
  return change;
}

// Changes still without their text.
Draft LoneChanges::RemovedDraft(const Group& group, std::size_t column) const {
  Draft draft = OneSided(before_, group, Kind::kRemoved);
  const Block& first = before_.blocks[group.first];
  draft.change.before.push_back({first.start, before_.blocks[group.last - 1].end, 0});
  draft.section_before = first.section;
  draft.place = {PlaceAfter(column), true, first.start};
  return draft;
}

Draft LoneChanges::AddedDraft(const Group& group) const {
  Draft draft = OneSided(after_, group, Kind::kAdded);
  const Block& first = after_.blocks[group.first];
  draft.change.after.push_back({first.start, after_.blocks[group.last - 1].end, 0});
  draft.section_after = first.section;
  draft.place = {first.start, false, 0};
  return draft;
}

// Where in the text after a removal is told: at the block that comes next.
std::size_t LoneChanges::PlaceAfter(std::size_t column) const {
  return column < after_.blocks.size() ? after_.blocks[column].start : after_.text.size();
}

}  // namespace planrev::diff
