// SPDX-License-Identifier: MIT
// Targets are looked for only where a number moved: in the headings of sections that differ, and in the lines of those
// sections that open with one.
#include "diff/changes/references.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "diff/text/enumerator.h"
#include "diff/text/prose.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

constexpr auto kJoints = std::to_array<std::string_view>({",", "and", "or", "&", "to", "–", "-", "und", "bis"});

// The word that ends right before the blanks before `number`, without them; empty where there is none.
std::string_view WordBefore(std::string_view text, std::size_t number) {
  std::size_t end = number;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  if (end >= 2 && text.substr(end - 2, 2) == "\xC2\xA0") end -= 2;
  if (end >= 2 && text.substr(end - 2, 2) == "§") return text.substr(end - 2, 2);
  std::size_t start = end;
  while (start > 0 && CharAt(text, start - 1).kind == CharClass::kLetter) --start;
  return text.substr(start, end - start);
}

// "section 2 of the Housing Act 1996" is none of the document's own.
bool IsElsewhere(std::string_view behind) {
  const bool of = behind.substr(0, 4) == " of " || behind.substr(0, 4) == "\nof ";
  return of && behind.substr(4, 5) != "this ";  // "section 2 of this plan"
}

bool IsGap(char c) { return c == ' ' || c == '\n' || c == '\r'; }

// Where the next number of "sections 2, 3 and 4" starts, behind the one that ends at `at`; 0 where there is none.
std::size_t NextNumber(std::string_view text, std::size_t at) {
  bool joined = false;
  for (int joints = 0; joints < 2; ++joints) {  // ", and"
    while (at < text.size() && IsGap(text[at])) ++at;
    const auto joint = std::find_if(kJoints.begin(), kJoints.end(),
                                    [&](std::string_view one) { return text.substr(at).starts_with(one); });
    if (joint == kJoints.end()) break;
    at += joint->size();
    joined = true;
  }
  while (at < text.size() && IsGap(text[at])) ++at;
  return joined && at < text.size() && IsDigit(text[at]) ? at : 0;
}

// The word whose number, or one of several, stands at `at`: the "sections" of "sections 2 and 3".
std::string_view WordOf(const Passage& passage, std::size_t at) {
  constexpr std::size_t kFarthest = 12;
  for (std::size_t back = at; back > 0 && at - back < kFarthest; --back) {
    const std::string_view word = TextOf(passage, back - 1);
    if (TakesNumber(word)) return word;
    if (!IsIn(kJoints, word) && NumberLength(word) != word.size()) return {};
  }
  return {};
}

// The index of the last of the ascending places that starts at `at` or before it.
template <typename Place>
std::size_t IndexAt(const std::vector<Place>& places, std::size_t at) {
  const auto next = std::upper_bound(places.begin(), places.end(), at,
                                     [](std::size_t offset, const Place& place) { return offset < place.start; });
  return next == places.begin() ? 0 : static_cast<std::size_t>(next - places.begin()) - 1;
}

}  // namespace

References::References(const Document& before, const Document& after, const SectionPartners& partners,
                       const BlockMatching& blocks)
    : before_(before), after_(after), partners_(partners), blocks_(blocks) {
  const bool lines = AnyLineMoved();
  renumbered_ = lines || AnyHeadingMoved();
  if (!renumbered_) return;
  targets_before_ = HeadingTargets(before.text, before.outline);
  targets_after_ = HeadingTargets(after.text, after.outline);
  if (lines) {
    AddLineTargets(before.text, before.outline, targets_before_);
    AddLineTargets(after.text, after.outline, targets_after_);
  }
  for (const auto& [key, target] : targets_before_) {
    const auto other = targets_after_.find(key);
    if (other == targets_after_.end() || !IsSamePlace(target, other->second))
      moved_.insert(key.substr(key.rfind(' ') + 1));
  }
  for (const auto& [key, target] : targets_after_) {
    if (!targets_before_.contains(key)) moved_.insert(key.substr(key.rfind(' ') + 1));
  }
}

