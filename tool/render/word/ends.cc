// SPDX-License-Identifier: MIT
#include "tool/render/word/ends.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace planrev::tool {
namespace {

FlowParagraph* ParagraphOf(FlowItem& item) { return std::get_if<FlowParagraph>(&item.content); }
FlowTable* TableOf(FlowItem& item) { return std::get_if<FlowTable>(&item.content); }

bool IsGone(Mark mark) { return mark == Mark::kGone || mark == Mark::kMovedAway; }
bool IsNew(Mark mark) { return mark == Mark::kNew || mark == Mark::kMovedHere; }

// The paragraphs [first, last) stand before a table or the end, and the end of each comes or goes.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<std::size_t> LastOf(std::vector<FlowItem>& items, const Group& group, bool gone) {
  for (std::size_t i = group.last; i-- > group.first;) {
    if (IsGone(ParagraphOf(items[i])->end) == gone) return i;
  }
  return std::nullopt;
}

// Lists of one kind look alike, whatever their numbers.
bool LookAlike(const diff::RedlineShape& a, const diff::RedlineShape& b) {
  const auto same = [](const diff::Around& x, const diff::Around& y) {
    return x.quote == y.quote && x.ordered == y.ordered && (!x.ordered || x.list == y.list);
  };
  return a.unit == b.unit && a.level == b.level && a.opens_item == b.opens_item &&
         std::ranges::equal(a.around, b.around, same);
}

// What the paragraph is now; what it was is kept where that looks different.
void ChangeInto(FlowParagraph& paragraph, diff::RedlineShape now) {
  paragraph.was = std::exchange(paragraph.shape, std::move(now));
  if (LookAlike(*paragraph.was, paragraph.shape)) paragraph.was.reset();
}

// The paragraph that went, and the one that came, as one; the place of one of them is then empty.
void Merge(std::vector<FlowItem>& items, std::size_t gone, std::size_t fresh, std::size_t last) {
  FlowParagraph merged = std::move(*ParagraphOf(items[gone]));
  FlowParagraph came = std::move(*ParagraphOf(items[fresh]));
  ChangeInto(merged, std::move(came.shape));
  merged.heading = came.heading;
  merged.text.insert(merged.text.end(), std::make_move_iterator(came.text.begin()),
                     std::make_move_iterator(came.text.end()));
  merged.end = Mark::kNone;
  items[gone].move = items[fresh].move = diff::RedlineRun::kNoChange;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(std::max(gone, fresh)));
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(std::min(gone, fresh)));
  FlowItem item;
  item.content = std::move(merged);
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(last - 2), std::move(item));
}

// The end of the paragraph above comes or goes; that of the last stays, and what it is changes with it.
void Shift(FlowParagraph& above, FlowParagraph& last) {
  const bool gone = IsGone(last.end);
  above.end = gone ? Mark::kGone : Mark::kNew;
  last.end = Mark::kNone;
  if (gone) return ChangeInto(last, above.shape);
  diff::RedlineShape now = std::exchange(last.shape, above.was ? *above.was : above.shape);
  ChangeInto(last, std::move(now));
}

bool IsWhole(const FlowParagraph& paragraph) {
  const bool gone = IsGone(paragraph.end);
  if (!gone && !IsNew(paragraph.end)) return false;
  return std::ranges::all_of(paragraph.text, [gone](const FlowPiece& piece) {
    return gone ? IsGone(piece.mark) : IsNew(piece.mark) || piece.mark == Mark::kGoneFromNew;
  });
}

bool IsUniform(const FlowParagraph& paragraph) {
  return std::ranges::all_of(paragraph.text,
                             [&paragraph](const FlowPiece& piece) { return piece.mark == paragraph.end; });
}

void MakeUniform(FlowParagraph& paragraph) {
  std::erase_if(paragraph.text, [](const FlowPiece& piece) { return piece.mark == Mark::kGoneFromNew; });
  for (FlowPiece& piece : paragraph.text) piece.mark = paragraph.end;
}

// The group that ends at `last`, which is not part of it.
Group GroupBefore(std::vector<FlowItem>& items, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && ParagraphOf(items[first - 1]) && IsWhole(*ParagraphOf(items[first - 1]))) --first;
  return {first, last};
}

