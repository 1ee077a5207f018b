// SPDX-License-Identifier: MIT
#include "diff/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "diff/enumerator.h"
#include "diff/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::array<std::string_view, 32> kMonths = {
    "january",  "february", "march",  "april",   "may",  "june", "july", "august", "september", "october", "november",
    "december", "jan",      "feb",    "mar",     "apr",  "jun",  "jul",  "aug",    "sep",       "sept",    "oct",
    "nov",      "dec",      "januar", "februar", "märz", "mai",  "juni", "juli",   "oktober",   "dezember"};

class Reader {
 public:
  explicit Reader(const Passage& passage) : passage_(passage) {}

  std::vector<Figure> Read() {
    std::vector<Figure> figures;
    for (std::size_t at = 0; at < passage_.words.size();) {
      const auto figure = FigureAt(at);
      if (figure) figures.push_back(*figure);
      at = figure ? figure->last : at + 1;
    }
    return figures;
  }

 private:
  bool Has(std::size_t at) const { return at < passage_.words.size(); }
  bool IsFigure(std::size_t at) const { return Has(at) && passage_.words[at].kind == WordClass::kFigure; }

  std::string_view Text(std::size_t at) const {
    const Word& word = passage_.words[at];
    return passage_.text.substr(word.start, word.length);
  }
  bool Is(std::size_t at, std::string_view word) const { return Has(at) && Folded(Text(at)) == word; }
  bool IsMonth(std::size_t at) const {
    return Has(at) && passage_.words[at].kind == WordClass::kWord && Text(at) != "may" &&
           std::find(kMonths.begin(), kMonths.end(), Folded(Text(at))) != kMonths.end();
  }
  bool IsDash(std::size_t at) const { return Has(at) && (Text(at) == "-" || Text(at) == "–" || Text(at) == "—"); }

  std::optional<Figure> FigureAt(std::size_t at) const {
    if (IsYear(at + 1) && IsMonth(at)) return Figure{FigureKind::kDate, at, at + 2, {}};
    if (IsSign(at)) return SignedNumber(at);
    if (!IsFigure(at) || IsReference(at)) return std::nullopt;
    if (IsMonth(at + 1)) return Figure{FigureKind::kDate, at, IsYear(at + 2) ? at + 3 : at + 2, {}};
    if (IsFigure(at + 2) && (IsDash(at + 1) || (Is(at + 1, "to") && AgesBefore(at)))) return Range(at);
    if (IsNumericDate(Text(at)) || IsYear(at)) return Figure{FigureKind::kDate, at, at + 1, {}};
    return Number(at);
  }

  // A plus or minus that belongs to the figure behind it: "-4.8%", not "11-18".
  bool IsSign(std::size_t at) const {
    if (!IsFigure(at + 1) || passage_.words[at + 1].spaced || !Has(at)) return false;
    const bool plus = Text(at) == "+", minus = Text(at) == "-" || Text(at) == "–" || Text(at) == "−";
    return (plus || minus) && (at == 0 || passage_.words[at].spaced);
  }

  std::optional<Figure> SignedNumber(std::size_t at) const {
    auto figure = Number(at + 1);
    if (!figure) return std::nullopt;
    figure->first = at;
    if (figure->value && Text(at) != "+") figure->value = -*figure->value;
    return figure;
  }

  // The number of a section, table or the like; see diff/enumerator.h.
  bool IsReference(std::size_t at) const { return at > 0 && TakesNumber(Text(at - 1)); }

  Figure Range(std::size_t at) const {
    if (IsYear(at)) return {FigureKind::kDate, at, at + 3, {}};
    const bool age = AgesBefore(at);
    const bool years = Is(at + 3, "year") || Is(at + 3, "years") || Is(at + 3, "year-olds");
    return {age || years ? FigureKind::kAge : FigureKind::kRange, at, at + 3, {}};
  }

  bool AgesBefore(std::size_t at) const {
    return at > 0 && (Is(at - 1, "aged") || Is(at - 1, "age") || Is(at - 1, "ages"));
  }

