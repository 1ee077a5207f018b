// SPDX-License-Identifier: MIT
#include <algorithm>

#include "tool/labelled.h"
#include "tool/render/phrases.h"
#include "tool/render/trace.h"
#include "tool/render/trace_words.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kLeastWidth = 20;

class Renderer {
 public:
  Renderer(const ToldTrace& trace, const TerminalOptions& options)
      : trace_(trace), words_(trace), width_(std::max(options.width, kLeastWidth)), colour_(options.colour) {}

  std::string Render() {
    Write({{Label::kAside, "before "}, {Label::kPlain, VisibleLine(trace_.told.before.name)}}, 0);
    Write({{Label::kAside, "after  "}, {Label::kPlain, VisibleLine(trace_.told.after.name)}}, 0);
    Write({{Label::kAside, "recommended in "}, {Label::kPlain, VisibleLine(trace_.paper)}}, 0);
    for (const TracedRecommendation& traced : trace_.result.recommendations) WriteRecommendation(traced);
    WriteUnasked();
    out_ += '\n';
    Write({{Label::kPlain, words_.Summary()}}, 0);
    return std::move(out_);
  }

 private:
  void Write(const Line& text, std::size_t indent) {
    const Wrapping wrapping = {.width = width_,
                               .first = {Label::kPlain, std::string(indent, ' ')},
                               .rest = {Label::kPlain, std::string(indent + 2, ' ')}};
    for (const Line& line : Wrap(text, wrapping)) out_ += Paint(line, colour_);
  }

  void WriteRecommendation(const TracedRecommendation& traced) {
    out_ += '\n';
    const Label label = traced.outcome == TraceOutcome::kDone ? Label::kAdded : Label::kSubstantive;
    Write({{Label::kSection, VisibleLine(traced.recommendation.label)},
           {Label::kPlain, "  "},
           {label, std::string(Name(traced.outcome))},
           {Label::kAside, "  (line " + std::to_string(traced.recommendation.line) + ")"}},
          0);
    Write({{Label::kPlain, VisibleLine(traced.recommendation.words)}}, 2);
    for (const TracePlace& place : words_.Places(traced)) WritePlace(place);
    for (const std::string& open : words_.Open(traced)) {
      Write({{Label::kWarning, "not found: "}, {Label::kPlain, VisibleLine(open)}}, 2);
    }
  }

  void WritePlace(const TracePlace& place) {
    Write({{Label::kSection, VisibleLine(place.section)}}, 4);
    for (const TracePlace::Item& item : place.items) {
      Line line = {{Label::kPlain, VisibleLine(item.phrase) + "  "}, {Label::kId, item.id}};
      if (!item.state.empty()) line.push_back({Label::kAside, "  " + VisibleLine(item.state)});
      Write(line, 6);
      if (!item.shared.empty()) Write({{Label::kAside, "shares: " + VisibleLine(item.shared)}}, 8);
    }
    if (place.more > 0) Write({{Label::kAside, "and " + Counted(place.more, "more change") + " here"}}, 6);
  }

  void WriteUnasked() {
    if (trace_.result.unasked.empty()) return;
    out_ += '\n';
    Write({{Label::kWarning, "Substantive, and nobody asked for it:"}}, 0);
    for (const std::size_t change : trace_.result.unasked) {
      Write({{Label::kPlain, VisibleLine(words_.Described(change)) + "  "},
             {Label::kId, trace_.told.comparison.changes[change].id}},
            2);
    }
  }

  const ToldTrace& trace_;
  TraceWords words_;
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string RenderTraceTerminal(const ToldTrace& trace, const TerminalOptions& options) {
  return Renderer(trace, options).Render();
}

}  // namespace planrev::tool
