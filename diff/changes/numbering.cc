// SPDX-License-Identifier: MIT
#include "diff/changes/numbering.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "diff/changes/compare_passages.h"
#include "diff/match/sections.h"
#include "diff/parse/passage.h"
#include "diff/text/enumerator.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"

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

std::string_view SectionNumber(const Document& document, int section) {
  const OutlineSection& place = document.outline.sections[static_cast<std::size_t>(section)];
  const auto pieces = HeadingPieces(document.text, place.start, place.heading_end);
  if (pieces.empty()) return {};
  return Trim(pieces.front().text.substr(0, EnumeratorLength(pieces.front().text)));
}

// "3." or "2.1", which counts sections and says nothing else; "Priority 2" and a bare "10" may say more.
bool OnlyCounts(std::string_view number) {
  return !number.empty() && IsDigit(number.front()) && number.find_first_of(".)") != std::string_view::npos;
}

// Whether a heading's number moved on, came or went.
bool OtherNumber(std::string_view was, std::string_view is) {
  return was != is && (was.empty() || is.empty() ? OnlyCounts(was.empty() ? is : was) : true);
}

}  // namespace

// A run ends at a heading that has the number it had, whether or not its section was parsed; but not where that stands
// below one of those that have another: what it counts is its own.
void Numbering::FindRuns() {
  constexpr int kDeepest = std::numeric_limits<int>::max();
  const auto& sections = after_.outline.sections;
  run_of_section_.assign(sections.size(), 0);
  std::vector<std::optional<bool>> kept(sections.size());  // nothing: it has no partner, or no number
  for (const BlockPair& pair : blocks_.pairs) {
    const Block &a = before_.blocks[pair.before], &b = after_.blocks[pair.after];
    if (!OpensSection(before_, a) || !OpensSection(after_, b)) continue;
    const std::string_view was = SectionNumber(before_, a.section), is = SectionNumber(after_, b.section);
    if (OtherNumber(was, is)) kept[static_cast<std::size_t>(b.section)] = false;
    if (!was.empty() && was == is) kept[static_cast<std::size_t>(b.section)] = true;
  }
  std::size_t run = 0;
  int highest = kDeepest;  // of the levels that kept their number since the last that did not
  for (std::size_t section = 0; section < sections.size(); ++section) {
    if (kept[section] == true) highest = std::min(highest, sections[section].level);
    if (kept[section] == false) {
      run += highest <= sections[section].level ? 1 : 0;
      highest = kDeepest;
    }
    run_of_section_[section] = run;
  }
}

bool Numbering::Renumbered(const Block& before, const Block& after) const {
  return OtherNumber(Number(before_, before), Number(after_, after));
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
  return Add(references_, draft, {draft.change.before.front(), draft.change.after.front(), draft.change.runs});
}

int Numbering::MoveOn(const Draft& draft) {
  return Add(opening_[draft.section_after], draft,
             {draft.change.before.front(), draft.change.after.front(), draft.change.runs});
}

// The change that has the place now.
int Numbering::Add(Places& places, const Draft& draft, Place place) {
  if (places.change == kNone) places.change = drafts_.Add(Draft{});
  const bool first = places.places.empty() || place.after.start < places.places.front().after.start;
  if (first) places.first = draft;
  places.places.insert(first ? places.places.begin() : places.places.end(), std::move(place));
  return places.change;
}

int Numbering::AddHeading(const Block& before, const Block& after, const Draft& draft) {
  if (run_of_section_.empty()) FindRuns();
  Place place{
      {before.content, EnumeratorEnd(before_, before), 0}, {after.content, EnumeratorEnd(after_, after), 0}, {}};
  const std::string was(Number(before_, before)), is(Number(after_, after));
  if (!was.empty()) place.runs.push_back({Sign::kRemoved, was});
  if (!is.empty()) place.runs.push_back({Sign::kAdded, is});
  const Passage title = Title(after_, after).passage;
  const Passage old_title = Title(before_, before).passage;
  place.title_before = was + " > " + is + " " + ReadingText(old_title, 0, old_title.words.size());
  if (!title.words.empty()) place.runs.push_back({Sign::kEqual, " " + ReadingText(title, 0, title.words.size())});
  return Add(headings_[run_of_section_[static_cast<std::size_t>(after.section)]], draft, std::move(place));
}

void Numbering::Finish() {
  const auto finish = [this](Places& all) {
    if (all.change == kNone) return;
    std::sort(all.places.begin(), all.places.end(),
              [](const Place& a, const Place& b) { return a.after.start < b.after.start; });
    Draft draft;
    draft.change.unit = Unit::kNumbering;
    draft.section_before = all.first.section_before;
    draft.section_after = all.first.section_after;
    draft.place = all.first.place;
    draft.facts.renumbered_only = true;
    for (const Place& place : all.places) {
      draft.change.before.push_back(place.before);
      draft.change.after.push_back(place.after);
      if (!draft.change.runs.empty()) draft.change.runs.push_back({Sign::kEqual, "\n"});
      draft.change.runs.insert(draft.change.runs.end(), place.runs.begin(), place.runs.end());
      if (!place.title_before.empty()) draft.titles_before += place.title_before + "\n";
    }
    std::sort(draft.change.before.begin(), draft.change.before.end(),
              [](const Span& a, const Span& b) { return a.start < b.start; });
    drafts_[all.change] = std::move(draft);
  };
  for (auto& [run, places] : headings_) finish(places);
  for (auto& [section, places] : opening_) finish(places);
  finish(references_);
}

bool Numbering::CompareTitles(const Block& before, const Block& after, Draft& draft) const {
  return ComparePassages(Title(before_, before), Title(after_, after), lexicon_, draft).differs;
}

}  // namespace planrev::diff
