// SPDX-License-Identifier: MIT
#include "diff/wording/figure_changes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "diff/language/doubts.h"
#include "diff/text/separators.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr const char* kSwapped = "two digits changed places";

// The figures that stand, at least in part, in the words [first, last): their indices, ascending.
std::vector<std::size_t> Touched(const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  const auto ends_behind = [](const Figure& figure, std::size_t at) { return figure.last <= at; };
  auto figure = std::lower_bound(figures.begin(), figures.end(), first, ends_behind);
  std::vector<std::size_t> touched;
  for (; figure != figures.end() && figure->first < last; ++figure)
    touched.push_back(static_cast<std::size_t>(figure - figures.begin()));
  return touched;
}

// As it is written, but for separators, and in a range for what stands between its ends.
std::string Written(const Passage& passage, const Figure& figure) {
  const bool range = figure.kind == FigureKind::kRange || figure.kind == FigureKind::kAge;
  const bool date = figure.kind == FigureKind::kDate;
  std::string text;
  for (std::size_t i = figure.first; i < figure.last; ++i) {
    const WordClass kind = passage.words[i].kind;
    if (range ? kind == WordClass::kFigure : !date || kind != WordClass::kPunctuation)
      text += Folded(TextOf(passage, i));
  }
  std::erase(text, ',');
  if (date) std::erase(text, '/');  // "2019/20" and "2019-20"
  return text;
}

// What a rate counts by: the "1,000" of "12.4 per 1,000".
std::string Base(const Passage& passage, const Figure& rate) {
  std::string base(TextOf(passage, rate.last - 1));
  std::erase(base, ',');
  return base;
}

// '£' for pounds and pence, the sign for others.
char32_t Currency(const Passage& passage, const Figure& money) {
  for (std::size_t i = money.first; i < money.last; ++i) {
    const Char sign = CharAt(TextOf(passage, i), 0);
    if (sign.kind == CharClass::kSign && passage.words[i].kind == WordClass::kFigure) return sign.code;
    const std::string name = Folded(TextOf(passage, i));
    if (name == "€" || name.starts_with("eur")) return U'€';
    if (name == "usd" || name == "chf") return static_cast<char32_t>(name[0]);
  }
  return U'£';
}

// Whether both are lengths of time in other units, of which one may be the other: "24 months", "two years".
bool OtherUnits(const Figure& a, const Figure& b) {
  if (a.unit.has_value() != b.unit.has_value()) return true;
  return a.unit && (a.unit->counts != b.unit->counts || a.unit->size != b.unit->size);
}

Duration TimeOf(const Figure& figure) { return {figure.value.value_or(0) * figure.unit->size, figure.unit->counts}; }

// Whether a difference between the two would mean anything.
bool Comparable(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  if (OtherUnits(a, b) || a.symbol != b.symbol) return false;
  if (!a.value || !b.value || !std::isfinite(*a.value) || !std::isfinite(*b.value) || a.kind != b.kind) return false;
  if (a.kind == FigureKind::kRate) return Base(before, a) == Base(after, b);
  return a.kind != FigureKind::kMoney || Currency(before, a) == Currency(after, b);
}

bool SameDate(const Figure& a, const Figure& b) {
  const auto day = [](const Figure& figure) { return std::tie(figure.year, figure.month, figure.day); };
  return day(a) == day(b) && (a.year != 0 || a.month != 0);
}

// The number of a figure, without "Euro".
std::string NumberOf(const Passage& passage, const Figure& figure) {
  std::size_t last = figure.first;
  while (last < figure.last && passage.words[last].kind == WordClass::kFigure) ++last;
  return ReadingText(passage, figure.first, last);
}

// Whether both say the same figure, in whatever form. A financial year is more than its first one.
bool SameFigure(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  const bool odd_day = a.day == 0 && before.words[a.first].kind == WordClass::kFigure;  // "41 May"
  if (a.kind == FigureKind::kDate && b.kind == FigureKind::kDate && a.month != 0 && !odd_day) return SameDate(a, b);
  if (a.clock >= 0 && b.clock >= 0) return a.clock == b.clock;
  if (a.kind == b.kind && DifferByThousandsSigns(NumberOf(before, a), NumberOf(after, b))) return true;
  const auto is_range = [](const Figure& figure) { return figure.last - figure.first == 3 && !figure.value; };
  if (is_range(a) && is_range(b) && a.kind == b.kind && a.month == 0 && b.month == 0)  // "2020 to 2023", "2020–2023"
    return TextOf(before, a.first) == TextOf(after, b.first) && TextOf(before, a.last - 1) == TextOf(after, b.last - 1);
  if (Comparable(before, a, after, b)) return *a.value == *b.value;
  if (a.unit && b.unit && a.value && b.value) return SameTime(TimeOf(a), TimeOf(b));
  // "3 214" may be two figures, but beside "3,214" it is one
  if (a.kind == b.kind && a.value.has_value() != b.value.has_value() && Written(before, a) == Written(after, b))
    return true;
  return a.value.has_value() == b.value.has_value() && a.value == b.value && Written(before, a) == Written(after, b);
}

