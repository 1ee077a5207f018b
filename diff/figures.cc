// SPDX-License-Identifier: MIT
#include "diff/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "diff/citations.h"
#include "diff/dates.h"
#include "diff/entities.h"
#include "diff/numerals.h"
#include "diff/opening_number.h"
#include "diff/unicode.h"

namespace planrev::diff {
namespace {

class Reader {
 public:
  explicit Reader(const Passage& passage) : passage_(passage) {}

  std::vector<Figure> Read() {
    std::vector<Figure> figures;
    for (std::size_t at = OpeningNumber(passage_); at < passage_.words.size();) {
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
  bool IsDash(std::size_t at) const { return Has(at) && (Text(at) == "-" || Text(at) == "–" || Text(at) == "—"); }

  std::optional<Figure> FigureAt(std::size_t at) const {
    if (passage_.words[at].kind == WordClass::kPunctuation) return IsSign(at) ? SignedNumber(at) : std::nullopt;
    if (IsFigure(at) && (IsCitation(passage_, at) || IsRaisedInCode(at) || IsNote(at))) return std::nullopt;
    if (const auto date = DateAt(passage_, at)) return DateFigure(*date);
    if (!IsFigure(at)) return Written(at);
    if (IsTelephone(at)) return Telephone(at);
    if (IsFigure(at + 2) && (IsDash(at + 1) || (Is(at + 1, "to") && AgesBefore(at)))) return Range(at);
    if (IsProportion(at)) return Proportion(at, at + 3);
    return Number(at);
  }

  // The mark of a note in HTML that is shown as it is written: "<sup>39</sup>".
  bool IsRaisedInCode(std::size_t at) const {
    const std::string_view before = passage_.text.substr(0, passage_.words[at].start);
    return before.ends_with("<sup>");
  }

  // "[1]": the mark of a note or source.
  bool IsNote(std::size_t at) const { return at > 0 && Text(at - 1) == "[" && Has(at + 1) && Text(at + 1) == "]"; }

  static Figure DateFigure(const Date& date) {
    Figure figure{FigureKind::kDate, date.first, date.last, {}};
    figure.year = date.year;
    figure.month = date.month;
    figure.day = date.day;
    return figure;
  }

  // A number in words.
  std::optional<Figure> Written(std::size_t at) const {
    const auto numeral = NumeralAt(passage_, at);
    if (!numeral) return std::nullopt;
    if (numeral->fraction) return Figure{FigureKind::kRate, numeral->first, numeral->last, {}};
    const auto behind = Is(numeral->last, "in") ? NumeralAt(passage_, numeral->last + 1) : std::nullopt;
    if (behind && IsProportion(numeral->value, behind->value)) return Proportion(at, behind->last);
    Figure figure{FigureKind::kCount, numeral->first, numeral->last, numeral->value};
    TakeUnit(figure);
    return figure;
  }

  // "1 in 5": few of a round number or of a few more.
  static bool IsProportion(std::optional<double> part, std::optional<double> whole) {
    constexpr double kFew = 10;
    if (!part || !whole || *part < 1 || *part >= kFew || *part != std::floor(*part) || *whole <= *part) return false;
    return *whole <= kFew || *whole == 20 || *whole == 100 || *whole == 1000;
  }
  bool IsProportion(std::size_t at) const {
    return Is(at + 1, "in") && IsFigure(at + 2) && IsProportion(Plain(at), Plain(at + 2));
  }
  static Figure Proportion(std::size_t first, std::size_t last) { return {FigureKind::kRate, first, last, {}}; }

  // The value of a few digits without any sign.
  std::optional<double> Plain(std::size_t at) const {
    const std::string_view text = Text(at);
    if (text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  // "01632 960001": a leading 0 in front of digits says that it counts nothing.
  bool IsTelephone(std::size_t at) const {
    const std::string_view text = Text(at);
    return text.size() >= 4 && text[0] == '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
  }
  Figure Telephone(std::size_t at) const {
    Figure figure{FigureKind::kCount, at, at + 1, {}};
    while (IsFigure(figure.last) && Text(figure.last).find_first_not_of("0123456789") == std::string_view::npos)
      ++figure.last;
    return figure;
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

  Figure Range(std::size_t at) const {
    if (IsYear(passage_, at)) return {FigureKind::kDate, at, at + 3, {}};
    const bool age = AgesBefore(at);
    const bool years = Is(at + 3, "year") || Is(at + 3, "years") || Is(at + 3, "year-olds");
    return {age || years ? FigureKind::kAge : FigureKind::kRange, at, at + 3, {}};
  }

  bool AgesBefore(std::size_t at) const {
    return at > 0 && (Is(at - 1, "aged") || Is(at - 1, "age") || Is(at - 1, "ages"));
  }

  std::optional<Figure> Number(std::size_t at) const {
    Figure figure{FigureKind::kCount, at, at + 1, {}};
    std::string plain = Normalized(WithoutEntities(Text(at)));
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
    if (rest == "p" && figure.kind == FigureKind::kCount) {
      figure.kind = FigureKind::kMoney;
      value /= 100;
      rest = {};
    }
    if (!rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z' && Scale(rest) == 0) return std::nullopt;  // "18F": a name
    if (rest == "%") {
      figure.kind = FigureKind::kPercent;
    } else if (!rest.empty() && Scale(rest) == 0) {
      return figure;  // "4a", "14th": a figure whose value nobody can tell, or that is a place in an order
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
    if (const double scale = ScaleAt(figure.last); scale > 1) {
      *figure.value *= scale;
      ++figure.last;
    } else if (Is(figure.last, "percent") || Text2(figure.last, "per", "cent")) {
      figure.kind = FigureKind::kPercent;
      figure.last += Is(figure.last, "percent") ? 1 : 2;
    } else if (Is(figure.last, "per") && IsFigure(figure.last + 1)) {
      figure.kind = FigureKind::kRate;
      figure.last += 2;
    } else if (AgesBefore(figure.first)) {
      figure.kind = FigureKind::kAge;
    }
  }

  double ScaleAt(std::size_t at) const {
    if (Is(at, "thousand")) return 1e3;
    if (Is(at, "million")) return 1e6;
    if (Is(at, "billion")) return 1e9;
    return Is(at, "trillion") ? 1e12 : 1;
  }

  bool Text2(std::size_t at, std::string_view first, std::string_view second) const {
    return Is(at, first) && Is(at + 1, second);
  }

  const Passage& passage_;
};

}  // namespace

std::vector<Figure> FindFigures(const Passage& passage) { return Reader(passage).Read(); }

}  // namespace planrev::diff
