// SPDX-License-Identifier: MIT
#include "diff/language/doubts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace planrev::diff {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Two neighbouring digits changed places.
bool Swaps(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [i, j] = std::mismatch(a.begin(), a.end(), b.begin());
  if (i == a.end() || i + 1 == a.end()) return false;
  return *i == *(j + 1) && *(i + 1) == *j && std::equal(i + 2, a.end(), j + 2);
}

// The digits that a word is made of; empty where it has anything else.
std::string_view OnlyDigits(std::string_view text) {
  return text.find_first_not_of(kDigits) == std::string_view::npos ? text : std::string_view();
}

int ToInt(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The day of "41 May", whether there is one or not; 0 where the figure does not begin with one.
int DayNamed(const Passage& passage, const Figure& date) {
  const std::string_view digits = OnlyDigits(TextOf(passage, date.first));
  return date.month >= 1 && date.month <= 12 && digits.size() <= 2 ? ToInt(digits) : 0;
}

int DaysOf(int month, int year) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && !leap ? 28 : kDays[static_cast<std::size_t>(month - 1)];
}

// The four digits of a year that the figure begins with or has; empty without.
std::string YearOf(const Passage& passage, const Figure& date) {
  if (date.year != 0) return std::to_string(date.year);
  const std::string_view text = TextOf(passage, date.first).substr(0, 4);
  return text.size() == 4 ? std::string(OnlyDigits(text)) : std::string();
}

// An end of a range: its number, its digits, and the signs that say what it counts.
struct End {
  double value = 0;
  std::string digits;
  std::string signs;
};

std::optional<End> EndAt(const Passage& passage, std::size_t at) {
  End end;
  std::string number;
  for (const char c : TextOf(passage, at)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) end.digits += c;
    if (digit || c == '.') number += c;
    if (!digit && c != '.' && c != ',') end.signs += c;
  }
  const auto [last, error] = std::from_chars(number.data(), number.data() + number.size(), end.value);
  return error == std::errc() ? std::optional(end) : std::nullopt;
}

}  // namespace

bool IsSwapped(const std::string& before, const std::string& after) {
  return Swaps(before, after) && before.front() != '0' && after.front() != '0';
}

std::string Jump(double before, double after) {
  constexpr double kSmall = 10;
  if (before == 0 || after == 0) return {};
  static constexpr std::array<std::string_view, 3> kUp = {"ten times as much", "a hundred times as much",
                                                          "a thousand times as much"};
  static constexpr std::array<std::string_view, 3> kDown = {"a tenth of it", "a hundredth of it", "a thousandth of it"};
  const double power = std::log10(std::abs(after / before));
  const double nearest = std::round(power);
  if (std::abs(power - nearest) < 1e-9 && std::abs(nearest) >= 1 && std::abs(nearest) <= 3) {
    const auto place = static_cast<std::size_t>(std::abs(nearest)) - 1;
    return std::string(nearest > 0 ? kUp[place] : kDown[place]);
  }
  if (std::abs(power) < 1 || std::min(std::abs(before), std::abs(after)) < kSmall) return {};
  return power > 0 ? "more than ten times as much" : "less than a tenth of it";
}

std::string DoubtOfDates(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  constexpr int kFar = 20;  // years
  const int day = DayNamed(after, b), was = DayNamed(before, a);
  const bool existed = was == 0 || was <= DaysOf(a.month, a.year);
  if (day != 0 && existed && day > DaysOf(b.month, b.year)) return "there is no such day";
  if (a.unsure != b.unsure && a.year == b.year && a.month == b.day && a.day == b.month)
    return "day and month may be the other way round";
  const std::string year = YearOf(before, a), now = YearOf(after, b);
  if (!Swaps(year, now) || std::abs(ToInt(now) - ToInt(year)) <= kFar) return {};
  return "two digits changed places";
}

std::string DoubtOfRanges(const Passage& before, const Figure& a, const Passage& after, const Figure& b) {
  const auto low = EndAt(before, a.first), high = EndAt(before, a.last - 1);
  const auto low_now = EndAt(after, b.first), high_now = EndAt(after, b.last - 1);
  if (!low || !high || !low_now || !high_now || low->signs != low_now->signs || high->signs != high_now->signs)
    return {};
  const bool swapped = (low->value == low_now->value && Swaps(high->digits, high_now->digits)) ||
                       (high->value == high_now->value && Swaps(low->digits, low_now->digits));
  if (swapped) return "two digits changed places";
  if (low->value < high->value && low_now->value > high_now->value && low_now->signs == high_now->signs)
    return "it runs backwards";
  std::string jump = Jump(low->value, low_now->value);
  return jump.empty() ? Jump(high->value, high_now->value) : jump;
}

}  // namespace planrev::diff
