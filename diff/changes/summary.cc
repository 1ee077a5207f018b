// SPDX-License-Identifier: MIT
#include "diff/changes/summary.h"

#include <utility>

#include "diff/match/sections.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr int kNone = -1;

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = CharAt(text, at);
    const bool belongs = c.kind == CharClass::kLetter || c.kind == CharClass::kDigit;
    if (belongs && !inside) ++words;
    // signs within a word ("co-operate", "35,000") do not part it
    inside = belongs || (inside && c.kind == CharClass::kSign);
    at += c.length;
  }
  return words;
}

class Summarizer {
 public:
  Summarizer(const Document& before, const Document& after, const SectionPartners& partners, Comparison& comparison)
      : after_(after),
        partners_(partners),
        comparison_(comparison),
        paths_before_(before),
        paths_after_(after),
        row_of_before_(partners.of_before.size()),
        row_of_after_(partners.of_after.size()) {}

  void Summarize(std::vector<Draft> drafts) {
    LayOutSections();
    for (Draft& draft : drafts) AddChange(std::move(draft));
  }

 private:
  // Sections in the order of the text after; one that is gone stands behind the one before it.
  void LayOutSections() {
    std::vector<std::vector<std::size_t>> gone(partners_.of_after.size() + 1);
    std::size_t behind = 0;
    for (std::size_t s = 0; s < partners_.of_before.size(); ++s) {
      if (partners_.of_before[s] == kUnmatched) {
        gone[behind].push_back(s);
      } else {
        behind = static_cast<std::size_t>(partners_.of_before[s]) + 1;
      }
    }
    AddGone(gone[0]);
    for (std::size_t s = 0; s < partners_.of_after.size(); ++s) {
      row_of_after_[s] = comparison_.sections.size();
      const SectionStatus status =
          partners_.of_after[s] == kUnmatched ? SectionStatus::kAdded : SectionStatus::kUnchanged;
      comparison_.sections.push_back({paths_after_.Of(static_cast<int>(s)), status, 0, 0, {}});
      AddGone(gone[s + 1]);
    }
    for (std::size_t s = 0; s < partners_.of_before.size(); ++s) {
      if (partners_.of_before[s] != kUnmatched)
        row_of_before_[s] = row_of_after_[static_cast<std::size_t>(partners_.of_before[s])];
    }
  }

  void AddGone(const std::vector<std::size_t>& sections) {
    for (const std::size_t s : sections) {
      row_of_before_[s] = comparison_.sections.size();
      comparison_.sections.push_back({paths_before_.Of(static_cast<int>(s)), SectionStatus::kRemoved, 0, 0, {}});
    }
  }

  void AddChange(Draft draft) {
    Change& change = draft.change;
    if (draft.section_after == kNone && draft.section_before != kNone) {
      draft.section_after =
          partners_.of_before[static_cast<std::size_t>(draft.section_before)];  // told where its section is
    }
    const bool has_after = draft.section_after != kNone;
    change.section = has_after ? paths_after_.Of(draft.section_after) : paths_before_.Of(draft.section_before);
    if (has_after || draft.section_before != kNone) {
      const std::size_t row = has_after ? row_of_after_[static_cast<std::size_t>(draft.section_after)]
                                        : row_of_before_[static_cast<std::size_t>(draft.section_before)];
      Count(change, comparison_.sections[row]);
      if (change.unit == Unit::kSection && change.kind == Kind::kMoved)
        MarkMoved(static_cast<std::size_t>(draft.section_after));
    }
    comparison_.changes.push_back(std::move(change));
  }

  static void Count(const Change& change, SectionSummary& section) {
    if (section.status == SectionStatus::kUnchanged) section.status = SectionStatus::kChanged;
    section.changes.push_back(change.id);
    for (const Run& run : change.runs) {
      if (run.sign == Sign::kAdded) section.words_added += CountWords(run.text);
      if (run.sign == Sign::kRemoved) section.words_removed += CountWords(run.text);
    }
  }

  void MarkMoved(std::size_t section) {
    for (std::size_t s = section; s < SubtreeEnd(after_.outline, section); ++s) {
      SectionStatus& status = comparison_.sections[row_of_after_[s]].status;
      if (status != SectionStatus::kAdded) status = SectionStatus::kMoved;
    }
  }

  const Document& after_;
  const SectionPartners& partners_;
  Comparison& comparison_;
  SectionPaths paths_before_;
  SectionPaths paths_after_;
  std::vector<std::size_t> row_of_before_;  // index into Comparison::sections
  std::vector<std::size_t> row_of_after_;
};

}  // namespace

void Summarize(const Document& before, const Document& after, const SectionPartners& partners,
               std::vector<Draft> drafts, Comparison& comparison) {
  Summarizer(before, after, partners, comparison).Summarize(std::move(drafts));
}

}  // namespace planrev::diff