bool References::HasMoved(std::string_view number) const {
  return IsDigit(number.back()) && IsDigit(number.front()) ? moved_.contains(number) : moved_.contains(Folded(number));
}

bool References::IsWhole(const Document& document, std::size_t section) const {
  const std::size_t block = document.section_blocks[section];
  return block < document.blocks.size() && document.blocks[block].whole;
}

bool References::AnyHeadingMoved() const {
  const auto& sections = before_.outline.sections;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    if (HeadingMoved(s)) return true;
  }
  return false;
}

// Only in sections that differ: the others have the lines that they had.
bool References::AnyLineMoved() const {
  const auto lines = [this](const Document& document) {
    std::vector<std::pair<std::string, std::size_t>> all;
    for (std::size_t s = 0; s < document.outline.sections.size(); ++s) {
      const OutlineSection& section = document.outline.sections[s];
      if (IsWhole(document, s)) continue;
      for (auto& line : NumberedLines(document.text, section.heading_end, section.end)) all.push_back(std::move(line));
    }
    return all;
  };
  const auto was = lines(before_), is = lines(after_);
  return !std::equal(was.begin(), was.end(), is.begin(), is.end(), [this](const auto& one, const auto& other) {
    return one.first == other.first && IsSameBlock(one.second, other.second);
  });
}

// Whether the section had a number and has another now, or is gone.
bool References::HeadingMoved(std::size_t section) const {
  const auto number = [](const Document& document, std::size_t s) {
    const OutlineSection& place = document.outline.sections[s];
    const auto pieces = HeadingPieces(document.text, place.start, place.heading_end);
    return pieces.empty() ? std::string_view() : pieces.front().text.substr(0, EnumeratorLength(pieces.front().text));
  };
  const int partner = partners_.of_before[section];
  if (partner != kUnmatched && IsWhole(before_, section)) return false;
  const std::string_view was = number(before_, section);
  if (was.empty()) return false;
  return partner == kUnmatched || number(after_, static_cast<std::size_t>(partner)) != was;
}

// Looks for numbers, which are rarer than words, and back from them.
std::vector<References::Reference> References::FindReferences(std::string_view text, std::size_t first,
                                                              std::size_t last) const {
  std::vector<Reference> references;
  const std::string_view all = text.substr(0, last);
  for (std::size_t at = first + 1; at < last; ++at) {
    const char c = all[at], before = all[at - 1];
    const bool starts = IsDigit(c) || (c >= 'A' && c <= 'Z');
    if (!starts || (before != ' ' && before != '\n' && before != '\xA0')) continue;
    std::size_t length = NumberLength(all.substr(at));
    if (length == 0 || (!HasMoved(all.substr(at, length)) && NextNumber(all, at + length) == 0)) continue;
    const std::string_view word = WordBefore(all, at);
    if (word.empty() || !TakesNumber(word)) continue;
    const bool several = word == "§" || word.back() == 's';
    const std::size_t known = references.size();
    for (std::size_t number = at; number != 0; number = several ? NextNumber(all, at) : 0) {
      length = NumberLength(all.substr(number));
      const std::string_view digits = all.substr(number, length);
      references.push_back({TargetKey(word, digits), word, digits, number});
      at = number + length;
    }
    if (IsElsewhere(all.substr(std::min(at, last)))) references.resize(known);
  }
  return references;
}

std::vector<References::Reference> References::FindReferences(const Document& document, std::size_t first_block,
                                                              std::size_t count) const {
  std::vector<Reference> all;
  for (std::size_t b = first_block; b < first_block + count; ++b) {
    for (Reference& one : FindReferences(document.text, document.blocks[b].start, document.blocks[b].end))
      all.push_back(std::move(one));
  }
  return all;
}

