// SPDX-License-Identifier: MIT
#include "tool/render/markdown_text.h"
#include "tool/render/phrases.h"
#include "tool/render/trace.h"
#include "tool/render/trace_words.h"

namespace planrev::tool {
namespace {

std::string ItemText(const TracePlace::Item& item) {
  std::string text = MarkdownText(item.phrase) + " (" + item.id;
  if (!item.state.empty()) text += ", " + MarkdownText(item.state);
  return text + ")";
}

// One cell: sections, and in each what was changed.
std::string Answers(const TraceWords& words, const TracedRecommendation& traced) {
  std::string text;
  for (const TracePlace& place : words.Places(traced)) {
    text += (text.empty() ? "" : "<br>") + ("**" + MarkdownText(place.section) + "**: ");
    for (std::size_t i = 0; i < place.items.size(); ++i) text += (i > 0 ? "; " : "") + ItemText(place.items[i]);
    if (place.more > 0) text += "; and " + Counted(place.more, "more change") + " here";
  }
  for (const std::string& open : TraceWords::Open(traced)) {
    text += (text.empty() ? "" : "<br>") + ("Not found: " + MarkdownText(open));
  }
  return text;
}

std::string Unasked(const ToldTrace& trace, const TraceWords& words) {
  if (trace.result.unasked.empty()) return "";
  std::string text = "\n## Substantive changes that nobody asked for\n\n";
  for (const std::size_t change : trace.result.unasked) {
    text += "- " + MarkdownText(words.Described(change)) + " (" + trace.told.comparison.changes[change].id + ")\n";
  }
  return text;
}

}  // namespace

std::string RenderTraceMarkdown(const ToldTrace& trace) {
  const TraceWords words(trace);
  std::string text = "# What became of the recommendations\n\n" + MarkdownText(trace.paper) + ", against " +
                     MarkdownText(trace.told.before.name) + " → " + MarkdownText(trace.told.after.name) + "\n\n" +
                     MarkdownText(words.Summary()) + "\n\n| | Recommendation | Outcome | Where |\n|:--|:--|:--|:--|\n";
  for (const TracedRecommendation& traced : trace.result.recommendations) {
    text += "| " + MarkdownText(traced.recommendation.label) + " | " + MarkdownText(traced.recommendation.words) +
            " | " + std::string(Name(traced.outcome)) + " | " + Answers(words, traced) + " |\n";
  }
  return text + Unasked(trace, words);
}

}  // namespace planrev::tool
