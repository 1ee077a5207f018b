// SPDX-License-Identifier: MIT
#include "diff/language/pledge_terms.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/language/frequencies.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

// How a date is led in: 2 by a word that makes it a deadline, 1 by one that sets a time, 0 otherwise.
int LeadsIn(const Passage& passage, std::size_t lowest, std::size_t at) {
  static constexpr auto kUntil = std::to_array<std::string_view>({"by", "before", "until", "till", "than"});
  static constexpr auto kTime = std::to_array<std::string_view>({"in", "on", "during", "from", "after"});
  static constexpr auto kBetween = std::to_array<std::string_view>(
      {"the", "end", "start", "close", "of", "early", "late", "mid", "summer", "spring", "autumn", "winter"});
  constexpr int kMostNames = 2;  // "by Easter 2025", "by Michaelmas term 2025"
  for (int names = 0; at > lowest;) {
    const std::string word = LowerWord(passage, --at);
    if (IsIn(kUntil, word)) return 2;
    if (IsIn(kTime, word)) return names == 0 ? 1 : 0;
    if (passage.words[at].kind != WordClass::kWord) return 0;
    if (!IsIn(kBetween, word) && ++names > kMostNames) return 0;
  }
  return 0;
}

// The parts of a commitment that are figures.
class TermsReader {
 public:
  TermsReader(const Passage& passage, const Sentence& sentence, std::size_t bound, const std::vector<Binding>& found)
      : passage_(passage), sentence_(sentence), bound_(bound), found_(found) {}

  // Fills deadline and measure; the words of the deadline.
  Sentence Fill(const std::vector<Figure>& figures, Pledge& pledge) {
    int best = 0;
    Sentence taken{passage_.words.size(), passage_.words.size()};
    for (auto at = From(figures, sentence_.first); at != figures.end() && at->last <= sentence_.last; ++at) {
      const Figure& figure = *at;
      const int rank = TakeTime(figure, best, pledge);
      if (rank > best) taken = time_;
      best = std::max(best, rank);
    }
    if (best == 0) {
      TakeBareTime(pledge);
      if (pledge.time.value > 0) taken = time_;
      if (pledge.deadline.empty()) pledge.event = EventNamed();
    }
    TakeMeasures(figures, taken, pledge);
    return taken;
  }

 private:
  // The first figure that starts at `first` or behind it.
  static std::vector<Figure>::const_iterator From(const std::vector<Figure>& figures, std::size_t first) {
    return std::lower_bound(figures.begin(), figures.end(), first,
                            [](const Figure& figure, std::size_t at) { return figure.first < at; });
  }

  // The figures but the deadline, and how often, as they stand: "at least 40; every two months".
  void TakeMeasures(const std::vector<Figure>& figures, const Sentence& taken, Pledge& pledge) const {
    const std::size_t clause = ClauseStart();
    const auto often = FindFrequencies(passage_, clause, sentence_.last);
    auto next = often.begin();
    const auto tell = [&](std::size_t first, std::size_t last, const Figure* figure = nullptr) {
      pledge.measure += (pledge.measure.empty() ? "" : "; ") + ReadingText(passage_, first, last);
      pledge.amounts += figure ? AmountOf(first, *figure) : Folded(ReadingText(passage_, first, last)) + ";";
    };
    std::size_t told = clause;
    for (auto at = From(figures, clause); at != figures.end() && at->last <= sentence_.last; ++at) {
      const Figure& figure = *at;
      for (; next != often.end() && next->first <= figure.first; told = next++->last) tell(next->first, next->last);
      if (figure.first < told || figure.record) continue;
      if ((figure.first >= taken.first && figure.first < taken.last) || figure.kind == FigureKind::kDate) continue;
      tell(BoundBefore(figure.first), figure.last, &figure);
      if (!IsThreshold(figure.first) && !IsInCondition(figure.first)) ++pledge.targets;
    }
    for (; next != often.end(); ++next) tell(next->first, next->last);
    pledge.targets += static_cast<int>(often.size());
  }

  // "unless they cost more than £25".
  bool IsInCondition(std::size_t figure) const {
    const auto opens = [&](const Binding& one) {
      std::size_t at = one.last;
      while (at < figure && passage_.words[at].kind != WordClass::kPunctuation) ++at;
      return one.term->Is(BindingTerm::kException) && at == figure;
    };
    return std::any_of(found_.begin(), found_.end(), opens);
  }

  // "a rise above 3%", "households with over 4 children": whom or what it is about. Not "cut it to below 3%".
  bool IsThreshold(std::size_t figure) const {
    static constexpr auto kFrom = std::to_array<std::string_view>({"above", "below", "over", "under", "exceeding"});
    static constexpr auto kTowards = std::to_array<std::string_view>({"to", "by", "at", "stay", "stays", "keep", "is"});
    if (figure < sentence_.first + 2 || !IsIn(kFrom, LowerWord(passage_, figure - 1))) return false;
    return !IsIn(kTowards, LowerWord(passage_, figure - 2));
  }

  // The figure from its "at least" on, the same however it is written.
  std::string AmountOf(std::size_t first, const Figure& figure) const {
    std::string amount = Folded(ReadingText(passage_, first, figure.first));
    if (!figure.value || figure.kind == FigureKind::kRate)
      return amount + Folded(ReadingText(passage_, figure.first, figure.last)) + ";";
    const double value = figure.unit ? *figure.value * figure.unit->size : *figure.value;
    return amount + std::to_string(value) + figure.symbol + std::string(Name(figure.kind)) + ";";
  }

