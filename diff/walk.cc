// SPDX-License-Identifier: MIT
// The spine gives the order: between two pairs on it come first the blocks that only the text before has here, then
// those that only the text after has. A section off the spine takes its blocks with it: they are walked on their own,
// with their own spine, and stand in the patch as a body that is laid out where the section was or where it is.
#include "diff/walk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "diff/numbering.h"
#include "diff/passage.h"
#include "diff/sections.h"
#include "diff/stretch.h"
#include "diff/tables.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

Span SpanOf(std::size_t start, std::size_t end) { return {start, end, 0}; }
Span SpanOf(const Block& block) { return {block.start, block.end, 0}; }

class Walker {
 public:
  Walker(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits)
      : before_(matched.before),
        after_(matched.after),
        matched_(matched),
        drafts_(drafts),
        limits_(limits),
        lone_before_(LoneSectionRoots(before_, matched.blocks.pair_of_before)),
        lone_after_(LoneSectionRoots(after_, matched.blocks.pair_of_after)),
        section_change_before_(before_.outline.sections.size(), kNone),
        section_change_after_(after_.outline.sections.size(), kNone),
        move_change_(matched.blocks.pairs.size(), kNone),
        numbering_(before_, after_, matched.lexicon, drafts),
        paths_after_(after_) {}

  Patch Run() {
    patch_.nodes = Walk({0, before_.blocks.size()}, {0, after_.blocks.size()});
    return std::move(patch_);
  }

 private:
  // What became of a moved section: its change, and the body of the patch that holds it.
  struct Done {
    int change = kNone;
    int body = kNone;
  };

  // A stretch while it is walked.
  struct Level {
    Stretch stretch;
    std::vector<Done> done;  // for each section that moved
  };

  const BlockPair& Pair(std::size_t index) const { return matched_.blocks.pairs[index]; }

  std::vector<Node> Walk(BlockRange rows, BlockRange columns) {
    Level level{MakeStretch(before_, after_, matched_.blocks, rows, columns), {}};
    level.done.resize(level.stretch.moved.size());
    std::vector<Node> nodes;
    std::size_t i = rows.first, j = columns.first;
    for (const std::size_t index : level.stretch.spine) {
      const BlockPair& pair = Pair(index);
      OnlyBefore(level, {i, pair.before}, j, nodes);
      OnlyAfter(level, {j, pair.after}, nodes);
      nodes.push_back(Both(pair, NewDraft(pair)));
      i = pair.before + pair.before_count;
      j = pair.after + pair.after_count;
    }
    OnlyBefore(level, {i, rows.last}, j, nodes);
    OnlyAfter(level, {j, columns.last}, nodes);
    return nodes;
  }

  // --- one side only ---

  void OnlyBefore(Level& level, BlockRange rows, std::size_t column, std::vector<Node>& nodes) {
    for (std::size_t i = rows.first; i < rows.last;) {
      const int index = matched_.blocks.pair_of_before[i];
      if (index == kNone) {
        nodes.push_back(Removed(i++, column));
      } else if (const auto moved = FindMoved(level, i, true)) {
        nodes.push_back(MovedNode(level, *moved, true));
        i = level.stretch.moved[*moved].rows.last;
      } else {
        nodes.push_back(MovedBlock(static_cast<std::size_t>(index), true));
        i = Pair(static_cast<std::size_t>(index)).before + Pair(static_cast<std::size_t>(index)).before_count;
      }
    }
  }

  void OnlyAfter(Level& level, BlockRange columns, std::vector<Node>& nodes) {
    for (std::size_t j = columns.first; j < columns.last;) {
      const int index = matched_.blocks.pair_of_after[j];
      if (index == kNone) {
        nodes.push_back(Added(j++));
      } else if (const auto moved = FindMoved(level, j, false)) {
        nodes.push_back(MovedNode(level, *moved, false));
        j = level.stretch.moved[*moved].columns.last;
      } else {
        nodes.push_back(MovedBlock(static_cast<std::size_t>(index), false));
        j = Pair(static_cast<std::size_t>(index)).after + Pair(static_cast<std::size_t>(index)).after_count;
      }
    }
  }

