// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/ties.h"

#include <algorithm>
#include <functional>
#include <sstream>
#include <utility>

#include "diff/enumerator.h"

namespace planrev::diff {
namespace {

std::string SideOf(const Change& change, Sign other) {
  std::string text;
  for (const Run& run : change.runs) text += run.sign == other ? "" : run.text;
  return text;
}

bool Overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Span& x) {
    return std::any_of(b.begin(), b.end(), [&](const Span& y) { return x.start < y.end && y.start < x.end; });
  });
}

bool HasPlaces(const Change& c) {
  return c.unit == Unit::kRow || c.unit == Unit::kColumn || c.unit == Unit::kList || c.unit == Unit::kNumbering ||
         (c.unit == Unit::kSection && c.kind == Kind::kMoved) ||
         (c.unit == Unit::kItem && c.kind == Kind::kEdited && c.before.size() > 1);
}

// From the first of its places to the last.
std::vector<Span> Hull(const std::vector<Span>& spans) {
  if (spans.empty()) return {};
  Span hull = spans.front();
  for (const Span& span : spans) hull = {std::min(hull.start, span.start), std::max(hull.end, span.end), 0};
  return {hull};
}

// Whether `other` lies in one of the places of `change`: for rows and columns, and for lists, in
// the same section.
bool SharesPlace(const Change& change, const Change& other) {
  const bool crossing = (change.unit == Unit::kRow && other.unit == Unit::kColumn) ||
                        (change.unit == Unit::kColumn && (other.unit == Unit::kRow || other.unit == Unit::kCell));
  const bool list = change.unit == Unit::kList || change.unit == Unit::kItem;
  const bool of_list = change.unit == Unit::kList && other.unit == Unit::kItem;
  return ((crossing || of_list) && change.section == other.section) || (of_list && other.kind == Kind::kMoved) ||
         Overlap(list ? Hull(change.before) : change.before, other.before) ||
         Overlap(list ? Hull(change.after) : change.after, other.after);
}

// A heading is told with its number or without: the number is another change's.
std::string WithoutNumber(const Change& change, const std::string& text) {
  const bool heading = change.unit == Unit::kHeading || (change.unit == Unit::kSection && change.kind == Kind::kMoved);
  return heading ? text.substr(EnumeratorLength(text)) : text;
}

using Tie = std::function<bool(const Entry& expected, const Entry& found)>;

// Takes out the pairs for which `tie` holds; how many.
std::size_t TakePairs(Entries& expected, Entries& found, const Tie& tie) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < expected.size();) {
    const auto at = std::find_if(found.begin(), found.end(), [&](const Entry& f) { return tie(expected[i], f); });
    if (at == found.end()) {
      ++i;
      continue;
    }
    found.erase(at);
    expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(i));
    ++taken;
  }
  return taken;
}

bool Alike(const Entry& a, const Entry& b) {
  return a.kind == b.kind && a.unit == b.unit && a.before == b.before && a.after == b.after && a.facts == b.facts;
}

bool SharedPlaces(const Entry& a, const Entry& b) {
  return a.kind == b.kind && a.unit == b.unit && (a.shares || b.shares);
}

// Finds one entry of `whole` that reads as two of `parts`, as `reads` says, and takes all three out.
std::size_t TakeTriples(Entries& whole, Entries& parts,
                        const std::function<bool(const Entry&, const Entry&, const Entry&)>& reads) {
  std::size_t taken = 0;
  const auto take = [&](std::size_t w) {
    for (std::size_t p = 0; p < parts.size(); ++p) {
      for (std::size_t q = 0; q < parts.size(); ++q) {
        if (p == q || !reads(whole[w], parts[p], parts[q])) continue;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(std::max(p, q)));
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(std::min(p, q)));
        whole.erase(whole.begin() + static_cast<std::ptrdiff_t>(w));
        return true;
      }
    }
    return false;
  };
  for (std::size_t w = 0; w < whole.size();) take(w) ? ++taken : ++w;
  return taken;
}

bool Replacement(const Entry& whole, const Entry& gone, const Entry& come) {
  return whole.kind == Kind::kEdited && gone.kind == Kind::kRemoved && come.kind == Kind::kAdded &&
         whole.unit == gone.unit && whole.unit == come.unit && whole.before == gone.before && whole.after == come.after;
}

bool SplitParts(const Entry& whole, const Entry& edited, const Entry& lone) {
  if (edited.kind != Kind::kEdited) return false;
  if (whole.kind == Kind::kSplit && lone.kind == Kind::kAdded)
    return whole.before == edited.before &&
           (whole.after == edited.after + " " + lone.after || whole.after == lone.after + " " + edited.after);
  return whole.kind == Kind::kMerged && lone.kind == Kind::kRemoved && whole.after == edited.after &&
         (whole.before == edited.before + " " + lone.before || whole.before == lone.before + " " + edited.before);
}

