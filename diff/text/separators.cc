// SPDX-License-Identifier: MIT
#include "diff/text/separators.h"

#include <algorithm>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

// Whether each `sign` between digits has exactly three of them behind it.
bool PartsThousands(std::string_view figure, char sign) {
  for (std::size_t at = figure.find(sign); at != std::string_view::npos; at = figure.find(sign, at + 1)) {
    std::size_t digits = 0;
    while (at + 1 + digits < figure.size() && IsDigit(figure[at + 1 + digits])) ++digits;
    if (digits != 3) return false;
  }
  return true;
}

std::string Without(std::string_view figure, char sign) {
  std::string rest(figure);
  std::erase(rest, sign);
  return rest;
}

// With `sign`, which may be empty, in place of each blank.
std::string WithBlanksAs(std::string_view sign, std::string_view figure) {
  std::string rest;
  for (std::size_t at = 0; at < figure.size();) {
    const Char c = CharAt(figure, at);
    c.kind == CharClass::kBlank ? rest.append(sign) : rest.append(figure, at, c.length);
    at += c.length;
  }
  return rest;
}

}  // namespace

std::optional<std::string> WithPlainSeparators(std::string_view written, bool continental) {
  const std::string figure = WithBlanksAs("", written);  // one within a figure keeps the line together
  const auto commas = std::count(figure.begin(), figure.end(), ',');
  const auto points = std::count(figure.begin(), figure.end(), '.');
  const bool comma_last = commas > 0 && (points == 0 || figure.rfind(',') > figure.rfind('.'));
  if (commas > 0 && PartsThousands(figure, ',') && !(comma_last && points > 0)) return Without(figure, ',');
  if (commas == 1 && comma_last && PartsThousands(std::string_view(figure).substr(0, figure.find(',')), '.')) {
    std::string plain = Without(figure, '.');
    std::replace(plain.begin(), plain.end(), ',', '.');
    return plain;
  }
  if (commas > 0) return std::nullopt;
  const bool thousands = points > 0 && PartsThousands(figure, '.') && (points > 1 || continental);
  return thousands ? Without(figure, '.') : figure;
}

bool DifferByThousandsSigns(std::string_view a, std::string_view b) {
  const bool points_first = a.find('.') != std::string_view::npos;
  const std::string_view points = points_first ? a : b, blanks = points_first ? b : a;
  const std::size_t first = points.find('.');
  const bool grouped = first >= 1 && first <= 3 && PartsThousands(points, '.') &&
                       points.find_first_not_of("0123456789.") == std::string_view::npos;
  return grouped && blanks.find('.') == std::string_view::npos && WithBlanksAs(".", blanks) == points;
}

bool PartsFigures(std::string_view text, std::size_t comma) {
  constexpr std::size_t kLongest = 32;  // bytes on either side; no figure that people write is longer
  const auto belongs = [text](std::size_t at) {
    const bool inner = at > 0 && at + 1 < text.size() && IsDigit(text[at - 1]) && IsDigit(text[at + 1]);
    return IsDigit(text[at]) || (text[at] == ',' && inner);
  };
  std::size_t first = comma, last = comma + 1;
  while (first > 0 && belongs(first - 1) && comma - first < kLongest) --first;
  while (last < text.size() && belongs(last) && last - comma < kLongest) ++last;
  const std::string_view run = text.substr(first, last - first);
  if (std::count(run.begin(), run.end(), ',') < 2) return false;
  const std::size_t opening = run.find(','), closing = run.rfind(',');
  if (opening <= 3 && PartsThousands(run, ',')) return false;
  bool lakhs = opening <= 2 && run.size() - closing == 4;
  for (std::size_t at = opening; at < closing && lakhs; at += 3) lakhs = run.find(',', at + 1) == at + 3;
  return !lakhs;
}

bool GroupOfThree(std::string_view figure, std::size_t at) {
  std::size_t n = 0;
  while (at + n < figure.size() && IsDigit(figure[at + n])) ++n;
  return n == 3;
}

std::string WithoutThousands(const std::string& figure) {
  std::string plain;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < figure.size();) {
    const Char c = CharAt(figure, i);
    const bool separator = (c.code == ',' || c.kind == CharClass::kBlank) && digits >= 1 && digits <= 3;
    if (separator && GroupOfThree(figure, i + c.length)) {
      plain.append(figure, i + c.length, 3);
      i += c.length + 3;
      digits = 3;
      continue;
    }
    digits = c.kind == CharClass::kDigit ? digits + 1 : (c.code == '.' ? 9 : 0);
    plain.append(figure, i, c.length);
    i += c.length;
  }
  return plain;
}

}  // namespace planrev::diff
