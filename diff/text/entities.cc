// SPDX-License-Identifier: MIT
#include "diff/text/entities.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongest = 33;  // "&CounterClockwiseContourIntegral;" is the longest name that HTML has

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::size_t EntityLength(std::string_view text) {
  std::size_t end = 1;
  if (text.substr(end, 1) == "#") ++end;
  const std::size_t name = end;
  while (end < std::min(text.size(), kLongest) && (IsDigit(text[end]) || IsAsciiLetter(text[end]))) ++end;
  return end > name && end < text.size() && text[end] == ';' ? end + 1 : 0;
}

// cmark knows the names: it renders the text, of which all else is letters, digits and signs that mark nothing up.
std::string WithoutEntities(std::string_view text) {
  std::string read;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '&' ? EntityLength(text.substr(at)) : 0;
    if (length == 0) {
      read += text[at++];
      continue;
    }
    const auto free_node = [](cmark_node* node) { cmark_node_free(node); };
    const std::unique_ptr<cmark_node, decltype(free_node)> root(
        cmark_parse_document(text.data() + at, length, CMARK_OPT_DEFAULT), free_node);
    cmark_node* paragraph = cmark_node_first_child(root.get());
    cmark_node* literal = paragraph ? cmark_node_first_child(paragraph) : nullptr;
    const char* stands_for = literal ? cmark_node_get_literal(literal) : nullptr;
    read += stands_for ? std::string(stands_for) : std::string(text.substr(at, length));
    at += length;
  }
  return read;
}

}  // namespace planrev::diff
