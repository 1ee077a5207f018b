// SPDX-License-Identifier: MIT
// The line is looked at first; only where it does not close what it opens are the lines below joined to it, one by one.
// All that is looked through is counted, so that a text of nothing but opening signs costs no more than a few others.
#include "diff/text/inline_spans.h"

#include <algorithm>

#include "diff/text/lines.h"
#include "diff/text/link_target.h"
#include "diff/text/unicode.h"
#include "diff/text/words.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongest = 4096;  // bytes; what is longer is no tag or target that a person wrote
constexpr std::size_t kMost = 16;       // times the block's length

// Where the ")" stands that closes the "(" at 0; 0 where none does.
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

// The same for each `closing` sign; only a target may hold others of its kind.
std::size_t EndOf(std::string_view text, char closing) {
  if (closing == ')') return TargetEnd(text);
  const std::size_t end = text.find(closing);
  return end == std::string_view::npos ? 0 : end;
}

}  // namespace

InlineSpans::InlineSpans(const std::vector<Piece>& pieces) : pieces_(pieces), left_(kMost * kLongest) {
  for (const Piece& piece : pieces) left_ += kMost * piece.text.size();
}

std::optional<Enclosed> InlineSpans::Tag(Place open) { return Find(open, '>'); }

std::optional<Enclosed> InlineSpans::Label(Place open) { return Find(open, ']'); }

std::optional<Enclosed> InlineSpans::Target(Place open) {
  const auto target = Find(open, ')');
  return target && ReadTarget(target->inside) ? target : std::nullopt;
}

bool InlineSpans::Spend(std::size_t bytes) {
  gave_up_ = gave_up_ || left_ < bytes;
  if (!gave_up_) left_ -= bytes;
  return !gave_up_;
}

std::optional<Enclosed> InlineSpans::Find(Place open, char closing) {
  if (gave_up_) return std::nullopt;
  const std::string_view line = pieces_[open.piece].text.substr(open.at, kLongest);
  const std::size_t end = EndOf(line, closing);
  if (!Spend(end == 0 ? line.size() : end)) return std::nullopt;
  if (end > 0) return Enclosed{line.substr(1, end - 1), {open.piece, open.at + end}};
  return line.size() < kLongest && open.piece + 1 < pieces_.size() ? FindBelow(open, closing) : std::nullopt;
}

std::optional<Enclosed> InlineSpans::FindBelow(Place open, char closing) {
  joined_ = pieces_[open.piece].text.substr(open.at);
  for (std::size_t p = open.piece + 1; p < pieces_.size() && joined_.size() < kLongest; ++p) {
    const std::string_view text = pieces_[p].text;
    const std::size_t lead = std::min(text.find_first_not_of(" \t"), text.size());
    joined_.erase(joined_.find_last_not_of(" \t\r") + 1);
    joined_ += ' ';
    const std::size_t start = joined_.size();
    joined_ += text.substr(lead, kLongest);
    const bool may_close = joined_.find(closing, start) != std::string::npos;
    if (!Spend(may_close ? joined_.size() : joined_.size() - start + 1)) return std::nullopt;
    const std::size_t end = may_close ? EndOf(joined_, closing) : 0;
    if (end > 0) return Enclosed{std::string_view(joined_).substr(1, end - 1), {p, lead + end - start}};
  }
  return std::nullopt;
}

std::string_view TagRead(std::string_view inside) {
  const auto trimmed = [](std::string_view text) { return text.substr(0, text.find_last_not_of(" \t") + 1); };
  inside = trimmed(inside);
  const bool closes = inside.size() > 1 && inside.back() == '/' &&
                      (inside.find('=') == std::string_view::npos ||
                       std::string_view(" \t\"'").find(inside[inside.size() - 2]) != std::string_view::npos);
  return closes ? trimmed(inside.substr(0, inside.size() - 1)) : inside;
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
