// SPDX-License-Identifier: MIT
// The patch already has both texts as one sequence of nodes; this walks it, finds each node's blocks in the two texts
// and lays the runs of its change over them.
#include "diff/redline/redline.h"

#include <algorithm>
#include <string>

#include "diff/redline/redline_front_matter.h"
#include "diff/redline/redline_lists.h"
#include "diff/redline/redline_table.h"
#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

constexpr int kNone = RedlineRun::kNoChange;

class Maker {
 public:
  Maker(const Comparison& comparison, std::string_view before, std::string_view after, const RedlineOptions& options)
      : comparison_(comparison),
        both_sides_(options.both_sides),
        before_(before),
        after_(after),
        lists_(comparison.patch, before_, after_),
        told_numberings_(comparison.changes.size(), 0) {
    for (std::size_t c = 0; c < comparison.changes.size(); ++c) {
      if (comparison.changes[c].replaced_file) replaced_files_.push_back(static_cast<int>(c));
    }
  }

  Redline Make() {
    Walk(comparison_.patch.nodes);
    DivideIntoSections();
    return std::move(redline_);
  }

 private:
  using Blocks = std::vector<std::size_t>;

  const Change& ChangeOf(int change) const { return comparison_.changes[static_cast<std::size_t>(change)]; }
  static bool IsMove(const Change& change) { return !change.before.empty() && !change.after.empty(); }

