// SPDX-License-Identifier: MIT
#include "diff/language/subjects.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "diff/language/dates.h"
#include "diff/language/opening_number.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestOwner = 12;  // words

// Whether a participle with "be" stands behind the word that binds: "will be published"; then what stands before it is
// not who does it.
bool IsPassive(const Passage& passage, std::size_t at, std::size_t last) {
  while (at < last && LowerWord(passage, at).ends_with("ly")) ++at;  // "will normally be published"
  if (at >= last || LowerWord(passage, at) != "be") return false;
  for (std::size_t next = at + 1; next < std::min(at + 4, last); ++next) {
    const std::string word = LowerWord(passage, next);
    if (word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn")) return true;
  }
  return false;
}

// "The number of officers", "the level of burglary": a measure is bound to nothing.
bool IsQuantity(const Passage& passage, std::size_t first, std::size_t last) {
  static constexpr auto kArticles = std::to_array<std::string_view>({"the", "a", "our", "its", "their"});
  static constexpr auto kQuantities = std::to_array<std::string_view>(
      {"number", "numbers", "proportion", "percentage", "share", "rate", "rates", "level", "levels", "amount", "total",
       "average", "volume", "cost", "costs", "incidence", "frequency"});
  if (first < last && IsIn(kArticles, LowerWord(passage, first))) ++first;
  if (first + 1 < last && LowerWord(passage, first) == "total") ++first;
  return first + 1 < last && IsIn(kQuantities, LowerWord(passage, first)) && LowerWord(passage, first + 1) == "of";
}

// "The Council" of "will be published by the Council in May", not "the end of May" nor "post".
Sentence AgentOf(const Passage& passage, const Sentence& sentence, std::size_t at) {
  static constexpr auto kLeading =
      std::to_array<std::string_view>({"the", "our", "all", "each", "every", "its", "a", "an"});
  static constexpr auto kTimes =
      std::to_array<std::string_view>({"end", "start", "close", "beginning", "middle", "time", "deadline", "date",
                                       "year", "summer", "spring", "autumn", "winter", "easter", "christmas"});
  static constexpr auto kEnding = std::to_array<std::string_view>(
      {"in",    "on",   "at",    "by",      "before", "within", "until",  "from",    "with",    "to",     "for",
       "where", "when", "who",   "which",   "that",   "if",     "unless", "subject", "as",      "after",  "every",
       "each",  "once", "twice", "through", "via",    "under",  "using",  "during",  "without", "because"});
  static constexpr auto kOther = std::to_array<std::string_view>(
      {"unless", "if", "except", "until", "who", "which", "that", "where", "when", "whose"});
  const auto participle = [](const std::string& word) { return word.ends_with("ed") || word.ends_with("en"); };
  for (; at < sentence.last && LowerWord(passage, at) != "by"; ++at) {
    const bool comma = passage.text[passage.words[at].start] == ',';
    if (IsIn(kOther, LowerWord(passage, at))) return {};  // "unless accompanied by an adult"
    if (comma && at + 1 < sentence.last && participle(LowerWord(passage, at + 1))) return {};  // ", chaired by"
  }
  const std::size_t first = at + 1;
  if (first >= sentence.last || passage.words[first].kind != WordClass::kWord || DateAt(passage, first)) return {};
  const char initial = passage.text[passage.words[first].start];
  if (!IsIn(kLeading, LowerWord(passage, first)) && (initial < 'A' || initial > 'Z')) return {};
  std::size_t last = first + 1;
  const auto is_title = [&](std::size_t i) {  // "the Cabinet Member for Housing"
    const std::size_t start = i + 1 < sentence.last ? passage.words[i + 1].start : passage.text.size();
    return LowerWord(passage, i) == "for" && start < passage.text.size() && passage.text[start] >= 'A' &&
           passage.text[start] <= 'Z';
  };
  while (last < sentence.last && passage.words[last].kind == WordClass::kWord &&
         (!IsIn(kEnding, LowerWord(passage, last)) || is_title(last)))
    ++last;
  if (last < sentence.last && passage.words[last].kind == WordClass::kFigure) return {};  // "by a further 10%"
  for (std::size_t i = first; i < last; ++i) {
    if (IsIn(kTimes, LowerWord(passage, i))) return {};
  }
  return last - first > kLongestOwner ? Sentence() : Sentence{first - 1, last};
}

// What stands before the word that binds, from the last clause on: who is bound, or that nobody is.
class Finder {
 public:
  Finder(const Passage& passage, const Sentence& sentence, const Binding& duty)
      : passage_(passage), sentence_(sentence), first_(duty.first), last_(duty.first) {
    while (first_ > sentence.first && !IsSign(first_ - 1)) --first_;
    if (first_ == last_) TakeSentence();
    clause_ = first_;
    if (first_ < last_ && Is(first_, kJoining)) ++first_;
    JoinList();
    // of "is not required to", "remains committed to"
    while (last_ > first_ && (Is(last_ - 1, kStating) || Is(last_ - 1, kDenying) || Is(last_ - 1, kStaying))) --last_;
    SkipClause();
    SkipNote();
    SkipDate();
    SkipThat();
    SkipDenial();
    SkipNumber();
  }

  // "Population has grown and is expected to", "the aim is that the Borough should": the sentence states something.
  bool OnlyStates() const {
    if (denied_) return false;
    if (first_ == last_) return HasStating(sentence_.first, clause_);
    const bool relative = Is(first_, kRelative);
    for (std::size_t at = first_; at < last_; ++at) {
      if (at > first_ && !relative && Is(at, kRelative)) return false;  // "those who are at risk"
      if (Is(at, kStating)) return true;
    }
    return false;
  }

  bool IsMeasure() const { return IsQuantity(passage_, first_, last_); }

  std::string Text() const {
    if (first_ == last_ || last_ - first_ > kLongestOwner || Is(last_ - 1, kNobody)) return {};
    const std::size_t end = NameEnd();
    return IsMeasure() || end == first_ ? std::string() : ReadingText(passage_, first_, end);
  }

 private:
  static constexpr auto kJoining = std::to_array<std::string_view>({"and", "but", "or", "so", "then"});
  static constexpr auto kRelative = std::to_array<std::string_view>({"who", "which", "that", "whose", "where"});
  static constexpr auto kStating =
      std::to_array<std::string_view>({"is", "are", "was", "were", "be", "been", "has", "have", "had"});
  static constexpr auto kStaying =
      std::to_array<std::string_view>({"remain", "remains", "stay", "stays", "still", "fully", "also", "both"});
  static constexpr auto kDenying = std::to_array<std::string_view>({"not", "also", "now"});
  static constexpr auto kOpening = std::to_array<std::string_view>(
      {"within", "where",     "when",    "if",       "as",      "for",       "to",         "under",
       "at",     "with",      "upon",    "unless",   "once",    "while",     "although",   "because",
       "since",  "following", "subject", "moreover", "however", "therefore", "accordingly"});
  static constexpr auto kNobody = std::to_array<std::string_view>(
      {"it", "they", "we", "i", "he", "she", "you", "who", "which", "that", "this", "these", "those", "there"});
  static constexpr auto kNo = std::to_array<std::string_view>({"no", "not"});
  static constexpr auto kTime =
      std::to_array<std::string_view>({"from", "in", "by", "on", "until", "before", "after", "during", "since"});

  // "The panel may meet and [the Council] will publish"; "[the Council] may publish and will ask".
  void SkipClause() {
    static constexpr auto kModals =
        std::to_array<std::string_view>({"may", "can", "will", "must", "shall", "should", "might", "could", "would"});
    static constexpr auto kJoints = std::to_array<std::string_view>({"and", "but"});
    std::size_t modal = first_;
    while (modal < last_ && !Is(modal, kModals)) ++modal;
    for (std::size_t at = last_; at > modal + 1; --at) {
      if (!Is(at - 1, kJoints)) continue;
      (at < last_ ? first_ : last_) = at < last_ ? at : modal;
      return;
    }
  }

  // "The Council, the Police and the NHS will": the parts of a list are bound together. Each of them is short and
  // starts as a name does.
  void JoinList() {
    constexpr std::size_t kLongest = 5;
    bool list = false;
    for (std::size_t at = first_ + 1; at < last_; ++at) list = list || LowerWord(passage_, at) == "and";
    list = list && StartsName(first_) && !HasStating(first_, last_);
    while (list && first_ > sentence_.first + 1 && passage_.text[passage_.words[first_ - 1].start] == ',') {
      std::size_t start = first_ - 1;
      while (start > sentence_.first && !IsSign(start - 1)) --start;
      if (start + 1 >= first_ || first_ - 1 - start > kLongest || !StartsName(start) || HasStating(start, first_ - 1))
        return;
      first_ = start;
    }
  }

  bool StartsName(std::size_t at) const {
    static constexpr auto kArticles = std::to_array<std::string_view>({"the", "a", "an", "our", "its", "all", "each"});
    if (Is(at, kOpening) || Is(at, kTime)) return false;
    const char initial = passage_.text[passage_.words[at].start];
    const bool name = initial >= 'A' && initial <= 'Z' && !LowerWord(passage_, at).ends_with("ing");
    return Is(at, kArticles) || name;
  }

  // "2.1 The Council"
  void SkipNumber() {
    if (sentence_.first == 0 && first_ < last_) first_ = std::min(std::max(first_, OpeningNumber(passage_)), last_);
  }

  // Where the name ends of who is bound. Of what stands before the "and" of "The Board meets in March and [will
  // report]" only "The Board" is.
  std::size_t NameEnd() const {
    if (!Is(last_ - 1, kJoining)) return last_;
    static constexpr auto kLinks = std::to_array<std::string_view>({"the", "a", "an", "our", "its", "of", "for"});
    std::size_t end = first_;
    for (std::size_t at = first_; at < last_ - 1; ++at) {
      const char initial = passage_.text[passage_.words[at].start];
      const bool link = Is(at, kLinks);
      if (!link && (initial < 'A' || initial > 'Z')) break;
      if (!link) end = at + 1;
    }
    return end;
  }

  // The raised number of a note, right behind the stop of the sentence before.
  void SkipNote() {
    const bool glued = first_ < last_ && first_ > 0 && !passage_.words[first_].spaced;
    if (glued && IsDigit(passage_.text[passage_.words[first_].start])) ++first_;
  }

  bool IsSign(std::size_t at) const { return passage_.words[at].kind == WordClass::kPunctuation; }
  template <std::size_t N>
  bool Is(std::size_t at, const std::array<std::string_view, N>& words) const {
    return IsIn(words, LowerWord(passage_, at));
  }
  bool HasStating(std::size_t from, std::size_t until) const {
    for (std::size_t at = from; at < until; ++at) {
      if (Is(at, kStating)) return true;
    }
    return false;
  }

  // "Within ten days, the team, which is based at the depot, will": the first clause that is no time or condition.
  void TakeSentence() {
    const std::size_t until = last_;
    for (first_ = sentence_.first; first_ < until; first_ = last_ + 1) {
      last_ = first_;
      while (last_ < until && !IsSign(last_)) ++last_;
      if (last_ > first_ && !Is(first_, kOpening) && !Is(first_, kTime)) return;
    }
    first_ = last_ = until;
  }

  // "You agree that the Council will"; not "one aim is that it should".
  void SkipThat() {
    for (std::size_t at = last_; at-- > first_ + 1;) {
      if (Is(at, kStating)) return;
      if (LowerWord(passage_, at) != "that" || at + 1 == last_) continue;
      if (HasStating(first_, at)) return;
      first_ = at + 1;
      return;
    }
  }

  // "No officer", "none of the partners": who is denied something, which is for the word that binds to tell.
  void SkipDenial() {
    const std::size_t subject = first_;
    const auto is = [this](std::size_t at, std::string_view word) {
      return at < last_ && LowerWord(passage_, at) == word;
    };
    if (is(first_, "neither") || is(first_, "nobody") || is(first_, "no-one") || is(first_, "nothing") ||
        (is(first_, "no") && is(first_ + 1, "one"))) {
      first_ = last_;
    } else if (is(first_, "none")) {
      first_ = is(first_ + 1, "of") ? first_ + 2 : last_;
    } else if (is(first_, "no")) {
      ++first_;
    }
    denied_ = first_ != subject;
  }

  // "From 5 July 2021 the Council", "no later than the end of May 2021 the Council".
  void SkipDate() {
    const bool no_later = first_ + 3 < last_ && Is(first_, kNo) && LowerWord(passage_, first_ + 2) == "than";
    if (first_ == last_ || (!Is(first_, kTime) && !no_later)) return;
    for (std::size_t at = first_ + 1; at < std::min(first_ + 7, last_); ++at) {
      const auto date = DateAt(passage_, at);
      if (!date) continue;
      first_ = std::min(date->last, last_);
      return;
    }
  }

  const Passage& passage_;
  const Sentence& sentence_;
  std::size_t clause_ = 0;
  bool denied_ = false;
  std::size_t first_;
  std::size_t last_;
};

// The "Director of People" of "is the responsibility of the Director of People to monitor".
std::string NamedBehind(const Passage& passage, const Sentence& sentence, const Binding& duty) {
  std::size_t last = duty.last;
  while (last < sentence.last && LowerWord(passage, last) != "to") ++last;
  const bool named = last < sentence.last && last > duty.last && last - duty.last <= kLongestOwner;
  return named ? ReadingText(passage, duty.last, last) : std::string();
}

}  // namespace

Subject SubjectOf(const Passage& passage, const Sentence& sentence, const Binding& duty) {
  if (LowerWord(passage, duty.last - 1) == "of") return {NamedBehind(passage, sentence, duty), false, {}, false, false};
  const Finder finder(passage, sentence, duty);
  if (!IsPassive(passage, duty.last, sentence.last))
    return {finder.Text(), false, {}, finder.IsMeasure(), finder.OnlyStates()};
  const Sentence by = AgentOf(passage, sentence, duty.last);
  const std::string agent = by.first < by.last ? ReadingText(passage, by.first + 1, by.last) : std::string();
  return {agent, true, by, false, finder.OnlyStates()};
}

}  // namespace planrev::diff
