// SPDX-License-Identifier: MIT
#include "tool/render/page/snippet.h"

#include <algorithm>

#include "tool/render/excerpt.h"
#include "tool/render/html_text.h"
#include "tool/render/page/inline.h"

namespace planrev::tool {
namespace {

using diff::Sign;

constexpr std::size_t kLongest = 240;  // bytes of a run that is shown
constexpr std::size_t kMostRuns = 24;
constexpr std::size_t kAround = 48;  // bytes on either side of a figure

bool IsInside(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// At most `most` bytes from the start, cut between words where there is a blank near.
std::string_view Beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = text.rfind(' ', most);
  if (end == std::string_view::npos || end < most / 2) end = most;
  while (end > 0 && IsInside(text[end])) --end;
  return text.substr(0, end);
}

std::string_view Ending(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t start = text.find(' ', text.size() - most);
  if (start == std::string_view::npos || start > text.size() - most / 2) start = text.size() - most;
  while (start < text.size() && IsInside(text[start])) ++start;
  return text.substr(start);
}

std::string EqualHtml(const diff::Change& change, std::size_t run) {
  const bool first = run == 0, last = run + 1 == change.runs.size();
  const Excerpt excerpt = Shorten(change.runs[run].text, first == last ? Touches::kBoth
                                                         : first       ? Touches::kEnd
                                                                       : Touches::kStart);
  std::string html = HtmlText(Beginning(excerpt.head, kLongest));
  if (excerpt.cut) html += excerpt.head.empty() ? "… " : excerpt.tail.empty() ? " …" : " … ";
  return html + HtmlText(excerpt.tail);
}

std::string SideText(const diff::Change& change, Sign without) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    if (run.sign != without) text += run.text;
  }
  return text;
}

}  // namespace

std::string SnippetHtml(const diff::Change& change) {
  std::string html;
  for (std::size_t r = 0; r < change.runs.size(); ++r) {
    if (r == kMostRuns) return html + " …";
    const diff::Run& run = change.runs[r];
    if (run.sign == Sign::kEqual) {
      html += EqualHtml(change, r);
      continue;
    }
    const std::string_view shown = Beginning(run.text, kLongest);
    html += OpenSign(run.sign, nullptr) + HtmlText(shown) + (shown.size() < run.text.size() ? " …" : "") +
            CloseSign(run.sign);
  }
  return html;
}

std::string WordsAround(const diff::Change& change, const diff::FigureChange& figure, std::size_t& from) {
  const bool gone = figure.after.empty();
  const std::string text = SideText(change, gone ? Sign::kAdded : Sign::kRemoved);
  const std::string& sought = gone ? figure.before : figure.after;
  std::size_t at = text.find(sought, std::min(from, text.size()));
  if (at == std::string::npos) at = text.find(sought);
  if (at == std::string::npos) return std::string(Beginning(text, 2 * kAround));
  const std::size_t end = at + sought.size();
  from = end;
  const std::string_view whole = text;
  const std::string_view head = Ending(whole.substr(0, at), kAround), tail = Beginning(whole.substr(end), kAround);
  return (head.size() < at ? "…" : "") + std::string(head) + sought + std::string(tail) +
         (end + tail.size() < text.size() ? "…" : "");
}

}  // namespace planrev::tool
