// SPDX-License-Identifier: MIT
// A change note for people outside: full sentences, the sections with substantive changes first, in each the heaviest
// change first. Editorial changes alter nothing that is said, so they are counted and not told one by one.
#include <algorithm>
#include <map>

#include "tool/render/excerpt.h"
#include "tool/render/markdown_text.h"
#include "tool/render/phrases.h"
#include "tool/render/render.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

using diff::Change;
using diff::Sign;
using diff::Significance;

constexpr std::size_t kMostNamed = 12;

// A section's changes that are told, heaviest first.
struct Group {
  std::vector<std::string> section;
  std::vector<const Change*> changes;
};

bool IsSubstantive(const Group& group) { return group.changes.front()->significance == Significance::kSubstantive; }

std::vector<Group> Grouped(const diff::Comparison& comparison) {
  std::map<std::vector<std::string>, std::size_t> places;
  std::vector<Group> groups;
  for (const Change& change : comparison.changes) {
    if (change.significance == Significance::kEditorial) continue;
    const auto [place, is_new] = places.try_emplace(change.section, groups.size());
    if (is_new) groups.push_back({change.section, {}});
    groups[place->second].changes.push_back(&change);
  }
  for (Group& group : groups) {
    std::ranges::stable_sort(group.changes, std::ranges::greater(), &Change::significance);
  }
  std::ranges::stable_partition(groups, IsSubstantive);
  return groups;
}

// How the text read on the side whose own runs have `sign`, the equal stretches shortened.
std::string Side(const Change& change, Sign sign) {
  std::string text;
  for (std::size_t i = 0; i < change.runs.size(); ++i) {
    const diff::Run& run = change.runs[i];
    if (run.sign != Sign::kEqual && run.sign != sign) continue;
    const bool first = i == 0 && change.runs.size() > 1;
    const bool last = i + 1 == change.runs.size() && i > 0;
    const Excerpt excerpt = Shorten(run.text, first ? Touches::kEnd : last ? Touches::kStart : Touches::kBoth);
    text += excerpt.head;
    if (excerpt.cut) text += excerpt.head.empty() ? "… " : excerpt.tail.empty() ? " …" : " … ";
    text += excerpt.tail;
  }
  std::ranges::replace(text, '\n', ' ');
  const auto doubled = std::ranges::unique(text, [](char a, char b) { return a == ' ' && b == ' '; });
  text.erase(doubled.begin(), doubled.end());
  const std::size_t start = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return start < end ? "“" + MarkdownText(text.substr(start, end - start)) + "”" : "";
}

// Ends a sentence with its full stop, unless the quotation at its end has one.
std::string Ended(const std::string& sentence) {
  for (const std::string_view end : {".”", "!”", "?”"}) {
    if (sentence.ends_with(end)) return sentence;
  }
  return sentence + ".";
}

std::string Said(const Change& change) {
  if (change.unit == diff::Unit::kCell && !change.figures.empty()) return "";  // the figures say it all
  const std::string before = Side(change, Sign::kRemoved);
  const std::string after = Side(change, Sign::kAdded);
  if (change.kind == diff::Kind::kAdded) return after.empty() ? "" : Ended(" It says: " + after);
  if (change.kind == diff::Kind::kRemoved) return before.empty() ? "" : Ended(" It said: " + before);
  if (!HasEdits(change)) return after.empty() ? "" : Ended(" It reads: " + after);
  return Ended(" It said " + before + "; it now says " + after);
}

std::string Figures(const Change& change) {
  std::string text;
  for (const auto& figure : change.figures) text += " In figures: " + MarkdownText(FigureText(figure)) + ".";
  return text;
}

std::string Bullet(const Change& change) {
  return "- " + MarkdownText(Sentence(change)) + (change.reason.empty() ? "" : ": " + MarkdownText(change.reason)) +
         "." + Said(change) + Figures(change) + "\n";
}

std::string Summary(const Told& told) {
  const diff::Comparison& comparison = told.comparison;
  std::string summary =
      "# What changed\n\n" + MarkdownText(told.before.name) + " → " + MarkdownText(told.after.name) + "\n\n";
  if (const std::string nothing = NothingText(comparison); !nothing.empty()) return summary + nothing + "\n";
  return summary + "This is a " + std::string(Name(comparison.verdict)) +
         " revision. Changes: " + CountsText(comparison.counts) + ".\n";
}

std::string Editorial(const diff::Comparison& comparison) {
  const std::size_t number = comparison.counts.editorial;
  if (number == 0) return "";
  std::vector<std::string> aspects;
  for (const Change& change : comparison.changes) {
    if (change.significance != Significance::kEditorial) continue;
    for (const diff::Aspect aspect : change.aspects) {
      const std::string name(Name(aspect));
      if (std::ranges::find(aspects, name) == aspects.end()) aspects.push_back(name);
    }
  }
  return "\nThere " + std::string(number == 1 ? "is " : "are ") + Counted(number, "editorial change") +
         (aspects.empty() ? "" : " (" + InWords(aspects, "and") + ")") + " that " + (number == 1 ? "alters" : "alter") +
         " nothing that is said.\n";
}

std::string Unchanged(const diff::Comparison& comparison) {
  std::vector<std::string> titles;
  std::size_t all = 0;
  for (const diff::SectionSummary& section : comparison.sections) {
    if (section.path.empty()) continue;
    ++all;
    if (section.status == diff::SectionStatus::kUnchanged) titles.push_back(MarkdownText(section.path.back()));
  }
  if (titles.empty() || titles.size() == all) return "";
  const std::size_t number = titles.size();
  if (number > kMostNamed) {
    titles.resize(kMostNamed);
    titles.push_back(std::to_string(number - kMostNamed) + " more");
  }
  return "\nUnchanged (" + std::to_string(number) + " of " + Counted(all, "section") + "): " + InWords(titles, "and") +
         ".\n";
}

// What is no change, and still wants a reader's eye before the note is published.
std::string ToCheck(const diff::Comparison& comparison) {
  if (comparison.warnings.empty() && comparison.limits.empty()) return "";
  std::string text = "\n## To check\n\n";
  for (const diff::Warning& warning : comparison.warnings) {
    text += "- " + MarkdownText(warning.said) + " (line " + std::to_string(warning.line) + ").\n";
  }
  for (const diff::Limit& limit : comparison.limits) {
    text += "- The comparison is coarser than elsewhere";
    if (!limit.section.empty()) text += " in " + MarkdownText(PathText(limit.section));
    text += ": " + MarkdownText(limit.said) + ".\n";
  }
  return text;
}

}  // namespace

std::string RenderNote(const Told& told) {
  std::string note = Summary(told);
  const std::string shared = SharedTitle(told.comparison);
  for (const Group& group : Grouped(told.comparison)) {
    note += "\n## " + MarkdownText(PathText(group.section, shared)) + "\n\n";
    for (const Change* change : group.changes) note += Bullet(*change);
  }
  return note + Editorial(told.comparison) + Unchanged(told.comparison) + ToCheck(told.comparison);
}

}  // namespace planrev::tool
