// SPDX-License-Identifier: MIT
#include "diff/changes/draft.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "diff/changes/commitments.h"
#include "diff/changes/moved_passages.h"
#include "diff/changes/told_notes.h"
#include "diff/text/enumerator.h"
#include "diff/text/hash.h"

namespace planrev::diff {
namespace {

// A heading is the same whatever number it has now.
std::string_view WithoutNumber(const Change& change, std::string_view text) {
  const bool heading = change.unit == Unit::kHeading || (change.unit == Unit::kSection && change.kind == Kind::kMoved);
  return heading ? text.substr(EnumeratorLength(text)) : text;
}

// Of what the change says, not of what others make of its surroundings: it is named by what stood around it before,
// which no other change alters.
std::uint64_t DigestOf(const Draft& draft) {
  const Change& change = draft.change;
  std::string before, after;
  for (const Run& run : change.runs) {
    if (run.sign != Sign::kAdded) before += run.text;
    if (run.sign != Sign::kRemoved) after += run.text;
  }
  std::uint64_t digest = Mix(Hash(Name(change.kind)), Hash(Name(change.unit)));
  if (!draft.titles_before.empty()) return Mix(digest, Hash(draft.titles_before));
  digest = Mix(Mix(digest, Hash(WithoutNumber(change, before))), Hash(WithoutNumber(change, after)));
  const auto& cell = draft.cell_before ? draft.cell_before : change.cell;
  if (cell) digest = Mix(Mix(digest, Hash(cell->row)), Hash(cell->column));
  return draft.digests.empty() ? digest : Mix(digest, Hash(draft.digests));
}

std::string Hexadecimal(std::uint32_t value) {
  std::string text(8, '0');
  for (std::size_t i = 8; i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

// Gives ids in reading order; equal changes are told apart by an ordinal, and so is the rare clash of two digests.
void GiveIds(std::vector<Draft>& drafts) {
  std::unordered_map<std::uint64_t, std::uint64_t> seen;
  std::unordered_set<std::uint32_t> taken;
  for (Draft& draft : drafts) {
    const std::uint64_t digest = DigestOf(draft);
    std::uint64_t ordinal = seen[digest]++;
    std::uint32_t id = 0;
    do {
      id = static_cast<std::uint32_t>(Mix(digest, ordinal++) >> 32);
    } while (!taken.insert(id).second);
    draft.change.id = Hexadecimal(id);
  }
}

void JudgeDraft(Draft& draft) {
  Facts& facts = draft.facts;
  facts.kind = draft.change.kind;
  facts.unit = draft.change.unit;
  const Judgement judgement = Judge(facts);
  draft.change.significance = judgement.significance;
  draft.change.reason = judgement.reason;
  draft.change.rule = judgement.rule;
  draft.change.aspects = AspectsOf(facts);
  draft.change.figures = std::move(facts.figures);
  draft.change.obligations = std::move(facts.obligations);
  draft.change.commitments = std::move(facts.commitments);
}

}  // namespace

void AppendRun(Change& change, Sign sign, std::string_view text) {
  if (text.empty()) return;
  if (change.runs.empty()) {
    change.runs.push_back({sign, std::string(text)});
  } else if (change.runs.back().sign == sign) {
    change.runs.back().text.append("\n").append(text);
  } else {
    change.runs.push_back({sign, "\n" + std::string(text)});
  }
}

Drafts::Finished Drafts::Finish(const SectionRows& rows, const Lexicon& lexicon, std::vector<Limit>& limits) && {
  LeaveOutToldNotes(drafts_);
  FindMovedPassages(drafts_);
  FindCommitments(drafts_, lexicon, limits);
  std::vector<std::size_t> order(drafts_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    const Draft& draft = drafts_[i];
    const int row = rows.Of(draft.section_before, draft.section_after);
    return std::make_tuple(row, draft.place.after, !draft.place.removal, draft.place.before);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  Finished finished;
  finished.place_of.resize(drafts_.size());
  for (const std::size_t i : order) {
    finished.place_of[i] = static_cast<int>(finished.drafts.size());
    finished.drafts.push_back(std::move(drafts_[i]));
    JudgeDraft(finished.drafts.back());
  }
  GiveIds(finished.drafts);
  return finished;
}

}  // namespace planrev::diff
