// SPDX-License-Identifier: MIT
#include "tests/diff/cases/answer.h"

#include <cmath>
#include <locale>
#include <sstream>
#include <string_view>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

// Whether it acts on a terminal, turns the writing round or cannot be seen.
bool IsUnseen(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool turns =
      c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
  return control || turns || c == 0xA0 || c == 0xAD || c == 0x202F || c == 0xFEFF;
}

std::string OnOneLine(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = CharAt(text, at);
    if (text[at] == '\n') {
      line += " ⏎ ";
    } else if (IsUnseen(c.code)) {
      std::ostringstream code;
      code << "\\u{" << std::uppercase << std::hex << static_cast<unsigned long>(c.code) << "}";
      line += code.str();
    } else {
      line += text.substr(at, c.length);
    }
    at += c.length;
  }
  return line;
}

std::string Marked(const Run& run) {
  const std::string text = OnOneLine(run.text);
  if (run.sign == Sign::kRemoved) return "[-" + text + "-]";
  if (run.sign == Sign::kAdded) return "{+" + text + "+}";
  return text;
}

std::string OrNone(const std::string& text) { return text.empty() ? "(none)" : text; }

std::string Rounded(double number) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(12);
  out << std::round(number * 100) / 100;
  return out.str();
}

std::string FigureLine(const FigureChange& figure) {
  std::string line = "  figures: " + OrNone(figure.before) + " -> " + OrNone(figure.after);
  if (figure.difference) {
    line += " (difference " + Rounded(*figure.difference);
    if (figure.percent) line += ", percent " + Rounded(*figure.percent);
    line += ")";
  }
  return line + "\n";
}

std::string ObligationLine(const ObligationChange& obligation) {
  return "  obligation: " + OrNone(obligation.before) + " -> " + OrNone(obligation.after) + " (" +
         std::string(Name(obligation.direction)) + ")\n";
}

std::string ChangeLines(const Change& change) {
  std::string lines(Name(change.kind));
  lines += " " + std::string(Name(change.unit)) + " " + std::string(Name(change.significance)) + ": ";
  for (const Run& run : change.runs) lines += Marked(run);
  lines += "\n";
  for (const FigureChange& figure : change.figures) lines += FigureLine(figure);
  for (const ObligationChange& obligation : change.obligations) lines += ObligationLine(obligation);
  return lines;
}

void WriteSpans(std::ostream& out, const char* side, const std::vector<Span>& spans) {
  out << "  " << side;
  for (const Span& span : spans) out << " " << span.start << "-" << span.end << "@" << span.line;
  out << "\n";
}

std::string SidesLine(std::string_view name, const BothSides& sides) {
  if (sides.before == sides.after) return {};
  return "  " + std::string(name) + ": " + OrNone(OnOneLine(sides.before)) + " -> " + OrNone(OnOneLine(sides.after)) +
         "\n";
}

}  // namespace

std::string Answer(const Comparison& comparison) {
  std::string answer = "verdict: " + std::string(Name(comparison.verdict));
  if (comparison.layout_only) answer += " (layout only)";
  answer += "\n";
  for (const Change& change : comparison.changes) answer += ChangeLines(change);
  for (const Warning& warning : comparison.warnings) answer += "warning: " + OnOneLine(warning.said) + "\n";
  for (const Limit& limit : comparison.limits) answer += "limit: " + limit.stage + ": " + OnOneLine(limit.said) + "\n";
  return answer;
}

std::string Commitments(const Comparison& comparison) {
  std::string told;
  for (const Change& change : comparison.changes) {
    for (const CommitmentChange& one : change.commitments) {
      told += std::string(Name(one.fate)) + ": " +
              OnOneLine(one.text.after.empty() ? one.text.before : one.text.after) + "\n";
      if (one.fate == Fate::kNew || one.fate == Fate::kDropped) continue;
      told += SidesLine("owner", one.owner) + SidesLine("binding", one.binding) + SidesLine("deadline", one.deadline) +
              SidesLine("measure", one.measure) + SidesLine("condition", one.condition);
    }
  }
  return told;
}

std::string Everything(const Comparison& comparison) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << Answer(comparison) << comparison.counts.editorial << " " << comparison.counts.factual << " "
      << comparison.counts.substantive << "\n";
  for (const Change& change : comparison.changes) {
    out << change.id << " " << change.reason << "\n  aspects";
    for (const Aspect aspect : change.aspects) out << " " << Name(aspect);
    out << "\n  section";
    for (const std::string& title : change.section) out << " / " << title;
    out << "\n";
    WriteSpans(out, "before", change.before);
    WriteSpans(out, "after", change.after);
    if (change.cell) out << "  cell " << change.cell->row << " / " << change.cell->column << "\n";
  }
  for (const SectionSummary& section : comparison.sections) {
    for (const std::string& title : section.path) out << "/ " << title;
    out << " " << Name(section.status) << " +" << section.words_added << " -" << section.words_removed;
    for (const std::string& id : section.changes) out << " " << id;
    out << "\n";
  }
  for (const Warning& warning : comparison.warnings) out << warning.line << "\n";
  return out.str();
}

}  // namespace planrev::diff