std::string Digits(const Passage& passage, const Figure& figure) {
  std::string digits;
  for (std::size_t i = figure.first; i < figure.last; ++i) {
    for (const char c : TextOf(passage, i)) {
      if (c >= '0' && c <= '9') digits += c;
    }
  }
  return digits;
}

// Why the change looks like a slip; empty for most.
std::string DoubtOf(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  if (a.kind == FigureKind::kDate && b.kind == FigureKind::kDate) return DoubtOfDates(before, a, after, b);
  if (a.last - a.first == 3 && b.last - b.first == 3 && !a.value && !b.value) return DoubtOfRanges(before, a, after, b);
  if (!a.value || !b.value || a.kind != b.kind || a.kind == FigureKind::kAge) return {};
  if (a.kind == FigureKind::kRate && Base(before, a) != Base(after, b))
    return *a.value == *b.value ? "counted by another number" : "";
  if (IsSwapped(Digits(before, a), Digits(after, b))) return kSwapped;
  return Comparable(before, a, after, b) ? Jump(*a.value, *b.value) : "";
}

FigureChange Compare(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  const bool named = OtherUnits(a, b);  // a unit of time that stayed goes without saying
  const auto text = [named](const Passage& passage, const Figure& figure) {
    return ReadingText(passage, figure.first, named || !figure.unit ? figure.last : figure.unit->first);
  };
  FigureChange change{text(before, a), text(after, b), b.kind, {}, {}, {}};
  change.doubt = DoubtOf(before, a, after, b);
  if (!Comparable(before, a, after, b)) return change;
  // rounded to what a decimal text can mean, so that 7.9 - 7.4 is 0.5
  const double difference = std::round((*b.value - *a.value) * 1e6) / 1e6;
  change.difference = difference;
  if (*a.value != 0 && b.kind != FigureKind::kPercent && b.kind != FigureKind::kAge) {
    change.percent = std::round(difference / std::abs(*a.value) * 1e4) / 1e2;
  }
  return change;
}

// What figures must share to be set against each other: their kind and, for dates, what they name (day, month, year).
auto SortOf(const Figure& figure) {
  return std::make_tuple(figure.record, figure.kind, figure.year != 0, figure.month != 0, figure.day != 0,
                         figure.kind == FigureKind::kDate && figure.year == 0 ? figure.last - figure.first : 0);
}

// 1 for a word of rising, -1 for one of falling, 0 for others.
int DirectionOf(const std::string& word) {
  static constexpr auto kRising =
      std::to_array<std::string_view>({"rose", "risen", "rise", "rises", "rising", "grew", "grown", "growth",
                                       "increase", "increased", "increases", "up", "higher"});
  static constexpr auto kFalling =
      std::to_array<std::string_view>({"fell", "fallen", "fall", "falls", "falling", "drop", "dropped", "decline",
                                       "declined", "decrease", "decreased", "decreases", "reduced", "down", "lower"});
  if (std::find(kRising.begin(), kRising.end(), word) != kRising.end()) return 1;
  return std::find(kFalling.begin(), kFalling.end(), word) != kFalling.end() ? -1 : 0;
}

// Whether what rose before fell after, or the other way round: then the figures count from opposite sides.
bool TurnsDirection(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) {
  int was = 0, is = 0;
  const auto look = [](const Passage& passage, std::size_t first, std::size_t last, int& direction) {
    for (std::size_t i = first; i < last; ++i) {
      const Word& word = passage.words[i];
      const int here =
          word.kind == WordClass::kWord ? DirectionOf(Folded(passage.text.substr(word.start, word.length))) : 0;
      if (here != 0) direction = here;
    }
  };
  for (const Hunk& hunk : hunks) {
    look(before, hunk.before_first, hunk.before_last, was);
    look(after, hunk.after_first, hunk.after_last, is);
  }
  return was * is < 0;
}

// One side's figures while they are paired.
struct Side {
  explicit Side(const std::vector<Figure>& all) : figures(all), paired(all.size(), false) {}

  // Those that the hunk touches and that no hunk before has paired.
  std::vector<std::size_t> Open(std::size_t first, std::size_t last) const {
    auto touched = Touched(figures, first, last);
    std::erase_if(touched, [this](std::size_t i) { return paired[i]; });
    return touched;
  }

  const std::vector<Figure>& figures;
  std::vector<bool> paired;
};