bool References::IsSamePlace(const Target& before, const Target& after) const {
  if (before.unsure || after.unsure) return false;
  if (before.heading != after.heading) return false;
  const std::size_t mine = IndexAt(before_.outline.sections, before.start);
  const std::size_t theirs = IndexAt(after_.outline.sections, after.start);
  if (before.heading) return partners_.of_before[mine] == static_cast<int>(theirs);
  if (!IsWhole(before_, mine)) return IsSameBlock(before.start, after.start);
  const bool partner = partners_.of_before[mine] == static_cast<int>(theirs);
  return partner &&
         before.start - before_.outline.sections[mine].start == after.start - after_.outline.sections[theirs].start;
}

bool References::IsSameBlock(std::size_t before, std::size_t after) const {
  const std::size_t mine = IndexAt(before_.blocks, before), theirs = IndexAt(after_.blocks, after);
  const int pair = blocks_.pair_of_before[mine];
  return pair != kUnmatched && pair == blocks_.pair_of_after[theirs];
}

bool References::Follow(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) const {
  if (!renumbered_ || hunks.empty()) return false;
  const auto key = [](const Passage& passage, std::size_t at) {
    const std::string_view word = WordOf(passage, at);
    return word.empty() ? std::string() : TargetKey(word, TextOf(passage, at));
  };
  return std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& hunk) {
    if (hunk.before_last != hunk.before_first + 1 || hunk.after_last != hunk.after_first + 1) return false;
    if (hunk.after_last < after.words.size() && Folded(TextOf(after, hunk.after_last)) == "of") return false;
    const Target* was = FindTarget(targets_before_, key(before, hunk.before_first));
    const Target* is = FindTarget(targets_after_, key(after, hunk.after_first));
    return was != nullptr && is != nullptr && IsSamePlace(*was, *is);
  });
}

std::vector<Warning> References::Stale(const LineIndex& lines_after) const {
  std::vector<Warning> warnings;
  if (!renumbered_) return warnings;
  for (const BlockPair& pair : blocks_.pairs) {
    const auto is = FindReferences(after_, pair.after, pair.after_count);
    if (std::none_of(is.begin(), is.end(), [this](const Reference& one) { return MayBeStale(one); })) continue;
    const auto was = FindReferences(before_, pair.before, pair.before_count);
    // as many on either side answer to each other in order; else a reference answers to the next with its number
    for (std::size_t k = 0, next = 0; k < is.size(); ++k) {
      const auto same = [&](const Reference& one) { return one.key == is[k].key; };
      const bool in_order = was.size() == is.size();
      const auto from = was.begin() + static_cast<std::ptrdiff_t>(in_order ? k : next);
      const auto found = std::find_if(from, in_order ? from + 1 : was.end(), same);
      if (found == (in_order ? from + 1 : was.end())) continue;
      next = static_cast<std::size_t>(found - was.begin()) + 1;
      if (MayBeStale(is[k])) warnings.push_back(WarningOf(is[k], lines_after));
    }
  }
  return warnings;
}

// Whether what has that number on either side is not the same.
bool References::MayBeStale(const Reference& reference) const {
  const Target* was = FindTarget(targets_before_, reference.key);
  if (was == nullptr || was->unsure) return false;
  const Target* is = FindTarget(targets_after_, reference.key);
  return is == nullptr || (!is->unsure && !IsSamePlace(*was, *is));
}

Warning References::WarningOf(const Reference& reference, const LineIndex& lines) const {
  const Target* was = FindTarget(targets_before_, reference.key);
  const Target* is = FindTarget(targets_after_, reference.key);
  return {"\"" + std::string(Singular(reference.word)) + " " + std::string(reference.number) + "\" now points at " +
              (is == nullptr ? "nothing" : "\"" + is->title + "\"") + "; before it pointed at \"" + was->title + "\"",
          lines.LineOf(reference.at)};
}

}  // namespace planrev::diff
