// SPDX-License-Identifier: MIT
// A line is looked at only as far as needed to know whether it can be, or hide, a heading. The state is what is open
// above it: a fence, an HTML block, a list item, a paragraph (whose lines may turn out to be a setext heading).
#include "diff/parse/outline.h"

#include <array>
#include <cctype>
#include <cstring>
#include <string>

#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }
// Case folded containment, for the closing tags of HTML blocks; `needle` is lower case.
bool Contains(std::string_view line, std::string_view needle) {
  for (std::size_t i = 0; i + needle.size() <= line.size(); ++i) {
    std::size_t k = 0;
    while (k < needle.size() && Lower(line[i + k]) == needle[k]) ++k;
    if (k == needle.size()) return true;
  }
  return false;
}

std::string_view TagName(std::string_view tag) {
  std::size_t i = tag[0] == '/' ? 1 : 0;
  const std::size_t start = i;
  while (i < tag.size() && (IsLetter(tag[i]) || IsDigit(tag[i]) || tag[i] == '-')) ++i;
  return tag.substr(start, i - start);
}

bool IsOneOf(std::string_view name, std::string_view list) {
  std::string key = " ";
  for (char c : name) key += Lower(c);
  key += ' ';
  return list.find(key) != std::string_view::npos;
}

constexpr std::string_view kRawTags = " pre script style textarea ";
constexpr std::string_view kBlockTags =
    " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead "
    "title tr track ul ";

// What ends an HTML block: a string somewhere in a line, or ("") a blank line.
struct HtmlEnd {
  bool opens = false;
  std::string_view until;
};

// A complete tag and nothing else on the line (start condition 7).
bool IsLoneTag(std::string_view rest) {
  const std::string_view name = TagName(rest.substr(1));
  if (name.empty() || !IsLetter(name[0])) return false;
  const std::size_t close = rest.find('>');
  if (close == std::string_view::npos || !Trim(rest.substr(close + 1)).empty()) return false;
  const std::size_t after = static_cast<std::size_t>(name.data() + name.size() - rest.data());
  const char next = rest[after];
  return next == '>' || next == '/' || IsBlank(next);
}

// Whether `rest` (a line behind its indentation, starting with '<') opens an HTML block.
HtmlEnd OpensHtml(std::string_view rest, bool in_paragraph) {
  if (StartsWith(rest, "<!--")) return {true, "-->"};
  if (StartsWith(rest, "<?")) return {true, "?>"};
  if (StartsWith(rest, "<![CDATA[")) return {true, "]]>"};
  if (rest.size() < 2) return {};
  if (rest[1] == '!' && rest.size() > 2 && IsLetter(rest[2])) return {true, ">"};
  const std::string_view name = TagName(rest.substr(1));
  if (name.empty()) return {};
  const std::size_t after = static_cast<std::size_t>(name.data() + name.size() - rest.data());
  const char next = after < rest.size() ? rest[after] : '\n';
  const bool ends = next == '\n' || next == '>' || IsBlank(next);
  if (rest[1] != '/' && ends && IsOneOf(name, kRawTags)) {
    static constexpr std::array<std::string_view, 4> kClosers = {"</pre>", "</script>", "</style>", "</textarea>"};
    for (std::string_view closer : kClosers) {
      if (Lower(name[0]) == closer[2] && Lower(name[1]) == closer[3]) return {true, closer};
    }
  }
  if ((ends || StartsWith(rest.substr(after), "/>")) && IsOneOf(name, kBlockTags)) return {true, ""};
  if (!in_paragraph && IsLoneTag(rest)) return {true, ""};
  return {};
}

// The width of a list marker and the blanks behind it; 0 where `rest` starts no list item.
std::size_t ListMarker(std::string_view rest, bool in_paragraph) {
  std::size_t i = 0;
  if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') {
    i = 1;
  } else {
    while (i < rest.size() && i < 9 && IsDigit(rest[i])) ++i;
    if (i == 0 || i >= rest.size() || (rest[i] != '.' && rest[i] != ')')) return 0;
    if (in_paragraph && !(i == 1 && rest[0] == '1')) return 0;  // only a list that starts at 1 interrupts a paragraph
    ++i;
  }
  if (i == rest.size()) return in_paragraph ? 0 : i + 1;
  if (!IsBlank(rest[i])) return 0;
  std::size_t content = i;
  while (content < rest.size() && rest[content] == ' ') ++content;
  if (content == rest.size()) return in_paragraph ? 0 : i + 1;
  return content - i > 4 || rest[i] == '\t' ? i + 1 : content;
}

