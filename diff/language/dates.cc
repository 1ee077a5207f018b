// SPDX-License-Identifier: MIT
#include "diff/language/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

struct Month {
  std::string_view name;
  int number;
};

// English, German, French and Welsh; the seasons, which with their year are dates as well, count on from 13.
constexpr auto kMonths = std::to_array<Month>(
    {{"january", 1},    {"february", 2},  {"march", 3},     {"april", 4},     {"may", 5},       {"june", 6},
     {"july", 7},       {"august", 8},    {"september", 9}, {"october", 10},  {"november", 11}, {"december", 12},
     {"jan", 1},        {"feb", 2},       {"mar", 3},       {"apr", 4},       {"jun", 6},       {"jul", 7},
     {"aug", 8},        {"sep", 9},       {"sept", 9},      {"oct", 10},      {"nov", 11},      {"dec", 12},
     {"januar", 1},     {"februar", 2},   {"märz", 3},      {"mai", 5},       {"juni", 6},      {"juli", 7},
     {"oktober", 10},   {"dezember", 12}, {"janvier", 1},   {"février", 2},   {"mars", 3},      {"avril", 4},
     {"juin", 6},       {"juillet", 7},   {"août", 8},      {"septembre", 9}, {"octobre", 10},  {"novembre", 11},
     {"décembre", 12},  {"ionawr", 1},    {"chwefror", 2},  {"mawrth", 3},    {"ebrill", 4},    {"mehefin", 6},
     {"gorffennaf", 7}, {"awst", 8},      {"medi", 9},      {"hydref", 10},   {"tachwedd", 11}, {"rhagfyr", 12},
     {"spring", 13},    {"summer", 14},   {"autumn", 15},   {"winter", 16}});
constexpr int kFirstSeason = 13;
constexpr int kFirstQuarter = 17;
constexpr int kCentury = 2000;               // of years of two digits
constexpr std::ptrdiff_t kFirstGerman = 24;  // of those that are written otherwise in English

constexpr std::string_view kDigits = "0123456789";

std::string_view Text(const Passage& passage, std::size_t at) {
  if (at >= passage.words.size()) return {};
  return passage.text.substr(passage.words[at].start, passage.words[at].length);
}

bool IsFigure(const Passage& passage, std::size_t at) {
  return at < passage.words.size() && passage.words[at].kind == WordClass::kFigure;
}

