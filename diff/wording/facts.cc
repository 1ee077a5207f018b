// SPDX-License-Identifier: MIT
#include "diff/wording/facts.h"

#include <algorithm>
#include <array>

#include "diff/language/bindings.h"
#include "diff/language/figures.h"
#include "diff/language/opening_number.h"
#include "diff/language/sentences.h"
#include "diff/text/unicode.h"
#include "diff/wording/figure_changes.h"
#include "diff/wording/frequency_changes.h"
#include "diff/wording/obligations.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFewWords = 6;  // that a reason quotes in full

// Whether all that the hunk changes is the numbers that both passages open with, or the only one that does.
bool OnlyOpeningNumber(const Passage& before, const Passage& after, const Hunk& hunk) {
  if (hunk.before_last > 3 || hunk.after_last > 3) return false;  // most hunks stand further on
  return hunk.before_last <= OpeningNumber(before) && hunk.after_last <= OpeningNumber(after);
}

// Whether a hunk ends a list item and only changes what joins it to the next: ";" or "; and" for ".".
bool OnlyJoins(const Passage& before, const Passage& after, const Hunk& hunk) {
  if (hunk.before_last != before.words.size() || hunk.after_last != after.words.size()) return false;
  std::string joint;
  const auto joins = [&joint](const Passage& passage, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (passage.words[i].kind == WordClass::kPunctuation) continue;
      const std::string word = Folded(passage.text.substr(passage.words[i].start, passage.words[i].length));
      if ((word != "and" && word != "or") || (!joint.empty() && joint != word)) return false;
      joint = word;
    }
    return true;
  };
  return joins(before, hunk.before_first, hunk.before_last) && joins(after, hunk.after_first, hunk.after_last);
}

bool HasJoint(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view word = passage.text.substr(passage.words[i].start, passage.words[i].length);
    if (word == "and" || word == "or") return true;
  }
  return false;
}

// The word behind a comma that came or went, where such a comma parts what the word may speak of: a relative clause of
// all or of some, a condition of the last thing said or of more.
std::string PartingWord(const Passage& before, const Passage& after, const Hunk& hunk, const Lexicon& lexicon) {
  static constexpr auto kRelatives = std::to_array<std::string_view>({"who", "whom", "whose", "which"});
  if (hunk.after_last >= after.words.size() || hunk.before_last >= before.words.size()) return {};
  const auto comma = [](const Passage& passage, std::size_t first, std::size_t last) {
    return first < last && passage.text[passage.words[last - 1].start] == ',';
  };
  if (comma(before, hunk.before_first, hunk.before_last) == comma(after, hunk.after_first, hunk.after_last)) return {};
  const Word& next = after.words[hunk.after_last];
  std::string word = Folded(after.text.substr(next.start, next.length));
  if (std::find(kRelatives.begin(), kRelatives.end(), word) != kRelatives.end()) return word;
  const Sentence sentence = SentenceAround(after, hunk.after_first, hunk.after_last);
  const auto found = FindBindings(after, hunk.after_last, hunk.after_last + 1, lexicon);
  const bool condition = !found.empty() && found.front().term->Is(BindingTerm::kException);
  return condition && HasJoint(after, sentence.first, hunk.after_first) ? word : std::string();
}

bool OnlyNoteMarks(const Passage& passage, std::size_t first, std::size_t last) {
  while (first < last && IsNoteMark(passage, first)) ++first;
  return first == last;
}

bool IsAddress(const Passage& passage, std::size_t first, std::size_t last) {
  if (last != first + 1 || passage.words[first].kind != WordClass::kWord) return false;
  const std::string_view text = passage.text.substr(passage.words[first].start, passage.words[first].length);
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos ||
         text.starts_with("www.");
}

// What a hunk amounts to.
enum class HunkSort { kOther, kWriting, kFigures, kNotes, kAddress, kNumber };

class Looker {
 public:
  Looker(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Lexicon& lexicon,
         Facts& facts)
      : before_(before), after_(after), hunks_(hunks), lexicon_(lexicon), facts_(facts) {}

