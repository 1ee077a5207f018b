// SPDX-License-Identifier: MIT
// For a terminal: section by section, each change with its words. Removed and added text stands in marks as with git's
// word diff, so that nothing rests on colour; whole blocks have "+ " or "- " before their lines.
#include <algorithm>

#include "tool/labelled.h"
#include "tool/render/excerpt.h"
#include "tool/render/phrases.h"
#include "tool/render/render.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kLeastWidth = 20;
constexpr std::string_view kIndent = "  ";
constexpr std::string_view kDeeper = "    ";

Label LabelOf(diff::Significance significance) {
  switch (significance) {
    case diff::Significance::kEditorial:
      return Label::kEditorial;
    case diff::Significance::kFactual:
      return Label::kFactual;
    case diff::Significance::kSubstantive:
      return Label::kSubstantive;
  }
  return Label::kPlain;
}

// A text that happens to hold the marks gets a backslash before them, so that only ours are bare.
std::string EscapeMarks(const std::string& text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view two = std::string_view(text).substr(i, 2);
    if (two == "[-" || two == "-]" || two == "{+" || two == "+}") escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

std::string Shown(std::string_view text) { return EscapeMarks(VisibleText(text)); }

Touches TouchesOf(const diff::Change& change, std::size_t run) {
  const bool first = run == 0;
  const bool last = run + 1 == change.runs.size();
  return first == last ? Touches::kBoth : first ? Touches::kEnd : Touches::kStart;
}

void AddEqual(Line& line, const diff::Change& change, std::size_t run) {
  const Excerpt excerpt = Shorten(change.runs[run].text, TouchesOf(change, run));
  line.push_back({Label::kPlain, Shown(excerpt.head)});
  if (!excerpt.cut) return;
  line.push_back({Label::kAside, excerpt.head.empty() ? "… " : excerpt.tail.empty() ? " …" : " … "});
  line.push_back({Label::kPlain, Shown(excerpt.tail)});
}

// The text of a change with marks around what differs.
Line Marked(const diff::Change& change) {
  Line line;
  for (std::size_t i = 0; i < change.runs.size(); ++i) {
    const diff::Run& run = change.runs[i];
    if (run.sign == diff::Sign::kEqual) AddEqual(line, change, i);
    if (run.sign == diff::Sign::kRemoved) line.push_back({Label::kRemoved, "[-" + Shown(run.text) + "-]"});
    if (run.sign == diff::Sign::kAdded) line.push_back({Label::kAdded, "{+" + Shown(run.text) + "+}"});
  }
  return line;
}

std::string WholeText(const diff::Change& change) {
  std::string text;
  for (const diff::Run& run : change.runs) text += run.text;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return VisibleText(text);
}

class TerminalRenderer {
 public:
  explicit TerminalRenderer(const TerminalOptions& options)
      : width_(std::max(options.width, kLeastWidth)), colour_(options.colour) {}

  std::string Render(const Told& told) {
    Write({{Label::kAside, "before "}, {Label::kPlain, VisibleLine(told.before.name)}});
    Write({{Label::kAside, "after  "}, {Label::kPlain, VisibleLine(told.after.name)}});
    WriteChanges(told.comparison);
    WriteRemarks(told.comparison);
    WriteEnd(told.comparison);
    return std::move(out_);
  }

 private:
  void Write(const Line& text, std::string_view first = "", std::string_view rest = kDeeper) {
    WriteWrapped(
        text,
        {.width = width_, .first = {Label::kPlain, std::string(first)}, .rest = {Label::kPlain, std::string(rest)}});
  }

  void WriteWrapped(const Line& text, const Wrapping& wrapping) {
    for (const Line& line : Wrap(text, wrapping)) out_ += Paint(line, colour_);
  }

  void WriteChanges(const diff::Comparison& comparison) {
    const std::string shared = SharedTitle(comparison);
    const std::vector<std::string>* section = nullptr;
    for (const diff::Change& change : comparison.changes) {
      out_ += '\n';
      if (section == nullptr || *section != change.section) {
        Write({{Label::kSection, VisibleLine(PathText(change.section, shared))}});
      }
      section = &change.section;
      WriteChange(change);
    }
  }

  void WriteChange(const diff::Change& change) {
    WriteTitle(change);
    if (!change.reason.empty()) Write({{Label::kAside, "why: "}, {Label::kPlain, VisibleLine(change.reason)}}, kIndent);
    WriteText(change);
    for (const auto& figure : change.figures) WriteFact("figure: ", FigureText(figure));
    for (const auto& obligation : change.obligations) WriteFact("obligation: ", ObligationText(obligation));
  }

  void WriteTitle(const diff::Change& change) {
    Line title = {{Label::kPlain, VisibleLine(Phrase(change)) + ", "},
                  {LabelOf(change.significance), std::string(Name(change.significance))}};
    if (const std::string where = Where(change); !where.empty()) title.push_back({Label::kPlain, ", " + where});
    title.push_back({Label::kPlain, "  "});
    title.push_back({Label::kId, change.id});
    Write(title, kIndent);
  }

  void WriteText(const diff::Change& change) {
    if (change.runs.empty()) return;
    if (change.kind == diff::Kind::kAdded) return WriteBlock(change, {Label::kAdded, "  + "});
    if (change.kind == diff::Kind::kRemoved) return WriteBlock(change, {Label::kRemoved, "  - "});
    Write(Marked(change), kDeeper);
  }

  void WriteBlock(const diff::Change& change, const Piece& sign) {
    WriteWrapped({{sign.label, WholeText(change)}}, {.width = width_, .first = sign, .rest = sign});
  }

  void WriteFact(std::string_view name, const std::string& text) {
    Write({{Label::kAside, std::string(name)}, {Label::kPlain, VisibleLine(text)}}, kDeeper);
  }

  void WriteRemarks(const diff::Comparison& comparison) {
    if (!comparison.limits.empty() || !comparison.warnings.empty()) out_ += '\n';
    for (const diff::Warning& warning : comparison.warnings) {
      Write({{Label::kWarning, "warning: "},
             {Label::kPlain, VisibleLine(warning.said) + " (line " + std::to_string(warning.line) + ")"}});
    }
    for (const diff::Limit& limit : comparison.limits) {
      const std::string where = limit.section.empty() ? "" : " (" + PathText(limit.section) + ")";
      Write({{Label::kWarning, "limit: "}, {Label::kPlain, VisibleLine(limit.said + where)}});
    }
  }

  void WriteEnd(const diff::Comparison& comparison) {
    out_ += '\n';
    if (const std::string nothing = NothingText(comparison); !nothing.empty()) return Write({{Label::kPlain, nothing}});
    Write({{Label::kAside, "verdict: "}, {Label::kSection, VerdictText(comparison)}});
    Write({{Label::kAside, "changes: "}, {Label::kPlain, CountsText(comparison.counts)}});
  }

  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string RenderTerminal(const Told& told, const TerminalOptions& options) {
  return TerminalRenderer(options).Render(told);
}

}  // namespace planrev::tool
