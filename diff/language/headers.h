// SPDX-License-Identifier: MIT
// What the header of a table's column, or the first cell of a row, says of what stands under it: who, by when, how much
// is aimed at. English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

// Whether a row or column under `header` holds what someone is committed to: owners, measures, deadlines, fees.
bool HeadsCommitments(std::string_view header);

// Whether it says of what stands under it that it is laid down: fees, penalties, limits.
bool HeadsCharges(std::string_view header);

// Whether it sets a date for all that stands under it: "By 2026".
bool HeadsDate(std::string_view header);

// Which columns hold what someone is committed to: those whose header says so and, beside a column "Baseline" where
// none is called a target, those behind it whose header has a year.
std::vector<bool> ColumnsAimedAt(const std::vector<std::string>& headers);

// What stands under a header of an action plan.
enum class HeaderRole { kNone, kAction, kOwner, kDeadline, kMeasure };
HeaderRole RoleOfHeader(std::string_view header);

}  // namespace planrev::diff