  void Look() {
    facts_.words_differ = true;
    facts_.note_marks = CompareNoteMarks(before_, after_, hunks_);
    Quote();
    in_before_ = FindFigures(before_);
    in_after_ = FindFigures(after_);
    whole_ = WidenOverFigures(in_before_, in_after_, hunks_);
    PartWriting();
    for (const Hunk& hunk : whole_) sorts_.push_back(SortOf(hunk));
    facts_.renumbered_only = All({HunkSort::kNumber});
    facts_.only_writing = !facts_.renumbered_only && All({HunkSort::kWriting, HunkSort::kNumber});
    if (facts_.renumbered_only || facts_.only_writing) return;
    LookAtFigures();
    facts_.only_notes = All({HunkSort::kWriting, HunkSort::kNotes});
    facts_.only_address = !facts_.only_figures && !facts_.only_notes && All({HunkSort::kWriting, HunkSort::kAddress});
    if (facts_.only_figures || facts_.only_address) LookAtSentences();
    const ObligationEdits obligations = CompareObligations(before_, after_, hunks_, lexicon_);
    facts_.obligations = obligations.changes;
    facts_.negation = obligations.negation;
  }

 private:
  void Quote() {
    const Hunk& first = hunks_.front();
    if (hunks_.size() > 1 || first.before_last - first.before_first > kFewWords ||
        first.after_last - first.after_first > kFewWords)
      return;
    facts_.replaced = ReadingText(before_, first.before_first, first.before_last);
    facts_.replacing = ReadingText(after_, first.after_first, first.after_last);
  }

  // "[Census 9,214]" against "[census 9,241]": a word before a figure that is only written otherwise is a hunk of
  // its own.
  void PartWriting() {
    std::vector<Hunk> parted;
    for (Hunk hunk : whole_) {
      const auto word = [](const Passage& passage, std::size_t at, std::size_t last) {
        return at + 1 < last && passage.words[at].kind == WordClass::kWord;
      };
      while (word(before_, hunk.before_first, hunk.before_last) && word(after_, hunk.after_first, hunk.after_last)) {
        const Hunk first{hunk.before_first, hunk.before_first + 1, hunk.after_first, hunk.after_first + 1};
        if (!SameWords(before_, after_, first)) break;
        const bool same = before_.words[first.before_first].id == after_.words[first.after_first].id;
        if (!same) parted.push_back(first);  // else it only came in with a figure
        ++hunk.before_first;
        ++hunk.after_first;
      }
      parted.push_back(hunk);
    }
    whole_ = std::move(parted);
  }

  HunkSort SortOf(const Hunk& hunk) {
    if (OnlyOpeningNumber(before_, after_, hunk)) return HunkSort::kNumber;
    if (OnlyNoteMarks(before_, hunk.before_first, hunk.before_last) &&
        OnlyNoteMarks(after_, hunk.after_first, hunk.after_last))
      return HunkSort::kNotes;
    if (facts_.unit == Unit::kItem && OnlyJoins(before_, after_, hunk)) {
      facts_.writing.signs = true;
      return HunkSort::kWriting;
    }
    // the dash of "-3%" is no mere sign
    if (const auto writing = TurnsSign(in_before_, in_after_, hunk) ? std::nullopt : SameWords(before_, after_, hunk)) {
      facts_.writing.signs = facts_.writing.signs || writing->signs;
      facts_.writing.capitals = facts_.writing.capitals || writing->capitals;
      facts_.writing.spelling = facts_.writing.spelling || writing->spelling;
      if (writing->signs && facts_.parting.empty()) facts_.parting = PartingWord(before_, after_, hunk, lexicon_);
      return HunkSort::kWriting;
    }
    if ((OnlyFigures(before_, in_before_, hunk.before_first, hunk.before_last) &&
         OnlyFigures(after_, in_after_, hunk.after_first, hunk.after_last)) ||
        SameBesideFigures(before_, in_before_, after_, in_after_, hunk)) {
      const bool records = OnlyRecords(in_before_, hunk.before_first, hunk.before_last) &&
                           OnlyRecords(in_after_, hunk.after_first, hunk.after_last);
      return records ? HunkSort::kAddress : HunkSort::kFigures;
    }
    const bool address =
        IsAddress(before_, hunk.before_first, hunk.before_last) && IsAddress(after_, hunk.after_first, hunk.after_last);
    return address ? HunkSort::kAddress : HunkSort::kOther;
  }

