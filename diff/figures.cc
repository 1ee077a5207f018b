// SPDX-License-Identifier: MIT
#include "diff/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

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
    return Has(at) && passage_.words[at].kind == WordClass::kWord &&
           std::find(kMonths.begin(), kMonths.end(), Folded(Text(at))) != kMonths.end();
  }
  bool IsDash(std::size_t at) const { return Has(at) && (Text(at) == "-" || Text(at) == "–" || Text(at) == "—"); }

  std::optional<Figure> FigureAt(std::size_t at) const {
    if (IsYear(at + 1) && IsMonth(at)) return Figure{FigureKind::kDate, at, at + 2, {}};
    if (IsSign(at)) return SignedNumber(at);
    if (!IsFigure(at) || IsReference(at)) return std::nullopt;
    if (IsMonth(at + 1)) return Figure{FigureKind::kDate, at, IsYear(at + 2) ? at + 3 : at + 2, {}};
    if (IsDash(at + 1) && IsFigure(at + 2)) return Range(at);
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
    const bool age = at > 0 && (Is(at - 1, "aged") || Is(at - 1, "age") || Is(at - 1, "ages"));
    const bool years = Is(at + 3, "year") || Is(at + 3, "years") || Is(at + 3, "year-olds");
    return {age || years ? FigureKind::kAge : FigureKind::kRange, at, at + 3, {}};
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
    TakeUnit(figure);
    return figure;
  }

  static double Scale(std::string_view suffix) {
    if (suffix == "k" || suffix == "K") return 1e3;
    if (suffix == "m" || suffix == "M") return 1e6;
    return suffix == "bn" ? 1e9 : 0;
  }

  // Words behind a number that are part of it: "per cent", "per 1,000", "million".
  void TakeUnit(Figure& figure) const {
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

FigureChange Compare(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  FigureChange change{ReadingText(before, a.first, a.last), ReadingText(after, b.first, b.last), b.kind, {}, {}};
  if (!a.value || !b.value) return change;
  // rounded to what a decimal text can mean, so that 7.9 - 7.4 is 0.5
  const double difference = std::round((*b.value - *a.value) * 1e6) / 1e6;
  change.difference = difference;
  if (*a.value != 0 && b.kind != FigureKind::kPercent && b.kind != FigureKind::kAge) {
    change.percent = std::round(difference / std::abs(*a.value) * 1e4) / 1e2;
  }
  return change;
}

}  // namespace

std::vector<Figure> FindFigures(const Passage& passage) { return Reader(passage).Read(); }

std::vector<FigureChange> CompareFigures(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) {
  const auto has_figure = [](const Passage& p) {
    return std::any_of(p.words.begin(), p.words.end(), [](const Word& w) { return w.kind == WordClass::kFigure; });
  };
  if (!has_figure(before) || !has_figure(after)) return {};
  const auto all_before = FindFigures(before);
  const auto all_after = FindFigures(after);
  std::vector<FigureChange> changes;
  std::size_t told = 0;  // figures that start before it, after, have been told
  for (const Hunk& hunk : hunks) {
    std::vector<Figure> here = Touched(all_before, hunk.before_first, hunk.before_last);
    for (const Figure& b : Touched(all_after, hunk.after_first, hunk.after_last)) {
      const auto a = std::find_if(here.begin(), here.end(), [&](const Figure& f) { return f.kind == b.kind; });
      if (a == here.end() || b.first < told) continue;
      told = b.last;
      if (ReadingText(before, a->first, a->last) != ReadingText(after, b.first, b.last))
        changes.push_back(Compare(before, *a, after, b));
      here.erase(a);
    }
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
