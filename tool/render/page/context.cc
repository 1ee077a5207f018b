// SPDX-License-Identifier: MIT
#include "tool/render/page/context.h"

#include <algorithm>

namespace planrev::tool {
namespace {

using diff::Face;
using diff::Sign;

// The anchor that git hosts give a heading: lower case, blanks as hyphens, signs left out.
std::string Slug(std::string_view title) {
  std::string slug;
  for (const char c : title) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (c >= 'A' && c <= 'Z') {
      slug += static_cast<char>(c - 'A' + 'a');
    } else if (letter || c == '-' || c == '_') {
      slug += c;
    } else if (c == ' ') {
      slug += '-';
    }
  }
  return slug;
}

std::string Side(const diff::RedlineText& text, Sign without) {
  std::string plain;
  for (const diff::RedlineRun& run : text) {
    if (run.sign != without && !run.paragraph_end) plain += run.styled.text;
  }
  return plain;
}

}  // namespace

std::string PlainText(const diff::RedlineText& text) {
  const std::string after = Side(text, Sign::kRemoved);
  return after.empty() ? Side(text, Sign::kAdded) : after;
}

std::string_view NoteLabel(std::string_view mark) { return mark.size() < 4 ? mark : mark.substr(2, mark.size() - 3); }

PageContext::PageContext(const diff::Comparison& comparison, const diff::Redline& redline)
    : comparison_(comparison), redline_(redline), moves_(comparison.changes.size()) {
  std::string title;
  for (std::size_t b = 0; b < redline.blocks.size(); ++b) {
    const diff::RedlineBlock& block = redline.blocks[b];
    if (block.unit == diff::Unit::kHeading && block.around.empty()) title = PlainText(block.text);
    if (title_.empty() && block.sign != Sign::kRemoved) title_ = title;
    Look(block, b);
    LookForMoves(block, title);
  }
}

void PageContext::Look(const diff::RedlineBlock& block, std::size_t index) {
  if (block.standing == diff::Standing::kMovedAway) return;
  if (block.unit == diff::Unit::kHeading) {
    const std::string slug = Slug(PlainText(block.text));
    std::string unique = slug;
    for (std::size_t n = 1; block.sign != Sign::kRemoved && n < 100 && !anchors_.emplace(unique, index).second; ++n)
      unique = slug + "-" + std::to_string(n);
  }
  if (block.unit != diff::Unit::kFootnote) return;
  for (const diff::RedlineRun& run : block.text) {
    if (run.sign == Sign::kRemoved && block.sign == Sign::kEqual) continue;
    if (run.styled.faces & Face::kNote) notes_.emplace(NoteLabel(run.styled.text), index);
    break;
  }
}

void PageContext::LookForMoves(const diff::RedlineBlock& block, const std::string& title) {
  if (block.standing == diff::Standing::kInPlace) return;
  for (const int change : block.changes) {
    if (comparison_.changes[static_cast<std::size_t>(change)].kind == diff::Kind::kEdited) continue;
    Move& move = moves_[static_cast<std::size_t>(change)];
    (block.standing == diff::Standing::kMovedHere ? move.here : move.away) = title;
  }
}

std::string PageContext::Anchor(std::string_view slug) const {
  const auto found = anchors_.find(slug);
  return found == anchors_.end() ? "" : HeadingId(found->second);
}

std::string PageContext::NoteId(std::string_view label) const {
  const auto found = notes_.find(label);
  return found == notes_.end() ? "" : "fn-" + std::to_string(found->second);
}

std::string PageContext::NoteMarkId(std::string_view label) const {
  const std::string id = NoteId(label);
  return id.empty() ? "" : id + "-mark";
}

}  // namespace planrev::tool