// The paragraph above a group, where its end stays on both sides; else null.
FlowParagraph* Above(std::vector<FlowItem>& items, const Group& group) {
  FlowParagraph* above = group.first > 0 ? ParagraphOf(items[group.first - 1]) : nullptr;
  return above != nullptr && above->end == Mark::kNone ? above : nullptr;
}

bool NeedsCare(std::vector<FlowItem>& items, const Group& group) {
  const FlowParagraph* below = group.last == items.size() ? nullptr : ParagraphOf(items[group.last]);
  if (below == nullptr || below->was) return true;
  const FlowParagraph* above = Above(items, group);
  const bool new_tail = above != nullptr && !above->text.empty() && IsNew(above->text.back().mark);
  if (new_tail && IsNew(ParagraphOf(items[group.first])->end)) return true;
  for (std::size_t i = group.first; i < group.last; ++i) {
    if (!IsUniform(*ParagraphOf(items[i]))) return true;
  }
  return false;
}

// Below a paragraph whose last words came or went LibreOffice takes the end of what moved along, too: it comes as a
// whole then, whatever was edited in it.
void SettleMoved(std::vector<FlowItem>& items, const Group& group) {
  const FlowParagraph* above = Above(items, group);
  if (above == nullptr || above->text.empty() || above->text.back().mark == Mark::kNone) return;
  for (std::size_t i = group.first; i < group.last; ++i) {
    if (items[i].move != diff::RedlineRun::kNoChange) MakeUniform(*ParagraphOf(items[i]));
  }
}

void Settle(std::vector<FlowItem>& items, const Group& group) {
  const auto gone = LastOf(items, group, true), fresh = LastOf(items, group, false);
  FlowParagraph* last = ParagraphOf(items[group.last - 1]);
  if (gone && fresh) return Merge(items, *gone, *fresh, group.last);
  if (FlowParagraph* above = Above(items, group)) return Shift(*above, *last);
  for (std::size_t i = group.first; i < group.last; ++i) MakeUniform(*ParagraphOf(items[i]));
  if (group.last == items.size()) last->end = Mark::kNone;
}

bool AllRows(const FlowTable& table, Mark mark) {
  return std::ranges::all_of(table.rows, [mark](const FlowRow& row) { return row.mark == mark; });
}

bool Exchanged(const FlowTable& a, const FlowTable& b) {
  return (AllRows(a, Mark::kGone) && AllRows(b, Mark::kNew)) || (AllRows(a, Mark::kNew) && AllRows(b, Mark::kGone));
}

}  // namespace

void SettleEnds(std::vector<FlowItem>& items) {
  for (FlowItem& item : items) {
    FlowParagraph* paragraph = ParagraphOf(item);
    // what comes as a whole was nothing else before in its place
    if (paragraph != nullptr && IsNew(paragraph->end) && IsWhole(*paragraph)) paragraph->was.reset();
  }
  for (std::size_t at = items.size() + 1; at-- > 0;) {
    const bool stop = at == items.size() || TableOf(items[at]) != nullptr || !IsWhole(*ParagraphOf(items[at]));
    if (!stop) continue;
    const Group group = GroupBefore(items, at);
    if (group.first == group.last) continue;
    const std::size_t count = items.size();
    SettleMoved(items, group);
    if (NeedsCare(items, group)) Settle(items, group);
    at = items.size() < count ? group.last - 1 : group.first;  // what became one may need care in its turn
  }
}

void SettleTables(std::vector<FlowItem>& items) {
  std::vector<FlowItem> settled;
  for (FlowItem& item : items) {
    FlowTable* table = TableOf(item);
    FlowTable* above = settled.empty() ? nullptr : TableOf(settled.back());
    if (table != nullptr && above != nullptr) {
      if (Exchanged(*above, *table)) {
        std::ranges::move(table->rows, std::back_inserter(above->rows));
        settled.back().move = diff::RedlineRun::kNoChange;
        continue;
      }
      settled.emplace_back();
    }
    settled.push_back(std::move(item));
  }
  if (!settled.empty() && TableOf(settled.back()) != nullptr) settled.emplace_back();
  items = std::move(settled);
}

}  // namespace planrev::tool
