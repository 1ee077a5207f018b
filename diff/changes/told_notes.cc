// SPDX-License-Identifier: MIT
#include "diff/changes/told_notes.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

// Adds the marks that notes open with in a run: "[^1]:" at the start of a line, and "[^1]" alone at that of a note.
void AddNotes(std::string_view run, bool note, std::set<std::string>& notes) {
  for (std::size_t line = 0; line < run.size();) {
    const std::size_t end = std::min(run.find('\n', line), run.size());
    const std::size_t close = run.substr(line, end - line).find(']');
    if (run.substr(line, 2) == "[^" && close != std::string_view::npos &&
        (note || run.substr(line + close + 1, 1) == ":"))
      notes.insert(Folded(run.substr(line, close + 1)));
    line = end + 1;
  }
}

std::set<std::string> NotesTold(const std::vector<Draft>& drafts, Sign sign) {
  std::set<std::string> notes;
  for (const Draft& draft : drafts) {
    for (const Run& run : draft.change.runs) {
      if (run.sign == sign) AddNotes(run.text, draft.change.unit == Unit::kFootnote, notes);
    }
  }
  return notes;
}

}  // namespace

void LeaveOutToldNotes(std::vector<Draft>& drafts) {
  const bool any = std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) {
    return !draft.facts.note_marks.gone.empty() || !draft.facts.note_marks.come.empty();
  });
  if (!any) return;
  const auto removed = NotesTold(drafts, Sign::kRemoved), added = NotesTold(drafts, Sign::kAdded);
  for (Draft& draft : drafts) {
    std::erase_if(draft.facts.note_marks.gone, [&](const std::string& mark) { return removed.contains(Folded(mark)); });
    std::erase_if(draft.facts.note_marks.come, [&](const std::string& mark) { return added.contains(Folded(mark)); });
  }
}

}  // namespace planrev::diff
