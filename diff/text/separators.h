// SPDX-License-Identifier: MIT
// The signs that part the digits of a figure: "1,234.5" and "1.234,5" are the same number, written in two countries.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace planrev::diff {

// `figure` with a point before its decimals and nothing between its thousands; nothing where nobody can tell which is
// which ("1.5,2"). A lone point before three digits parts thousands only where `continental` says that the figure
// stands in a text of a country where it does: "50.000 Euro".
std::optional<std::string> WithPlainSeparators(std::string_view figure, bool continental);

// "3,214" and "3 214" (no-break) are 3214; "3,21" and "3,2145" stay as they are.
std::string WithoutThousands(const std::string& figure);

// Whether one of two figures has points between its thousands, as in German, and the other blanks: "1.000", "1 000".
bool DifferByThousandsSigns(std::string_view a, std::string_view b);

// Whether the comma at `comma`, between digits, parts figures of a list, as in "10,12,14": more commas than one are
// within a figure only where they part thousands ("1,234,567") or lakhs ("12,34,567").
bool PartsFigures(std::string_view text, std::size_t comma);

// Whether just three digits stand at `at`.
bool GroupOfThree(std::string_view text, std::size_t at);

}  // namespace planrev::diff