bool IsThematicBreak(std::string_view rest) {
  const char mark = rest[0];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  int count = 0;
  for (char c : rest) {
    if (c == mark) {
      ++count;
    } else if (!IsBlank(c)) {
      return false;
    }
  }
  return count >= 3;
}

int AtxLevel(std::string_view rest) {
  std::size_t n = 0;
  while (n < rest.size() && rest[n] == '#') ++n;
  return n >= 1 && n <= 6 && (n == rest.size() || IsBlank(rest[n])) ? static_cast<int>(n) : 0;
}

int SetextLevel(std::string_view rest) {
  const char mark = rest[0];
  if (mark != '=' && mark != '-') return 0;
  const std::string_view line = Trim(rest);
  return line.find_first_not_of(mark) == std::string_view::npos ? (mark == '=' ? 1 : 2) : 0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Outline Scan() {
    if (StartsWith(text_, kByteOrderMark)) outline_.body_start = kByteOrderMark.size();
    ScanFrontMatter();
    for (std::size_t at = outline_.body_start; at < text_.size();) {
      const Line line = LineAt(text_, at);
      ScanLine(line);
      at = line.next;
    }
    Close(text_.size());
    return std::move(outline_);
  }

 private:
  void ScanFrontMatter() {
    const std::size_t start = outline_.body_start;
    if (start >= text_.size()) return;
    const Line first = LineAt(text_, start);
    if (RightTrimmed(first) != "---" || first.next >= text_.size()) return;
    if (!LooksLikeKey(View(LineAt(text_, first.next)))) return;  // a rule above text
    for (std::size_t at = first.next; at < text_.size();) {
      const Line line = LineAt(text_, at);
      at = line.next;
      const std::string_view mark = RightTrimmed(line);
      if (mark != "---" && mark != "...") continue;
      outline_.front_matter_end = outline_.body_start = at;
      return;
    }
  }

  // "title: …", "- item", "# comment" or the fence itself: what YAML may start with.
  static bool LooksLikeKey(std::string_view line) {
    if (line.empty()) return false;
    if (line[0] == '#' || line.substr(0, 3) == "---" || line[0] == '"') return true;
    std::size_t at = 0;
    while (at < line.size() &&
           (IsLetter(line[at]) || IsDigit(line[at]) || line[at] == '_' || line[at] == '-' || line[at] == '.'))
      ++at;
    return at > 0 && at < line.size() && line[at] == ':' &&
           (at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t' || line[at + 1] == '\r');
  }

  std::string_view View(const Line& line) const { return text_.substr(line.start, line.end - line.start); }
  std::string_view RightTrimmed(const Line& line) const {
    std::string_view view = View(line);
    while (!view.empty() && IsBlank(view.back())) view.remove_suffix(1);
    return view;
  }

  void ScanLine(const Line& line) {
    const std::string_view view = View(line);
    std::size_t indent = 0;  // columns; a tab reaches the next stop of four
    std::size_t i = 0;
    for (; i < view.size() && IsBlank(view[i]); ++i) indent += view[i] == '\t' ? 4 - indent % 4 : 1;
    const std::string_view rest = view.substr(i);
    if (rest.empty()) return BlankLine();
    if (fence_length_ > 0 && InFence(rest, indent)) return;
    if (html_open_) return InHtml(rest);
    if (!paragraph_) CloseItems(indent);
    const std::size_t base = ItemAround(indent);
    indent -= base;
    if (indent >= 4) {
      if (!paragraph_) plain_ = false;
      return;
    }
    Inner(line, rest, base, indent);
  }

  // Ends the list items whose text starts to the right of `indent`.
  void CloseItems(std::size_t indent) {
    while (!items_.empty() && items_.back() > indent) items_.pop_back();
  }

  // Where the text of the innermost open list item that holds `indent` starts; 0 outside of lists.
  std::size_t ItemAround(std::size_t indent) const {
    for (std::size_t k = items_.size(); k-- > 0;) {
      if (items_[k] <= indent) return items_[k];
    }
    return 0;
  }

  // A line that no fence or HTML block hides, less than four columns into the item that starts at `base`, if any.
  void Inner(const Line& line, std::string_view rest, std::size_t base, std::size_t indent) {
    const bool in_item = base > 0;
    if (const int level = rest[0] == '#' ? AtxLevel(rest) : 0) {
      CloseItems(base);
      if (!in_item) Heading(line.start, line.next, level);
      paragraph_ = false;
      return;
    }
    if (!in_item && paragraph_ && plain_) {
      if (const int level = SetextLevel(rest)) {
        Heading(paragraph_start_, line.next, level);
        paragraph_ = false;
        return;
      }
    }
    if (OpensFence(rest)) {
      fence_indent_ = base;
      paragraph_ = false;
      CloseItems(base);
      return;
    }
    if (rest[0] == '<') {
      const HtmlEnd html = OpensHtml(rest, paragraph_);
      if (html.opens) {
        CloseItems(base);
        paragraph_ = false;
        html_open_ = html.until.empty() || !Contains(rest.substr(1), html.until);
        html_until_ = html.until;
        return;
      }
    }
    if (IsThematicBreak(rest)) {
      paragraph_ = false;
      CloseItems(base);
      return;
    }
    if (rest[0] == '>') {
      CloseItems(base);
      paragraph_ = true;
      plain_ = false;  // a setext underline cannot reach into a quote
      return;
    }
    if (const std::size_t width = ListMarker(rest, paragraph_ && items_.empty())) {
      return OpenItem(line, rest, base + indent, width);
    }
    TextLine(line, in_item);
  }

  void OpenItem(const Line& line, std::string_view rest, std::size_t indent, std::size_t width) {
    CloseItems(indent);
    items_.push_back(indent + width);
    paragraph_ = plain_ = false;
    const std::string_view content = width < rest.size() ? rest.substr(width) : std::string_view();
    if (content.empty() || IsBlank(content[0])) return;
    if (OpensFence(content)) {
      fence_indent_ = items_.back();
    } else if (const std::size_t inner = ListMarker(content, false)) {
      OpenItem(line, content, indent + width, inner);
    } else if (AtxLevel(content) == 0) {
      paragraph_ = true;
    }
  }

  void TextLine(const Line& line, bool in_item) {
    if (paragraph_) return;
    paragraph_ = true;
    plain_ = !in_item;
    paragraph_start_ = line.start;
  }

  void BlankLine() {
    paragraph_ = false;
    if (html_open_ && html_until_.empty()) html_open_ = false;
  }

  bool OpensFence(std::string_view rest) {
    const char mark = rest[0];
    if (mark != '`' && mark != '~') return false;
    std::size_t n = 0;
    while (n < rest.size() && rest[n] == mark) ++n;
    if (n < 3 || (mark == '`' && rest.find('`', n) != std::string_view::npos)) return false;
    fence_mark_ = mark;
    fence_length_ = n;
    return true;
  }

  // Whether the line belongs to the open fence.
  bool InFence(std::string_view rest, std::size_t indent) {
    if (indent < fence_indent_) {  // the item that holds the fence has ended
      fence_length_ = 0;
      CloseItems(indent);
      return false;
    }
    std::size_t n = 0;
    while (n < rest.size() && rest[n] == fence_mark_) ++n;
    if (n >= fence_length_ && indent - fence_indent_ < 4 && Trim(rest.substr(n)).empty()) fence_length_ = 0;
    return true;
  }

  void InHtml(std::string_view rest) {
    if (!html_until_.empty() && Contains(rest, html_until_)) html_open_ = false;
  }

  void Heading(std::size_t start, std::size_t below, int level) {
    Close(start);
    OutlineSection section{start, below, below, level, -1};
    while (!open_.empty() && outline_.sections[static_cast<std::size_t>(open_.back())].level >= level) open_.pop_back();
    if (!open_.empty()) section.parent = open_.back();
    open_.push_back(static_cast<int>(outline_.sections.size()));
    outline_.sections.push_back(section);
    items_.clear();
  }

  // Ends the section that is open, or what stands above the first heading, at `end`.
  void Close(std::size_t end) {
    if (!outline_.sections.empty()) {
      outline_.sections.back().end = end;
    } else if (end > outline_.body_start) {
      outline_.sections.push_back({outline_.body_start, outline_.body_start, end, 0, -1});
    }
  }

  std::string_view text_;
  Outline outline_;
  std::vector<int> open_;
  std::size_t fence_length_ = 0;
  std::size_t fence_indent_ = 0;
  char fence_mark_ = 0;
  bool html_open_ = false;
  std::string_view html_until_;
  std::vector<std::size_t> items_;  // columns at which the text of the open list items starts, outermost first
  bool paragraph_ = false;          // the line above belongs to a paragraph
  bool plain_ = false;              // and that paragraph stands in no list item or quote
  std::size_t paragraph_start_ = 0;
};

}  // namespace

Outline MakeOutline(std::string_view text) { return Scanner(text).Scan(); }

}  // namespace planrev::diff