  // 1800 to 2199, alone or as a financial year ("2019/20").
  bool IsYear(std::size_t at) const {
    if (!IsFigure(at)) return false;
    const std::string_view text = Text(at);
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits != 4 || text < "1800" || text.substr(0, 4) > "2199") return false;
    return text.size() == 4 || (text[4] == '/' && text.find_first_not_of("0123456789", 5) == std::string_view::npos);
  }

  static bool IsNumericDate(std::string_view text) {
    const auto parts = std::count_if(text.begin(), text.end(), [](char c) { return c == '/' || c == '.'; });
    return parts == 2 && text.find_first_not_of("0123456789/.") == std::string_view::npos;
  }

  std::optional<Figure> Number(std::size_t at) const {
    Figure figure{FigureKind::kCount, at, at + 1, {}};
    std::string plain = Normalized(Text(at));
    std::erase(plain, ',');
    std::string_view rest = plain;
    if (rest.substr(0, 2) == "£" || rest.substr(0, 1) == "$" || rest.substr(0, 3) == "€") {
      figure.kind = FigureKind::kMoney;
      rest.remove_prefix(rest[0] == '$' ? 1 : rest[0] == '\xE2' ? 3 : 2);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc()) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") return std::nullopt;
    if (rest == "%") {
      figure.kind = FigureKind::kPercent;
    } else if (!rest.empty() && Scale(rest) == 0) {
      return figure;  // "4a": a figure whose value nobody can tell
    }
    figure.value = value * (rest.empty() || rest == "%" ? 1 : Scale(rest));
    TakeThousands(figure);
    TakeUnit(figure);
    return figure;
  }

  static double Scale(std::string_view suffix) {
    if (suffix == "k" || suffix == "K") return 1e3;
    if (suffix == "m" || suffix == "M") return 1e6;
    return suffix == "bn" ? 1e9 : 0;
  }

  // "3 214" with an ordinary blank may be 3214 as well as two figures: then nobody can tell its value.
  void TakeThousands(Figure& figure) const {
    const auto groups = [&](std::size_t at, std::size_t least) {
      return IsFigure(at) && Text(at).size() >= least && Text(at).size() <= 3 &&
             Text(at).find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!groups(figure.first, 1) || !groups(figure.last, 3) || !passage_.words[figure.last].spaced) return;
    figure.value.reset();
    while (groups(figure.last, 3)) ++figure.last;
  }

  // Words behind a number that are part of it: "per cent", "per 1,000", "million".
  void TakeUnit(Figure& figure) const {
    if (!figure.value) return;
    if (Is(figure.last, "million") || Is(figure.last, "billion")) {
      *figure.value *= Is(figure.last, "million") ? 1e6 : 1e9;
      ++figure.last;
    } else if (Is(figure.last, "percent") || Text2(figure.last, "per", "cent")) {
      figure.kind = FigureKind::kPercent;
      figure.last += Is(figure.last, "percent") ? 1 : 2;
    } else if (Is(figure.last, "per") && IsFigure(figure.last + 1)) {
      figure.kind = FigureKind::kRate;
      figure.last += 2;
    } else if (figure.first > 0 && (Is(figure.first - 1, "aged") || Is(figure.first - 1, "age"))) {
      figure.kind = FigureKind::kAge;
    }
  }

  bool Text2(std::size_t at, std::string_view first, std::string_view second) const {
    return Is(at, first) && Is(at + 1, second);
  }

  const Passage& passage_;
};

// The figures that stand, at least in part, in the words [first, last).
std::vector<Figure> Touched(const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  const auto ends_behind = [](const Figure& figure, std::size_t at) { return figure.last <= at; };
  auto figure = std::lower_bound(figures.begin(), figures.end(), first, ends_behind);
  std::vector<Figure> touched;
  for (; figure != figures.end() && figure->first < last; ++figure) touched.push_back(*figure);
  return touched;
}

