// SPDX-License-Identifier: MIT
#include "diff/wording/note_marks.h"

#include <algorithm>
#include <cstddef>

#include "diff/language/sentences.h"

namespace planrev::diff {
namespace {

// The marks within the hunks of one side: indexes of words.
std::vector<std::size_t> MarksIn(const Passage& passage, const std::vector<Hunk>& hunks, std::size_t Hunk::*first,
                                 std::size_t Hunk::*last) {
  std::vector<std::size_t> marks;
  for (const Hunk& hunk : hunks) {
    for (std::size_t at = hunk.*first; at < hunk.*last; ++at) {
      if (IsNoteMark(passage, at)) marks.push_back(at);
    }
  }
  return marks;
}

// The sentence that a mark belongs to: what it is written against, though that may be the full stop.
Sentence StatementOf(const Passage& passage, std::size_t mark) {
  std::size_t at = mark;
  while (at > 0 && IsNoteMark(passage, at) && !passage.words[at].spaced) --at;
  return SentenceAround(passage, at, at + 1);
}

// Whether the two are one sentence: more than half of the words of the shorter one stayed.
bool IsSame(const Sentence& was, const Sentence& is, const std::vector<Hunk>& hunks) {
  std::size_t stayed = 0, before = was.first, after = 0;
  std::size_t from_before = 0, from_after = 0;  // where words that stayed begin
  const auto count = [&](std::size_t until) {
    for (before = from_before, after = from_after; before < until; ++before, ++after) {
      if (before >= was.first && before < was.last && after >= is.first && after < is.last) ++stayed;
    }
  };
  for (const Hunk& hunk : hunks) {
    count(hunk.before_first);
    from_before = hunk.before_last;
    from_after = hunk.after_last;
  }
  count(was.last);
  return 2 * stayed > std::min(was.last - was.first, is.last - is.first);
}

}  // namespace

bool IsNoteMark(const Passage& passage, std::size_t at) {
  return passage.text.substr(passage.words[at].start, 2) == "[^";
}

NoteMarks CompareNoteMarks(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) {
  NoteMarks marks;
  auto gone = MarksIn(before, hunks, &Hunk::before_first, &Hunk::before_last);
  auto come = MarksIn(after, hunks, &Hunk::after_first, &Hunk::after_last);
  std::erase_if(gone, [&](std::size_t was) {
    const auto stays = std::find_if(come.begin(), come.end(), [&](std::size_t is) {
      return before.words[was].id == after.words[is].id &&
             IsSame(StatementOf(before, was), StatementOf(after, is), hunks);
    });
    if (stays == come.end()) return false;
    come.erase(stays);
    return marks.within = true;
  });
  for (const std::size_t at : gone) marks.gone.emplace_back(TextOf(before, at));
  for (const std::size_t at : come) marks.come.emplace_back(TextOf(after, at));
  return marks;
}

}  // namespace planrev::diff
