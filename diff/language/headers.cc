// SPDX-License-Identifier: MIT
#include "diff/language/headers.h"

#include <algorithm>
#include <array>

#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

// Whether one of `words` stands in the header, in the singular or plural.
template <std::size_t N>
bool HasWord(std::string_view header, const std::array<std::string_view, N>& words) {
  const std::string folded = Folded(header);
  const auto is_letter = [&](std::size_t at) { return at < folded.size() && folded[at] >= 'a' && folded[at] <= 'z'; };
  for (const std::string_view word : words) {
    const std::size_t at = folded.find(word);
    if (at == std::string::npos || (at > 0 && is_letter(at - 1))) continue;
    std::size_t end = at + word.size();
    if (end < folded.size() && folded[end] == 's') ++end;
    if (!is_letter(end)) return true;
  }
  return false;
}

bool OpensWithYear(std::string_view header) {
  return header.size() >= 4 && std::all_of(header.begin(), header.begin() + 4, IsDigit);
}

bool HasYear(std::string_view header) {
  for (; header.size() >= 4; header.remove_prefix(1)) {
    if (OpensWithYear(header)) return true;
  }
  return false;
}

bool IsBaseline(std::string_view header) {
  static constexpr auto kHeads = std::to_array<std::string_view>({"baseline"});
  return HasWord(header, kHeads);
}

// What is to be reached, whatever of.
bool HeadsAim(std::string_view header) {
  static constexpr auto kHeads = std::to_array<std::string_view>({"target", "goal", "ambition", "aim"});
  return HasWord(header, kHeads);
}

}  // namespace

bool HeadsCommitments(std::string_view header) {
  static constexpr auto kHeads =
      std::to_array<std::string_view>({"measure", "owner", "lead", "milestone", "outcome", "action", "responsible"});
  return HasWord(header, kHeads) || HeadsAim(header) || HeadsDate(header) || HeadsCharges(header) ||
         RoleOfHeader(header) == HeaderRole::kDeadline;
}

bool HeadsCharges(std::string_view header) {
  static constexpr auto kHeads = std::to_array<std::string_view>(
      {"fee", "charge", "tariff", "penalty", "fine", "limit", "threshold", "maximum", "minimum"});
  return HasWord(header, kHeads);
}

bool HeadsDate(std::string_view header) {
  const std::string folded = Folded(header);
  return folded.starts_with("by ") && HasYear(folded);
}

std::vector<bool> ColumnsAimedAt(const std::vector<std::string>& headers) {
  std::vector<bool> aimed;
  for (const std::string& header : headers) aimed.push_back(HeadsCommitments(header));
  const auto baseline = std::find_if(headers.begin(), headers.end(), IsBaseline);
  if (baseline == headers.end() || std::any_of(headers.begin(), headers.end(), HeadsAim)) return aimed;
  for (auto header = baseline + 1; header != headers.end(); ++header) {
    if (HasYear(*header)) aimed[static_cast<std::size_t>(header - headers.begin())] = true;
  }
  return aimed;
}

HeaderRole RoleOfHeader(std::string_view header) {
  static constexpr auto kDeadlines =
      std::to_array<std::string_view>({"deadline", "due", "when", "timescale", "timeframe", "time limit", "target date",
                                       "completion", "complete by", "completed by", "finish", "end date", "timetable"});
  static constexpr auto kOwners = std::to_array<std::string_view>(
      {"owner", "lead", "who", "by whom", "responsible", "responsibility", "accountable"});
  static constexpr auto kMeasures = std::to_array<std::string_view>(
      {"measure", "target", "outcome", "output", "success", "indicator", "milestone", "kpi"});
  static constexpr auto kActions =
      std::to_array<std::string_view>({"action", "commitment", "objective", "activity", "activities", "task",
                                       "recommendation", "scheme", "project", "what we will do"});
  static constexpr auto kByItself = std::to_array<std::string_view>({"by", "timeline", "timing"});
  if (HasWord(header, kDeadlines) || IsIn(kByItself, Folded(header))) return HeaderRole::kDeadline;
  if (HasWord(header, kOwners)) return HeaderRole::kOwner;
  if (HasWord(header, kMeasures)) return HeaderRole::kMeasure;
  return HasWord(header, kActions) ? HeaderRole::kAction : HeaderRole::kNone;
}

}  // namespace planrev::diff
