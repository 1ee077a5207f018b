// SPDX-License-Identifier: MIT
// The forms in which a comparison is told, one file each. A renderer decides nothing: what changed, how much it weighs
// and why stands in the comparison; a renderer says how that reads. Same comparison, same bytes out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/redline/redline.h"

namespace planrev::tool {

// What two texts are called.
struct SideName {
  std::string name;
  std::string sha256;  // empty where unknown
};

// A comparison with what a reader calls its sides.
struct Told {
  const diff::Comparison& comparison;
  SideName before;
  SideName after;
};

struct TerminalOptions {
  std::size_t width = 80;  // columns; at least 20 are used
  bool colour = false;
  bool overview_only = false;  // the verdict, the counts and where the changes lie
};

// For reading on a terminal, the answer first. In black and white as well: removed and added text always stands in
// [-marks-] {+of its own+}.
std::string RenderTerminal(const Told& told, const TerminalOptions& options);

// A Markdown document (CommonMark with ~~strikethrough~~) with the same facts.
std::string RenderMarkdown(const Told& told);

// What a page has where changes are judged on it; see render/page/review.h.
struct PageReview {
  std::string head_html;                // above the plan
  std::vector<std::string> below_html;  // by change: below its note
};

// One HTML file that asks for nothing else: the answer on top, below it the plan with its changes in place. Works
// without JavaScript, better with it. `redline` is that of the comparison.
std::string RenderPage(const Told& told, const diff::Redline& redline, const PageReview* review = nullptr);

struct WordOptions {
  std::string author = "planrev";  // of the changes
  std::string date = {};           // of the changes, as "2021-06-29T00:00:00Z"; empty: they have none
};

// A Word document in which every change is tracked: with all of them accepted it is the text after, with all rejected
// the text before. `redline` is that of the comparison, with both sides. Where the two texts are one it is that text.
std::string RenderWord(const diff::Comparison& comparison, const diff::Redline& redline, const WordOptions& options);

// The public contract, planrev-comparison(5).
std::string RenderJson(const Told& told);

}  // namespace planrev::tool