  static std::optional<std::size_t> FindMoved(const Level& level, std::size_t block, bool before) {
    for (std::size_t m = 0; m < level.stretch.moved.size(); ++m) {
      const MovedSection& moved = level.stretch.moved[m];
      if ((before ? moved.rows.first : moved.columns.first) == block) return m;
    }
    return std::nullopt;
  }

  // Where a moved section was, or where it is. Its body is walked once.
  Node MovedNode(Level& level, std::size_t index, bool where_it_was) {
    const MovedSection moved = level.stretch.moved[index];
    if (level.done[index].body == kNone) {
      level.done[index].change = AddMovedSection(moved);
      std::vector<Node> body = Walk(moved.rows, moved.columns);
      level.done[index].body = static_cast<int>(patch_.bodies.size());
      patch_.bodies.push_back(std::move(body));
    }
    const Bytes rows{before_.blocks[moved.rows.first].start, before_.blocks[moved.rows.last - 1].end};
    const Bytes columns{after_.blocks[moved.columns.first].start, after_.blocks[moved.columns.last - 1].end};
    return {where_it_was ? rows : Bytes{},
            where_it_was ? Bytes{} : columns,
            level.done[index].change,
            level.done[index].body,
            false,
            {}};
  }

  int AddMovedSection(const MovedSection& moved) {
    const Block& a = before_.blocks[moved.rows.first];
    const Block& b = after_.blocks[moved.columns.first];
    Draft draft = NewDraft(Pair(moved.pairs.front()));
    draft.change.kind = Kind::kMoved;
    draft.change.unit = Unit::kSection;
    draft.change.before = {SpanOf(a.start, before_.blocks[moved.rows.last - 1].end)};
    draft.change.after = {SpanOf(b.start, after_.blocks[moved.columns.last - 1].end)};
    for (const std::size_t pair : moved.pairs) {
      AppendRun(draft.change, Sign::kEqual, HeadingAfter(after_.blocks[Pair(pair).after]));
    }
    return drafts_.Add(std::move(draft));
  }

  std::string HeadingAfter(const Block& block) {
    if (!block.whole) return ReadBlock(after_, block);
    const auto path = paths_after_.Of(block.section);
    return path.empty() ? std::string() : path.back();
  }

  // Where a moved block was, or where it is: one change.
  Node MovedBlock(std::size_t index, bool where_it_was) {
    const BlockPair& pair = Pair(index);
    if (move_change_[index] == kNone) {
      Draft draft = NewDraft(pair);
      if (draft.change.kind == Kind::kEdited) draft.change.kind = Kind::kMoved;
      const Block& a = before_.blocks[pair.before];
      const Block& b = after_.blocks[pair.after];
      draft.facts.order_changed =
          a.ordered && b.ordered && a.section == matched_.sections.of_after[static_cast<std::size_t>(b.section)];
      Compare(pair, draft);
      if (before_.blocks[pair.before].whole)
        draft.change.runs = {{Sign::kEqual, HeadingAfter(after_.blocks[pair.after])}};
      move_change_[index] = drafts_.Add(std::move(draft));
    }
    Node node;
    (where_it_was ? node.before : node.after) = where_it_was ? BytesBefore(pair) : BytesAfter(pair);
    node.change = move_change_[index];
    node.tight = IsTight(pair);
    return node;
  }

  Node Removed(std::size_t block, std::size_t column) {
    const Block& b = before_.blocks[block];
    const int root = lone_before_[static_cast<std::size_t>(b.section)];
    int change = kNone;
    if (root != kNone) {
      change = SectionChange(section_change_before_, root, before_, Kind::kRemoved, column);
      AppendRun(drafts_[change].change, Sign::kRemoved, ReadBlock(before_, b));
    } else {
      Draft draft = OneSided(before_, b, Kind::kRemoved);
      draft.place = {PlaceAfter(column), true, b.start};
      change = drafts_.Add(std::move(draft));
    }
    return {{b.start, b.end}, {}, change, Node::kNoBody, b.unit == Unit::kItem, {}};
  }

