// SPDX-License-Identifier: MIT
// cmark parses the whole text, so that references find their definitions and code is no picture. It knows neither front
// matter, which is left out, nor footnotes: "[^1]: …" would be a definition of a link. Footnotes are made items of a
// list, which hold the same lines.
#include "diff/parse/shown_files.h"

#include <cmark.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "diff/parse/outline.h"
#include "diff/text/entities.h"
#include "diff/text/html_tags.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

constexpr std::array<std::string_view, 7> kPages = {"html", "htm", "xhtml", "php", "asp", "aspx", "jsp"};
constexpr std::size_t kLongestEnding = 5;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// RFC 3986, section 3.1; but one letter is a drive ("C:\map.png").
bool HasScheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon < 2 || !IsLetter(target[0])) return false;
  return std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return IsLetter(c) || IsDigit(c) || c == '+' || c == '.' || c == '-'; });
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "%20" is a blank; what is no such pair of digits stays.
std::string WithoutPercents(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool pair =
        text[at] == '%' && at + 2 < text.size() && HexValue(text[at + 1]) >= 0 && HexValue(text[at + 2]) >= 0;
    plain += pair ? static_cast<char>(HexValue(text[at + 1]) * 16 + HexValue(text[at + 2])) : text[at];
    if (pair) at += 2;
  }
  return plain;
}

// RFC 3986, section 5.2.4, but a ".." that leads out of the folder stays.
std::string WithoutDots(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  std::string joined = absolute ? "/" : "";
  for (const std::string_view part : parts)
    joined.append(joined.size() > 1 || (!absolute && !joined.empty()) ? "/" : "").append(part);
  return joined;
}

// What a target leads to, as a path; nothing where that is no file.
std::optional<std::string> PathOf(std::string_view target) {
  const std::string_view path = target.substr(0, target.find_first_of("?#"));
  if (path.empty() || path.ends_with('/') || path.starts_with("//") || HasScheme(path)) return std::nullopt;
  if (Folded(path).starts_with("www.")) return std::nullopt;
  std::string plain = WithoutDots(WithoutPercents(path));
  return plain.empty() || plain == "/" ? std::nullopt : std::optional(std::move(plain));
}

// "pdf" of "annexes/A 1.pdf"; empty where there is no ending such as files have.
std::string EndingOf(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return "";
  const std::string_view ending = name.substr(dot + 1);
  if (ending.size() > kLongestEnding || std::none_of(ending.begin(), ending.end(), IsLetter)) return "";
  const bool plain = std::all_of(ending.begin(), ending.end(), [](char c) { return IsLetter(c) || IsDigit(c); });
  return plain ? Folded(ending) : "";
}

bool LeadsToFile(std::string_view path) {
  const std::string ending = EndingOf(path);
  if (ending.empty() || path.starts_with('/')) return false;
  if (path.starts_with("../") && (ending == "md" || ending == "markdown")) return false;
  return std::find(kPages.begin(), kPages.end(), ending) == kPages.end();
}

// Where the label of a footnote's definition ends, behind its colon; 0 where the line is none.
std::size_t NoteLabelEnd(std::string_view line) {
  const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
  if (start > 3 || !line.substr(start).starts_with("[^")) return 0;
  const std::size_t end = line.find(']', start);
  return end != std::string_view::npos && end > start + 2 && line.substr(end).starts_with("]:") ? end + 2 : 0;
}

std::string WithNotesAsItems(std::string_view text) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = LineAt(text, at);
    const std::size_t label_end = NoteLabelEnd(text.substr(line.start, line.end - line.start));
    if (label_end > 0) changed += '-';
    changed += text.substr(line.start + label_end, line.next - line.start - label_end);
    at = line.next;
  }
  return changed;
}

std::string_view Said(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

std::string WordsOf(cmark_node* node) {
  std::string words;
  const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(node));
  for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes.get())) {
    cmark_node* inner = cmark_iter_get_node(nodes.get());
    const cmark_node_type type = cmark_node_get_type(inner);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) words += Said(cmark_node_get_literal(inner));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) words += ' ';
  }
  return words;
}

// How many lines of definitions stood above a paragraph's text: cmark takes them out, and counts on as if they had not
// been there.
int LinesDropped(cmark_node* paragraph) {
  cmark_node* last = cmark_node_last_child(paragraph);
  while (last != nullptr && cmark_node_last_child(last) != nullptr) last = cmark_node_last_child(last);
  const int line = last == nullptr ? 0 : cmark_node_get_end_line(last);
  return line == 0 ? 0 : std::max(0, cmark_node_get_end_line(paragraph) - line);
}

class Finder {
 public:
  explicit Finder(std::size_t lines_before) : lines_before_(lines_before) {}

  void Visit(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type <= CMARK_NODE_LAST_BLOCK) shift_ = type == CMARK_NODE_PARAGRAPH ? LinesDropped(node) : 0;
    const std::size_t line =
        lines_before_ + static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(node) + shift_));
    switch (type) {
      case CMARK_NODE_IMAGE:
        return Add(Said(cmark_node_get_url(node)), {"", true, WordsOf(node), line});
      case CMARK_NODE_LINK:
        return Add(Said(cmark_node_get_url(node)), {"", false, WordsOf(node), line});
      case CMARK_NODE_HTML_BLOCK:
      case CMARK_NODE_HTML_INLINE:
        return VisitHtml(Said(cmark_node_get_literal(node)), line);
      default:
        return;
    }
  }

  std::vector<ShownFile> Found() { return std::move(found_); }

 private:
  void Add(std::string_view target, ShownFile file) {
    auto path = PathOf(target);
    if (!path || (!file.picture && !LeadsToFile(*path))) return;
    file.path = std::move(*path);
    found_.push_back(std::move(file));
  }

  void VisitHtml(std::string_view html, std::size_t line) {
    std::size_t counted = 0;
    for (const HtmlTag& tag : TagsIn(html)) {
      const std::string_view passed = html.substr(counted, tag.start - counted);
      line += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
      counted = tag.start;
      if (const auto source = tag.Value("src")) Add(*source, {"", true, tag.Value("alt").value_or(""), line});
      if (tag.name != "a") continue;
      if (const auto target = tag.Value("href")) Add(*target, {"", false, "", line});
    }
  }

  std::size_t lines_before_;
  int shift_ = 0;  // of the paragraph at hand
  std::vector<ShownFile> found_;
};

}  // namespace

std::vector<ShownFile> FilesShown(std::string_view text) {
  const std::size_t body = MakeOutline(text).body_start;
  const std::string markdown = WithNotesAsItems(text.substr(body));
  const std::unique_ptr<cmark_node, FreeNode> root(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
  Finder finder(LineIndex(text).LineOf(body) - 1);
  const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(root.get()));
  for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes.get())) {
    if (event == CMARK_EVENT_ENTER) finder.Visit(cmark_iter_get_node(nodes.get()));
  }
  return finder.Found();
}

}  // namespace planrev::diff
