// SPDX-License-Identifier: MIT
#include "store/find.h"

#include <algorithm>
#include <numeric>

#include "store/history.h"
#include "store/names.h"
#include "store/states.h"

namespace planrev::store {
namespace {

std::string Named(const Revision& revision) {
  return "r" + std::to_string(revision.number) + " '" + revision.label + "'";
}

std::string Join(const std::vector<std::string>& parts, const std::string& between) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : between) + part;
  return joined;
}

std::string JoinNamed(const std::vector<Revision>& revisions) {
  std::vector<std::string> parts;
  for (const Revision& revision : revisions) parts.push_back(Named(revision));
  return Join(parts, ", ");
}

Error CannotFind(const Revision& any, const std::string& selector, const std::string& why, const std::string& hint) {
  return Error(ErrorKind::kUnknown, "cannot find '" + any.plan + "@" + selector + "': " + why, hint);
}

// Levenshtein's distance in bytes, one row at a time.
size_t Distance(std::string_view before, std::string_view after) {
  std::vector<size_t> row(after.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < before.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < after.size(); ++j) {
      const size_t replaced = diagonal + (before[i] == after[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

// 0 is best; nothing where the two have too little in common.
std::optional<size_t> Unlikeness(const std::string& written, const std::string& name) {
  if (written.size() > 200) return std::nullopt;
  const size_t distance = Distance(written, name);
  if (distance <= std::max<size_t>(1, written.size() / 3)) return distance;
  if (written.size() >= 3 && name.find(written) != std::string::npos) return written.size();
  return std::nullopt;
}

std::string HintFor(const std::vector<Revision>& revisions, const std::string& selector) {
  std::vector<std::string> labels;
  for (const Revision& revision : revisions) labels.push_back(revision.label);
  std::vector<std::string> likely;
  for (const std::string& label : Suggest(selector, labels)) likely.push_back("'" + label + "'");
  if (!likely.empty()) return "did you mean " + Join(likely, " or ") + "?";
  return "planrev log " + revisions.back().plan + " shows its revisions";
}

const Revision& ByNumber(const std::vector<Revision>& revisions, int number, const std::string& selector) {
  for (const Revision& revision : revisions) {
    if (revision.number == number) return revision;
  }
  throw CannotFind(revisions.back(), selector, "there is no such revision", "the newest is " + Named(revisions.back()));
}

const Revision& ByLabel(const std::vector<Revision>& revisions, const std::string& selector) {
  const std::string folded = FoldName(selector);
  std::vector<Revision> begun;
  const Revision* last = nullptr;
  for (const Revision& revision : revisions) {
    const std::string label = FoldName(revision.label);
    if (label == folded) return revision;
    if (!label.starts_with(folded)) continue;
    begun.push_back(revision);
    last = &revision;
  }
  if (begun.size() == 1) return *last;
  if (begun.empty()) {
    throw CannotFind(revisions.back(), selector, "no revision has that label", HintFor(revisions, selector));
  }
  throw CannotFind(revisions.back(), selector, "several labels begin so", "one of " + JoinNamed(begun));
}

}  // namespace

std::set<int> NumbersFor(const std::string& selector, int newest) {
  const std::string folded = FoldName(selector);
  if (folded.empty() || folded == "newest") return {newest};
  if (const auto number = RevisionNumber(folded)) return {std::min(*number, newest), newest};
  return UpTo(newest);
}

std::optional<std::string> DayInForce(const std::string& selector) {
  const std::string folded = FoldName(selector);
  if (folded == "adopted") return std::string(kLastDay);
  return LooksLikeDate(folded) ? std::optional(folded) : std::nullopt;
}

Error NothingInForce(const Revision& newest, const std::string& selector, const std::vector<Decision>& decisions) {
  const std::string day = DayInForce(selector).value_or("");
  if (!IsDate(day)) return CannotFind(newest, selector, "there is no such day", "a day is written YYYY-MM-DD");
  const Decision* first = nullptr;  // adoption
  const Decision* end = nullptr;    // the last that took a revision out of force
  for (const Decision& decision : decisions) {
    if (first == nullptr && decision.kind == DecisionKind::kAdopted) first = &decision;
    const bool ends = decision.kind == DecisionKind::kWithdrawn || decision.kind == DecisionKind::kRejected;
    if (first != nullptr && ends && decision.date <= day) end = &decision;
  }
  if (first == nullptr) {
    return CannotFind(newest, selector, "no revision has been adopted", "the newest is " + Named(newest));
  }
  if (end == nullptr) {
    return CannotFind(newest, selector, "no revision was in force that day",
                      "the first adoption was on " + first->date);
  }
  return CannotFind(newest, selector, "no revision is in force",
                    "r" + std::to_string(end->revision) + " was " + std::string(Name(end->kind)) + " on " + end->date);
}

Revision FindAmong(const std::vector<Revision>& revisions, const std::string& selector) {
  const std::string folded = FoldName(selector);
  if (folded.empty() || folded == "newest") return revisions.back();
  if (const auto number = RevisionNumber(folded)) return ByNumber(revisions, *number, selector);
  return ByLabel(revisions, selector);
}

std::vector<std::string> Suggest(std::string_view written, const std::vector<std::string>& names) {
  const std::string folded = FoldName(written);
  std::vector<std::pair<size_t, std::string>> likely;
  for (const std::string& name : names) {
    if (const auto unlikeness = Unlikeness(folded, FoldName(name))) likely.emplace_back(*unlikeness, name);
  }
  std::stable_sort(likely.begin(), likely.end(),
                   [](const auto& one, const auto& two) { return one.first < two.first; });
  std::vector<std::string> best;
  for (size_t i = 0; i < std::min<size_t>(3, likely.size()); ++i) best.push_back(likely[i].second);
  return best;
}

Error NoSuchPlan(const std::string& plan, const std::vector<std::string>& slugs) {
  const auto likely = Suggest(plan, slugs);
  std::string hint = "the register has no plan yet: planrev add makes the first";
  if (!slugs.empty()) hint = "planrev list shows the plans";
  if (!likely.empty()) hint = "did you mean '" + Join(likely, "' or '") + "'?";
  return Error(ErrorKind::kUnknown, "cannot find '" + plan + "': there is no such plan", hint);
}

}  // namespace planrev::store