  Node Added(std::size_t block) {
    const Block& b = after_.blocks[block];
    const int root = lone_after_[static_cast<std::size_t>(b.section)];
    int change = kNone;
    if (root != kNone) {
      change = SectionChange(section_change_after_, root, after_, Kind::kAdded, block);
      AppendRun(drafts_[change].change, Sign::kAdded, ReadBlock(after_, b));
    } else {
      Draft draft = OneSided(after_, b, Kind::kAdded);
      draft.place = {b.start, false, 0};
      change = drafts_.Add(std::move(draft));
    }
    return {{}, {b.start, b.end}, change, Node::kNoBody, b.unit == Unit::kItem, {}};
  }

  // Where in the text after a removal is told: at the block that comes next.
  std::size_t PlaceAfter(std::size_t column) const {
    return column < after_.blocks.size() ? after_.blocks[column].start : after_.text.size();
  }

  Draft OneSided(const Document& document, const Block& block, Kind kind) const {
    const bool added = kind == Kind::kAdded;
    Draft draft;
    draft.change.kind = kind;
    draft.change.unit = block.unit;
    (added ? draft.change.after : draft.change.before) = {SpanOf(block)};
    (added ? draft.section_after : draft.section_before) = block.section;
    AppendRun(draft.change, added ? Sign::kAdded : Sign::kRemoved, ReadBlock(document, block));
    draft.facts.says_something = block.words > 0;
    draft.facts.definition = block.unit == Unit::kMetadata;
    return draft;
  }

  // The one change for a section that came or went, with all below it that did so too.
  int SectionChange(std::vector<int>& changes, int root, const Document& document, Kind kind, std::size_t column) {
    int& change = changes[static_cast<std::size_t>(root)];
    if (change != kNone) return change;
    const auto section = static_cast<std::size_t>(root);
    const Block& heading = document.blocks[document.section_blocks[section]];
    const Block& last = document.blocks[document.section_blocks[SubtreeEnd(document.outline, section)] - 1];
    Draft draft;
    draft.change.kind = kind;
    draft.change.unit = Unit::kSection;
    const Span span = SpanOf(heading.start, last.end);
    const bool added = kind == Kind::kAdded;
    (added ? draft.change.after : draft.change.before) = {span};
    (added ? draft.section_after : draft.section_before) = root;
    draft.place = added ? Place{heading.start, false, 0} : Place{PlaceAfter(column), true, heading.start};
    return change = drafts_.Add(std::move(draft));
  }

  // --- both sides ---

  Bytes BytesBefore(const BlockPair& pair) const {
    return {before_.blocks[pair.before].start, before_.blocks[pair.before + pair.before_count - 1].end};
  }
  Bytes BytesAfter(const BlockPair& pair) const {
    return {after_.blocks[pair.after].start, after_.blocks[pair.after + pair.after_count - 1].end};
  }
  bool IsTight(const BlockPair& pair) const {
    return before_.blocks[pair.before].unit == Unit::kItem && after_.blocks[pair.after].unit == Unit::kItem;
  }

  Draft NewDraft(const BlockPair& pair) const {
    const Block& a = before_.blocks[pair.before];
    const Block& b = after_.blocks[pair.after];
    Draft draft;
    draft.change.kind = pair.after_count > 1 ? Kind::kSplit : pair.before_count > 1 ? Kind::kMerged : Kind::kEdited;
    draft.change.unit = pair.after_count > 1 ? a.unit : b.unit;
    for (std::size_t i = 0; i < pair.before_count; ++i)
      draft.change.before.push_back(SpanOf(before_.blocks[pair.before + i]));
    for (std::size_t j = 0; j < pair.after_count; ++j)
      draft.change.after.push_back(SpanOf(after_.blocks[pair.after + j]));
    draft.section_before = a.section;
    draft.section_after = b.section;
    draft.facts.definition = b.unit == Unit::kMetadata;
    draft.place = {b.start, false, a.start};
    return draft;
  }

