// SPDX-License-Identifier: MIT
#include "diff/match/sections.h"

#include "diff/text/prose.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

// Whether the section itself came or went: an own heading, and more words of its own without a partner than with one.
bool IsLone(const Document& document, const BlockMatching& matching, const std::vector<int>& pair_of_block,
            std::size_t section) {
  const std::size_t first = document.section_blocks[section];
  const std::size_t end = document.section_blocks[section + 1];
  if (document.outline.sections[section].level == 0 || first == end || pair_of_block[first] != kNone) return false;
  std::size_t alone = 0, paired = 0;
  for (std::size_t b = first + 1; b < end; ++b) {
    const int pair = pair_of_block[b];
    if (pair != kNone && matching.moved[static_cast<std::size_t>(pair)]) continue;
    (pair == kNone ? alone : paired) += document.blocks[b].words;
  }
  return alone > 0 ? alone >= paired : paired == 0;
}

// Whether anything that did not only move stands right below the heading.
bool HasOwnText(const Document& document, const BlockMatching& matching, const std::vector<int>& pair_of_block,
                std::size_t section) {
  for (std::size_t b = document.section_blocks[section] + 1; b < document.section_blocks[section + 1]; ++b) {
    if (pair_of_block[b] == kNone || !matching.moved[static_cast<std::size_t>(pair_of_block[b])]) return true;
  }
  return false;
}

// Whether any of the sections below it is lone: a heading over sections that stayed, or over nothing, is just a
// heading.
bool HoldsLone(const std::vector<bool>& lone, std::size_t section, std::size_t end) {
  for (std::size_t s = section + 1; s < end; ++s) {
    if (lone[s]) return true;
  }
  return false;
}

}  // namespace

std::size_t SubtreeEnd(const Outline& outline, std::size_t section) {
  std::size_t end = section + 1;
  while (end < outline.sections.size() && outline.sections[end].level > outline.sections[section].level) ++end;
  return end;
}

bool OpensSection(const Document& document, const Block& block) {
  const auto section = static_cast<std::size_t>(block.section);
  const bool first = &document.blocks[document.section_blocks[section]] == &block;
  return first && document.outline.sections[section].level > 0 && (block.whole || block.unit == Unit::kHeading);
}

std::size_t SectionBlocksEnd(const Document& document, const Block& block, bool with_subsections) {
  const auto section = static_cast<std::size_t>(block.section);
  return document.section_blocks[with_subsections ? SubtreeEnd(document.outline, section) : section + 1];
}

SectionPaths::SectionPaths(const Document& document)
    : document_(document), titles_(document.outline.sections.size()), known_(document.outline.sections.size(), false) {}

std::vector<std::string> SectionPaths::Of(int section) {
  std::vector<std::string> path;
  for (int s = section; s != kNone; s = document_.outline.sections[static_cast<std::size_t>(s)].parent) {
    if (document_.outline.sections[static_cast<std::size_t>(s)].level > 0)
      path.insert(path.begin(), Title(static_cast<std::size_t>(s)));
  }
  return path;
}

const std::string& SectionPaths::Title(std::size_t section) {
  if (known_[section]) return titles_[section];
  known_[section] = true;
  const OutlineSection& place = document_.outline.sections[section];
  const Passage title{
      document_.text,
      SplitWords(HeadingPieces(document_.text, place.start, place.heading_end), false, vocabulary_).words};
  titles_[section] = ReadingText(title, 0, title.words.size());
  return titles_[section];
}

std::vector<int> LoneSectionRoots(const Document& document, const BlockMatching& matching,
                                  const std::vector<int>& pair_of_block) {
  const auto& sections = document.outline.sections;
  std::vector<bool> lone(sections.size());
  for (std::size_t s = 0; s < sections.size(); ++s) lone[s] = IsLone(document, matching, pair_of_block, s);
  std::vector<int> roots(sections.size(), kNone);
  for (std::size_t s = 0; s < sections.size(); ++s) {
    const bool own = HasOwnText(document, matching, pair_of_block, s);
    if (!lone[s] || (!own && !HoldsLone(lone, s, SubtreeEnd(document.outline, s)))) continue;
    const int parent = sections[s].parent;
    const int above = parent == kNone ? kNone : roots[static_cast<std::size_t>(parent)];
    roots[s] = above == kNone ? static_cast<int>(s) : above;
  }
  return roots;
}

}  // namespace planrev::diff
