// SPDX-License-Identifier: MIT
// A mark opens only where CommonMark finds it left-flanking and closes where right-flanking (CommonMark 0.30,
// section 6.2): inside the marks there is no white space at the ends, and a sign at an end needs white space or a sign
// outside it.
#include "tool/render/markdown_text.h"

#include <utf8proc.h>

#include <algorithm>

#include "tool/render/excerpt.h"
#include "tool/utf8.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kSpecial = "\\`*_[]<>~|&#{}";

bool IsBlank(char byte) { return byte == ' ' || byte == '\t'; }

bool IsWordly(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

char32_t FirstOf(std::string_view text) { return text.empty() ? U' ' : Decode(text).value; }

char32_t LastOf(std::string_view text) {
  if (text.empty()) return U' ';
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return Decode(text.substr(at)).value;
}

// Whether marks between `outside` and `inside` are taken for marks.
bool Flanks(char32_t outside, char32_t inside) { return IsWordly(inside) || !IsWordly(outside); }

// Where a line has a sign that would make it a list item, a rule or a heading's underline; npos where it has none.
std::size_t ListMarker(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos) return first;
  if (line[first] == '-' || line[first] == '+' || line[first] == '=') return first;
  const std::size_t at = line.find_first_not_of("0123456789", first);
  if (at == std::string_view::npos || at == first || (line[at] != '.' && line[at] != ')'))
    return std::string_view::npos;
  return at + 1 == line.size() || line[at + 1] == ' ' ? at : std::string_view::npos;
}

// With a backslash before every special character, and before the one at `marker`.
std::string Escape(std::string_view text, std::size_t marker) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == marker || kSpecial.find(text[i]) != std::string_view::npos) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

struct Marks {
  std::string_view open, close, html_open, html_close;
};

Marks MarksOf(diff::Sign sign) {
  if (sign == diff::Sign::kAdded) return {"**", "**", "<ins>", "</ins>"};
  return {"~~", "~~", "<del>", "</del>"};
}

struct Neighbours {
  char32_t before = U' ';
  char32_t after = U' ';
};

// One line of removed or added text in its marks; white space at its ends stays outside them.
std::string MarkedLine(std::string_view text, const Marks& marks, const Neighbours& outside) {
  const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
  const std::string_view lead = text.substr(0, start);
  text.remove_prefix(start);
  std::size_t size = text.size();
  while (size > 0 && IsBlank(text[size - 1])) --size;
  const std::string_view trail = text.substr(size);
  text = text.substr(0, size);
  if (text.empty()) return std::string(lead);
  const bool flanks = Flanks(lead.empty() ? outside.before : U' ', FirstOf(text)) &&
                      Flanks(trail.empty() ? outside.after : U' ', LastOf(text));
  const std::string inside = MarkdownText(text);
  return std::string(lead) + std::string(flanks ? marks.open : marks.html_open) + inside +
         std::string(flanks ? marks.close : marks.html_close) + std::string(trail);
}

std::string Marked(std::string_view text, const Marks& marks, const Neighbours& outside) {
  std::string marked;
  while (true) {
    const std::size_t end = text.find('\n');
    marked += MarkedLine(text.substr(0, end), marks, outside);
    if (end == std::string_view::npos) return marked;
    marked += '\n';
    text.remove_prefix(end + 1);
  }
}

// `first` says whether the text stands at the start of a line.
std::string EscapedLines(std::string_view text, bool first) {
  std::string escaped;
  while (true) {
    const std::size_t end = text.find('\n');
    escaped += first ? MarkdownLine(text.substr(0, end)) : MarkdownText(text.substr(0, end));
    if (end == std::string_view::npos) return escaped;
    escaped += '\n';
    text.remove_prefix(end + 1);
    first = true;
  }
}

std::string Equal(const diff::Change& change, std::size_t run) {
  const bool first = run == 0;
  const bool last = run + 1 == change.runs.size();
  const Excerpt excerpt = Shorten(change.runs[run].text, first == last ? Touches::kBoth
                                                         : first       ? Touches::kEnd
                                                                       : Touches::kStart);
  std::string text = EscapedLines(excerpt.head, first);
  if (excerpt.cut) text += excerpt.head.empty() ? "… " : excerpt.tail.empty() ? " …" : " … ";
  return text + EscapedLines(excerpt.tail, false);
}

// The characters that stand outside the marks of a run: an equal run's own, or the sign of a mark.
Neighbours NeighboursOf(const diff::Change& change, std::size_t run) {
  const auto at = [&](std::size_t index, bool end) -> char32_t {
    const diff::Run& neighbour = change.runs[index];
    if (neighbour.sign != diff::Sign::kEqual) return U'*';
    return end ? LastOf(neighbour.text) : FirstOf(neighbour.text);
  };
  return {.before = run == 0 ? U' ' : at(run - 1, true),
          .after = run + 1 == change.runs.size() ? U' ' : at(run + 1, false)};
}

}  // namespace

std::string MarkdownText(std::string_view text) { return Escape(VisibleLine(text), std::string::npos); }

std::string MarkdownLine(std::string_view text) {
  const std::string visible = VisibleLine(text);
  return Escape(visible, ListMarker(visible));
}

std::string MarkdownRuns(const diff::Change& change) {
  std::string text;
  for (std::size_t i = 0; i < change.runs.size(); ++i) {
    const diff::Run& run = change.runs[i];
    text += run.sign == diff::Sign::kEqual ? Equal(change, i)
                                           : Marked(run.text, MarksOf(run.sign), NeighboursOf(change, i));
  }
  return text;
}

std::string MarkdownQuote(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  std::string quote;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    quote += line.empty() ? ">\n" : "> " + std::string(line) + "\n";
    if (end == std::string_view::npos) return quote;
    text.remove_prefix(end + 1);
  }
}

}  // namespace planrev::tool
