// SPDX-License-Identifier: MIT
#include "diff/wording/frequency_changes.h"

#include <algorithm>
#include <optional>

#include "diff/language/frequencies.h"

namespace planrev::diff {
namespace {

// The only frequency that the words [first, last) touch.
std::optional<Frequency> OnlyOne(const Passage& passage, std::size_t first, std::size_t last) {
  std::optional<Frequency> only;
  for (const Frequency& one : FindFrequencies(passage, first - std::min(first, kLongestFrequency), last)) {
    if (one.first >= last || one.last <= first) continue;
    if (only) return std::nullopt;
    only = one;
  }
  return only;
}

}  // namespace

std::vector<FigureChange> CompareFrequencies(const Passage& before, const Passage& after,
                                             const std::vector<Hunk>& hunks) {
  std::vector<FigureChange> changes;
  for (const Hunk& hunk : hunks) {
    const auto was = OnlyOne(before, hunk.before_first, hunk.before_last);
    const auto is = was ? OnlyOne(after, hunk.after_first, hunk.after_last) : std::nullopt;
    if (!is || was->per_year == is->per_year) continue;
    if (was->counted && is->counted && was->unit == is->unit) continue;
    changes.push_back({ReadingText(before, was->first, was->last),
                       ReadingText(after, is->first, is->last),
                       FigureKind::kRate,
                       {},
                       {},
                       {}});
  }
  return changes;
}

}  // namespace planrev::diff
