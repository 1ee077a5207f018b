// SPDX-License-Identifier: MIT
// Paragraphs and whole lists, tables, quotes and code; the items of lists.
#include <algorithm>
#include <array>
#include <utility>

#include "tests/diff/sequences/edits.h"

namespace planrev::diff {
namespace {

std::ptrdiff_t Step(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

std::vector<int> PartsOf(const Plan& plan, std::initializer_list<PartKind> kinds) {
  std::vector<int> ids;
  for (const Part& part : plan.parts) {
    if (std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end()) ids.push_back(part.id);
  }
  return ids;
}

// Puts the part behind the one with that number, if it is there.
void PutBehind(Plan& plan, int id, const Part& part) {
  const std::size_t at = PlaceOf(plan, id);
  if (at < plan.parts.size()) plan.parts.insert(plan.parts.begin() + Step(at + 1), part);
}

// A place for a new part, or one that moves: none behind the footnotes.
std::optional<int> AnyPlace(Desk& desk) {
  const auto places = PartsOf(desk.plan, {PartKind::kHeading, PartKind::kParagraph, PartKind::kList, PartKind::kTable,
                                          PartKind::kQuote, PartKind::kCode});
  if (places.empty()) return std::nullopt;
  return desk.dice.Of(places);
}

std::optional<int> AnyOf(Desk& desk, std::initializer_list<PartKind> kinds) {
  const auto ids = PartsOf(desk.plan, kinds);
  if (ids.empty()) return std::nullopt;
  return desk.dice.Of(ids);
}

std::string TextOf(const Desk& desk, int id) { return desk.plan.parts[PlaceOf(desk.plan, id)].text; }

std::optional<Edit> AddParagraph(Desk& desk) {
  const auto place = AnyPlace(desk);
  if (!place) return std::nullopt;
  Part part;
  part.id = desk.next_id++;
  part.text = NewSentence(desk);
  for (std::size_t k = desk.dice.Below(3); k > 0; --k) part.text += " " + NewSentence(desk);
  return Edit{"add paragraph: " + part.text, [=](Plan& plan) { PutBehind(plan, *place, part); }};
}

std::optional<Edit> AddList(Desk& desk) {
  const auto place = AnyPlace(desk);
  if (!place) return std::nullopt;
  Part part;
  part.id = desk.next_id++;
  part.kind = PartKind::kList;
  part.ordered = desk.dice.OneIn(2);
  for (std::size_t k = 2 + desk.dice.Below(3); k > 0; --k) part.items.push_back({desk.next_id++, 0, NewSentence(desk)});
  return Edit{"add list: " + part.items[0].text, [=](Plan& plan) {
                const std::size_t at = PlaceOf(plan, *place);
                const auto is_list = [&](std::size_t p) {
                  return p < plan.parts.size() && plan.parts[p].kind == PartKind::kList;
                };
                if (!is_list(at) && !is_list(at + 1)) PutBehind(plan, *place, part);
              }};
}

std::optional<Edit> RemovePart(Desk& desk) {
  // a footnote that goes leaves its mark behind, as it does where people edit
  const auto id = AnyOf(desk, {PartKind::kParagraph, PartKind::kParagraph, PartKind::kList, PartKind::kTable,
                               PartKind::kQuote, PartKind::kCode, PartKind::kFootnote});
  if (!id) return std::nullopt;
  return Edit{"remove part: " + TextOf(desk, *id),
              [=](Plan& plan) { std::erase_if(plan.parts, [&](const Part& part) { return part.id == *id; }); }};
}

std::optional<Edit> MovePart(Desk& desk) {
  const auto id = AnyOf(desk, {PartKind::kParagraph, PartKind::kList, PartKind::kTable, PartKind::kQuote});
  const auto place = AnyPlace(desk);
  if (!id || !place || *id == *place) return std::nullopt;
  return Edit{"move part: " + TextOf(desk, *id) + " BEHIND " + TextOf(desk, *place), [=](Plan& plan) {
                const std::size_t at = PlaceOf(plan, *id), to = PlaceOf(plan, *place);
                if (at == plan.parts.size() || to == plan.parts.size()) return;
                const Part part = plan.parts[at];
                plan.parts.erase(plan.parts.begin() + Step(at));
                PutBehind(plan, *place, part);
              }};
}

std::optional<Edit> SplitParagraph(Desk& desk) {
  const auto id = AnyOf(desk, {PartKind::kParagraph});
  if (!id) return std::nullopt;
  const std::string text = TextOf(desk, *id);
  auto ends = SentenceEnds(text);
  if (ends.size() < 2) return std::nullopt;
  const std::size_t end = ends[desk.dice.Below(ends.size() - 1)];
  const std::string second = text.substr(end + 1);
  const int rest = desk.next_id++;
  return Edit{"split at: " + second, [=](Plan& plan) {
                Part* part = FindPart(plan, *id);
                const std::size_t at = part ? part->text.find(second.substr(0, 20)) : std::string::npos;
                if (at == std::string::npos || at == 0) return;
                Part behind = *part;
                behind.id = rest;
                behind.text = part->text.substr(at);
                part->text.resize(at - 1);
                PutBehind(plan, *id, behind);
              }};
}

std::optional<Edit> MergeParagraphs(Desk& desk) {
  const auto id = AnyOf(desk, {PartKind::kParagraph});
  if (!id) return std::nullopt;
  const std::size_t at = PlaceOf(desk.plan, *id);
  const auto mergeable = [](const Part& part) { return part.kind == PartKind::kParagraph && part.text.back() == '.'; };
  if (at + 1 >= desk.plan.parts.size() || !mergeable(desk.plan.parts[at]) || !mergeable(desk.plan.parts[at + 1]))
    return std::nullopt;
  const int next = desk.plan.parts[at + 1].id;
  return Edit{"merge with: " + desk.plan.parts[at + 1].text, [=](Plan& plan) {
                const std::size_t here = PlaceOf(plan, *id);
                if (here + 1 >= plan.parts.size() || plan.parts[here + 1].id != next) return;
                plan.parts[here].text += " " + plan.parts[here + 1].text;
                plan.parts.erase(plan.parts.begin() + Step(here + 1));
              }};
}

// --- items ---

struct ItemPlace {
  int list = 0;
  std::size_t at = 0;
};

std::optional<ItemPlace> AnyItem(Desk& desk) {
  std::vector<ItemPlace> places;
  for (const Part& part : desk.plan.parts) {
    for (std::size_t i = 0; i < part.items.size(); ++i) places.push_back({part.id, i});
  }
  if (places.empty()) return std::nullopt;
  return desk.dice.Of(places);
}

// Where an item with what is below it ends.
std::size_t ItemEnd(const std::vector<Item>& items, std::size_t at) {
  std::size_t end = at + 1;
  while (end < items.size() && items[end].depth > items[at].depth) ++end;
  return end;
}

// Takes the item out with what is below it; empty where it is gone.
std::vector<Item> TakeItem(Plan& plan, int id) {
  for (Part& part : plan.parts) {
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      if (part.items[i].id != id) continue;
      const std::size_t end = ItemEnd(part.items, i);
      std::vector<Item> taken(part.items.begin() + Step(i), part.items.begin() + Step(end));
      part.items.erase(part.items.begin() + Step(i), part.items.begin() + Step(end));
      return taken;
    }
  }
  return {};
}

bool PutItems(Plan& plan, int behind, std::vector<Item> items) {
  for (Part& part : plan.parts) {
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      if (part.items[i].id != behind) continue;
      const int shift = part.items[i].depth - items[0].depth;
      for (Item& item : items) item.depth += shift;
      part.items.insert(part.items.begin() + Step(ItemEnd(part.items, i)), items.begin(), items.end());
      return true;
    }
  }
  return false;
}

void DropEmptyLists(Plan& plan) {
  std::erase_if(plan.parts, [](const Part& part) { return part.kind == PartKind::kList && part.items.empty(); });
}

const Item& ItemAt(const Desk& desk, const ItemPlace& place) {
  return desk.plan.parts[PlaceOf(desk.plan, place.list)].items[place.at];
}

std::optional<Edit> AddItem(Desk& desk) {
  const auto place = AnyItem(desk);
  if (!place) return std::nullopt;
  const int behind = ItemAt(desk, *place).id, id = desk.next_id++;
  const std::string text = NewSentence(desk);
  return Edit{"add item: " + text, [=](Plan& plan) { PutItems(plan, behind, {{id, 0, text}}); }};
}

std::optional<Edit> RemoveItem(Desk& desk) {
  const auto place = AnyItem(desk);
  if (!place) return std::nullopt;
  const Item item = ItemAt(desk, *place);
  return Edit{"remove item: " + item.text, [=](Plan& plan) {
                TakeItem(plan, item.id);
                DropEmptyLists(plan);
              }};
}

std::optional<Edit> MoveItem(Desk& desk) {
  const auto from = AnyItem(desk), to = AnyItem(desk);
  if (!from || (!desk.dice.OneIn(3) && from->list != to->list)) return std::nullopt;
  const Item item = ItemAt(desk, *from), behind = ItemAt(desk, *to);
  if (item.id == behind.id) return std::nullopt;
  return Edit{"move item: " + item.text + " BEHIND " + behind.text, [=](Plan& plan) {
                Plan copy = plan;
                const auto taken = TakeItem(copy, item.id);
                if (taken.empty() || !PutItems(copy, behind.id, taken)) return;
                plan = std::move(copy);
                DropEmptyLists(plan);
              }};
}

std::optional<Edit> NestItem(Desk& desk) {
  const auto place = AnyItem(desk);
  if (!place || place->at == 0) return std::nullopt;
  const Item item = ItemAt(desk, *place);
  return Edit{"nest item: " + item.text, [=](Plan& plan) {
                for (Part& part : plan.parts) {
                  for (std::size_t i = 1; i < part.items.size(); ++i) {
                    if (part.items[i].id != item.id) continue;
                    const int by = part.items[i].depth > 0 ? -1 : 1;
                    for (std::size_t end = ItemEnd(part.items, i); i < end; ++i) part.items[i].depth += by;
                  }
                }
              }};
}

std::optional<Edit> SplitItem(Desk& desk) {
  const auto place = AnyItem(desk);
  if (!place) return std::nullopt;
  const Item item = ItemAt(desk, *place);
  const std::size_t cut = item.text.find(", ");
  if (cut == std::string::npos || cut < 25 || item.text.size() - cut < 30) return std::nullopt;
  const std::string second = item.text.substr(cut + 2);
  const int id = desk.next_id++;
  return Edit{"split item at: " + second, [=](Plan& plan) {
                for (Part& part : plan.parts) {
                  for (std::size_t i = 0; i < part.items.size(); ++i) {
                    const std::size_t at = part.items[i].text.find(", " + second.substr(0, 12));
                    if (part.items[i].id != item.id || at == std::string::npos) continue;
                    const Item behind{id, part.items[i].depth, part.items[i].text.substr(at + 2)};
                    part.items[i].text = part.items[i].text.substr(0, at) + ";";
                    part.items.insert(part.items.begin() + Step(i + 1), behind);
                    return;
                  }
                }
              }};
}

std::optional<Edit> MergeItems(Desk& desk) {
  const auto place = AnyItem(desk);
  if (!place || place->at == 0) return std::nullopt;
  const Item item = ItemAt(desk, *place), above = ItemAt(desk, {place->list, place->at - 1});
  if (item.depth != above.depth) return std::nullopt;
  return Edit{"merge item: " + item.text, [=](Plan& plan) {
                for (Part& part : plan.parts) {
                  for (std::size_t i = 1; i < part.items.size(); ++i) {
                    if (part.items[i].id != item.id || part.items[i - 1].id != above.id) continue;
                    part.items[i - 1].text += " " + part.items[i].text;
                    part.items.erase(part.items.begin() + Step(i));
                    return;
                  }
                }
              }};
}

std::optional<Edit> Renumbered(Desk& desk) {
  const auto id = AnyOf(desk, {PartKind::kList});
  if (!id) return std::nullopt;
  return Edit{"numbers to bullets or back", [=](Plan& plan) {
                if (Part* part = FindPart(plan, *id)) part->ordered = !part->ordered;
              }};
}

}  // namespace

const std::vector<EditMaker>& PartEdits() {
  static const std::vector<EditMaker> kEdits = {AddParagraph,   AddParagraph,    AddList,        RemovePart,
                                                MovePart,       MovePart,        SplitParagraph, SplitParagraph,
                                                SplitParagraph, MergeParagraphs, MergeParagraphs};
  return kEdits;
}

const std::vector<EditMaker>& ListEdits() {
  static const std::vector<EditMaker> kEdits = {AddItem,  AddItem,   RemoveItem, RemoveItem, MoveItem,  MoveItem,
                                                NestItem, SplitItem, SplitItem,  MergeItems, Renumbered};
  return kEdits;
}

}  // namespace planrev::diff
