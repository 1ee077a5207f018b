// SPDX-License-Identifier: MIT
#include "diff/numbering.h"

#include <algorithm>
#include <utility>

#include "diff/enumerator.h"
#include "diff/lines.h"
#include "diff/passage.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

// The end of a heading's enumerator: a byte offset.
std::size_t EnumeratorEnd(const Document& document, const Block& heading) {
  return heading.content + EnumeratorLength(document.text.substr(heading.content, heading.end - heading.content));
}

std::string_view Number(const Document& document, const Block& heading) {
  return Trim(document.text.substr(heading.content, EnumeratorEnd(document, heading) - heading.content));
}

// A heading's words without its number.
Dressed Title(const Document& document, const Block& heading) {
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

}  // namespace

void Numbering::Pass(const Block& before, const Block& after) {
  const std::string_view number = Number(before_, before);
  if (!number.empty() && number == Number(after_, after)) headings_ = kNone;
}

bool Numbering::Renumbered(const Block& before, const Block& after) const {
  const std::string_view was = Number(before_, before), is = Number(after_, after);
  return !was.empty() && !is.empty() && was != is;
}

Node Numbering::Renumber(const Block& before, const Block& after, Draft draft, Node node) {
  const int numbering = AddHeading(before, after, draft);
  const bool differs = CompareTitles(before, after, draft);
  draft.facts.level = before.level != after.level;
  const int edited = differs || draft.facts.level ? drafts_.Add(std::move(draft)) : Node::kShared;
  const std::size_t end_before = EnumeratorEnd(before_, before), end_after = EnumeratorEnd(after_, after);
  const auto part = [](Bytes was, Bytes is, int change) { return Node{was, is, change, Node::kNoBody, false, {}}; };
  node.parts = {part({before.start, before.content}, {after.start, after.content}, edited),
                part({before.content, end_before}, {after.content, end_after}, numbering),
                part({end_before, before.end}, {end_after, after.end}, edited)};
  return node;
}

int Numbering::Follow(const Draft& draft) {
  Change& change = drafts_[Begin(references_, draft)].change;
  change.before.insert(change.before.end(), draft.change.before.begin(), draft.change.before.end());
  change.after.insert(change.after.end(), draft.change.after.begin(), draft.change.after.end());
  if (!change.runs.empty()) change.runs.push_back({Sign::kEqual, "\n"});
  change.runs.insert(change.runs.end(), draft.change.runs.begin(), draft.change.runs.end());
  return references_;
}

// The draft that `change` stands for, begun at the place of another where there is none.
int Numbering::Begin(int& change, const Draft& place) {
  if (change != kNone) return change;
  Draft draft;
  draft.change.unit = Unit::kNumbering;
  draft.section_before = place.section_before;
  draft.section_after = place.section_after;
  draft.place = place.place;
  draft.facts.renumbered_only = true;
  return change = drafts_.Add(std::move(draft));
}

int Numbering::AddHeading(const Block& before, const Block& after, const Draft& place) {
  Change& change = drafts_[Begin(headings_, place)].change;
  change.before.push_back({before.content, EnumeratorEnd(before_, before), 0});
  change.after.push_back({after.content, EnumeratorEnd(after_, after), 0});
  if (!change.runs.empty()) change.runs.push_back({Sign::kEqual, "\n"});
  change.runs.push_back({Sign::kRemoved, std::string(Trim(Number(before_, before)))});
  change.runs.push_back({Sign::kAdded, std::string(Trim(Number(after_, after)))});
  const Passage title = Title(after_, after).passage;
  if (!title.words.empty()) change.runs.push_back({Sign::kEqual, " " + ReadingText(title, 0, title.words.size())});
  return headings_;
}

bool Numbering::CompareTitles(const Block& before, const Block& after, Draft& draft) const {
  return ComparePassages(Title(before_, before), Title(after_, after), lexicon_, draft).differs;
}

}  // namespace planrev::diff
