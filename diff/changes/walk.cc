// SPDX-License-Identifier: MIT
// The spine gives the order: between two pairs on it come first the blocks that only the text before has here, then
// those that only the text after has. A section off the spine takes its blocks with it: they are walked on their own,
// with their own spine, and stand in the patch as a body that is laid out where the section was or where it is.
#include "diff/changes/walk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "diff/changes/compare_passages.h"
#include "diff/changes/list_marks.h"
#include "diff/changes/lone_blocks.h"
#include "diff/changes/lone_changes.h"
#include "diff/changes/numbering.h"
#include "diff/changes/stretch.h"
#include "diff/changes/tables.h"
#include "diff/match/groups.h"
#include "diff/match/sections.h"
#include "diff/parse/passage.h"
#include "diff/text/enumerator.h"

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
        lone_(matched, drafts),
        move_change_(before_.blocks.size(), kNone),
        list_marks_(before_, after_, drafts),
        numbering_(before_, after_, matched.blocks, matched.lexicon, drafts),
        paths_before_(before_),
        paths_after_(after_) {}

  Patch Run() {
    const BlockRange rows{0, before_.blocks.size()}, columns{0, after_.blocks.size()};
    patch_.nodes = Walk(rows, columns, FindMoved(rows, columns));
    numbering_.Finish();
    list_marks_.GiveToLone(patch_);
    return std::move(patch_);
  }

 private:
  using Spine = std::vector<std::size_t>;  // indexes of pairs

  // A section that moved and the spine inside it; its change, and the body of the patch that holds it once that is
  // walked.
  struct Moved {
    MovedSection section;
    Spine spine = {};
    int change = kNone;
    int body = kNone;
  };

  const BlockPair& Pair(std::size_t index) const { return matched_.blocks.pairs[index]; }

  // Notes the sections that moved, and those that moved inside them; one of these may lie in two others, so they are
  // known before any is walked.
  Spine FindMoved(BlockRange rows, BlockRange columns) {
    Stretch stretch = MakeStretch(before_, after_, matched_.blocks, rows, columns);
    for (const MovedSection& section : stretch.moved) {
      const std::size_t index = moved_.size();
      moved_before_[section.rows.first] = moved_after_[section.columns.first] = index;
      moved_.push_back({section});
      Spine inside = FindMoved(section.rows, section.columns);
      moved_[index].spine = std::move(inside);
    }
    return std::move(stretch.spine);
  }

  std::vector<Node> Walk(BlockRange rows, BlockRange columns, const Spine& spine) {
    std::vector<Node> nodes;
    std::size_t i = rows.first, j = columns.first;
    for (const std::size_t index : spine) {
      const BlockPair& pair = Pair(index);
      OnlyBefore({i, pair.before}, j, nodes);
      OnlyAfter({j, pair.after}, nodes);
      if (AreIdle(pair)) {
        nodes.push_back(IdleNode(before_, pair.before, true));
        nodes.push_back(IdleNode(after_, pair.after, false));
      } else {
        nodes.push_back(Both(pair, NewDraft(pair)));
      }
      i = pair.before + pair.before_count;
      j = pair.after + pair.after_count;
    }
    OnlyBefore({i, rows.last}, j, nodes);
    OnlyAfter({j, columns.last}, nodes);
    return nodes;
  }

  // --- one side only ---

  void OnlyBefore(BlockRange rows, std::size_t column, std::vector<Node>& nodes) {
    for (std::size_t i = rows.first; i < rows.last;) {
      const int index = matched_.blocks.pair_of_before[i];
      if (index == kNone) {
        const Group group = LoneGroup(before_, i, matched_.blocks.pair_of_before);
        lone_.Removed(group, column, nodes);
        i = group.last;
      } else if (const auto moved = moved_before_.find(i); moved != moved_before_.end()) {
        nodes.push_back(MovedNode(moved->second, true));
        i = moved_[moved->second].section.rows.last;
      } else if (IsEditedTable(Pair(static_cast<std::size_t>(index)))) {
        nodes.push_back(MovedNode(NoteMovedTable(static_cast<std::size_t>(index)), true));
        ++i;
      } else {
        const BlockPair pair = MovedGroup(static_cast<std::size_t>(index));
        nodes.push_back(MovedBlocks(pair, true));
        i = pair.before + pair.before_count;
      }
    }
  }

  void OnlyAfter(BlockRange columns, std::vector<Node>& nodes) {
    for (std::size_t j = columns.first; j < columns.last;) {
      const int index = matched_.blocks.pair_of_after[j];
      if (index == kNone) {
        const Group group = LoneGroup(after_, j, matched_.blocks.pair_of_after);
        lone_.Added(group, nodes);
        j = group.last;
      } else if (const auto moved = moved_after_.find(j); moved != moved_after_.end()) {
        nodes.push_back(MovedNode(moved->second, false));
        j = moved_[moved->second].section.columns.last;
      } else if (IsEditedTable(Pair(static_cast<std::size_t>(index)))) {
        nodes.push_back(MovedNode(NoteMovedTable(static_cast<std::size_t>(index)), false));
        ++j;
      } else {
        const BlockPair pair = MovedGroup(static_cast<std::size_t>(index));
        nodes.push_back(MovedBlocks(pair, false));
        j = pair.after + pair.after_count;
      }
    }
  }

  // Where a moved section was, or where it is. Its body is walked once.
  Node MovedNode(std::size_t index, bool where_it_was) {
    const MovedSection moved = moved_[index].section;
    if (moved_[index].body == kNone) {
      const bool table = before_.blocks[moved.rows.first].table >= 0;
      moved_[index].change = table ? AddMovedTable(Pair(moved.pairs.front())) : AddMovedSection(moved);
      const Spine spine = moved_[index].spine;  // others may be noted meanwhile
      std::vector<Node> body = Walk(moved.rows, moved.columns, spine);
      drafts_[moved_[index].change].facts.edited_within =
          std::any_of(body.begin(), body.end(), [](const Node& node) { return HoldsChange(node); });
      moved_[index].body = static_cast<int>(patch_.bodies.size());
      patch_.bodies.push_back(std::move(body));
    }
    const Bytes rows{before_.blocks[moved.rows.first].start, before_.blocks[moved.rows.last - 1].end};
    const Bytes columns{after_.blocks[moved.columns.first].start, after_.blocks[moved.columns.last - 1].end};
    return {where_it_was ? rows : Bytes{},
            where_it_was ? Bytes{} : columns,
            moved_[index].change,
            moved_[index].body,
            false,
            {}};
  }

  static bool HoldsChange(const Node& node) {
    return node.change >= 0 || std::any_of(node.parts.begin(), node.parts.end(), HoldsChange);
  }

  int AddMovedSection(const MovedSection& moved) {
    const Block& a = before_.blocks[moved.rows.first];
    const Block& b = after_.blocks[moved.columns.first];
    Draft draft = NewDraft(Pair(moved.pairs.front()));
    draft.change.kind = Kind::kMoved;
    draft.change.unit = Unit::kSection;
    draft.change.before = {SpanOf(a.start, before_.blocks[moved.rows.last - 1].end)};
    draft.change.after = {SpanOf(b.start, after_.blocks[moved.columns.last - 1].end)};
    std::size_t told_before = 0, told_after = 0;  // up to these sections
    for (const std::size_t pair : moved.pairs) {
      const auto before = static_cast<std::size_t>(before_.blocks[Pair(pair).before].section);
      const auto after = static_cast<std::size_t>(after_.blocks[Pair(pair).after].section);
      if (before < told_before && after < told_after) continue;  // below one that is named
      told_before = SubtreeEnd(before_.outline, before);
      told_after = SubtreeEnd(after_.outline, after);
      AppendRun(draft.change, Sign::kEqual, HeadingAfter(after_.blocks[Pair(pair).after]));
      draft.titles_before += TitleBefore(before_.blocks[Pair(pair).before]) + "\n";
    }
    return drafts_.Add(std::move(draft));
  }

  // A table that moved is told as such; what changed in it is told of its rows, columns and cells as of any table.
  int AddMovedTable(const BlockPair& pair) {
    Draft draft = NewDraft(pair);
    draft.change.kind = Kind::kMoved;
    draft.change.runs = {{Sign::kEqual, ReadBlock(after_, after_.blocks[pair.after])}};
    draft.titles_before = ReadBlock(before_, before_.blocks[pair.before]);
    return drafts_.Add(std::move(draft));
  }

  bool IsEditedTable(const BlockPair& pair) const {
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    return a.table >= 0 && b.table >= 0 && a.looks != b.looks;
  }

  std::size_t NoteMovedTable(std::size_t index) {
    const BlockPair& pair = Pair(index);
    moved_before_[pair.before] = moved_after_[pair.after] = moved_.size();
    moved_.push_back({{{index}, {pair.before, pair.before + 1}, {pair.after, pair.after + 1}}, {index}});
    return moved_.size() - 1;
  }

  std::string HeadingAfter(const Block& block) {
    if (!block.whole) return ReadBlock(after_, block);
    const auto path = paths_after_.Of(block.section);
    return path.empty() ? std::string() : path.back();
  }

  // Without its number, which is another change's.
  std::string TitleBefore(const Block& block) {
    std::string title;
    if (block.whole) {
      const auto path = paths_before_.Of(block.section);
      if (!path.empty()) title = path.back();
    } else {
      title = ReadBlock(before_, block);
    }
    return title.substr(EnumeratorLength(title));
  }

  // What moved as one with the pair: an item with what is below it, a list with the line that leads into it.
  BlockPair MovedGroup(std::size_t index) const {
    const BlockPair& first = Pair(index);
    if (first.before_count > 1 || first.after_count > 1) return first;
    for (const Group& group : GroupsFrom(before_, first.before)) {
      const std::size_t blocks = group.last - group.first;
      bool together = blocks > 1;
      for (std::size_t k = 0; k < blocks && together; ++k) {
        const int other = matched_.blocks.pair_of_before[group.first + k];
        together = other == static_cast<int>(index + k) && Pair(index + k).before_count == 1 &&
                   Pair(index + k).after_count == 1 && Pair(index + k).after == first.after + k &&
                   after_.blocks[first.after + k].section == after_.blocks[first.after].section;
      }
      if (together) return {first.before, blocks, first.after, blocks};
    }
    return first;
  }

  // Where moved blocks were, or where they are: one change.
  Node MovedBlocks(const BlockPair& pair, bool where_it_was) {
    const Block& first = before_.blocks[pair.before];
    if (IsDefinition(first) && first.looks == after_.blocks[pair.after].looks)
      return MovedDefinition(pair, where_it_was);
    if (AreIdle(pair))
      return IdleNode(where_it_was ? before_ : after_, where_it_was ? pair.before : pair.after, where_it_was);
    int& change = move_change_[pair.before];
    if (change == kNone) change = AddMovedBlocks(pair);
    Node node;
    (where_it_was ? node.before : node.after) = where_it_was ? BytesBefore(pair) : BytesAfter(pair);
    node.change = change;
    node.tight = IsTight(pair);
    Nestle(pair, node);
    return node;
  }

  // It says the same wherever it stands.
  Node MovedDefinition(const BlockPair& pair, bool where_it_was) const {
    Node node;
    (where_it_was ? node.before : node.after) = where_it_was ? BytesBefore(pair) : BytesAfter(pair);
    node.change = Node::kLayout;
    Nestle(pair, node);
    return node;
  }

  bool AreIdle(const BlockPair& pair) const {
    return IsIdleDefinition(before_, before_.blocks[pair.before]) &&
           IsIdleDefinition(after_, after_.blocks[pair.after]);
  }

  void Nestle(const BlockPair& pair, Node& node) const {
    node.nest_before = NestOf(before_.blocks[pair.before]);
    node.nest_after = NestOf(after_.blocks[pair.after]);
  }

  int AddMovedBlocks(const BlockPair& pair) {
    const Block& a = before_.blocks[pair.before];
    const Block& b = after_.blocks[pair.after];
    Draft draft = NewDraft(pair);
    if (draft.change.kind == Kind::kEdited && !IsDefinition(a)) draft.change.kind = Kind::kMoved;
    for (const Group& group : GroupsFrom(after_, pair.after)) {
      if (pair.before_count > 1 && group.last - group.first == pair.after_count) draft.change.unit = group.unit;
    }
    draft.facts.order_changed =
        a.ordered && b.ordered && a.section == matched_.sections.of_after[static_cast<std::size_t>(b.section)];
    draft.facts.level = a.level != b.level;
    Compare(pair, draft);
    if (a.whole) draft.change.runs = {{Sign::kEqual, HeadingAfter(b)}};
    return drafts_.Add(std::move(draft));
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
    const bool split = pair.before_count == 1 && pair.after_count > 1;
    const bool merged = pair.before_count > 1 && pair.after_count == 1;
    draft.change.kind = split ? Kind::kSplit : merged ? Kind::kMerged : Kind::kEdited;
    draft.change.unit = split ? a.unit : b.unit;
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
    const auto take = pair.before_count > 1 && pair.after_count > 1 ? TakeGroup : TakeBlocks;
    const Dressed before = take(before_, pair.before, pair.before_count);
    const Dressed after = take(after_, pair.after, pair.after_count);
    const PassageResult result = ComparePassages(before, after, matched_.lexicon, draft);
    draft.facts.follows = matched_.references.Follow(before.passage, after.passage, result.hunks);
    if (!Unseen(before_, before_.blocks[pair.before]).empty())
      draft.facts.unseen = Unseen(after_, after_.blocks[pair.after]);
    if (!draft.facts.unseen.empty()) {
      draft.facts.figures.clear();
      draft.facts.obligations.clear();
    } else if (!result.hunks.empty()) {
      draft.facts.pledges = PledgesOfEdited({before_, pair.before, pair.before_count, before.passage},
                                            {after_, pair.after, pair.after_count, after.passage}, matched_.lexicon);
    }
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
    Nestle(pair, node);
    const bool one_to_one = pair.before_count == 1 && pair.after_count == 1;
    const bool same = one_to_one && (a.whole || a.looks == b.looks);
    if (same) return node;
    if (a.table >= 0 && b.table >= 0) return CompareTables(before_, a, after_, b, matched_.lexicon, drafts_, limits_);
    if (a.unit == Unit::kHeading && b.unit == Unit::kHeading && numbering_.Renumbered(a, b))
      return numbering_.Renumber(a, b, std::move(draft), node);
    const bool differs = Compare(pair, draft);
    if (one_to_one && draft.facts.follows) {
      node.change = numbering_.Follow(draft);
      return node;
    }
    const int outer = OuterLevelChange(pair);
    if (outer != kNone && !differs) {
      AddPlace(drafts_[outer], a, b);
      node.change = outer;
      return node;
    }
    draft.facts.level =
        a.level != b.level || (a.unit == b.unit && a.list_depth != b.list_depth) || a.quote_depth != b.quote_depth;
    if (one_to_one && draft.facts.renumbered_only && draft.facts.dress.empty() && !draft.facts.level &&
        a.unit == b.unit) {
      node.change = numbering_.MoveOn(draft);
      return node;
    }
    const bool other_list = one_to_one && a.unit == Unit::kItem && b.unit == Unit::kItem &&
                            a.list_depth == b.list_depth && a.ordered != b.ordered;
    if (!one_to_one || differs || draft.facts.level || a.unit != b.unit || (!other_list && a.unit == Unit::kCode)) {
      if (!differs && one_to_one && !draft.facts.level) draft.facts.formatting = true;
      node.change = drafts_.Add(std::move(draft));
    }
    const bool went_alone = outer == kNone && one_to_one && a.unit == b.unit && a.list_depth != b.list_depth;
    if (went_alone) level_changes_[pair.before] = node.change;
    if (other_list) list_marks_.Give(a, b, node);
    return node;
  }

  // The change of the item above that went to another level and takes the pair, which is below it, along; kNone where
  // there is none, or the pair would not stand where it stands then.
  int OuterLevelChange(const BlockPair& pair) const {
    if (level_changes_.empty() || pair.before_count != 1 || pair.after_count != 1) return kNone;
    auto found = level_changes_.lower_bound(pair.before);
    if (found == level_changes_.begin()) return kNone;
    --found;
    const auto outer = static_cast<std::size_t>(matched_.blocks.pair_of_before[found->first]);
    const std::size_t row = found->first, column = Pair(outer).after;
    if (row >= pair.before || column >= pair.after) return kNone;
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    const auto below = [](const Document& document, std::size_t item, std::size_t block) {
      for (std::size_t k = item + 1; k <= block; ++k) {
        if (document.blocks[k].list_depth <= document.blocks[item].list_depth) return false;
      }
      return document.blocks[item].section == document.blocks[block].section;
    };
    const bool same_shift = a.unit == b.unit && a.list_depth - before_.blocks[row].list_depth ==
                                                    b.list_depth - after_.blocks[column].list_depth;
    return same_shift && below(before_, row, pair.before) && below(after_, column, pair.after) ? found->second : kNone;
  }

  void AddPlace(Draft& draft, const Block& a, const Block& b) const {
    draft.change.before.push_back(SpanOf(a));
    draft.change.after.push_back(SpanOf(b));
    AppendRun(draft.change, Sign::kEqual, ReadBlock(after_, b));
  }

  const Document& before_;
  const Document& after_;
  const Matched& matched_;
  Drafts& drafts_;
  std::vector<Limit>& limits_;
  LoneChanges lone_;
  std::vector<Moved> moved_;
  std::map<std::size_t, std::size_t> moved_before_;  // by first block, index into moved_
  std::map<std::size_t, std::size_t> moved_after_;
  std::vector<int> move_change_;  // by first block before
  ListMarks list_marks_;
  std::map<std::size_t, int> level_changes_;  // of items, by block before
  Numbering numbering_;
  SectionPaths paths_before_;
  SectionPaths paths_after_;
  Patch patch_;
};

}  // namespace

Patch WalkBlocks(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits) {
  return Walker(matched, drafts, limits).Run();
}

}  // namespace planrev::diff
