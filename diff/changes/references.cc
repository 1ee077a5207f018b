// SPDX-License-Identifier: MIT
#include "diff/changes/references.h"

#include <algorithm>

#include "diff/text/enumerator.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

struct Reference {
  std::string key;      // "section 3.4"
  std::string_view as;  // as it is written
};

// The key of a word and its number: "Sections" and "3.4" are "section 3.4"; "§" stands for section.
std::string KeyOf(std::string_view word, std::string_view number) {
  std::string key = word == "§" ? "section" : Folded(word);
  if (key.size() > 4 && key.back() == 's') key.pop_back();
  return key + " " + Folded(number);
}

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
bool IsElsewhere(std::string_view behind) { return behind.substr(0, 4) == " of " || behind.substr(0, 4) == "\nof "; }

// The references in a stretch of text, in order. Looks for numbers, which are rarer than words, and back from them.
std::vector<Reference> FindReferences(std::string_view text) {
  std::vector<Reference> references;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char c = text[at], before = text[at - 1];
    const bool starts = IsDigit(c) || (c >= 'A' && c <= 'Z');
    if (!starts || (before != ' ' && before != '\n' && before != '\xA0')) continue;
    const std::size_t length = NumberLength(text.substr(at));
    const std::string_view word = length > 0 ? WordBefore(text, at) : std::string_view();
    if (word.empty() || !TakesNumber(word) || IsElsewhere(text.substr(at + length))) continue;
    const auto start = static_cast<std::size_t>(word.data() - text.data());
    references.push_back({KeyOf(word, text.substr(at, length)), text.substr(start, at + length - start)});
  }
  return references;
}

}  // namespace

References::References(const Document& before, const Document& after, const SectionPartners& partners)
    : before_(before), after_(after), partners_(partners) {
  const std::size_t sections = before.outline.sections.size();
  for (std::size_t s = 0; s < sections && !renumbered_; ++s) renumbered_ = NumberMoved(s);
  if (!renumbered_) return;
  targets_before_ = TargetsOf(before);
  targets_after_ = TargetsOf(after);
}

// Whether the section had a number and has another now, or is gone.
bool References::NumberMoved(std::size_t section) const {
  const auto number = [](const Document& document, std::size_t s) {
    const OutlineSection& place = document.outline.sections[s];
    const auto pieces = HeadingPieces(document.text, place.start, place.heading_end);
    return pieces.empty() ? std::string_view() : pieces.front().text.substr(0, EnumeratorLength(pieces.front().text));
  };
  const int partner = partners_.of_before[section];
  const auto whole = [&](std::size_t s) { return before_.blocks[before_.section_blocks[s]].whole; };
  if (partner != kUnmatched && before_.section_blocks[section] < before_.blocks.size() && whole(section)) return false;
  const std::string_view was = number(before_, section);
  if (was.empty()) return false;
  return partner == kUnmatched || number(after_, static_cast<std::size_t>(partner)) != was;
}

References::Targets References::TargetsOf(const Document& document) {
  Targets targets;
  for (std::size_t s = 0; s < document.outline.sections.size(); ++s) {
    const OutlineSection& section = document.outline.sections[s];
    if (section.level == 0) continue;
    const auto pieces = HeadingPieces(document.text, section.start, section.heading_end);
    if (pieces.empty()) continue;
    const std::string_view title = pieces.front().text;
    const std::size_t length = EnumeratorLength(title);
    if (length == 0) continue;
    const auto labelled = FindReferences(title.substr(0, length));
    const std::string key =
        labelled.empty() ? KeyOf("section", title.substr(0, NumberLength(title))) : labelled.front().key;
    const auto [place, fresh] = targets.try_emplace(key, Target{static_cast<int>(s), std::string(title)});
    if (!fresh) place->second.section = -1;
  }
  return targets;
}

bool References::Follow(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) const {
  if (!renumbered_ || hunks.empty()) return false;
  const auto key = [](const Passage& passage, std::size_t at) {
    const auto text = [&](std::size_t i) {
      return passage.text.substr(passage.words[i].start, passage.words[i].length);
    };
    return at > 0 && TakesNumber(text(at - 1)) ? KeyOf(text(at - 1), text(at)) : std::string();
  };
  return std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& hunk) {
    if (hunk.before_last != hunk.before_first + 1 || hunk.after_last != hunk.after_first + 1) return false;
    if (hunk.after_last < after.words.size() &&
        Folded(after.text.substr(after.words[hunk.after_last].start, after.words[hunk.after_last].length)) == "of")
      return false;
    const auto was = targets_before_.find(key(before, hunk.before_first));
    const auto is = targets_after_.find(key(after, hunk.after_first));
    if (was == targets_before_.end() || is == targets_after_.end() || was->second.section < 0) return false;
    return partners_.of_before[static_cast<std::size_t>(was->second.section)] == is->second.section;
  });
}

std::vector<Warning> References::Stale(const BlockMatching& blocks, const LineIndex& lines_after) const {
  std::vector<Warning> warnings;
  if (!renumbered_) return warnings;
  for (const BlockPair& pair : blocks.pairs) {
    for (std::size_t j = 0; j < pair.after_count; ++j) {
      for (std::size_t i = 0; i < pair.before_count; ++i) {
        CheckBlock(before_.blocks[pair.before + i], after_.blocks[pair.after + j], lines_after, warnings);
      }
    }
  }
  return warnings;
}

// Whether the block before has the same reference.
bool References::Holds(const Block& before, const std::string& key) const {
  const auto old = FindReferences(before_.text.substr(before.start, before.end - before.start));
  return std::any_of(old.begin(), old.end(), [&](const Reference& r) { return r.key == key; });
}

void References::CheckBlock(const Block& before, const Block& after, const LineIndex& lines,
                            std::vector<Warning>& warnings) const {
  for (const Reference& reference : FindReferences(after_.text.substr(after.start, after.end - after.start))) {
    const auto was = targets_before_.find(reference.key);
    if (was == targets_before_.end() || was->second.section < 0) continue;
    const auto is = targets_after_.find(reference.key);
    const int partner = partners_.of_before[static_cast<std::size_t>(was->second.section)];
    const bool gone = is == targets_after_.end();
    if (!gone && (is->second.section < 0 || is->second.section == partner)) continue;
    if (!Holds(before, reference.key)) continue;
    const std::size_t place = static_cast<std::size_t>(reference.as.data() - after_.text.data());
    warnings.push_back({"\"" + std::string(reference.as) + "\" now points at " +
                            (gone ? "nothing" : "\"" + is->second.title + "\"") + "; before it pointed at \"" +
                            was->second.title + "\"",
                        lines.LineOf(place)});
  }
}

}  // namespace planrev::diff