  // Where the "at least", "up to" or "around" before the figure starts; the figure, where there is none.
  std::size_t BoundBefore(std::size_t figure) const {
    static constexpr auto kAbout =
        std::to_array<std::string_view>({"about", "around", "approximately", "roughly", "nearly", "almost", "circa"});
    if (figure > sentence_.first && IsIn(kAbout, LowerWord(passage_, figure - 1))) return figure - 1;
    for (const Binding& one : found_) {
      if (one.scale == BindingScale::kBound && one.last == figure) return one.first;
    }
    return figure;
  }

  // Behind the semicolon before the word that binds: what stands before that is another statement.
  std::size_t ClauseStart() const {
    std::size_t at = bound_;
    while (at > sentence_.first && passage_.text[passage_.words[at - 1].start] != ';') --at;
    return at;
  }

  // Makes the figure the deadline if it is a better one than that of rank `best`; its rank.
  int TakeTime(const Figure& figure, int best, Pledge& pledge) {
    if (figure.kind == FigureKind::kDate) {
      const int rank = LeadsIn(passage_, sentence_.first, figure.first);
      if (rank <= best || (rank == 1 && figure.first < bound_ && !Opens(figure))) return 0;
      time_ = {figure.first, figure.last};
      const bool earliest = figure.first > sentence_.first && LowerWord(passage_, figure.first - 1) == "after";
      pledge.deadline = ReadingText(passage_, figure.first - (earliest ? 1 : 0), figure.last);
      pledge.due = earliest ? 0 : DueOf(figure);
      return rank;
    }
    if (best >= 2 || !figure.value || !figure.unit) return 0;
    const std::size_t lead = LeadOfTime(figure.first);
    if (lead == figure.first) return 0;
    TakeAllowed(lead, *figure.unit, *figure.value, pledge);
    return 2;
  }

  void TakeAllowed(std::size_t lead, const TimeUnit& unit, double value, Pledge& pledge) {
    time_ = {lead, unit.last};
    pledge.deadline = ReadingText(passage_, lead, unit.last);
    pledge.time = {value * unit.size, unit.counts};
  }

  // Where the "within", "in" or "no later than" starts that makes the time at `at` one that is allowed; `at` where
  // none does.
  std::size_t LeadOfTime(std::size_t at) const {
    static constexpr auto kNo = std::to_array<std::string_view>({"no", "not"});
    const auto is = [&](std::size_t back, std::string_view word) {
      return at >= sentence_.first + back && LowerWord(passage_, at - back) == word;
    };
    if (is(1, "within") || (is(1, "in") && !NamesWhat(at))) return at - 1;
    const bool than = is(1, "than") && (is(2, "later") || is(2, "more")) && at >= sentence_.first + 3;
    return than && IsIn(kNo, LowerWord(passage_, at - 3)) ? at - 3 : at;
  }

  // "in 10 day courses": the time says what is held, not until when.
  bool NamesWhat(std::size_t at) const {
    const std::string unit = LowerWord(passage_, at + 1);
    return TextOf(passage_, at) != "1" && LowerWord(passage_, at) != "one" && !unit.ends_with('s') &&
           at + 2 < sentence_.last && passage_.words[at + 2].kind == WordClass::kWord;
  }

  // "within a fortnight", "within a calendar month": a time without a number.
  void TakeBareTime(Pledge& pledge) {
    static constexpr auto kArticles = std::to_array<std::string_view>({"a", "an", "one", "the"});
    for (std::size_t at = bound_; at + 2 < sentence_.last; ++at) {
      if (LowerWord(passage_, at) != "within" || !IsIn(kArticles, LowerWord(passage_, at + 1))) continue;
      const auto unit = TimeUnitAt(passage_, at + 2);
      if (unit) TakeAllowed(at, *unit, 1, pledge);
      return;
    }
  }

  // Up to the next sign; empty where there is none.
  std::string EventNamed() const {
    static constexpr auto kWhen = std::to_array<std::string_view>(
        {"before", "prior", "until", "upon", "after", "once", "immediately", "forthwith", "instantly"});
    for (std::size_t at = bound_; at < sentence_.last; ++at) {
      const std::string word = LowerWord(passage_, at);
      const bool same_day = word == "same" && at + 1 < sentence_.last && LowerWord(passage_, at + 1) == "day";
      if (!same_day && !IsIn(kWhen, word)) continue;
      std::size_t last = at + 1;
      while (last < sentence_.last && passage_.words[last].kind != WordClass::kPunctuation) ++last;
      return ReadingText(passage_, at, last);
    }
    return {};
  }

  // "From 5 July 2021 the Council must".
  bool Opens(const Figure& figure) const { return figure.first < sentence_.first + 5; }

  const Passage& passage_;
  const Sentence& sentence_;
  std::size_t bound_;
  const std::vector<Binding>& found_;
  Sentence time_;  // the words of the last deadline that was read
};

}  // namespace

double DueOf(const Figure& date) {
  static constexpr std::array<int, 8> kEnds = {5, 8, 11, 12, 3, 6, 9, 12};  // of seasons, of quarters
  if (date.year == 0) return 0;
  const int month = date.month == 0   ? 12
                    : date.month > 12 ? kEnds[static_cast<std::size_t>(date.month - 13) % 8]
                                      : date.month;
  return date.year * 10000.0 + month * 100 + (date.day == 0 ? 31 : date.day);
}

Sentence FillTerms(const Passage& passage, const Sentence& sentence, std::size_t bound,
                   const std::vector<Figure>& figures, const std::vector<Binding>& found, Pledge& pledge) {
  return TermsReader(passage, sentence, bound, found).Fill(figures, pledge);
}

}  // namespace planrev::diff
