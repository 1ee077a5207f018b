// SPDX-License-Identifier: MIT
#include "diff/changes/lone_blocks.h"

#include <string_view>
#include <utility>

#include "diff/parse/passage.h"
#include "diff/text/html_tags.h"

namespace planrev::diff {
namespace {

bool HasWords(const Document& document, const Group& group) {
  std::size_t words = 0;
  for (std::size_t b = group.first; b < group.last; ++b) words += document.blocks[b].words;
  return words > 0;
}

}  // namespace

std::string_view Unseen(const Document& document, const Block& block) {
  if (block.unit != Unit::kHtml) return {};
  const std::string_view html = document.text.substr(block.start, block.end - block.start);
  return IsComment(html) ? "a comment" : IsBareTags(html) ? "a tag" : "";
}

bool IsIdleDefinition(const Document& document, const Block& block) {
  if (block.unit != Unit::kMetadata) return false;
  const std::string_view text = document.text.substr(block.start, block.end - block.start);
  const std::size_t end = text.find("]:");
  return end != std::string_view::npos && text.front() == '[' && document.labels.IsIdle(text.substr(1, end - 1));
}

void LookAtLone(const Document& document, std::size_t block, Sign sign, const Lexicon& lexicon, Facts& facts) {
  if (!Unseen(document, document.blocks[block]).empty()) return;
  const Passage passage = TakeBlocks(document, block, 1).passage;
  const auto bindings = FindBindings(passage, 0, passage.words.size(), lexicon);
  LookAtLoneWords(passage, sign, bindings, facts);
  for (Pledge& pledge : PledgesOfLone({document, block, 1, passage}, sign, lexicon, bindings))
    facts.pledges.push_back(std::move(pledge));
}

Draft OneSided(const Document& document, const Group& group, Kind kind) {
  Draft draft;
  draft.change.kind = kind;
  draft.change.unit = group.unit;
  draft.facts.says_something = HasWords(document, group);
  draft.facts.definition = document.blocks[group.first].unit == Unit::kMetadata;
  if (group.last == group.first + 1) draft.facts.unseen = Unseen(document, document.blocks[group.first]);
  return draft;
}

}  // namespace planrev::diff
