// SPDX-License-Identifier: MIT
// Cross-references ("see section 4", "Appendix 3", "priority 2") and the headings they point at, on both sides.
//
// A reference is a word that takes a number and the number behind it, in running text. It points at the one heading
// that carries that number: "section 4" at "4. Governance" or "Section 4", "priority 2" at "Priority 2: …".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/match/match_blocks.h"
#include "diff/match/match_sections.h"
#include "diff/parse/parse.h"
#include "diff/text/lines.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

class References {
 public:
  References(const Document& before, const Document& after, const SectionPartners& partners);

  // Whether all that the hunks change is numbers of references, each pointing at the same section as before.
  bool Follow(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) const;

  // References in blocks that belong together which stayed as they were and now point elsewhere, or nowhere. Reads the
  // text of both once; empty where no heading's number moved.
  std::vector<Warning> Stale(const BlockMatching& blocks, const LineIndex& lines_after) const;

 private:
  struct Target {
    int section = -1;  // -1: several headings carry the number
    std::string title;
  };
  using Targets = std::map<std::string, Target>;  // "section 4", "priority 2", in lower case

  bool NumberMoved(std::size_t section) const;
  static Targets TargetsOf(const Document& document);
  bool Holds(const Block& before, const std::string& key) const;
  void CheckBlock(const Block& before, const Block& after, const LineIndex& lines,
                  std::vector<Warning>& warnings) const;

  const Document& before_;
  const Document& after_;
  const SectionPartners& partners_;
  Targets targets_before_;
  Targets targets_after_;
  bool renumbered_ = false;  // a numbered heading has another number now, or is gone; else nothing can be stale
};

}  // namespace planrev::diff
