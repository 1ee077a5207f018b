// SPDX-License-Identifier: MIT
#include "diff/moved_passages.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace planrev::diff {
namespace {

constexpr std::ptrdiff_t kFewestBlanks = 4;        // between the words of a sentence that can be known again
constexpr std::ptrdiff_t kFewestBlanksOfPart = 6;  // and of what is part of one

// Without what stands around it in the block, and the signs that its place asks for.
std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n,;:");
  return first == std::string_view::npos ? text.substr(0, 0)
                                         : text.substr(first, text.find_last_not_of(" \n,;:") - first + 1);
}

bool IsTelling(std::string_view passage) {
  if (passage.empty()) return false;
  const bool sentence = std::string_view(".!?").find(passage.back()) != std::string_view::npos;
  return std::count(passage.begin(), passage.end(), ' ') >= (sentence ? kFewestBlanks : kFewestBlanksOfPart);
}

// What all of the change comes to on one side, but for signs; empty where it does more than take out or put in one
// passage.
std::string_view OnlyRun(const Change& change, Sign sign) {
  std::string_view only;
  for (const Run& run : change.runs) {
    if (run.sign == Sign::kEqual || Trimmed(run.text).empty()) continue;
    if (run.sign != sign || !only.empty()) return {};
    only = Trimmed(run.text);
  }
  return IsTelling(only) ? only : std::string_view();
}

bool EndsSentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \n");
  return last == std::string_view::npos || std::string_view(".!?").find(text[last]) != std::string_view::npos;
}

// Whether all that the change takes out of the block, whole sentences, it puts in at another place of it. (The end of
// a sentence at the end of another would say something else.)
bool OnlyReorders(const Change& change) {
  std::string_view removed, added, ahead;
  for (const Run& run : change.runs) {
    const std::string_view text = Trimmed(run.text);
    if (run.sign != Sign::kEqual && !text.empty()) {
      std::string_view& side = run.sign == Sign::kRemoved ? removed : added;
      if (!side.empty() || !EndsSentence(ahead) || !EndsSentence(text)) return false;
      side = text;
    }
    ahead = run.text;
  }
  return removed == added && IsTelling(removed);
}

bool IsRunningText(Unit unit) {
  return unit == Unit::kParagraph || unit == Unit::kItem || unit == Unit::kQuote || unit == Unit::kFootnote;
}

bool MayHold(const Draft& draft) { return IsRunningText(draft.change.unit); }

void SayMoved(Draft& draft, const char* how) {
  draft.facts.passage_moved = how;
  draft.facts.figures.clear();
  draft.facts.obligations.clear();
  draft.facts.negation = false;
}

}  // namespace

void FindMovedPassages(std::vector<Draft>& drafts) {
  struct Ends {
    std::vector<Draft*> from, to;
  };
  std::map<std::string_view, Ends> passages;
  for (Draft& draft : drafts) {
    if (IsRunningText(draft.change.unit) && OnlyReorders(draft.change)) {
      SayMoved(draft, "a sentence stands elsewhere in it, word for word");
      continue;
    }
    if (!MayHold(draft)) continue;
    const std::string_view removed = OnlyRun(draft.change, Sign::kRemoved);
    const std::string_view added = OnlyRun(draft.change, Sign::kAdded);
    if (!removed.empty()) passages[removed].from.push_back(&draft);
    if (!added.empty()) passages[added].to.push_back(&draft);
  }
  for (const auto& [text, ends] : passages) {
    if (ends.from.size() != 1 || ends.to.size() != 1) continue;
    SayMoved(*ends.from[0], "it went elsewhere, word for word");
    SayMoved(*ends.to[0], "it came from elsewhere, word for word");
  }
}

}  // namespace planrev::diff
