// SPDX-License-Identifier: MIT
#include "tool/render/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "tool/suggest.h"

namespace planrev::tool {
namespace {

using diff::Aspect;
using diff::Change;
using diff::Kind;
using diff::Unit;

constexpr std::size_t kMostLines = 3;

bool Has(const Change& change, std::initializer_list<Aspect> any) {
  return std::ranges::any_of(any, [&](Aspect aspect) { return std::ranges::count(change.aspects, aspect) > 0; });
}

bool OnlyLevel(const Change& change) { return change.aspects.size() == 1 && change.aspects.front() == Aspect::kLevel; }

std::string UnitWord(Unit unit) {
  switch (unit) {
    case Unit::kCode:
      return "code block";
    case Unit::kQuote:
      return "quotation";
    case Unit::kHtml:
      return "HTML block";
    default:
      return std::string(diff::Name(unit));
  }
}

std::string EditedVerb(const Change& change) {
  if (change.unit == Unit::kNumbering || change.unit == Unit::kMetadata) return "changed";
  if (change.replaced_file) return "replaced";
  if (OnlyLevel(change)) return "moved to another level";
  if (change.unit == Unit::kHeading && Has(change, {Aspect::kWording})) return "renamed";
  if (Has(change, {Aspect::kWording, Aspect::kObligation, Aspect::kNegation})) return "reworded";
  return "changed";
}

std::string Verb(const Change& change) {
  const std::string edited = HasEdits(change) ? " and edited" : "";
  switch (change.kind) {
    case Kind::kAdded:
      return "added";
    case Kind::kRemoved:
      return "removed";
    case Kind::kMoved:
      return "moved" + edited;
    case Kind::kSplit:
      return "split" + edited;
    case Kind::kMerged:
      return "merged" + edited;
    case Kind::kEdited:
      return EditedVerb(change);
  }
  return "";
}

// A row or column that is known by name.
std::string NameOf(const Change& change) {
  if (!change.cell) return "";
  if (change.unit == Unit::kRow) return change.cell->row;
  return change.unit == Unit::kColumn ? change.cell->column : "";
}

std::string Subject(const Change& change) {
  const std::string name = NameOf(change);
  return UnitWord(change.unit) + (change.kind == Kind::kMerged ? "s" : "") + (name.empty() ? "" : " '" + name + "'");
}

std::string Place(const Change& change) {
  if (!change.cell || change.unit == Unit::kRow || change.unit == Unit::kColumn) return "";
  const std::string row = change.cell->row.empty() ? "" : "row '" + change.cell->row + "'";
  const std::string column = change.cell->column.empty() ? "" : "column '" + change.cell->column + "'";
  if (row.empty() && column.empty()) return "";
  return " in " + row + (row.empty() || column.empty() ? "" : ", ") + column;
}

// "A paragraph was", "An item was", "The numbering was", "Paragraphs were".
std::string Beginning(const Change& change) {
  std::string subject = Subject(change);
  if (change.kind == Kind::kMerged) {
    subject[0] = static_cast<char>(subject[0] - 'a' + 'A');
    return subject + " were";
  }
  const bool only = change.unit == Unit::kNumbering || change.unit == Unit::kMetadata || !NameOf(change).empty();
  const bool vowel = subject[0] == 'i';
  return (only ? "The " : vowel ? "An " : "A ") + subject + " was";
}

// "line 12", "lines 3, 7 and 9", "5 places from line 3 on".
std::string LinesText(const std::vector<diff::Span>& spans) {
  if (spans.size() > kMostLines) {
    return std::to_string(spans.size()) + " places from line " + std::to_string(spans.front().line) + " on";
  }
  std::vector<std::string> lines;
  for (const diff::Span& span : spans) lines.push_back(std::to_string(span.line));
  return (spans.size() == 1 ? "line " : "lines ") + InWords(lines, "and");
}

// At most two decimals, none that are not needed, thousands apart: "1,234.5".
std::string Plain(double number) {
  std::array<char, 512> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(number), std::chars_format::fixed, 2).ptr;
  std::string text(digits.data(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string Signed(double number) { return (number < 0 ? "\u2212" : "+") + Plain(number); }

std::string AbsoluteText(const diff::FigureChange& figure) {
  if (!figure.difference) return "";
  const bool points = figure.kind == diff::FigureKind::kPercent;
  return Signed(*figure.difference) + (!points                             ? ""
                                       : std::abs(*figure.difference) == 1 ? " percentage point"
                                                                           : " percentage points");
}

// The first words of a text, " …" behind them where there are more.
std::string FirstWords(const std::string& text, int most) {
  std::size_t at = 0;
  for (int words = 0; words < most && at != std::string::npos; ++words) at = text.find_first_of(" \n", at + 1);
  return at == std::string::npos ? text : text.substr(0, at) + " …";
}

// The beginning of a commitment, enough to know it by. The items of a list share the line that leads into it: they are
// known by what they say themselves.
std::string Beginning(const std::string& text, std::size_t item) {
  constexpr int kMost = 14, kMostOfLead = 5;
  if (item == 0) return FirstWords(text, kMost);
  const std::string lead = FirstWords(text.substr(0, item - 1), kMostOfLead);
  return lead + " " + FirstWords(text.substr(item), kMost - kMostOfLead);
}

// In what a commitment differs: "owner: A → B; should → must; deadline: 31 March 2021 → 31 March 2022".
std::string DifferencesOf(const diff::CommitmentChange& commitment) {
  std::string text;
  const auto add = [&text](const char* name, const diff::BothSides& sides) {
    if (sides.before == sides.after) return;
    text += (text.empty() ? "" : "; ") + std::string(name) + (sides.before.empty() ? "nothing" : sides.before) + " → " +
            (sides.after.empty() ? "nothing" : sides.after);
  };
  add("owner: ", commitment.owner);
  add("", commitment.binding);
  add("deadline: ", commitment.deadline);
  add("measure: ", commitment.measure);
  add("condition: ", commitment.condition);
  return text;
}

}  // namespace

bool HasEdits(const Change& change) {
  return std::ranges::any_of(change.runs, [](const diff::Run& run) { return run.sign != diff::Sign::kEqual; });
}

std::string Counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

std::string Phrase(const Change& change) { return Subject(change) + " " + Verb(change) + Place(change); }

std::string VerbText(const Change& change) { return Verb(change); }

std::string Sentence(const Change& change) { return Beginning(change) + " " + Verb(change) + Place(change); }

std::string SharedTitle(const diff::Comparison& comparison) {
  const std::string* title = nullptr;
  for (const Change& change : comparison.changes) {
    if (change.section.empty()) continue;
    if (title != nullptr && *title != change.section.front()) return "";
    title = &change.section.front();
  }
  return title == nullptr ? "" : *title;
}

std::string PathText(const std::vector<std::string>& path, const std::string& shared_title) {
  if (path.empty()) return "(before the first heading)";
  const bool shared = path.size() > 1 && path.front() == shared_title;
  std::string text;
  for (std::size_t i = shared ? 1 : 0; i < path.size(); ++i) text += (text.empty() ? "" : " › ") + path[i];
  return text;
}

std::string Where(const Change& change) {
  if (change.before.empty() && change.after.empty()) return "";
  if (change.after.empty()) return "was " + LinesText(change.before);
  const std::string after = LinesText(change.after);
  if (change.before.empty()) return after;
  const std::string before = LinesText(change.before);
  return before == after ? after : before + ", now " + after;
}

std::string FigureText(const diff::FigureChange& figure) {
  const std::string nothing = "nothing";
  std::string text =
      (figure.before.empty() ? nothing : figure.before) + " → " + (figure.after.empty() ? nothing : figure.after);
  const std::string by = DifferenceText(figure);
  return by.empty() ? text : text + " (" + by + ")";
}

std::string DifferenceText(const diff::FigureChange& figure) {
  std::string by = AbsoluteText(figure);
  if (figure.percent) by += (by.empty() ? "" : ", ") + Signed(*figure.percent) + "%";
  return by;
}

std::string ObligationText(const diff::ObligationChange& obligation) {
  return (obligation.before.empty() ? "nothing" : obligation.before) + " → " +
         (obligation.after.empty() ? "nothing" : obligation.after) + " (" + std::string(Name(obligation.direction)) +
         ")";
}

std::string CommitmentText(const diff::CommitmentChange& commitment) {
  const std::string differences = DifferencesOf(commitment);
  const std::string before = Beginning(commitment.text.before, commitment.item_before);
  const std::string after = Beginning(commitment.text.after, commitment.item_after);
  const bool lead_differs = commitment.item_after > 0 && commitment.binding.before != commitment.binding.after;
  const std::string told = differences.empty() ? after : differences + (lead_differs ? ": " + after : "");
  switch (commitment.fate) {
    case diff::Fate::kNew:
      return "new: " + after;
    case diff::Fate::kDropped:
      return "dropped: " + before;
    case diff::Fate::kKept:
      return "";
    case diff::Fate::kSlipped:
      return "slipped: " + differences + ": " + after;
    case diff::Fate::kAdvanced:
      return "brought forward: " + differences + ": " + after;
    case diff::Fate::kWeakened:
      return "weakened: " + told;
    case diff::Fate::kStrengthened:
      return "strengthened: " + told;
    case diff::Fate::kChanged:
      break;
  }
  return differences.empty() ? "changed: " + told : differences;
}

std::string CountsText(const diff::Counts& counts) {
  std::string text;
  const auto add = [&text](std::size_t number, std::string_view name) {
    if (number > 0) text += (text.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(name);
  };
  add(counts.substantive, "substantive");
  add(counts.factual, "factual");
  add(counts.editorial, "editorial");
  return text.empty() ? "none" : text;
}

std::string VerdictText(const diff::Comparison& comparison) {
  switch (comparison.verdict) {
    case diff::Verdict::kNone:
      return "none";
    case diff::Verdict::kMinor:
      return "minor: nothing substantive changed";
    case diff::Verdict::kMajor:
      break;
  }
  return "major: " + Counted(comparison.counts.substantive, "change") +
         (comparison.counts.substantive == 1 ? " is" : " are") + " substantive";
}

std::string NothingText(const diff::Comparison& comparison) {
  if (!comparison.changes.empty()) return "";
  if (comparison.layout_only) return "No change a reader would notice: only the layout differs.";
  return "No change: the two texts are identical.";
}

}  // namespace planrev::tool
