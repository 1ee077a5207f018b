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

#include "diff/enumerator.h"
#include "diff/passage.h"
#include "diff/sections.h"
#include "diff/spine.h"
#include "diff/tables.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

struct Range {
  std::size_t first;
  std::size_t last;
  bool Holds(std::size_t block) const { return block >= first && block < last; }
};

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
        move_change_(matched.blocks.pairs.size(), kNone) {}

  Patch Run() {
    patch_.nodes = Walk({0, before_.blocks.size()}, {0, after_.blocks.size()});
    return std::move(patch_);
  }

 private:
  // A section that moved within the stretch being walked, or several that moved together.
  struct Moved {
    std::vector<std::size_t> pairs;  // of their headings
    Range rows;
    Range columns;
    int change = kNone;
    int body = kNone;
  };

  // What is being walked: blocks before and after, the pairs on the spine, the sections off it.
  struct Stretch {
    Range rows;
    Range columns;
    std::vector<std::size_t> spine;
    std::vector<Moved> moved;
  };

  const BlockPair& Pair(std::size_t index) const { return matched_.blocks.pairs[index]; }

  std::vector<Node> Walk(Range rows, Range columns) {
    Stretch stretch = MakeStretch(rows, columns);
    std::vector<Node> nodes;
    std::size_t i = rows.first, j = columns.first;
    for (const std::size_t index : stretch.spine) {
      const BlockPair& pair = Pair(index);
      OnlyBefore(stretch, {i, pair.before}, j, nodes);
      OnlyAfter(stretch, {j, pair.after}, nodes);
      nodes.push_back(Both(pair, NewDraft(pair)));
      i = pair.before + pair.before_count;
      j = pair.after + pair.after_count;
    }
    OnlyBefore(stretch, {i, rows.last}, j, nodes);
    OnlyAfter(stretch, {j, columns.last}, nodes);
    return nodes;
  }

  // --- what moved ---

  Stretch MakeStretch(Range rows, Range columns) const {
    Stretch stretch{rows, columns, {}, {}};
    std::vector<std::size_t> indexes;
    std::vector<BlockPair> pairs;
    for (std::size_t k = 0; k < matched_.blocks.pairs.size(); ++k) {
      if (!rows.Holds(Pair(k).before) || !columns.Holds(Pair(k).after)) continue;
      indexes.push_back(k);
      pairs.push_back(Pair(k));
    }
    std::vector<bool> on_spine = FindSpine(before_, after_, pairs);
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (on_spine[k] || (!stretch.moved.empty() && stretch.moved.back().rows.Holds(pairs[k].before))) continue;
      if (const auto moved = MovedSection(indexes[k], pairs, stretch.moved, on_spine)) AddMoved(*moved, stretch.moved);
    }
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (on_spine[k]) stretch.spine.push_back(indexes[k]);
    }
    return stretch;
  }

  // The section that moved with the heading of `pair`, unless most of what is in it stayed. What little stayed is then
  // off the spine as well: it moved out of the section. Sections that moved must not share blocks on either side.
  std::optional<Moved> MovedSection(std::size_t pair, const std::vector<BlockPair>& pairs,
                                    const std::vector<Moved>& others, std::vector<bool>& on_spine) const {
    const Block& a = before_.blocks[Pair(pair).before];
    const Block& b = after_.blocks[Pair(pair).after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) return std::nullopt;
    for (const bool may_tear : {false, true}) {
      for (const bool with_subsections : {true, false}) {
        const Moved moved{
            {pair}, SectionRange(before_, a, with_subsections), SectionRange(after_, b, with_subsections)};
        if (!Overlaps(moved, others) && Moves(moved, pairs, may_tear, on_spine)) return moved;
      }
    }
    return std::nullopt;
  }

  // Sections that stood next to each other and still do were moved in one go.
  static void AddMoved(const Moved& moved, std::vector<Moved>& others) {
    const bool follows = !others.empty() && others.back().rows.last == moved.rows.first &&
                         others.back().columns.last == moved.columns.first;
    if (!follows) return others.push_back(moved);
    others.back().rows.last = moved.rows.last;
    others.back().columns.last = moved.columns.last;
    others.back().pairs.insert(others.back().pairs.end(), moved.pairs.begin(), moved.pairs.end());
  }

  static bool Overlaps(const Moved& moved, const std::vector<Moved>& others) {
    const auto meet = [](const Range& a, const Range& b) { return a.first < b.last && b.first < a.last; };
    return std::any_of(others.begin(), others.end(), [&](const Moved& other) {
      return meet(moved.rows, other.rows) || meet(moved.columns, other.columns);
    });
  }

  // Whether the stretch moved as one: nothing on the spine reaches into it or, where it may be torn, no more than half
  // does.
  static bool Moves(const Moved& moved, const std::vector<BlockPair>& pairs, bool may_tear,
                    std::vector<bool>& on_spine) {
    const auto touches = [&](const BlockPair& p) { return moved.rows.Holds(p.before) || moved.columns.Holds(p.after); };
    std::size_t touching = 0, stayed = 0;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (!touches(pairs[k])) continue;
      ++touching;
      stayed += on_spine[k] ? 1 : 0;
    }
    if (stayed * 2 > (may_tear ? touching : 0)) return false;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (touches(pairs[k])) on_spine[k] = false;
    }
    return true;
  }

  static bool OpensSection(const Document& document, const Block& block) {
    const auto section = static_cast<std::size_t>(block.section);
    const bool first = &document.blocks[document.section_blocks[section]] == &block;
    return first && document.outline.sections[section].level > 0 && (block.whole || block.unit == Unit::kHeading);
  }

  // The section that `heading` opens, with all below it or with its own text only.
  static Range SectionRange(const Document& document, const Block& heading, bool with_subsections) {
    const auto section = static_cast<std::size_t>(heading.section);
    const std::size_t end = with_subsections ? SubtreeEnd(document.outline, section) : section + 1;
    return {document.section_blocks[section], document.section_blocks[end]};
  }

  // --- one side only ---

  void OnlyBefore(Stretch& stretch, Range rows, std::size_t column, std::vector<Node>& nodes) {
    for (std::size_t i = rows.first; i < rows.last;) {
      const int index = matched_.blocks.pair_of_before[i];
      if (index == kNone) {
        nodes.push_back(Removed(i++, column));
      } else if (Moved* moved = FindMoved(stretch, i, true)) {
        nodes.push_back(MovedNode(*moved, true));
        i = moved->rows.last;
      } else {
        nodes.push_back(MovedBlock(static_cast<std::size_t>(index), true));
        i = Pair(static_cast<std::size_t>(index)).before + Pair(static_cast<std::size_t>(index)).before_count;
      }
    }
  }

  void OnlyAfter(Stretch& stretch, Range columns, std::vector<Node>& nodes) {
    for (std::size_t j = columns.first; j < columns.last;) {
      const int index = matched_.blocks.pair_of_after[j];
      if (index == kNone) {
        nodes.push_back(Added(j++));
      } else if (Moved* moved = FindMoved(stretch, j, false)) {
        nodes.push_back(MovedNode(*moved, false));
        j = moved->columns.last;
      } else {
        nodes.push_back(MovedBlock(static_cast<std::size_t>(index), false));
        j = Pair(static_cast<std::size_t>(index)).after + Pair(static_cast<std::size_t>(index)).after_count;
      }
    }
  }

  static Moved* FindMoved(Stretch& stretch, std::size_t block, bool before) {
    for (Moved& moved : stretch.moved) {
      if ((before ? moved.rows.first : moved.columns.first) == block) return &moved;
    }
    return nullptr;
  }

  Node MovedNode(Moved& moved, bool where_it_was) {
    if (moved.body == kNone) {
      moved.change = AddMovedSection(moved);
      std::vector<Node> body = Walk(moved.rows, moved.columns);
      moved.body = static_cast<int>(patch_.bodies.size());
      patch_.bodies.push_back(std::move(body));
    }
    const Bytes rows{before_.blocks[moved.rows.first].start, before_.blocks[moved.rows.last - 1].end};
    const Bytes columns{after_.blocks[moved.columns.first].start, after_.blocks[moved.columns.last - 1].end};
    return {where_it_was ? rows : Bytes{}, where_it_was ? Bytes{} : columns, moved.change, moved.body, false, {}};
  }

  int AddMovedSection(const Moved& moved) {
    const Block& a = before_.blocks[moved.rows.first];
    const Block& b = after_.blocks[moved.columns.first];
    Draft draft = NewDraft(Pair(moved.pairs.front()));
    draft.change.kind = Kind::kMoved;
    draft.change.unit = Unit::kSection;
    draft.change.before = {SpanOf(a.start, before_.blocks[moved.rows.last - 1].end)};
    draft.change.after = {SpanOf(b.start, after_.blocks[moved.columns.last - 1].end)};
    for (const std::size_t pair : moved.pairs) {
      AppendRun(draft.change, Sign::kEqual, Heading(after_, after_.blocks[Pair(pair).after]));
    }
    return drafts_.Add(std::move(draft));
  }

  static std::string Heading(const Document& document, const Block& block) {
    if (!block.whole) return ReadBlock(document, block);
    const auto path = SectionPaths(document).Of(block.section);
    return path.empty() ? std::string() : path.back();
  }

  // Where a moved block was, or where it is: one change.
  Node MovedBlock(std::size_t index, bool where_it_was) {
    const BlockPair& pair = Pair(index);
    if (move_change_[index] == kNone) {
      Draft draft = NewDraft(pair);
      if (draft.change.kind == Kind::kEdited) draft.change.kind = Kind::kMoved;
      Compare(pair, draft);
      if (before_.blocks[pair.before].whole)
        draft.change.runs = {{Sign::kEqual, Heading(after_, after_.blocks[pair.after])}};
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
    draft.place = {b.start, false, a.start};
    return draft;
  }

  // Compares the words of both sides; whether they differ.
  bool Compare(const BlockPair& pair, Draft& draft) {
    const PassageResult result =
        ComparePassages(TakeBlocks(before_, pair.before, pair.before_count),
                        TakeBlocks(after_, pair.after, pair.after_count), matched_.lexicon, draft);
    if (result.coarse) {
      const std::size_t words = std::max(before_.blocks[pair.before].words, after_.blocks[pair.after].words);
      limits_.push_back(
          {"edits", SectionPaths(after_).Of(draft.section_after),
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
    if (b.unit == Unit::kHeading && !a.whole) EndRunWhereNumberStays(a, b);
    if (same) return node;
    if (a.table >= 0 && b.table >= 0) return CompareTables(before_, a, after_, b, matched_.lexicon, drafts_, limits_);
    if (a.unit == Unit::kHeading && b.unit == Unit::kHeading && Renumbered(a, b))
      return RenumberedHeading(pair, std::move(draft), node);
    const bool differs = Compare(pair, draft);
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

  // --- numbers of headings ---

  // The end of a heading's enumerator: a byte offset.
  static std::size_t EnumeratorEnd(const Document& document, const Block& heading) {
    return heading.content + EnumeratorLength(document.text.substr(heading.content, heading.end - heading.content));
  }
  std::string_view NumberBefore(const Block& a) const {
    return before_.text.substr(a.content, EnumeratorEnd(before_, a) - a.content);
  }
  std::string_view NumberAfter(const Block& b) const {
    return after_.text.substr(b.content, EnumeratorEnd(after_, b) - b.content);
  }

  bool Renumbered(const Block& a, const Block& b) const {
    return !NumberBefore(a).empty() && !NumberAfter(b).empty() && NumberBefore(a) != NumberAfter(b);
  }

  // A numbered heading that kept its number ends a run of renumbered ones.
  void EndRunWhereNumberStays(const Block& a, const Block& b) {
    if (!NumberBefore(a).empty() && NumberBefore(a) == NumberAfter(b)) numbering_change_ = kNone;
  }

  Node RenumberedHeading(const BlockPair& pair, Draft draft, Node node) {
    const Block& a = before_.blocks[pair.before];
    const Block& b = after_.blocks[pair.after];
    const int numbering = NumberingChange(a, b, draft);
    Draft title = std::move(draft);
    const bool differs = CompareTitles(pair, title);
    title.facts.level = a.level != b.level;
    const int edited = differs || title.facts.level ? drafts_.Add(std::move(title)) : Node::kShared;
    const std::size_t end_before = EnumeratorEnd(before_, a), end_after = EnumeratorEnd(after_, b);
    node.parts = {{{a.start, a.content}, {b.start, b.content}, edited, Node::kNoBody, false, {}},
                  {{a.content, end_before}, {b.content, end_after}, numbering, Node::kNoBody, false, {}},
                  {{end_before, a.end}, {end_after, b.end}, edited, Node::kNoBody, false, {}}};
    return node;
  }

  int NumberingChange(const Block& a, const Block& b, const Draft& place) {
    if (numbering_change_ == kNone) {
      Draft draft;
      draft.change.unit = Unit::kNumbering;
      draft.section_before = place.section_before;
      draft.section_after = place.section_after;
      draft.place = place.place;
      draft.facts.renumbered_only = true;
      numbering_change_ = drafts_.Add(std::move(draft));
    }
    Change& change = drafts_[numbering_change_].change;
    const std::size_t end_before = EnumeratorEnd(before_, a), end_after = EnumeratorEnd(after_, b);
    const std::string old_number(Trimmed(NumberBefore(a))), new_number(Trimmed(NumberAfter(b)));
    change.before.push_back(SpanOf(a.content, end_before));
    change.after.push_back(SpanOf(b.content, end_after));
    if (!change.runs.empty()) change.runs.push_back({Sign::kEqual, "\n"});
    change.runs.push_back({Sign::kRemoved, old_number});
    change.runs.push_back({Sign::kAdded, new_number});
    const Passage title = TitlePassage(after_, b);
    change.runs.push_back({Sign::kEqual, " " + ReadingText(title, 0, title.words.size())});
    return numbering_change_;
  }

  static std::string_view Trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
  }

  static Passage TitlePassage(const Document& document, const Block& heading) {
    return Title(document, heading).passage;
  }

  // A heading's words without its number.
  static Dressed Title(const Document& document, const Block& heading) {
    Dressed title = TakeBlocks(document, static_cast<std::size_t>(&heading - document.blocks.data()), 1);
    const std::size_t end = EnumeratorEnd(document, heading);
    auto& words = title.passage.words;
    const auto first = std::find_if(words.begin(), words.end(), [end](const Word& word) { return word.start >= end; });
    const auto skipped = static_cast<std::uint32_t>(first - words.begin());
    words.erase(words.begin(), first);
    std::erase_if(title.marks, [skipped](const Mark& mark) { return mark.before < skipped; });
    for (Mark& mark : title.marks) mark.before -= skipped;
    return title;
  }

  bool CompareTitles(const BlockPair& pair, Draft& draft) {
    return ComparePassages(Title(before_, before_.blocks[pair.before]), Title(after_, after_.blocks[pair.after]),
                           matched_.lexicon, draft)
        .differs;
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
  int numbering_change_ = kNone;  // of the run of headings that is open
  Patch patch_;
};

}  // namespace

Patch WalkBlocks(const Matched& matched, Drafts& drafts, std::vector<Limit>& limits) {
  return Walker(matched, drafts, limits).Run();
}

}  // namespace planrev::diff
