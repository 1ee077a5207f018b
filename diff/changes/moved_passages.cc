// SPDX-License-Identifier: MIT
#include "diff/changes/moved_passages.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes/shared_runs.h"
#include "diff/match/forms.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::ptrdiff_t kFewestBlanks = 4;        // between the words of a sentence that can be known again
constexpr std::ptrdiff_t kFewestBlanksOfPart = 6;  // and of what is part of one

constexpr const char* kWent = "it went elsewhere, word for word";
constexpr const char* kCame = "it came from elsewhere, word for word";
constexpr const char* kReordered = "a sentence stands elsewhere in it, word for word";
constexpr const char* kRowsReordered = "a row stands elsewhere in it, word for word";
constexpr const char* kPartWent = "part of it went elsewhere, word for word";
constexpr const char* kPartCame = "part of it came from elsewhere, word for word";
constexpr const char* kPartReordered = "part of it stands elsewhere in it, word for word";

// Without what stands around it in the block, the signs that its place asks for, and the marks of notes before it.
std::string_view Trimmed(std::string_view text) {
  for (;;) {
    const std::size_t first = std::min(text.find_first_not_of(" \n,;:"), text.size());
    text.remove_prefix(first);
    const std::size_t mark = text.starts_with("[^") ? text.find(']') : std::string_view::npos;
    if (mark == std::string_view::npos) break;
    text.remove_prefix(mark + 1);
  }
  return text.substr(0, text.find_last_not_of(" \n,;:") + 1);
}

bool IsStop(char c) { return c == '.' || c == '!' || c == '?'; }

bool IsTelling(std::string_view passage) {
  if (passage.empty()) return false;
  return std::count(passage.begin(), passage.end(), ' ') >=
         (IsStop(passage.back()) ? kFewestBlanks : kFewestBlanksOfPart);
}

// What holds sentences: running text, and a section or list that came or went.
bool HoldsSentences(const Change& change) {
  const bool whole = change.kind == Kind::kAdded || change.kind == Kind::kRemoved;
  return IsRunningText(change.unit) || (whole && (change.unit == Unit::kSection || change.unit == Unit::kList));
}

// Passages that a change takes out (puts in): what stands together, and each sentence, or row, of it.
std::vector<std::string_view> PassagesOf(const Change& change, Sign sign) {
  std::vector<std::string_view> passages;
  const auto add = [&passages](std::string_view passage) {
    if (IsTelling(passage)) passages.push_back(passage);
  };
  for (const Run& run : change.runs) {
    if (run.sign != sign) continue;
    const std::string_view whole = Trimmed(run.text);
    add(whole);
    for (std::size_t start = 0, at = 0; at < whole.size(); ++at) {
      const bool ends = at + 1 == whole.size() || whole[at] == '\n' || (IsStop(whole[at]) && whole[at + 1] <= ' ');
      if (!ends) continue;
      const std::string_view sentence = Trimmed(whole.substr(start, at + 1 - start));
      if (sentence.size() < whole.size()) add(sentence);
      start = at + 1;
    }
  }
  return passages;
}

// All that the change comes to on one side, but for signs; empty where it does more than take out or put in one
// passage.
std::string_view OnlyRun(const Change& change, Sign sign) {
  std::string_view only;
  for (const Run& run : change.runs) {
    if (run.sign == Sign::kEqual || Trimmed(run.text).empty()) continue;
    if (run.sign != sign || !only.empty()) return {};
    only = Trimmed(run.text);
  }
  return only;
}

bool EndsSentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \n");
  return last == std::string_view::npos || IsStop(text[last]);
}

// Whether all that the change takes out of the block, whole sentences or rows, it puts in at another place of it. (The
// end of a sentence at the end of another would say something else; the parts of one that was split are apart.)
bool OnlyReorders(const Change& change) {
  const bool parts = change.kind == Kind::kSplit || change.kind == Kind::kMerged || change.unit == Unit::kTable;
  std::string_view removed, added, ahead;
  for (const Run& run : change.runs) {
    const std::string_view text = Trimmed(run.text);
    if (run.sign != Sign::kEqual && !text.empty()) {
      std::string_view& side = run.sign == Sign::kRemoved ? removed : added;
      if (!side.empty() || (!parts && (!EndsSentence(ahead) || !EndsSentence(text)))) return false;
      side = text;
    }
    ahead = run.text;
  }
  const bool sentences = !parts && removed.find(' ') != std::string_view::npos && IsStop(removed.back());
  return removed == added && (sentences || IsTelling(removed));
}

void SayMoved(Draft& draft, const char* how) {
  draft.facts.passage_moved = how;
  draft.facts.figures.clear();
  draft.facts.obligations.clear();
  draft.facts.negation = false;
}

// Whether the words stand in the text as such.
bool Holds(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !IsOfWord(text[at - 1])) && (end == text.size() || !IsOfWord(text[end]))) return true;
  }
  return false;
}

// A passage that is only some of what the change does: what it binds to, and its figures, went or came with it.
void SayPartMoved(Draft& draft, std::string_view passage, Sign sign, const char* how) {
  draft.facts.part_moved = how;
  const auto moved = [&](const auto& change) {
    const std::string& gone = sign == Sign::kRemoved ? change.after : change.before;
    const std::string& told = sign == Sign::kRemoved ? change.before : change.after;
    return gone.empty() && Holds(passage, told);
  };
  std::erase_if(draft.facts.figures, moved);
  auto& obligations = draft.facts.obligations;
  const auto at = std::find_if(obligations.begin(), obligations.end(), moved);
  if (at != obligations.end()) obligations.erase(at);
}

bool SaysMoved(const Draft& draft) { return draft.facts.passage_moved || draft.facts.part_moved; }

