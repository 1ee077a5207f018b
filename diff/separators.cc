// SPDX-License-Identifier: MIT
#include "diff/separators.h"

#include <algorithm>

#include "diff/unicode.h"

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

}  // namespace

std::optional<std::string> WithPlainSeparators(std::string_view figure, bool continental) {
  const auto commas = std::count(figure.begin(), figure.end(), ',');
  const auto points = std::count(figure.begin(), figure.end(), '.');
  const bool comma_last = commas > 0 && (points == 0 || figure.rfind(',') > figure.rfind('.'));
  if (commas > 0 && PartsThousands(figure, ',') && !(comma_last && points > 0)) return Without(figure, ',');
  if (commas == 1 && comma_last && PartsThousands(figure.substr(0, figure.find(',')), '.')) {
    std::string plain = Without(figure, '.');
    std::replace(plain.begin(), plain.end(), ',', '.');
    return plain;
  }
  if (commas > 0) return std::nullopt;
  const bool thousands = points > 0 && PartsThousands(figure, '.') && (points > 1 || continental);
  return thousands ? Without(figure, '.') : std::string(figure);
}

}  // namespace planrev::diff
