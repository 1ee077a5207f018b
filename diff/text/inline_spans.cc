// SPDX-License-Identifier: MIT
// The line is looked at first; only where it does not close what it opens are the lines below joined to it. What is
// looked through in vain is counted, so that a text of nothing but opening signs costs no more than a few others.
#include "diff/text/inline_spans.h"

#include <algorithm>
#include <string>
#include <utility>

#include "diff/text/lines.h"
#include "diff/text/unicode.h"
#include "diff/text/words.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongest = 4096;  // bytes; what is longer is no tag or target that a person wrote
constexpr std::size_t kInVain = 16;     // times the block's length

// Where the sign stands that closes the one at 0; 0 where none does.
std::size_t TagEnd(std::string_view text) {
  const std::size_t end = text.find('>');
  return end == std::string_view::npos ? 0 : end;
}

std::size_t LabelEnd(std::string_view text) {
  const std::size_t end = text.find(']');
  return end == std::string_view::npos ? 0 : end;
}

std::size_t TargetEnd(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '(') {
      ++depth;
    } else if (text[i] == ')' && --depth == 0) {
      return i;
    }
  }
  return 0;
}

// A destination without blanks, or in angle brackets; behind it nothing, or a title in quotes or parentheses.
bool IsTarget(std::string_view inside) {
  inside = Trim(inside);
  const std::size_t end =
      inside.substr(0, 1) == "<" ? inside.find('>') + 1 : std::min(inside.find_first_of(" \t"), inside.size());
  if (end == 0) return inside.empty();
  const std::string_view title = Trim(inside.substr(end));
  if (title.empty()) return true;
  const char closes = title.front() == '(' ? ')' : title.front();
  return title.size() > 1 && (closes == '"' || closes == '\'' || closes == ')') && title.back() == closes;
}

}  // namespace

InlineSpans::InlineSpans(const std::vector<Piece>& pieces, Vocabulary& vocabulary)
    : pieces_(pieces), vocabulary_(vocabulary), left_(kInVain * kLongest) {
  for (const Piece& piece : pieces) left_ += kInVain * piece.text.size();
}

std::optional<Enclosed> InlineSpans::Tag(Place open) { return Find(open, TagEnd); }

std::optional<Enclosed> InlineSpans::Label(Place open) { return Find(open, LabelEnd); }

std::optional<Enclosed> InlineSpans::Target(Place open) {
  const auto target = Find(open, TargetEnd);
  return target && IsTarget(target->inside) ? target : std::nullopt;
}

std::optional<Enclosed> InlineSpans::Find(Place open, EndOf end_of) {
  const std::string_view line = pieces_[open.piece].text.substr(open.at, kLongest);
  if (left_ < line.size()) return std::nullopt;
  if (const std::size_t end = end_of(line)) return Enclosed{line.substr(1, end - 1), {open.piece, open.at + end}};
  left_ -= line.size();
  return line.size() < kLongest && open.piece + 1 < pieces_.size() ? FindBelow(open, end_of) : std::nullopt;
}

std::optional<Enclosed> InlineSpans::FindBelow(Place open, EndOf end_of) {
  std::string joined(pieces_[open.piece].text.substr(open.at));
  std::vector<std::pair<std::size_t, Place>> lines;  // where in `joined` each starts, and what stands there
  for (std::size_t p = open.piece + 1; p < pieces_.size() && joined.size() < kLongest; ++p) {
    const std::string_view text = pieces_[p].text;
    const std::size_t lead = std::min(text.find_first_not_of(" \t"), text.size());
    joined.erase(joined.find_last_not_of(" \t\r") + 1);
    joined += ' ';
    lines.push_back({joined.size(), {p, lead}});
    joined += text.substr(lead, kLongest);
  }
  if (left_ < joined.size()) return std::nullopt;
  const std::size_t end = end_of(joined);
  if (end == 0) {
    left_ -= joined.size();
    return std::nullopt;
  }
  auto line = lines.rbegin();
  while (line->first > end) ++line;
  const Place place{line->second.piece, line->second.at + end - line->first};
  joined.resize(end);
  return Enclosed{vocabulary_.Keep(joined.substr(1)), place};
}

bool IsTag(std::string_view inside) {
  if (inside[0] == '!' || inside[0] == '?') return true;
  const auto is_name = [](char c) {
    return IsDigit(c) || c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  std::size_t at = inside[0] == '/' ? 1 : 0;
  const std::size_t name = at;
  while (at < inside.size() && is_name(inside[at])) ++at;
  if (at == name) return false;
  if (at == inside.size() || inside.substr(at) == "/" || inside.substr(at) == " /") return true;
  // what follows the name are attributes: one with a value at least, or a tag of that name would be none anyone wrote
  return inside[at] == ' ' && inside.find('=', at) != std::string_view::npos;
}

}  // namespace planrev::diff
