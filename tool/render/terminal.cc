// SPDX-License-Identifier: MIT
// For a terminal: the answer first (terminal_summary), then section by section each change with its words. Removed and
// added text stands in marks as with git's word diff, so that nothing rests on colour; whole blocks have "+ " or "- "
// before their lines.
#include "tool/render/excerpt.h"
#include "tool/render/phrases.h"
#include "tool/render/promises.h"
#include "tool/render/render.h"
#include "tool/render/terminal_summary.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

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

class Changes {
 public:
  explicit Changes(TerminalWriter& writer) : writer_(writer) {}

  void Write(const diff::Comparison& comparison) {
    const std::string shared = SharedTitle(comparison);
    const std::vector<std::string>* section = nullptr;
    for (const diff::Change& change : comparison.changes) {
      writer_.EmptyLine();
      if (section == nullptr || *section != change.section) {
        writer_.Write({{Label::kSection, VisibleLine(PathText(change.section, shared))}});
      }
      section = &change.section;
      WriteChange(change);
    }
  }

 private:
  void WriteChange(const diff::Change& change) {
    WriteTitle(change);
    if (!change.reason.empty())
      writer_.Write({{Label::kAside, "why: "}, {Label::kPlain, VisibleLine(change.reason)}}, kIndent);
    WriteText(change);
    for (const auto& figure : change.figures) WriteFact("figure: ", FigureText(figure));
    for (const auto& obligation : change.obligations) WriteFact("obligation: ", ObligationText(obligation));
    for (const std::string& commitment : CommitmentTexts(change)) WriteFact("commitment: ", commitment);
  }

  void WriteTitle(const diff::Change& change) {
    Line title = {{Label::kPlain, VisibleLine(Phrase(change)) + ", "},
                  {LabelOf(change.significance), std::string(Name(change.significance))}};
    if (const std::string where = Where(change); !where.empty()) title.push_back({Label::kPlain, ", " + where});
    title.push_back({Label::kPlain, "  "});
    title.push_back({Label::kId, change.id});
    writer_.Write(title, kIndent);
  }

  void WriteText(const diff::Change& change) {
    if (change.runs.empty()) return;
    const std::string whole = WholeText(change);
    if (change.kind == diff::Kind::kAdded) return writer_.Write({{Label::kAdded, whole}}, {Label::kAdded, "  + "});
    if (change.kind == diff::Kind::kRemoved)
      return writer_.Write({{Label::kRemoved, whole}}, {Label::kRemoved, "  - "});
    writer_.Write(Marked(change), kDeeper);
  }

  void WriteFact(std::string_view name, const std::string& text) {
    writer_.Write({{Label::kAside, std::string(name)}, {Label::kPlain, VisibleLine(text)}}, kDeeper);
  }

  TerminalWriter& writer_;
};

}  // namespace

std::string RenderTerminal(const Told& told, const TerminalOptions& options) {
  TerminalWriter writer(options.width, options.colour);
  WriteOverview(told, writer);
  if (options.overview_only) return writer.Take();
  WriteHighlights(told.comparison, writer);
  Changes(writer).Write(told.comparison);
  return writer.Take();
}

}  // namespace planrev::tool
