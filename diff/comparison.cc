// SPDX-License-Identifier: MIT
// The stages in their order; see ARCHITECTURE.md.
#include "diff/comparison.h"

#include <algorithm>

#include "diff/changes/draft.h"
#include "diff/changes/front_matter.h"
#include "diff/changes/replaced_files.h"
#include "diff/changes/section_rows.h"
#include "diff/changes/summary.h"
#include "diff/changes/walk.h"
#include "diff/match/match_blocks.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"
#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

Document Open(std::string_view text) {
  Document document;
  document.text = text;
  document.outline = MakeOutline(text);
  return document;
}

// Blocks for every section: parsed where it differs, one for all of it where it does not.
void AddBlocks(Document& document, const std::vector<int>& partners, Vocabulary& vocabulary) {
  const auto& sections = document.outline.sections;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    document.section_blocks.push_back(document.blocks.size());
    if (partners[s] == kUnmatched) {
      ParseSection({sections[s].start, sections[s].end, static_cast<int>(s)}, document, vocabulary);
      continue;
    }
    Block block;
    block.unit = Unit::kSection;
    block.whole = true;
    block.section = static_cast<int>(s);
    block.start = block.content = sections[s].start;
    block.end = sections[s].end;
    while (block.end > block.start && static_cast<unsigned char>(document.text[block.end - 1]) <= ' ') --block.end;
    document.blocks.push_back(block);
  }
  document.section_blocks.push_back(document.blocks.size());
}

FrontMatter FrontMatterOf(const Document& document) {
  if (document.outline.front_matter_end == 0)
    return {document.text, document.outline.body_start, document.outline.body_start};
  const std::size_t start = document.text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  return {document.text, start, document.outline.front_matter_end};
}

void RenumberNodes(std::vector<Node>& nodes, const std::vector<int>& place_of) {
  for (Node& node : nodes) {
    if (node.change >= 0) node.change = place_of[static_cast<std::size_t>(node.change)];
    RenumberNodes(node.parts, place_of);
  }
}

void CountLines(std::string_view text, std::vector<Span> Change::*side, std::vector<Change>& changes) {
  const LineIndex lines(text);
  for (Change& change : changes) {
    for (Span& span : change.*side) span.line = lines.LineOf(span.start);
  }
}

void CountChanges(Comparison& comparison) {
  for (const Change& change : comparison.changes) {
    switch (change.significance) {
      case Significance::kEditorial:
        ++comparison.counts.editorial;
        break;
      case Significance::kFactual:
        ++comparison.counts.factual;
        break;
      case Significance::kSubstantive:
        ++comparison.counts.substantive;
        break;
    }
  }
  comparison.verdict = comparison.changes.empty()           ? Verdict::kNone
                       : comparison.counts.substantive == 0 ? Verdict::kMinor
                                                            : Verdict::kMajor;
}

// Figures that look like a slip.
void WarnOfDoubts(Comparison& comparison) {
  for (const Change& change : comparison.changes) {
    for (const FigureChange& figure : change.figures) {
      if (figure.doubt.empty()) continue;
      comparison.warnings.push_back(
          {"\"" + figure.before + "\" became \"" + figure.after + "\", " + figure.doubt, change.after.front().line});
    }
  }
}

}  // namespace

Comparison Compare(std::string_view before_text, std::string_view after_text, const CompareOptions& options) {
  Document before = Open(before_text);
  Document after = Open(after_text);
  LabelPair labels = MatchLabels(before_text, after_text);
  before.labels = std::move(labels.before);
  after.labels = std::move(labels.after);
  Vocabulary vocabulary;
  SectionPartners sections = MatchEqualSections(before, after);
  AddBlocks(before, sections.of_before, vocabulary);
  AddBlocks(after, sections.of_after, vocabulary);

  Comparison comparison;
  if (before.marks_left || after.marks_left)
    comparison.limits.push_back(
        {"parse", {}, "links and tags were read as plain text: too many signs open one in vain"});
  const Lexicon lexicon(vocabulary);
  MatchChangedSections(before, after, lexicon, sections, comparison.limits);
  const BlockMatching blocks = MatchBlocks(before, after, sections, lexicon, comparison.limits);

  const References references(before, after, sections, blocks);
  Drafts drafts;
  const auto front_matter = CompareFrontMatter(FrontMatterOf(before), FrontMatterOf(after), drafts);
  comparison.patch = WalkBlocks({before, after, sections, blocks, references, lexicon}, drafts, comparison.limits);
  comparison.patch.renamed = std::move(labels.renamed);
  if (front_matter) comparison.patch.nodes.insert(comparison.patch.nodes.begin(), *front_matter);

  AddReplacedFiles(before, after, options, drafts);
  const SectionRows rows(sections);
  auto [ordered, place_of] = std::move(drafts).Finish(rows, lexicon, comparison.limits);
  RenumberNodes(comparison.patch.nodes, place_of);
  for (auto& body : comparison.patch.bodies) RenumberNodes(body, place_of);
  Summarize(before, after, sections, rows, std::move(ordered), comparison);
  if (!comparison.changes.empty()) {
    CountLines(before_text, &Change::before, comparison.changes);
    CountLines(after_text, &Change::after, comparison.changes);
    comparison.warnings = references.Stale(LineIndex(after_text));
    WarnOfDoubts(comparison);
  }
  CountChanges(comparison);
  comparison.layout_only = comparison.changes.empty() && before_text != after_text;
  return comparison;
}

std::string Apply(const Comparison& comparison, std::string_view before, std::string_view after,
                  const std::vector<bool>& accepted) {
  const auto all = static_cast<std::size_t>(std::count(accepted.begin(), accepted.end(), true));
  const bool layout_after = all >= comparison.changes.size() && !accepted.empty();
  return Assemble(comparison.patch, before, after, accepted, layout_after);
}

}  // namespace planrev::diff