  bool All(std::initializer_list<HunkSort> sorts) const {
    return std::all_of(sorts_.begin(), sorts_.end(),
                       [&](HunkSort sort) { return std::find(sorts.begin(), sorts.end(), sort) != sorts.end(); });
  }

  void LookAtFigures() {
    FigureEdits edits = CompareFigures(before_, in_before_, after_, in_after_, whole_);
    facts_.figures = std::move(edits.changes);
    for (FigureChange& change : CompareFrequencies(before_, after_, whole_))
      facts_.figures.push_back(std::move(change));
    const bool only =
        edits.touched && edits.paired &&
        All({HunkSort::kWriting, HunkSort::kFigures, HunkSort::kNumber, HunkSort::kAddress, HunkSort::kNotes});
    facts_.only_figures = only && !facts_.figures.empty();
    const bool address = std::find(sorts_.begin(), sorts_.end(), HunkSort::kAddress) != sorts_.end();
    facts_.same_figures = only && facts_.figures.empty() && !address;
  }

  // What the sentences around figures and addresses are for; no rule asks where more than those changed.
  void LookAtSentences() {
    facts_.states = true;
    for (std::size_t k = 0; k < whole_.size(); ++k) {
      if (sorts_[k] == HunkSort::kWriting || sorts_[k] == HunkSort::kNumber || sorts_[k] == HunkSort::kNotes) continue;
      const Hunk& hunk = whole_[k];
      const Sentence was = SentenceAround(before_, hunk.before_first, hunk.before_last);
      const Sentence is = SentenceAround(after_, hunk.after_first, hunk.after_last);
      const bool beside = facts_.only_figures && sorts_[k] == HunkSort::kAddress;
      facts_.states = facts_.states && (beside || (States(before_, was) && States(after_, is)));
      const bool address = sorts_[k] == HunkSort::kAddress;
      const auto commits = [&](const Passage& passage, const Sentence& sentence) {
        return address ? Asks(passage, sentence) : Commits(passage, sentence, lexicon_);
      };
      facts_.commits = facts_.commits || commits(before_, was) || commits(after_, is);
    }
  }

  // More than that one may write or call, as a sentence with an address mostly says.
  bool Asks(const Passage& passage, const Sentence& sentence) const {
    const auto found = FindBindings(passage, sentence.first, sentence.last, lexicon_);
    return std::any_of(found.begin(), found.end(), [](const Binding& one) { return Promises(one); });
  }

  const Passage& before_;
  const Passage& after_;
  const std::vector<Hunk>& hunks_;
  const Lexicon& lexicon_;
  Facts& facts_;
  std::vector<Figure> in_before_;
  std::vector<Figure> in_after_;
  std::vector<Hunk> whole_;      // the hunks, with all of the figures that they touch
  std::vector<HunkSort> sorts_;  // of each of those
};

}  // namespace

void LookAtWords(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Lexicon& lexicon,
                 Facts& facts) {
  if (!hunks.empty()) Looker(before, after, hunks, lexicon, facts).Look();
}

void LookAtLoneWords(const Passage& passage, Sign sign, const std::vector<Binding>& bindings, Facts& facts) {
  const auto same = [](const ObligationChange& a, const ObligationChange& b) {
    return Folded(a.before) == Folded(b.before) && Folded(a.after) == Folded(b.after);
  };
  for (ObligationChange& found : LoneObligations(passage, sign, bindings)) {
    const bool told = std::any_of(facts.obligations.begin(), facts.obligations.end(),
                                  [&](const ObligationChange& one) { return same(one, found); });
    if (!told) facts.obligations.push_back(std::move(found));
  }
}

}  // namespace planrev::diff
