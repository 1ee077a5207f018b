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
  Summarizer(const Document& before, const Document& after, const SectionPartners& partners, const SectionRows& rows,
             Comparison& comparison)
      : after_(after),
        partners_(partners),
        comparison_(comparison),
        paths_before_(before),
        paths_after_(after),
        rows_(rows) {}

  void Summarize(std::vector<Draft> drafts) {
    LayOutSections();
    for (Draft& draft : drafts) AddChange(std::move(draft));
  }

 private:
  void LayOutSections() {
    for (const SectionRows::Row& row : rows_.rows()) {
      const bool gone = row.after == kUnmatched;
      const SectionStatus status = gone                       ? SectionStatus::kRemoved
                                   : row.before == kUnmatched ? SectionStatus::kAdded
                                                              : SectionStatus::kUnchanged;
      auto path = gone ? paths_before_.Of(row.before) : paths_after_.Of(row.after);
      comparison_.sections.push_back({std::move(path), status, 0, 0, {}});
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
    if (const int row = rows_.Of(draft.section_before, draft.section_after); row != kUnmatched) {
      Count(change, comparison_.sections[static_cast<std::size_t>(row)]);
      if (change.unit == Unit::kSection && change.kind == Kind::kMoved) MarkMoved(draft.section_after);
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

  void MarkMoved(int section) {
    const auto end = static_cast<int>(SubtreeEnd(after_.outline, static_cast<std::size_t>(section)));
    for (int s = section; s < end; ++s) {
      SectionStatus& status = comparison_.sections[static_cast<std::size_t>(rows_.Of(kNone, s))].status;
      if (status != SectionStatus::kAdded) status = SectionStatus::kMoved;
    }
  }

  const Document& after_;
  const SectionPartners& partners_;
  Comparison& comparison_;
  SectionPaths paths_before_;
  SectionPaths paths_after_;
  const SectionRows& rows_;  // of Comparison::sections
};

}  // namespace

void Summarize(const Document& before, const Document& after, const SectionPartners& partners, const SectionRows& rows,
               std::vector<Draft> drafts, Comparison& comparison) {
  Summarizer(before, after, partners, rows, comparison).Summarize(std::move(drafts));
}

}  // namespace planrev::diff
