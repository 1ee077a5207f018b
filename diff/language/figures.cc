// SPDX-License-Identifier: MIT
#include "diff/language/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "diff/language/citations.h"
#include "diff/language/dates.h"
#include "diff/language/numerals.h"
#include "diff/language/opening_number.h"
#include "diff/text/entities.h"
#include "diff/text/separators.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

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
    if (IsFigure(at) && (IsReference(at) || EndsPostcode(at))) return Record(at, at + 1);
    if (IsFigure(at) && AreYears(at) && Is(at + 1, "to")) return Range(at);
    if (const auto date = DateAt(passage_, at)) return DateFigure(*date);
    if (!IsFigure(at)) return Written(at);
    if (IsTelephone(at)) return Telephone(at);
    if (const std::size_t last = AmericanTelephone(at); last > at) return Record(at, last);
    if (const auto clock = Clock(at)) return clock;
    if (IsFigure(at + 2) && (IsDash(at + 1) || (Is(at + 1, "to") && AgesBefore(at)))) return Range(at);
    if (IsProportion(at)) return Proportion(at, at + 3);
    return Number(at);
  }

  // "2020 to 2023", where no "from" makes a rise of it.
  bool AreYears(std::size_t at) const { return IsYear(passage_, at) && IsYear(passage_, at + 2); }

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
    figure.unsure = date.unsure;
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
    if (text.size() > 4 || !IsDigits(text)) return std::nullopt;
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  // "01632 960001": a leading 0 in front of many digits says that it counts nothing.
  bool IsTelephone(std::size_t at) const {
    constexpr std::size_t kFewestDigits = 7;
    if (Text(at)[0] != '0') return false;
    std::size_t digits = 0;
    for (; IsFigure(at) && IsDigits(Text(at)); ++at) digits += Text(at).size();
    return digits >= kFewestDigits;
  }
  static bool IsDigits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }
  Figure Telephone(std::size_t at) const {
    Figure figure = Record(at, at + 1);
    while (IsFigure(figure.last) && IsDigits(Text(figure.last))) ++figure.last;
    return figure;
  }
  static Figure Record(std::size_t first, std::size_t last) {
    Figure figure{FigureKind::kCount, first, last, {}};
    figure.record = true;
    return figure;
  }

  // Behind "555-0143" of "(202) 555-0143", and behind "202-555-0143"; `at` where there is none.
  std::size_t AmericanTelephone(std::size_t at) const {
    const auto group = [&](std::size_t i, std::size_t digits) {
      return IsFigure(i) && Text(i).size() == digits && IsDigits(Text(i));
    };
    if (!group(at, 3) || !IsDash(at + 1)) return at;
    if (group(at + 2, 3) && IsDash(at + 3) && group(at + 4, 4)) return at + 5;
    return group(at + 2, 4) && at >= 2 && Is(at - 1, ")") && group(at - 2, 3) ? at + 3 : at;
  }

  // "8am", "10.30 pm", "8:15 a.m."
  std::optional<Figure> Clock(std::size_t at) const {
    std::string_view rest = Text(at);
    int hour = 0, minute = 0;
    const auto take = [&rest](int& number) {
      const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
      rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
      return error == std::errc();
    };
    if (!take(hour) || hour > 12) return std::nullopt;
    if (rest.size() > 2 && (rest[0] == '.' || rest[0] == ':')) {
      rest.remove_prefix(1);
      if (!take(minute) || minute > 59) return std::nullopt;
    }
    Figure figure{FigureKind::kCount, at, at + 1, {}};
    std::string half(rest);
    if (rest.empty() && Has(at + 1)) half = Folded(Text(figure.last++));
    std::erase(half, '.');
    if (half != "am" && half != "pm") return std::nullopt;
    figure.clock = (hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute;
    return figure;
  }

  // "ref. 20417", "IG/2024/17": a number that something is called by.
  bool IsReference(std::size_t at) const {
    static constexpr auto kNaming =
        std::to_array<std::string_view>({"ref", "reference", "isbn", "issn", "postcode", "box"});
    if (at == 0) return false;
    const std::size_t lead = Text(at - 1) == "." || Text(at - 1) == ":" ? at - 1 : at;
    if (lead > 0 && IsIn(kNaming, Folded(Text(lead - 1)))) return true;
    const bool joined = !passage_.words[at].spaced && Text(at - 1) == "/" && !passage_.words[at - 1].spaced;
    return joined && at > 1 && passage_.words[at - 2].kind == WordClass::kWord && IsShout(Text(at - 2)) &&
           !IsCurrency(Text(at - 2));
  }

  // The "0EH" of "CV4 0EH".
  bool EndsPostcode(std::size_t at) const {
    if (at == 0 || Text(at).size() != 3 || !IsShout(Text(at).substr(1))) return false;
    const std::string_view area = Text(at - 1);
    return area.size() >= 2 && area.size() <= 4 && IsShout(area.substr(0, 1)) &&
           area.find_first_of("0123456789") != std::string_view::npos;
  }

  static bool IsShout(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
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
    if (IsYear(passage_, at)) return YearsFrom(at);
    const bool age = AgesBefore(at);
    const bool years = Is(at + 3, "year") || Is(at + 3, "years") || Is(at + 3, "year-olds");
    return {age || years ? FigureKind::kAge : FigureKind::kRange, at, at + 3, {}};
  }

  // "2019-22", of which the first year tells when.
  Figure YearsFrom(std::size_t at) const {
    Figure figure{FigureKind::kDate, at, at + 3, {}};
    figure.year = static_cast<int>(Plain(at).value_or(0));
    return figure;
  }

  // "aged 10", "at the age of 16"; "under 18" where nothing else is counted: "a carer under 18", "under 18 may not".
  bool AgesBefore(std::size_t at) const {
    if (at == 0) return false;
    if (Is(at - 1, "aged") || Is(at - 1, "age") || Is(at - 1, "ages")) return true;
    if (Is(at - 1, "of") && at > 1 && (Is(at - 2, "age") || Is(at - 2, "ages"))) return true;
    static constexpr auto kBehind = std::to_array<std::string_view>(
        {"may", "must", "shall", "can", "cannot", "will", "should", "who", "are", "is", "and", "or"});
    const double kYoungest = at > 1 && (Is(at - 2, "child") || Is(at - 2, "children")) ? 1 : 5, kOldest = 100;
    const auto years = Plain(at);
    if ((!Is(at - 1, "under") && !Is(at - 1, "over")) || !years || *years < kYoungest || *years > kOldest) return false;
    if (!Has(at + 1) || passage_.words[at + 1].kind == WordClass::kPunctuation) return !Is(at + 1, "%");
    return IsIn(kBehind, Folded(Text(at + 1))) && at > 1 && !Is(at - 2, "from") && !Is(at - 2, "to");
  }

  std::optional<Figure> Number(std::size_t at) const {
    Figure figure{FigureKind::kCount, at, at + 1, {}};
    const bool continental = Text(at).starts_with("€") || IsContinental(at + 1) || (at > 0 && IsContinental(at - 1));
    const auto plain = WithPlainSeparators(Normalized(WithoutEntities(Text(at))), continental);
    if (!plain) return figure;
    std::string_view rest = *plain;
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
    const bool capital = rest.size() == 1 && rest[0] >= 'A' && rest[0] <= 'Z';
    if (capital && figure.kind == FigureKind::kCount && Scale(rest) == 0) return std::nullopt;  // "18F": a name
    if ((rest == "B" || rest == "Bn") && figure.kind == FigureKind::kMoney) rest = "bn";
    if (rest == "%") {
      figure.kind = FigureKind::kPercent;
    } else if (figure.kind == FigureKind::kCount && (IsUnit(rest) || (rest == "m" && !CountsMany(at + 1)))) {
      figure.symbol = rest;
      rest = {};
    } else if (!rest.empty() && Scale(rest) == 0) {
      return figure;  // "4a", "14th": a figure whose value nobody can tell, or that is a place in an order
    }
    figure.value = value * (rest.empty() || rest == "%" ? 1 : Scale(rest));
    if (figure.symbol.empty() && Has(at + 1) && IsUnit(Text(at + 1))) figure.symbol = Text(at + 1);
    TakeThousands(figure);
    TakeUnit(figure);
    return figure;
  }

  // Symbols of units that people write behind a number, with a blank or without.
  static bool IsUnit(std::string_view text) {
    static constexpr auto kSymbols = std::to_array<std::string_view>(
        {"mph", "kph", "km", "cm",  "mm", "kg",  "g",  "t",   "tonnes", "km2", "m2", "ha",  "ml", "l",
         "kW",  "kWh", "MW", "MWh", "GW", "GWh", "dB", "dBA", "lux",    "ppm", "°C", "hrs", "hr", "mins"});
    return IsIn(kSymbols, text);
  }

  // "1.2m residents": millions, where "500m of" and "2.5m high" are metres.
  bool CountsMany(std::size_t next) const {
    if (!Has(next) || passage_.words[next].kind != WordClass::kWord) return false;
    return IsOfSeveral(LowerWord(passage_, next));
  }

  // Whether a sum beside it may be written with points between its thousands, as where the euro and the franc are paid;
  // not what one of something costs: "1.250 euros a litre".
  bool IsContinental(std::size_t at) const {
    static constexpr auto kEach = std::to_array<std::string_view>({"a", "an", "per", "je", "pro", "/"});
    if (!Has(at)) return false;
    const std::string word = Folded(Text(at));
    const bool each = Has(at + 1) && IsIn(kEach, Folded(Text(at + 1))) && !TimeUnitAt(passage_, at + 2);
    return (word == "€" || word == "chf" || word.starts_with("eur")) && !each;
  }
  static bool IsCurrency(std::string_view word) {
    static constexpr auto kCodes = std::to_array<std::string_view>({"EUR", "GBP", "USD", "CHF"});
    return IsIn(kCodes, word);
  }

  static double Scale(std::string_view suffix) {
    if (suffix == "k" || suffix == "K") return 1e3;
    if (suffix == "m" || suffix == "M") return 1e6;
    return suffix == "bn" ? 1e9 : 0;
  }

  // "3 214" with an ordinary blank may be 3214 as well as two figures: then nobody can tell its value.
  void TakeThousands(Figure& figure) const {
    const auto groups = [&](std::size_t at, std::size_t least) {
      const bool apart = at > figure.first && passage_.words[at].seam != Seam::kNone;  // in another cell
      return IsFigure(at) && !apart && Text(at).size() >= least && Text(at).size() <= 3 && IsDigits(Text(at));
    };
    if (!groups(figure.first, 1) || !groups(figure.last, 3) || !passage_.words[figure.last].spaced) return;
    figure.value.reset();
    while (groups(figure.last, 3)) ++figure.last;
  }

  // Words behind a number that are part of it: "per cent", "per 1,000", "million".
  void TakeUnit(Figure& figure) const {
    if (!figure.value) return TakeCurrency(figure);
    if (const double scale = ScaleAt(figure.last); scale > 1) {
      *figure.value *= scale;
      ++figure.last;
      TakeCurrency(figure);
    } else if (const std::size_t percent = PercentEnd(figure.last); percent > 0) {
      figure.kind = FigureKind::kPercent;
      if (Is(figure.last, "percentage")) figure.symbol = "points";
      figure.last = percent;
    } else if (Is(figure.last, "per") && IsFigure(figure.last + 1)) {
      figure.kind = FigureKind::kRate;
      figure.last += 2;
    } else if (AgesBefore(figure.first)) {
      figure.kind = FigureKind::kAge;
    } else if (const auto unit = TimeUnitAt(passage_, figure.last); unit && figure.kind == FigureKind::kCount) {
      figure.unit = unit;
      figure.last = unit->last;
    } else {
      TakeCurrency(figure);
    }
  }

  // Behind "per cent", "percentage points" or a "%" that stands apart; 0 where there is none.
  std::size_t PercentEnd(std::size_t at) const {
    if (Is(at, "percent") || Is(at, "prozent") || Is(at, "%")) return at + 1;
    if (Is(at, "percentage") && (Is(at + 1, "points") || Is(at + 1, "point"))) return at + 2;
    return Text2(at, "per", "cent") || Text2(at, "pour", "cent") || Text2(at, "por", "ciento") ? at + 2 : 0;
  }

  // "2,500 euros", "40 pence", "12 million pounds".
  void TakeCurrency(Figure& figure) const {
    static constexpr auto kCurrencies =
        std::to_array<std::string_view>({"euro", "euros", "eur", "€", "pounds", "gbp", "£", "usd", "chf"});
    if (figure.kind != FigureKind::kCount || !Has(figure.last) || figure.last - figure.first > 2) return;
    if (!IsIn(kCurrencies, Folded(Text(figure.last)))) return;
    figure.kind = FigureKind::kMoney;
    ++figure.last;
  }

  double ScaleAt(std::size_t at) const {
    if (Is(at, "thousand")) return 1e3;
    if (Is(at, "million") || Is(at, "millionen")) return 1e6;
    if (Is(at, "billion") || Is(at, "milliarden")) return 1e9;
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