  // Compares the words of both sides; whether they differ.
  bool Compare(const BlockPair& pair, Draft& draft) {
    const Dressed before = TakeBlocks(before_, pair.before, pair.before_count);
    const Dressed after = TakeBlocks(after_, pair.after, pair.after_count);
    const PassageResult result = ComparePassages(before, after, matched_.lexicon, draft);
    draft.facts.follows = matched_.references.Follow(before.passage, after.passage, result.hunks);
    if (result.coarse) {
      const std::size_t words = std::max(before_.blocks[pair.before].words, after_.blocks[pair.after].words);
      limits_.push_back(
          {"edits", paths_after_.Of(draft.section_after),
           "not every word that stayed is shown as such: " + std::to_string(words) + " words in one block"});
    }
    return result.differs;
  }

  Node Both(const BlockPair& pair, Draft draft) {
    const Block& a = before_.blocks[pair.before];
    const Block& b = after_.blocks[pair.after];
    Node node{BytesBefore(pair), BytesAfter(pair), Node::kShared, Node::kNoBody, IsTight(pair), {}};
    const bool one_to_one = pair.before_count == 1 && pair.after_count == 1;
    const bool same = one_to_one && (a.whole || a.looks == b.looks);
    if (b.unit == Unit::kHeading && !a.whole) numbering_.Pass(a, b);
    if (same) return node;
    if (a.table >= 0 && b.table >= 0) return CompareTables(before_, a, after_, b, matched_.lexicon, drafts_, limits_);
    if (a.unit == Unit::kHeading && b.unit == Unit::kHeading && numbering_.Renumbered(a, b))
      return numbering_.Renumber(a, b, std::move(draft), node);
    const bool differs = Compare(pair, draft);
    if (one_to_one && draft.facts.follows) {
      node.change = numbering_.Follow(draft);
      return node;
    }
    draft.facts.level =
        a.level != b.level || (a.unit == b.unit && a.list_depth != b.list_depth) || a.quote_depth != b.quote_depth;
    const bool other_list = one_to_one && a.unit == Unit::kItem && b.unit == Unit::kItem && a.ordered != b.ordered;
    if (!one_to_one || differs || draft.facts.level || a.unit != b.unit || (!other_list && a.unit == Unit::kCode)) {
      if (!differs && one_to_one && !draft.facts.level) draft.facts.formatting = true;
      node.change = drafts_.Add(std::move(draft));
    }
    if (other_list) GiveMarkerToList(a, b, node);
    return node;
  }

  // Numbers that became bullets, or the other way round, are one change of the list; an item's own edit is its text's.
  void GiveMarkerToList(const Block& a, const Block& b, Node& node) {
    const auto [place, fresh] = list_changes_.try_emplace({a.list, b.list}, kNone);
    if (fresh) {
      Draft draft;
      draft.change.unit = Unit::kList;
      draft.section_before = a.section;
      draft.section_after = b.section;
      draft.place = {b.start, false, a.start};
      draft.facts.list_order_lost = true;
      place->second = drafts_.Add(std::move(draft));
    }
    Change& list = drafts_[place->second].change;
    list.before.push_back(SpanOf(a));
    list.after.push_back(SpanOf(b));
    AppendRun(list, Sign::kEqual, ReadBlock(after_, b));
    node.parts = {{{a.start, a.content}, {b.start, b.content}, place->second, Node::kNoBody, false, {}},
                  {{a.content, a.end}, {b.content, b.end}, node.change, Node::kNoBody, false, {}}};
    node.change = Node::kShared;
  }

  const Document& before_;
  const Document& after_;
  const Matched& matched_;
  Drafts& drafts_;
  std::vector<Limit>& limits_;
  std::vector<int> lone_before_;  // roots, by section
  std::vector<int> lone_after_;
  std::vector<int> section_change_before_;  // by root
  std::vector<int> section_change_after_;
  std::vector<int> move_change_;  // by pair
  std::map<std::pair<int, int>, int> list_changes_;
  Numbering numbering_;
  SectionPaths paths_after_;
  Patch patch_;
};

}  // namespace

Patch WalkBlocks(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits) {
  return Walker(matched, drafts, limits).Run();
}

}  // namespace planrev::diff
