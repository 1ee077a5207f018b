// SPDX-License-Identifier: MIT
#include "diff/redline/redline_front_matter.h"

#include <string>

#include "diff/text/lines.h"

namespace planrev::diff {
namespace {

constexpr int kNone = RedlineRun::kNoChange;

bool IsWithin(const Bytes& bytes, const Document& document) {
  return bytes.exists() && bytes.start < document.outline.front_matter_end;
}

// Front matter's lines without its fences and without blank lines at the end.
std::string WithoutFences(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const Line line = LineAt(text, at);
    const std::string_view words = text.substr(line.start, line.end - line.start);
    if (words != "---" && words != "...") (kept += kept.empty() ? "" : "\n") += words;
    at = line.next;
  }
  while (kept.ends_with('\n')) kept.pop_back();
  return kept;
}

class Maker {
 public:
  Maker(const Comparison& comparison, const Document& before, const Document& after)
      : comparison_(comparison), before_(before), after_(after) {
    block_.unit = Unit::kMetadata;
    block_.front_matter = true;
  }

  RedlineBlock Make(const Node& node) {
    if (node.parts.empty()) Lines(node);
    for (const Node& part : node.parts) Lines(part);
    return std::move(block_);
  }

 private:
  void Lines(const Node& node) {
    if (!node.after.exists() && StandsElsewhere(node)) return;
    if (node.change < 0) {
      if (const std::string text = SharedText(node); !text.empty()) Add(Sign::kEqual, text + "\n", kNone);
      return;
    }
    block_.changes.push_back(node.change);
    for (const Run& run : comparison_.changes[static_cast<std::size_t>(node.change)].runs) {
      if (const std::string text = WithoutFences(run.text); !text.empty()) Add(run.sign, text, node.change);
    }
    Add(Sign::kEqual, "\n", kNone);
  }

  // Where a key that stands elsewhere was.
  bool StandsElsewhere(const Node& node) const {
    return node.change < 0 || !comparison_.changes[static_cast<std::size_t>(node.change)].after.empty();
  }

  std::string SharedText(const Node& node) const {
    const bool after = node.after.exists();
    const Bytes& bytes = after ? node.after : node.before;
    return WithoutFences((after ? after_ : before_).text.substr(bytes.start, bytes.end - bytes.start));
  }

  void Add(Sign sign, const std::string& text, int change) {
    block_.text.push_back({sign, sign == Sign::kEqual ? kNone : change, {text, Face::kPlain, ""}, false});
  }

  const Comparison& comparison_;
  const Document& before_;
  const Document& after_;
  RedlineBlock block_;
};

}  // namespace

std::optional<RedlineBlock> FrontMatterBlock(const Comparison& comparison, const Node& node, const Document& before,
                                             const Document& after) {
  if (!IsWithin(node.before, before) && !IsWithin(node.after, after)) return std::nullopt;
  return Maker(comparison, before, after).Make(node);
}

}  // namespace planrev::diff
