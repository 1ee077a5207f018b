// SPDX-License-Identifier: MIT
// A Markdown document: the facts of the terminal form, for a wiki, a merge request or paper.
#include "tool/render/markdown_text.h"
#include "tool/render/phrases.h"
#include "tool/render/promises.h"
#include "tool/render/render.h"

namespace planrev::tool {
namespace {

std::string Item(std::string_view name, const std::string& text) {
  return "- " + std::string(name) + ": " + text + "\n";
}

std::string Head(const Told& told) {
  const diff::Comparison& comparison = told.comparison;
  std::string head = "# What changed\n\n";
  head += Item("Before", MarkdownText(told.before.name)) + Item("After", MarkdownText(told.after.name));
  if (const std::string nothing = NothingText(comparison); !nothing.empty()) return head + "\n" + nothing + "\n";
  return head + Item("Verdict", VerdictText(comparison)) + Item("Changes", CountsText(comparison.counts));
}

std::string Title(const diff::Change& change) {
  const std::string where = Where(change);
  return "**" + MarkdownText(Phrase(change)) + "**, " + std::string(Name(change.significance)) +
         (where.empty() ? "" : ", " + where) + " (`" + change.id + "`)" +
         (change.reason.empty() ? "" : ": " + MarkdownText(change.reason)) + "\n";
}

std::string Facts(const diff::Change& change) {
  std::string facts;
  for (const auto& figure : change.figures) facts += Item("Figure", MarkdownText(FigureText(figure)));
  for (const auto& obligation : change.obligations)
    facts += Item("Obligation", MarkdownText(ObligationText(obligation)));
  for (const std::string& commitment : CommitmentTexts(change)) facts += Item("Commitment", MarkdownText(commitment));
  return facts.empty() ? "" : "\n" + facts;
}

std::string Text(const diff::Change& change) {
  std::string text = "\n" + Title(change);
  if (!change.runs.empty()) text += "\n" + MarkdownQuote(MarkdownRuns(change));
  return text + Facts(change);
}

std::string Changes(const diff::Comparison& comparison) {
  std::string text;
  const std::string shared = SharedTitle(comparison);
  const std::vector<std::string>* section = nullptr;
  for (const diff::Change& change : comparison.changes) {
    if (section == nullptr || *section != change.section)
      text += "\n## " + MarkdownText(PathText(change.section, shared)) + "\n";
    section = &change.section;
    text += Text(change);
  }
  return text;
}

std::string Remarks(const diff::Comparison& comparison) {
  std::string remarks;
  for (const diff::Warning& warning : comparison.warnings) {
    remarks += Item("Warning", MarkdownText(warning.said) + " (line " + std::to_string(warning.line) + ")");
  }
  for (const diff::Limit& limit : comparison.limits) {
    const std::string where = limit.section.empty() ? "" : " (" + PathText(limit.section) + ")";
    remarks += Item("Limit", MarkdownText(limit.said + where));
  }
  return remarks.empty() ? "" : "\n## To look at\n\n" + remarks;
}

}  // namespace

std::string RenderMarkdown(const Told& told) {
  return Head(told) + Changes(told.comparison) + Remarks(told.comparison);
}

}  // namespace planrev::tool