// Whether both are written alike but for blanks, separators and the sign or word between the ends of a range.
bool SameFigure(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  const auto digits = [](const Passage& passage, const Figure& figure) {
    std::string text;
    for (std::size_t i = figure.first; i < figure.last; ++i) {
      const Word& word = passage.words[i];
      const bool tells = word.kind == WordClass::kFigure || figure.kind == FigureKind::kDate;
      if (tells) text += passage.text.substr(word.start, word.length);
    }
    std::erase(text, ',');
    return text;
  };
  return a.value.has_value() == b.value.has_value() && a.value == b.value && digits(before, a) == digits(after, b);
}

// What a rate counts by: the "1,000" of "12.4 per 1,000".
std::string_view Denominator(const Passage& passage, const Figure& rate) {
  const Word& last = passage.words[rate.last - 1];
  return passage.text.substr(last.start, last.length);
}

FigureChange Compare(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  FigureChange change{ReadingText(before, a.first, a.last), ReadingText(after, b.first, b.last), b.kind, {}, {}};
  if (!a.value || !b.value || !std::isfinite(*a.value) || !std::isfinite(*b.value)) return change;
  if (a.kind == FigureKind::kRate && Denominator(before, a) != Denominator(after, b)) return change;
  // rounded to what a decimal text can mean, so that 7.9 - 7.4 is 0.5
  const double difference = std::round((*b.value - *a.value) * 1e6) / 1e6;
  change.difference = difference;
  if (*a.value != 0 && b.kind != FigureKind::kPercent && b.kind != FigureKind::kAge) {
    change.percent = std::round(difference / std::abs(*a.value) * 1e4) / 1e2;
  }
  return change;
}

// What figures must share to be set against each other: their kind and, for dates, what they name (day, month, year).
std::pair<FigureKind, std::size_t> SortOf(const Figure& figure) {
  return {figure.kind, figure.kind == FigureKind::kDate ? figure.last - figure.first : 0};
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

}  // namespace

std::vector<Figure> FindFigures(const Passage& passage) {
  const bool any = std::any_of(passage.words.begin(), passage.words.end(),
                               [](const Word& word) { return word.kind == WordClass::kFigure; });
  return any ? Reader(passage).Read() : std::vector<Figure>();
}

std::vector<FigureChange> CompareFigures(const Passage& before, const std::vector<Figure>& in_before,
                                         const Passage& after, const std::vector<Figure>& in_after,
                                         const std::vector<Hunk>& hunks) {
  if (in_before.empty() || in_after.empty()) return {};
  std::vector<FigureChange> changes;
  std::size_t told_before = 0, told_after = 0;  // figures that start before these have been told
  for (const Hunk& hunk : hunks) {
    const auto mine = Touched(in_before, hunk.before_first, hunk.before_last);
    const auto theirs = Touched(in_after, hunk.after_first, hunk.after_last);
    for (const Figure& b : theirs) {
      const auto same_sort = [&](const Figure& f) { return SortOf(f) == SortOf(b); };
      const auto count = std::count_if(mine.begin(), mine.end(), same_sort);
      // as many on one side as on the other, else nobody could say which is which
      if (count == 0 || count != std::count_if(theirs.begin(), theirs.end(), same_sort)) continue;
      const auto a = std::find_if(mine.begin(), mine.end(),
                                  [&](const Figure& f) { return same_sort(f) && f.first >= told_before; });
      if (a == mine.end() || b.first < told_after) continue;
      told_before = a->last;
      told_after = b.last;
      if (!SameFigure(before, *a, after, b)) changes.push_back(Compare(before, *a, after, b));
    }
  }
  if (!changes.empty() && TurnsDirection(before, after, hunks)) {
    for (FigureChange& change : changes) change.difference = change.percent = std::nullopt;
  }
  return changes;
}

bool OnlyFigures(const Passage& passage, const std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  std::size_t at = first;
  for (const Figure& figure : Touched(figures, first, last)) {
    for (; at < figure.first && at < last; ++at) {
      if (passage.words[at].kind != WordClass::kPunctuation) return false;
    }
    at = std::max(at, figure.last);
  }
  for (; at < last; ++at) {
    if (passage.words[at].kind != WordClass::kPunctuation) return false;
  }
  return true;
}

}  // namespace planrev::diff