// However short: a line that became part of the heading below it, or was taken out of one.
void SayInHeading(Draft& line, Draft& heading) {
  const bool joins = line.change.kind == Kind::kRemoved;
  if ((!joins && line.change.kind != Kind::kAdded) || !IsRunningText(line.change.unit)) return;
  if (heading.change.kind != Kind::kEdited || heading.change.unit != Unit::kHeading) return;
  const std::string_view text = OnlyRun(line.change, joins ? Sign::kRemoved : Sign::kAdded);
  if (text.empty() || text != OnlyRun(heading.change, joins ? Sign::kAdded : Sign::kRemoved)) return;
  if (SaysMoved(line) || SaysMoved(heading)) return;
  SayMoved(line, joins ? kWent : kCame);
  SayMoved(heading, joins ? kCame : kWent);
}

class Finder {
 public:
  explicit Finder(std::vector<Draft>& drafts) : drafts_(drafts) {}

  void Find() {
    for (std::size_t d = 0; d < drafts_.size(); ++d) Take(d);
    for (const auto& [passage, ends] : passages_) SayWhere(passage, ends);
    SortTold();
    for (const SharedRun& run : FindSharedRuns(removed_, added_)) SayWhere(run);
    for (std::size_t k = 1; k < drafts_.size(); ++k) {
      SayInHeading(drafts_[k - 1], drafts_[k]);
      SayInHeading(drafts_[k], drafts_[k - 1]);
    }
  }

 private:
  struct Ends {
    std::vector<OwnedText> from, to;
  };

  void Take(std::size_t index) {
    Draft& draft = drafts_[index];
    const bool table = draft.change.unit == Unit::kTable;
    if (!table && !HoldsSentences(draft.change)) return;
    if (OnlyReorders(draft.change)) return SayMoved(draft, table ? kRowsReordered : kReordered);
    for (const auto passage : PassagesOf(draft.change, Sign::kRemoved))
      passages_[passage].from.push_back({passage, index});
    for (const auto passage : PassagesOf(draft.change, Sign::kAdded)) passages_[passage].to.push_back({passage, index});
    for (const Run& run : draft.change.runs) {
      if (run.sign != Sign::kEqual) (run.sign == Sign::kRemoved ? removed_ : added_).push_back({run.text, index});
    }
  }

  void SayWhere(std::string_view passage, const Ends& ends) {
    if (ends.from.size() != 1 || ends.to.size() != 1) return;
    told_.push_back(ends.from[0].text);
    told_.push_back(ends.to[0].text);
    Draft &from = drafts_[ends.from[0].owner], &to = drafts_[ends.to[0].owner];
    if (&from == &to) return void(from.facts.part_moved = kPartReordered);
    const bool all_went = OnlyRun(from.change, Sign::kRemoved) == passage;
    const bool all_came = OnlyRun(to.change, Sign::kAdded) == passage;
    if (all_went) {
      SayMoved(from, kWent);
    } else {
      SayPartMoved(from, passage, Sign::kRemoved, kPartWent);
    }
    if (all_came) {
      SayMoved(to, kCame);
    } else {
      SayPartMoved(to, passage, Sign::kAdded, kPartCame);
    }
  }

  // Whether the words that the change takes out and puts in stand in two runs of which one took the other's place.
  static bool InPlace(const Change& change, const SharedRun& shared) {
    const std::less<const char*> before;
    const auto holds = [&](const Run& run, std::string_view words) {
      return !before(words.data(), run.text.data()) && before(words.data(), run.text.data() + run.text.size());
    };
    for (std::size_t k = 1; k < change.runs.size(); ++k) {
      if (holds(change.runs[k - 1], shared.removed) && holds(change.runs[k], shared.added)) return true;
    }
    return false;
  }

  // What is no sentence, of which the rest was rewritten.
  void SayWhere(const SharedRun& run) {
    Draft &from = drafts_[run.from], &to = drafts_[run.to];
    if (&from == &to) {
      if (!InPlace(from.change, run)) from.facts.part_moved = kPartReordered;
      return;
    }
    if (!IsTold(run.removed)) SayPartMoved(from, run.removed, Sign::kRemoved, kPartWent);
    if (!IsTold(run.added)) SayPartMoved(to, run.added, Sign::kAdded, kPartCame);
  }

  // Whether it lies in a passage, or has one in it, of which it was said already. `told_` is in order and apart.
  bool IsTold(std::string_view run) const {
    const std::less<const char*> before;
    const auto next = std::partition_point(told_.begin(), told_.end(), [&](std::string_view told) {
      return !before(run.data(), told.data() + told.size());
    });
    return next != told_.end() && before(next->data(), run.data() + run.size());
  }

  // Those that overlap become one.
  void SortTold() {
    const std::less<const char*> before;
    std::sort(told_.begin(), told_.end(),
              [&](std::string_view a, std::string_view b) { return before(a.data(), b.data()); });
    std::vector<std::string_view> apart;
    for (const std::string_view told : told_) {
      if (apart.empty() || !before(told.data(), apart.back().data() + apart.back().size())) {
        apart.push_back(told);
        continue;
      }
      const auto reach = static_cast<std::size_t>(told.data() + told.size() - apart.back().data());
      apart.back() = {apart.back().data(), std::max(apart.back().size(), reach)};
    }
    told_ = std::move(apart);
  }

  std::vector<Draft>& drafts_;
  std::map<std::string_view, Ends> passages_;
  std::vector<OwnedText> removed_, added_;
  std::vector<std::string_view> told_;
};

}  // namespace

void FindMovedPassages(std::vector<Draft>& drafts) { Finder(drafts).Find(); }

}  // namespace planrev::diff