int ToInt(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The number of a month, or of a season; 0 for other words, and for "may" with a small letter.
int MonthAt(const Passage& passage, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  const std::string_view text = Text(passage, at);
  if (text.size() < 3 || text.size() > kLongest || text == "may" || passage.words[at].kind != WordClass::kWord)
    return 0;
  const std::string folded = Folded(text);
  const auto month = std::find_if(kMonths.begin(), kMonths.end(), [&](const Month& m) { return m.name == folded; });
  return month == kMonths.end() ? 0 : month->number;
}

// 1 to 31 of "1", "31", "1st"; else 0.
int DayAt(const Passage& passage, std::size_t at) {
  if (!IsFigure(passage, at)) return 0;
  const std::string_view text = Text(passage, at);
  const std::size_t digits = std::min(text.find_first_not_of(kDigits), text.size());
  const std::string_view rest = text.substr(digits);
  if (digits == 0 || digits > 2 ||
      !(rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "er"))
    return 0;
  const int day = ToInt(text.substr(0, digits));
  return day >= 1 && day <= 31 ? day : 0;
}

int YearAt(const Passage& passage, std::size_t at) {
  return IsYear(passage, at) ? ToInt(Text(passage, at).substr(0, 4)) : 0;
}

// Where the month of "26. Juni 1969" stands, with the stop that German puts behind the day; 0 where there is none. A
// month that is written so in English as well has to be led in by a German word: a sentence may start with it.
std::size_t MonthBehindStop(const Passage& passage, std::size_t at) {
  static constexpr auto kBoth = std::to_array<std::string_view>({"april", "august", "september", "november"});
  static constexpr auto kLeads =
      std::to_array<std::string_view>({"vom", "am", "zum", "dem", "den", "der", "bis", "seit"});
  if (Text(passage, at + 1) != "." || passage.words[at + 1].spaced || MonthAt(passage, at + 2) == 0) return 0;
  const std::string month = Folded(Text(passage, at + 2));
  const std::string lead = at > 0 ? Folded(Text(passage, at - 1)) : std::string();
  const auto* known = std::find_if(kMonths.begin(), kMonths.end(), [&](const Month& m) { return m.name == month; });
  const bool german = known - kMonths.begin() >= kFirstGerman && known->number < kFirstSeason;
  return german || (IsIn(kBoth, month) && IsIn(kLeads, lead)) ? at + 2 : 0;
}

// "June 1, 2019", "June 1st": American order; a bare number behind a month may count something else.
std::optional<Date> MonthFirst(const Passage& passage, std::size_t at, int month) {
  const int day = DayAt(passage, at + 1);
  if (day == 0) return std::nullopt;
  const bool comma = Text(passage, at + 2) == ",";
  if (const int year = YearAt(passage, at + (comma ? 3 : 2))) return Date{at, at + (comma ? 4 : 3), year, month, day};
  const bool ordinal = Text(passage, at + 1).find_first_not_of(kDigits) != std::string_view::npos;
  const bool ends = at + 2 >= passage.words.size() || passage.words[at + 2].kind == WordClass::kPunctuation;
  return ordinal || ends ? std::optional(Date{at, at + 2, 0, month, day}) : std::nullopt;
}

// "20/03/2021", "1.8.2021": the day first, which only shows where it is no month.
std::optional<Date> Numeric(std::string_view text, std::size_t at) {
  std::array<std::string_view, 3> parts;
  std::size_t n = 0;
  for (std::size_t start = 0; n < parts.size(); ++n) {
    const std::size_t end = std::min(text.find_first_of("/.", start), text.size());
    parts[n] = text.substr(start, end - start);
    if (parts[n].empty() || parts[n].find_first_not_of(kDigits) != std::string_view::npos) return std::nullopt;
    start = end + 1;
    if (end == text.size()) break;
  }
  if (n != 2 || parts[1].size() > 2) return std::nullopt;  // "1.000.000" is a number
  const int first = ToInt(parts[0].substr(0, 4)), second = ToInt(parts[1].substr(0, 4));
  const bool slashes = text.find('/') != std::string_view::npos;
  const int year = parts[2].size() == 4              ? ToInt(parts[2])
                   : parts[2].size() == 2 && slashes ? kCentury + ToInt(parts[2])
                                                     : 0;
  const bool known = year > 0 && first >= 1 && first <= 31 && second >= 1 && second <= 12;
  if (!known) return Date{at, at + 1, 0, 0, 0};
  return Date{at, at + 1, year, second, first, first <= 12 && first != second};
}

// "Q3 2026", "Q3 of 2026"; "Q3 2026/27" is one of a financial year, which starts in April.
std::optional<Date> Quarter(const Passage& passage, std::size_t at) {
  const std::string_view text = Text(passage, at);
  if (text.size() != 2 || (text[0] != 'Q' && text[0] != 'q') || text[1] < '1' || text[1] > '4') return std::nullopt;
  const std::size_t behind = at + (Text(passage, at + 1) == "of" ? 2 : 1);
  const int year = YearAt(passage, behind);
  if (year == 0) return std::nullopt;
  const int quarter = text[1] - '1';
  const bool financial = Text(passage, behind).find('/') != std::string_view::npos;
  if (!financial) return Date{at, behind + 1, year, kFirstQuarter + quarter, 0};
  return Date{at, behind + 1, quarter == 3 ? year + 1 : year, kFirstQuarter + (quarter + 1) % 4, 0};
}

// "FY20", "FY2020", "FY20/21": a financial year, which is called by a number of two digits or four.
std::optional<Date> FinancialYear(const Passage& passage, std::size_t at) {
  const std::string_view text = Text(passage, at);
  if (!text.starts_with("FY")) return std::nullopt;
  const std::string_view digits = text.substr(2);
  const bool number = digits.find_first_not_of(kDigits) == std::string_view::npos;
  if (!number || (digits.size() != 2 && digits.size() != 4)) return std::nullopt;
  const int year = digits.size() == 2 ? kCentury + ToInt(digits) : ToInt(digits);
  const bool second = Text(passage, at + 1) == "/" && IsFigure(passage, at + 2) && !passage.words[at + 2].spaced;
  return Date{at, at + (second ? 3U : 1U), year, 0, 0};
}

// "2021-03-20" (ISO 8601).
std::optional<Date> Iso(const Passage& passage, std::size_t at) {
  const auto part = [&](std::size_t i) {
    const std::string_view text = Text(passage, i);
    const bool two = text.size() == 2 && text.find_first_not_of(kDigits) == std::string_view::npos;
    return two && Text(passage, i - 1) == "-" && !passage.words[i].spaced ? ToInt(text) : 0;
  };
  const int year = Text(passage, at).size() == 4 ? YearAt(passage, at) : 0;
  const int month = year > 0 ? part(at + 2) : 0, day = month > 0 ? part(at + 4) : 0;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return Date{at, at + 5, year, month, day};
}

// "recorded 1950 burglaries", "build 1800 homes", but "in 2019 burglaries rose", "the 2019 figures".
bool CountsThings(const Passage& passage, std::size_t at) {
  static constexpr auto kBeforeYears = std::to_array<std::string_view>(
      {"in",  "by",     "since", "from",    "until", "till",  "to",        "of",         "during",
       "the", "our",    "its",   "this",    "that",  "their", "for",       "and",        "at",
       "on",  "before", "after", "between", "year",  "years", "financial", "early",      "late",
       "mid", "new",    "a",     "or",      "under", "with",  "through",   "throughout", "than"});
  if (at == 0 || passage.words[at - 1].kind != WordClass::kWord || at + 1 >= passage.words.size()) return false;
  if (IsIn(kBeforeYears, Folded(Text(passage, at - 1))) || EndsSentence(passage, at - 1)) return false;
  if (MonthAt(passage, at - 1) > 0 || passage.words[at + 1].kind != WordClass::kWord) return false;
  return IsOfSeveral(LowerWord(passage, at + 1));
}

}  // namespace