  void Walk(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) Visit(node);
  }

  void Visit(const Node& node) {
    if (auto matter = FrontMatterBlock(comparison_, node, before_.document(), after_.document())) {
      if (!matter->text.empty()) redline_.blocks.push_back(std::move(*matter));
      return;
    }
    if (node.body != Node::kNoBody) return MovedSection(node);
    if (!node.parts.empty() && node.before.exists() && node.after.exists()) return InParts(node);
    if (node.change != Node::kShared && node.change < 0 && !node.after.exists()) return;  // elsewhere after, or idle
    if (node.change < 0) return Same(node);
    const bool both = node.before.exists() && node.after.exists();
    if (both) return Edited(node.change, In(before_, node.before), In(after_, node.after));
    if (!IsMove(ChangeOf(node.change))) return OneSided(node);
    return node.after.exists() ? MovedHere(node) : MovedAway(node);
  }

  // --- blocks ---

  static Blocks In(const Reading& reading, const Bytes& bytes) {
    const BlockSpan span = reading.BlocksIn(bytes);
    Blocks blocks;
    for (std::size_t b = span.first; b < span.last; ++b) blocks.push_back(b);
    return blocks;
  }

  static Blocks In(const Reading& reading, const std::vector<Span>& spans) {
    Blocks blocks;
    for (const Span& span : spans) {
      const Blocks more = In(reading, Bytes{span.start, span.end});
      blocks.insert(blocks.end(), more.begin(), more.end());
    }
    return blocks;
  }

  // A block as it stands on one side, its text still to come.
  RedlineBlock Placed(const Reading& reading, std::size_t index, Sign sign, int change) const {
    const Block& from = reading.block(index);
    RedlineBlock block;
    block.unit = from.unit;
    block.sign = sign;
    if (change != kNone) block.changes.push_back(change);
    AddReplacedFiles(reading, from, block);
    block.level = from.level;
    block.around = reading.AroundOf(index);
    if (&reading == &before_) {
      for (Around& around : block.around) around.list = lists_.Of(around.list);
    }
    block.opens_item = reading.OpensItem(index);
    block.item_number = reading.ItemNumber(index);
    return block;
  }

  // The patch has no node for another picture of the same name; the block that shows it belongs to the change.
  void AddReplacedFiles(const Reading& reading, const Block& from, RedlineBlock& block) const {
    for (const int change : replaced_files_) {
      const auto& spans = &reading == &before_ ? ChangeOf(change).before : ChangeOf(change).after;
      const auto meets = [&](const Span& span) { return span.start < from.end && from.start < span.end; };
      if (std::ranges::any_of(spans, meets)) block.changes.push_back(change);
    }
  }

  // A whole block with one sign.
  void Add(const Reading& reading, std::size_t index, Sign sign, int change) {
    RedlineBlock block = Placed(reading, index, sign, change);
    if (reading.block(index).table >= 0) {
      block.table = OneTable(reading, index, sign, change);
    } else {
      block.text = Signed(reading.Text(index), sign, change);
    }
    redline_.blocks.push_back(std::move(block));
  }

  static bool IsTable(const Reading& reading, std::size_t block) { return reading.block(block).table >= 0; }

  static void TakeTexts(const Reading& reading, std::size_t block, std::vector<const StyledText*>& texts) {
    if (!IsTable(reading, block)) return texts.push_back(&reading.Text(block));
    const auto& rows = reading.document().tables[static_cast<std::size_t>(reading.block(block).table)].rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; r != 1 && c < rows[r].cells.size(); ++c) texts.push_back(&reading.Cell(block, r, c));
    }
  }

  // --- one side, or both the same ---

  // Definitions of links are nothing that a reader sees.
  void Same(const Node& node) {
    const bool after = node.after.exists();
    const Reading& reading = after ? after_ : before_;
    const Blocks was = In(before_, node.before), is = In(reading, after ? node.after : node.before);
    for (std::size_t i = 0; i < is.size(); ++i) {
      if (reading.block(is[i]).unit == Unit::kMetadata) continue;
      Add(reading, is[i], Sign::kEqual, kNone);
      if (after && was.size() == is.size()) SayWhatItWas(was[i]);
    }
  }

  // Of the last block, where it was something else.
  void SayWhatItWas(std::size_t before) {
    if (!both_sides_) return;
    RedlineBlock& block = redline_.blocks.back();
    RedlineShape was = Placed(before_, before, Sign::kEqual, kNone);
    if (!Alike(was, block)) block.was = std::move(was);
  }

  static bool Alike(const RedlineShape& a, const RedlineShape& b) {
    const auto alike = [](const Around& x, const Around& y) { return x.quote == y.quote && x.ordered == y.ordered; };
    return a.unit == b.unit && a.level == b.level && a.opens_item == b.opens_item &&
           std::ranges::equal(a.around, b.around, alike);
  }

  void OneSided(const Node& node) {
    if (node.before.exists()) {
      for (const std::size_t b : In(before_, node.before)) Add(before_, b, Sign::kRemoved, node.change);
    } else {
      for (const std::size_t b : In(after_, node.after)) Add(after_, b, Sign::kAdded, node.change);
    }
  }

  // --- moves ---

  void MovedSection(const Node& node) {
    if (!node.after.exists()) return MovedAway(node);
    const std::size_t first = redline_.blocks.size();
    Walk(comparison_.patch.bodies[static_cast<std::size_t>(node.body)]);
    MarkMoved(first, node.change);
    if (both_sides_) MarkAlong(first, node.change);
  }

  void MarkAlong(std::size_t first, int change) {
    for (std::size_t b = first; b < redline_.blocks.size(); ++b) {
      RedlineBlock& block = redline_.blocks[b];
      if (block.moved_with == kNone) block.moved_with = change;
      if (block.sign != Sign::kRemoved) block.standing = Standing::kMovedHere;
    }
  }

  void MarkMoved(std::size_t first, int change) {
    if (first >= redline_.blocks.size()) return;
    RedlineBlock& block = redline_.blocks[first];
    block.standing = Standing::kMovedHere;
    if (std::ranges::find(block.changes, change) == block.changes.end())
      block.changes.insert(block.changes.begin(), change);
  }

  void MovedAway(const Node& node) {
    const Change& change = ChangeOf(node.change);
    if (both_sides_ || change.unit != Unit::kSection) {
      for (const std::size_t b : In(before_, node.before)) {
        Add(before_, b, Sign::kRemoved, node.change);
        redline_.blocks.back().standing = Standing::kMovedAway;
      }
      return;
    }
    RedlineBlock block;
    block.unit = Unit::kSection;
    block.sign = Sign::kRemoved;
    block.standing = Standing::kMovedAway;
    block.changes = {node.change};
    for (const Run& run : change.runs) {
      if (run.sign != Sign::kAdded)
        block.text.push_back({Sign::kRemoved, node.change, {run.text, Face::kPlain, ""}, false});
    }
    redline_.blocks.push_back(std::move(block));
  }

  void MovedHere(const Node& node) {
    const std::size_t first = redline_.blocks.size();
    const Blocks after = In(after_, node.after);
    if (ChangeOf(node.change).unit == Unit::kSection) {
      for (const std::size_t b : after) Add(after_, b, Sign::kEqual, kNone);
    } else {
      Edited(node.change, In(before_, ChangeOf(node.change).before), after);
    }
    MarkMoved(first, node.change);
    if (both_sides_) MarkAlong(first, node.change);
  }

  // --- edits ---

  void Edited(int change, const Blocks& before, const Blocks& after) {
    const bool tables = std::ranges::any_of(before, [this](std::size_t b) { return IsTable(before_, b); }) &&
                        std::ranges::any_of(after, [this](std::size_t b) { return IsTable(after_, b); });
    const bool replaced = tables && ChangeOf(change).kind == Kind::kEdited;  // another table: its runs hold both whole
    if (replaced || after.empty()) return Replaced(change, before, after);
    OwnedRuns runs;
    runs.Add(RunsOf(change), change);
    AddLaid(runs, before, after, {change});
  }

  void Replaced(int change, const Blocks& before, const Blocks& after) {
    for (const std::size_t b : before) Add(before_, b, Sign::kRemoved, change);
    for (const std::size_t b : after) Add(after_, b, Sign::kAdded, change);
  }

  // Whether the two can be laid over one another so that either is read from it.
  bool CanBeLaid(const Blocks& before, const Blocks& after) const {
    if (!both_sides_) return true;
    const auto tables = [](const Reading& reading, const Blocks& blocks) {
      return std::ranges::count_if(blocks, [&](std::size_t b) { return IsTable(reading, b); });
    };
    return (before.size() == 1 || after.size() == 1) && tables(before_, before) == 0 && tables(after_, after) == 0;
  }

  void AddLaid(const OwnedRuns& runs, const Blocks& before, const Blocks& after, const std::vector<int>& changes) {
    if (!CanBeLaid(before, after)) return Replaced(changes.front(), before, after);
    LaidTexts texts;
    texts.mark_ends = true;
    texts.exact = both_sides_;
    for (const std::size_t b : before) TakeTexts(before_, b, texts.before);
    for (const std::size_t b : after) {
      TakeTexts(after_, b, texts.after);
      texts.mark_ends = texts.mark_ends && !IsTable(after_, b);
    }
    std::vector<RedlineText> laid = LayRuns(runs, texts);
    if (laid.empty()) return Replaced(changes.front(), before, after);
    std::size_t next = 0;
    for (const std::size_t b : after) {
      RedlineBlock block = Placed(after_, b, Sign::kEqual, kNone);
      block.changes.insert(block.changes.begin(), changes.begin(), changes.end());
      if (IsTable(after_, b)) {
        block.table = OneTable(after_, b, Sign::kEqual, kNone);
        for (RedlineRow& row : block.table.rows) {
          for (RedlineCell& cell : row.cells) cell.text = std::move(laid[next++]);
        }
      } else {
        block.text = std::move(laid[next++]);
      }
      redline_.blocks.push_back(std::move(block));
      SayWhatItWas(before.front());
    }
  }

  // The runs of a change; of a renumbering, which has the places one after another, those of the next place.
  std::vector<Run> RunsOf(int change) {
    const std::vector<Run>& runs = ChangeOf(change).runs;
    if (ChangeOf(change).unit != Unit::kNumbering) return runs;
    std::size_t& told = told_numberings_[static_cast<std::size_t>(change)];
    const auto ends = [](const Run& run) { return run.sign == Sign::kEqual && run.text == "\n"; };
    const auto from = runs.begin() + static_cast<std::ptrdiff_t>(std::min(told, runs.size()));
    const auto to = std::find_if(from, runs.end(), ends);
    told = static_cast<std::size_t>(to - runs.begin()) + 1;
    return {from, to};
  }

  // --- nodes in parts ---

  void InParts(const Node& node) {
    const Blocks before = In(before_, node.before), after = In(after_, node.after);
    if (before.empty() || after.empty()) return Same(node);
    if (IsTable(after_, after.front())) {
      RedlineBlock block = Placed(after_, after.front(), Sign::kEqual, kNone);
      block.table = MergedTable(comparison_, node, {before_, before.front(), after_, after.front(), both_sides_});
      redline_.blocks.push_back(std::move(block));
    } else if (after_.block(after.front()).unit == Unit::kHeading) {
      Renumbered(node, before, after);
    } else {
      OtherMarker(node, before, after);
    }
  }

  // Marks, number and title of a heading (see numbering.h).
  void Renumbered(const Node& node, const Blocks& before, const Blocks& after) {
    const Node& number = node.parts[1];
    const int edited = node.parts.back().change;
    OwnedRuns runs;
    const Run was{Sign::kRemoved, TextOf(before_, number.before)}, is{Sign::kAdded, TextOf(after_, number.after)};
    if (!was.text.empty()) runs.Add({was}, number.change);
    if (!is.text.empty()) runs.Add({is}, number.change);
    if (edited != kNone) {
      runs.Add({{Sign::kEqual, " "}}, edited);
      runs.Add(ChangeOf(edited).runs, edited);
    } else {
      runs.Add({{Sign::kEqual, " " + TextOf(after_, node.parts.back().after)}}, kNone);
    }
    AddLaid(runs, before, after,
            edited != kNone ? std::vector<int>{number.change, edited} : std::vector{number.change});
  }

  static std::string TextOf(const Reading& reading, const Bytes& bytes) {
    return std::string(Trim(reading.document().text.substr(bytes.start, bytes.end - bytes.start)));
  }

  // An item of a list whose numbers became bullets, or the other way round (see walk.h): its marker and its text.
  void OtherMarker(const Node& node, const Blocks& before, const Blocks& after) {
    const int list = node.parts.front().change, edited = node.parts.back().change;
    const std::size_t first = redline_.blocks.size();
    if (edited != kNone) {
      Edited(edited, before, after);
    } else {
      for (std::size_t i = 0; i < after.size(); ++i) {
        Add(after_, after[i], Sign::kEqual, kNone);
        if (i < before.size()) SayWhatItWas(before[i]);
      }
    }
    if (list == kNone || first >= redline_.blocks.size()) return;
    auto& changes = redline_.blocks[first].changes;
    changes.insert(changes.begin(), list);
  }

  // --- sections ---

  void DivideIntoSections() {
    auto& sections = redline_.sections;
    for (std::size_t b = 0; b < redline_.blocks.size(); ++b) {
      const RedlineBlock& block = redline_.blocks[b];
      const bool opens = block.unit == Unit::kHeading && block.around.empty();
      if (opens || sections.empty()) sections.push_back({b, b, opens ? block.level : 0, false});
      sections.back().last = b + 1;
      sections.back().changed = sections.back().changed || IsChanged(block);
    }
  }

  static bool IsChanged(const RedlineBlock& block) {
    const auto of_row = [](const RedlineRow& row) {
      return row.change != kNone || std::ranges::any_of(row.cells, [](const auto& c) { return c.change != kNone; });
    };
    return !block.changes.empty() || std::ranges::any_of(block.table.rows, of_row);
  }

  const Comparison& comparison_;
  bool both_sides_;
  Reading before_;
  Reading after_;
  RedlineLists lists_;
  std::vector<std::size_t> told_numberings_;  // by change: how many of its runs
  std::vector<int> replaced_files_;           // changes
  Redline redline_;
};

}  // namespace

Redline MakeRedline(const Comparison& comparison, std::string_view before, std::string_view after,
                    const RedlineOptions& options) {
  return Maker(comparison, before, after, options).Make();
}

}  // namespace planrev::diff
