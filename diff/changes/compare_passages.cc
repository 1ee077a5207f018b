// SPDX-License-Identifier: MIT
#include "diff/changes/compare_passages.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diff/wording/dress.h"

namespace planrev::diff {
namespace {

// Whether the words [first, last) are one sign that a list may be written with.
bool IsBullet(const Passage& passage, std::size_t first, std::size_t last) {
  if (last != first + 1) return false;
  const std::string_view sign = passage.text.substr(passage.words[first].start, passage.words[first].length);
  return sign == "-" || sign == "*" || sign == "+" || sign == "•" || sign == "–";
}

// The hunks without those that only show an item's bullet as a sign, or the other way round: a list that was run into a
// paragraph, and keeps its dashes there, lost and gained no word.
std::vector<Hunk> WithoutBullets(const Dressed& before, const Dressed& after, const std::vector<Hunk>& hunks) {
  if (before.items.empty() && after.items.empty()) return hunks;
  std::vector<Hunk> kept;
  for (const Hunk& h : hunks) {
    const auto starts = [](const Dressed& side, std::size_t at) {
      return std::binary_search(side.items.begin(), side.items.end(), at);
    };
    const bool shown = h.before_first == h.before_last && starts(before, h.before_first) &&
                       IsBullet(after.passage, h.after_first, h.after_last);
    const bool hidden = h.after_first == h.after_last && starts(after, h.after_first) &&
                        IsBullet(before.passage, h.before_first, h.before_last);
    if (!shown && !hidden) kept.push_back(h);
  }
  return kept;
}

}  // namespace

PassageResult ComparePassages(const Dressed& before, const Dressed& after, const Lexicon& lexicon, Draft& draft) {
  Edits edits = EditPassage(before.passage, after.passage, lexicon);
  DressChanges dress = CompareDress(before.passage, before.marks, after.passage, after.marks, edits.hunks, lexicon);
  edits.hunks = WithoutBullets(before, after, edits.hunks);
  draft.facts.unit = draft.change.unit;
  LookAtWords(before.passage, after.passage, edits.hunks, lexicon, draft.facts);
  draft.facts.dress = std::move(dress.said);
  draft.facts.formatting = dress.formatting;
  draft.facts.link = dress.link;
  draft.facts.other_image = dress.image;
  draft.facts.struck = dress.struck;
  draft.change.runs = MakeRuns(before.passage, after.passage, edits.hunks);
  return {!edits.hunks.empty() || dress.formatting || dress.link, edits.coarse, edits.hunks};
}

}  // namespace planrev::diff