bool IsYear(const Passage& passage, std::size_t at) {
  if (!IsFigure(passage, at)) return false;
  const std::string_view text = Text(passage, at);
  const auto digits = std::min(text.find_first_not_of(kDigits), text.size());
  if (digits != 4 || text < "1800" || text.substr(0, 4) > "2199") return false;
  if (text.size() == 4 && CountsThings(passage, at)) return false;
  return text.size() == 4 || (text[4] == '/' && text.find_first_not_of(kDigits, 5) == std::string_view::npos);
}

std::optional<Date> DateAt(const Passage& passage, std::size_t at) {
  if (const auto quarter = Quarter(passage, at)) return quarter;
  if (const auto year = FinancialYear(passage, at)) return year;
  if (!IsFigure(passage, at)) {
    const int month = IsFigure(passage, at + 1) ? MonthAt(passage, at) : 0;
    if (month == 0) return std::nullopt;
    if (const int year = YearAt(passage, at + 1)) return Date{at, at + 2, year, month, 0};
    return month < kFirstSeason ? MonthFirst(passage, at, month) : std::nullopt;
  }
  const std::size_t behind_stop = DayAt(passage, at) > 0 ? MonthBehindStop(passage, at) : 0;
  const std::size_t name = behind_stop > 0 ? behind_stop : at + 1;
  const int month = MonthAt(passage, name);
  if (month > 0 && month < kFirstSeason) {
    const int year = YearAt(passage, name + 1);
    return Date{at, name + (year > 0 ? 2U : 1U), year, month, DayAt(passage, at)};
  }
  if (const auto iso = Iso(passage, at)) return iso;
  if (const auto numeric = Numeric(Text(passage, at), at)) return numeric;
  const bool range = Text(passage, at + 1) == "-" || Text(passage, at + 1) == "–";
  if (!IsYear(passage, at) || (range && IsFigure(passage, at + 2))) return std::nullopt;
  return Date{at, at + 1, YearAt(passage, at), 0, 0};
}

}  // namespace planrev::diff