std::size_t CountSort(const Side& side, const std::vector<std::size_t>& open, const Figure& like) {
  return static_cast<std::size_t>(
      std::count_if(open.begin(), open.end(), [&](std::size_t i) { return SortOf(side.figures[i]) == SortOf(like); }));
}

std::size_t CountDates(const Side& side, const std::vector<std::size_t>& open) {
  return static_cast<std::size_t>(std::count_if(
      open.begin(), open.end(), [&](std::size_t i) { return side.figures[i].kind == FigureKind::kDate; }));
}

// Which of `mine` the figure answers to: as many of its sort have to stand on either side, else nobody could say which
// is which; the only date answers to the only date, whatever each names.
std::optional<std::size_t> PartnerOf(const Figure& figure, const Side& before, const std::vector<std::size_t>& mine,
                                     const Side& after, const std::vector<std::size_t>& theirs) {
  const bool only_dates =
      figure.kind == FigureKind::kDate && CountDates(before, mine) == 1 && CountDates(after, theirs) == 1;
  if (!only_dates && CountSort(before, mine, figure) != CountSort(after, theirs, figure)) return std::nullopt;
  const auto partner = std::find_if(mine.begin(), mine.end(), [&](std::size_t i) {
    const Figure& other = before.figures[i];
    return !before.paired[i] && (only_dates ? other.kind == figure.kind : SortOf(other) == SortOf(figure));
  });
  return partner == mine.end() ? std::nullopt : std::optional(*partner);
}

// How many equal words to the left and to the right of the hunk belong to figures that it touches.
std::pair<std::size_t, std::size_t> ReachOf(const std::vector<Figure>& in_before, const std::vector<Figure>& in_after,
                                            const Hunk& hunk) {
  std::size_t left = 0, right = 0;
  const auto reach = [&](const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
    for (const std::size_t i : Touched(figures, first, last)) {
      left = std::max(left, first - std::min(first, figures[i].first));
      right = std::max(right, std::max(last, figures[i].last) - last);
    }
  };
  reach(in_before, hunk.before_first, hunk.before_last);
  reach(in_after, hunk.after_first, hunk.after_last);
  return {left, right};
}

// Two digits change places by chance as well: "52 more" beside another total. Alone they look like a slip.
void DropWeakDoubts(std::vector<FigureChange>& changes) {
  const auto digits = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  for (FigureChange& change : changes) {
    if (digits(change.before) == 2 && digits(change.after) == 2 && change.doubt == kSwapped) change.doubt.clear();
  }
}

// Dates that one hunk took out and another put in stayed, where a list of them grew or shrank: "in 2007 and 2014"
// against "in 2007, 2014 and 2020".
void PairStill(const Passage& before, Side& mine, const Passage& after, Side& theirs, const std::vector<Hunk>& hunks) {
  constexpr std::size_t kMostDates = 50;
  std::vector<std::size_t> gone, come;
  for (const Hunk& hunk : hunks) {
    for (const std::size_t i : mine.Open(hunk.before_first, hunk.before_last)) gone.push_back(i);
    for (const std::size_t j : theirs.Open(hunk.after_first, hunk.after_last)) come.push_back(j);
  }
  const auto no_date = [](const Side& side) {
    return [&side](std::size_t i) { return side.figures[i].kind != FigureKind::kDate; };
  };
  std::erase_if(gone, no_date(mine));
  std::erase_if(come, no_date(theirs));
  if (gone.size() == come.size() || gone.size() > kMostDates || come.size() > kMostDates) return;
  for (const std::size_t i : gone) {
    const auto same = std::find_if(come.begin(), come.end(), [&](std::size_t j) {
      return !theirs.paired[j] && SameFigure(before, mine.figures[i], after, theirs.figures[j]);
    });
    if (same != come.end()) mine.paired[i] = theirs.paired[*same] = true;
  }
}

// Whether every figure that the words [first, last) touch has its partner.
bool AllPaired(const Side& side, std::size_t first, std::size_t last) { return side.Open(first, last).empty(); }

}  // namespace

std::vector<Hunk> WidenOverFigures(const std::vector<Figure>& in_before, const std::vector<Figure>& in_after,
                                   const std::vector<Hunk>& hunks) {
  std::vector<Hunk> widened;
  for (std::size_t k = 0; k < hunks.size(); ++k) {
    Hunk hunk = hunks[k];
    for (;;) {  // a figure of one side may bring in one of the other
      const auto [left, right] = ReachOf(in_before, in_after, hunk);
      const std::size_t room_left = hunk.before_first - (widened.empty() ? 0 : widened.back().before_last);
      if (left > room_left) {
        hunk.before_first = widened.back().before_first;
        hunk.after_first = widened.back().after_first;
        widened.pop_back();
      } else if (k + 1 < hunks.size() && right > hunks[k + 1].before_first - hunk.before_last) {
        ++k;
        hunk.before_last = hunks[k].before_last;
        hunk.after_last = hunks[k].after_last;
      } else if (left + right == 0) {
        break;
      } else {
        hunk = {hunk.before_first - left, hunk.before_last + right, hunk.after_first - left, hunk.after_last + right};
      }
    }
    widened.push_back(hunk);
  }
  return widened;
}

