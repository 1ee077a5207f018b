// SPDX-License-Identifier: MIT
// Cross-references ("see section 4", "Appendix 3", "priority 2", "paragraphs 2.1 and 2.3") and what they point at
// (diff/changes/targets.h), on both sides.
//
// A reference is a word that takes a number and the number behind it, or several after a plural, in running text.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes/targets.h"
#include "diff/comparison.h"
#include "diff/match/match_blocks.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"
#include "diff/text/lines.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

class References {
 public:
  // All are referred to.
  References(const Document& before, const Document& after, const SectionPartners& partners,
             const BlockMatching& blocks);

  // Whether all that the hunks change is numbers of references, each pointing at the same place as before.
  bool Follow(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) const;

  // References in blocks that belong together which stayed as they were and now point elsewhere, or nowhere. Reads the
  // text of both once; empty where no number moved.
  std::vector<Warning> Stale(const LineIndex& lines_after) const;

 private:
  struct Reference {
    std::string key;  // "section 3.4"
    std::string_view word;
    std::string_view number;
    std::size_t at = 0;  // byte offset of the number
  };

  // Those whose number, or one beside it, is of something that moved.
  std::vector<Reference> FindReferences(std::string_view text, std::size_t first, std::size_t last) const;
  std::vector<Reference> FindReferences(const Document& document, std::size_t first_block, std::size_t count) const;

  bool HasMoved(std::string_view number) const;
  bool AnyHeadingMoved() const;
  bool HeadingMoved(std::size_t section) const;
  bool AnyLineMoved() const;
  bool IsWhole(const Document& document, std::size_t section) const;
  bool IsSamePlace(const Target& before, const Target& after) const;
  bool IsSameBlock(std::size_t before, std::size_t after) const;
  bool MayBeStale(const Reference& reference) const;
  Warning WarningOf(const Reference& reference, const LineIndex& lines) const;

  const Document& before_;
  const Document& after_;
  const SectionPartners& partners_;
  const BlockMatching& blocks_;
  Targets targets_before_;
  Targets targets_after_;
  std::set<std::string, std::less<>> moved_;  // the numbers of what is not the same on both sides, in lower case
  bool renumbered_ = false;                   // something has another number now, or is gone; else nothing can be stale
};

}  // namespace planrev::diff