bool IsGroup(const Entry& entry) {
  const bool block = entry.unit == Unit::kList || entry.unit == Unit::kItem || entry.unit == Unit::kParagraph;
  const bool lone = entry.kind == Kind::kAdded || entry.kind == Kind::kRemoved;
  const bool of_section = lone && entry.unit != Unit::kRow && entry.unit != Unit::kColumn &&
                          entry.unit != Unit::kMetadata && entry.unit != Unit::kNumbering;
  return (block || of_section) && entry.kind != Kind::kEdited && entry.kind != Kind::kSplit &&
         entry.kind != Kind::kMerged;
}

// Parts sections, lists and items that came, went or moved with what is below them into their lines.
void PartGroups(Entries& entries) {
  Entries parted;
  const auto lone_section = [](const Entry& e) { return e.unit == Unit::kSection && e.kind != Kind::kMoved; };
  for (const Entry& entry : entries) {
    if (!IsGroup(entry)) {
      parted.push_back(entry);
      continue;
    }
    std::istringstream before(entry.before), after(entry.after);
    for (;;) {
      std::string was, is;
      const bool any_before = static_cast<bool>(std::getline(before, was));
      const bool any_after = static_cast<bool>(std::getline(after, is));
      if (!any_before && !any_after) break;
      if (lone_section(entry)) {
        was = was.substr(EnumeratorLength(was));
        is = is.substr(EnumeratorLength(is));
      }
      parted.push_back({entry.kind, Unit::kItem, was, is, "", entry.shares, false});
    }
  }
  entries = std::move(parted);
}

// Parts numbers into their lines, which are headings or whole blocks.
void PartNumbers(Entries& entries) {
  Entries parted;
  for (const Entry& entry : entries) {
    if (entry.unit != Unit::kNumbering) {
      parted.push_back(entry);
      continue;
    }
    std::istringstream before(entry.before), after(entry.after);
    for (std::string was, is; std::getline(before, was) && std::getline(after, is);)
      parted.push_back({Kind::kEdited, Unit::kNumbering, was, is, "", false, entry.follows});
  }
  entries = std::move(parted);
}

bool AllMoved(const Entries& entries) {
  return std::all_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.kind == Kind::kMoved; });
}

bool SameReference(const Entry& a, const Entry& b) {
  return (a.follows || b.follows) && a.kind == b.kind && a.before == b.before && a.after == b.after;
}

}  // namespace

Entries EntriesOf(const Comparison& comparison) {
  Entries entries;
  const auto& changes = comparison.changes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& c = changes[i];
    Entry entry{
        c.kind, c.unit, WithoutNumber(c, SideOf(c, Sign::kAdded)), WithoutNumber(c, SideOf(c, Sign::kRemoved)), "",
        false,  false};
    for (std::size_t k = 0; k < changes.size() && HasPlaces(c) && !entry.shares; ++k)
      entry.shares = k != i && SharesPlace(c, changes[k]);
    // a heading's line starts with its number, a reference's with the text it stands in
    entry.follows = c.unit == Unit::kNumbering && !c.runs.empty() && c.runs.front().sign == Sign::kEqual;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Said(const Entry& entry) {
  constexpr std::size_t kEnds = 110;
  std::string text = std::string(Name(entry.kind)) + " " + std::string(Name(entry.unit)) + ": [" + entry.before +
                     "] [" + entry.after + "]" + entry.facts;
  std::replace(text.begin(), text.end(), '\n', '/');
  return text.size() <= 2 * kEnds ? text : text.substr(0, kEnds) + " ... " + text.substr(text.size() - kEnds);
}

void Reconcile(Entries& expected, Entries& found, std::map<std::string, std::size_t>& ties) {
  const Entries all_expected = expected, all_found = found;
  TakePairs(expected, found, Alike);
  const auto count = [&ties](const char* tie, std::size_t times) {
    if (times > 0) ties[tie] += times;
  };
  count("places", TakePairs(expected, found, SharedPlaces));
  const auto parts_of_list = [](Entries& more, const Entries& less) {
    const auto is_list = [](const Entry& e) { return e.unit == Unit::kList && e.kind == Kind::kEdited; };
    const bool parted = std::any_of(less.begin(), less.end(), [&](const Entry& e) { return is_list(e) && e.shares; });
    return parted ? std::erase_if(more, is_list) : 0;
  };
  count("places", parts_of_list(expected, all_found) + parts_of_list(found, all_expected));
  count("replacement", TakeTriples(expected, found, Replacement) + TakeTriples(found, expected, Replacement));
  count("parts", TakeTriples(expected, found, SplitParts) + TakeTriples(found, expected, SplitParts));
  const auto lines = [](const Entry& entry) {
    return IsGroup(entry) && (entry.before + entry.after).find('\n') != std::string::npos;
  };
  if (std::any_of(expected.begin(), expected.end(), lines) || std::any_of(found.begin(), found.end(), lines)) {
    PartGroups(expected);
    PartGroups(found);
    count("groups", TakePairs(expected, found, Alike));
  }
  PartNumbers(expected);
  PartNumbers(found);
  count("runs", TakePairs(expected, found, Alike));
  count("references", TakePairs(expected, found, SameReference));
  if (!expected.empty() && !found.empty() && AllMoved(expected) && AllMoved(found)) {
    ++ties["moves"];
    expected.clear();
    found.clear();
  }
}

}  // namespace planrev::diff