FigureEdits CompareFigures(const Passage& before, const std::vector<Figure>& in_before, const Passage& after,
                           const std::vector<Figure>& in_after, const std::vector<Hunk>& hunks) {
  FigureEdits edits;
  if (in_before.empty() && in_after.empty()) return edits;
  Side old_side(in_before), new_side(in_after);
  PairStill(before, old_side, after, new_side, hunks);
  for (const Hunk& hunk : hunks) {
    const auto mine = old_side.Open(hunk.before_first, hunk.before_last);
    const auto theirs = new_side.Open(hunk.after_first, hunk.after_last);
    edits.touched = edits.touched || !mine.empty() || !theirs.empty();
    for (const std::size_t j : theirs) {
      const auto i = PartnerOf(in_after[j], old_side, mine, new_side, theirs);
      if (!i) continue;
      old_side.paired[*i] = new_side.paired[j] = true;
      if (in_before[*i].record && in_after[j].record) continue;
      if (!SameFigure(before, in_before[*i], after, in_after[j]))
        edits.changes.push_back(Compare(before, in_before[*i], after, in_after[j]));
    }
  }
  edits.paired = std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& hunk) {
    return AllPaired(old_side, hunk.before_first, hunk.before_last) &&
           AllPaired(new_side, hunk.after_first, hunk.after_last);
  });
  if (edits.changes.size() > 1) DropWeakDoubts(edits.changes);
  if (!edits.changes.empty() && TurnsDirection(before, after, hunks)) {
    for (FigureChange& change : edits.changes) {
      change.difference = change.percent = std::nullopt;
      change.doubt.clear();
    }
  }
  return edits;
}

bool TurnsSign(const std::vector<Figure>& in_before, const std::vector<Figure>& in_after, const Hunk& hunk) {
  const auto only = [](const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
    auto touched = Touched(figures, first, last);
    std::erase_if(touched, [&](std::size_t i) { return !figures[i].value; });
    return touched.size() == 1 ? figures[touched[0]].value : std::nullopt;
  };
  const auto was = only(in_before, hunk.before_first, hunk.before_last);
  const auto is = only(in_after, hunk.after_first, hunk.after_last);
  return was && is && *was != 0 && *was == -*is;
}

bool OnlyRecords(const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  const auto touched = Touched(figures, first, last);
  return !touched.empty() &&
         std::all_of(touched.begin(), touched.end(), [&](std::size_t i) { return figures[i].record; });
}

bool SameBesideFigures(const Passage& before, const std::vector<Figure>& in_before, const Passage& after,
                       const std::vector<Figure>& in_after, const Hunk& hunk) {
  const auto beside = [](const Passage& passage, const std::vector<Figure>& figures, std::size_t first,
                         std::size_t last) {
    std::vector<WordId> words;
    auto figure = Touched(figures, first, last);
    figure.push_back(figures.size());  // none
    for (auto next = figure.begin(); first < last; ++first) {
      while (*next < figures.size() && figures[*next].last <= first) ++next;
      const bool inside = *next < figures.size() && figures[*next].first <= first;
      if (!inside && passage.words[first].kind != WordClass::kPunctuation) words.push_back(passage.words[first].id);
    }
    return words;
  };
  const auto was = beside(before, in_before, hunk.before_first, hunk.before_last);
  return !was.empty() && was == beside(after, in_after, hunk.after_first, hunk.after_last);
}

bool OnlyFigures(const Passage& passage, const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  const auto touched = Touched(figures, first, last);
  std::size_t at = first;
  const auto only_signs = [&](std::size_t until, bool date_follows) {
    for (; at < std::min(until, last); ++at) {
      if (passage.words[at].kind == WordClass::kPunctuation) continue;
      const bool preposition = TextOf(passage, at) == "in" || TextOf(passage, at) == "on";
      if (!date_follows || !preposition || at + 1 != until) return false;
    }
    return true;
  };
  for (const std::size_t i : touched) {
    if (!only_signs(figures[i].first, figures[i].kind == FigureKind::kDate)) return false;
    at = std::max(at, figures[i].last);
  }
  return first == last || (!touched.empty() && only_signs(last, false));
}

}  // namespace planrev::diff
