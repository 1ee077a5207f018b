// SPDX-License-Identifier: MIT
// All sources are parsed at once, each as a paragraph of one document, so that links by reference find their
// definitions. A tag in front keeps the first line from being taken for a heading, list or the like; four blanks before
// the others keep them in the paragraph (CommonMark 0.30, section 4.4: indented code cannot interrupt a paragraph).
#include "diff/parse/parse_inlines.h"

#include <cmark.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

constexpr std::string_view kGuard = "<wbr>";
constexpr std::size_t kLongestNote = 64;  // bytes

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

bool IsEmpty(std::string_view source) { return source.find_first_not_of(" \t\n") == std::string_view::npos; }

std::string Guarded(std::string_view source) {
  std::string paragraph;
  for (std::size_t at = 0; at < source.size();) {
    const Line line = LineAt(source, at);
    std::string_view text = source.substr(line.start, line.end - line.start);
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (!text.empty()) {
      paragraph += paragraph.empty() ? std::string(kGuard) + " " : "\n    ";
      paragraph += text;
    }
    at = line.next;
  }
  return paragraph + "\n\n";
}

std::string_view Literal(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

bool IsLineBreakTag(std::string_view tag) {
  return tag == "<br>" || tag == "<br/>" || tag == "<br />" || tag == "<BR>" || tag == "<BR/>";
}

void Append(StyledText& text, std::string_view words, Faces faces, const std::string& target) {
  if (words.empty()) return;
  if (!text.empty() && text.back().faces == faces && text.back().target == target) {
    text.back().text += words;
  } else {
    text.push_back({std::string(words), faces, target});
  }
}

// Collects the inlines of one paragraph.
class Collector {
 public:
  StyledText Collect(cmark_node* paragraph) {
    const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(paragraph));
    for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(nodes.get())) {
      Visit(cmark_iter_get_node(nodes.get()), event == CMARK_EVENT_ENTER);
    }
    return std::move(text_);
  }

 private:
  void Visit(cmark_node* node, bool enters) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
        return Add(Literal(node), Face::kPlain);
      case CMARK_NODE_CODE:
        return Add(Literal(node), Face::kCode);
      case CMARK_NODE_SOFTBREAK:
        return Add(" ", Face::kPlain);
      case CMARK_NODE_LINEBREAK:
        return Add("\n", Face::kPlain);
      case CMARK_NODE_HTML_INLINE:
        return Add(IsLineBreakTag(Literal(node)) ? "\n" : "", Face::kPlain);
      case CMARK_NODE_STRONG:
        return Count(Face::kStrong, enters);
      case CMARK_NODE_EMPH:
        return Count(Face::kEmphasis, enters);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return Link(node, enters);
      default:
        return;
    }
  }

  void Count(Faces face, bool enters) {
    std::size_t& depth = depth_[face];
    depth += enters ? 1 : static_cast<std::size_t>(-1);
    faces_ = static_cast<Faces>(depth > 0 ? faces_ | face : faces_ & ~face);
  }

  void Link(cmark_node* node, bool enters) {
    Count(cmark_node_get_type(node) == CMARK_NODE_IMAGE ? Face::kImage : Face::kLink, enters);
    if (enters) {
      const char* url = cmark_node_get_url(node);
      targets_.push_back(url == nullptr ? "" : url);
      if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && cmark_node_first_child(node) == nullptr)
        Add(" ", Face::kPlain);
    } else {
      targets_.pop_back();
    }
  }

  void Add(std::string_view words, Faces face) {
    if (text_.empty()) words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));  // behind the guard
    Append(text_, words, static_cast<Faces>(faces_ | face), targets_.empty() ? "" : targets_.back());
  }

  StyledText text_;
  Faces faces_ = Face::kPlain;
  std::array<std::size_t, 64> depth_{};  // by face, up to Face::kImage
  std::vector<std::string> targets_;
};

// "~~struck~~": pairs of signs outside code; one without a partner stays what it is.
StyledText WithStrikes(const StyledText& text) {
  struct Sign {
    std::size_t piece, at;
  };
  std::vector<Sign> signs;
  for (std::size_t p = 0; p < text.size(); ++p) {
    if (text[p].faces & Face::kCode) continue;
    for (std::size_t at = text[p].text.find("~~"); at != std::string::npos; at = text[p].text.find("~~", at + 2))
      signs.push_back({p, at});
  }
  if (signs.size() < 2) return text;
  signs.resize(signs.size() / 2 * 2);
  StyledText struck;
  std::size_t next = 0;
  for (std::size_t p = 0; p < text.size(); ++p) {
    const std::string_view words = text[p].text;
    std::size_t from = 0;
    const auto add = [&](std::size_t to) {
      const auto faces = static_cast<Faces>(text[p].faces | (next % 2 == 1 ? Face::kStrike : Face::kPlain));
      Append(struck, words.substr(from, to - from), faces, text[p].target);
    };
    for (; next < signs.size() && signs[next].piece == p; ++next) {
      add(signs[next].at);
      from = signs[next].at + 2;
    }
    add(words.size());
  }
  return struck;
}

// "[^label]" within plain text becomes a piece of its own.
StyledText WithNotes(const StyledText& text) {
  StyledText noted;
  for (const Styled& piece : text) {
    const std::string_view words = piece.text;
    std::size_t from = 0;
    for (std::size_t at = (piece.faces & Face::kCode) ? std::string_view::npos : words.find("[^");
         at != std::string_view::npos; at = words.find("[^", at + 2)) {
      const std::size_t length = words.substr(at, kLongestNote).find(']');
      if (length == std::string_view::npos || length == 2) continue;
      if (words.substr(at, length).find_first_of(" \t[", 1) != std::string_view::npos) continue;
      Append(noted, words.substr(from, at - from), piece.faces, piece.target);
      Append(noted, words.substr(at, length + 1), static_cast<Faces>(piece.faces | Face::kNote), piece.target);
      from = at + length + 1;
    }
    Append(noted, words.substr(from), piece.faces, piece.target);
  }
  return noted;
}

bool IsGuarded(cmark_node* node) {
  if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return false;
  cmark_node* first = cmark_node_first_child(node);
  return first != nullptr && cmark_node_get_type(first) == CMARK_NODE_HTML_INLINE && Literal(first) == kGuard;
}

}  // namespace

std::vector<StyledText> ParseInlines(const std::vector<std::string>& sources,
                                     const std::vector<std::string>& definitions) {
  std::string document;
  for (const std::string& source : sources) {
    if (!IsEmpty(source)) document += Guarded(source);
  }
  for (const std::string& definition : definitions) document += definition + "\n\n";
  const std::unique_ptr<cmark_node, FreeNode> root(
      cmark_parse_document(document.data(), document.size(), CMARK_OPT_DEFAULT));
  cmark_node* node = cmark_node_first_child(root.get());
  std::vector<StyledText> texts;
  for (const std::string& source : sources) {
    texts.emplace_back();
    if (IsEmpty(source)) continue;
    if (node == nullptr || !IsGuarded(node)) {  // cannot be: then as it stands
      texts.back() = {{source, Face::kPlain, ""}};
      continue;
    }
    texts.back() = WithNotes(WithStrikes(Collector().Collect(node)));
    node = cmark_node_next(node);
  }
  return texts;
}

}  // namespace planrev::diff
