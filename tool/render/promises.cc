// SPDX-License-Identifier: MIT
#include "tool/render/promises.h"

#include <algorithm>

#include "tool/render/phrases.h"

namespace planrev::tool {
namespace {

Promise PromiseOf(diff::Fate fate) {
  switch (fate) {
    case diff::Fate::kDropped:
      return Promise::kDropped;
    case diff::Fate::kWeakened:
    case diff::Fate::kSlipped:
      return Promise::kWeaker;
    case diff::Fate::kChanged:
    case diff::Fate::kKept:
      return Promise::kOther;
    default:
      return Promise::kStronger;
  }
}

bool Same(const diff::BothSides& sides) { return sides.before == sides.after; }

// Whether the words that bind tell of a difference: each side's stands at the beginning of it.
bool TellsOf(const diff::ObligationChange& obligation, const diff::BothSides& sides) {
  const auto has = [](const std::string& text, const std::string& word) {
    return word.empty() || text.find(word) != std::string::npos;
  };
  return has(sides.before, obligation.before) && has(sides.after, obligation.after);
}

// Whether it is of an item below the changed line, which the change does not show.
bool IsBelow(const diff::Change& change, const diff::CommitmentChange& commitment) {
  if (commitment.item_after == 0) return false;
  std::string shown;
  for (const diff::Run& run : change.runs) {
    if (run.sign != diff::Sign::kRemoved) shown += run.text;
  }
  return shown.find(commitment.text.after.substr(commitment.item_after)) == std::string::npos;
}

// Whether the commitment only has other words that bind, which are told by themselves.
bool ToldByWords(const diff::Change& change, const diff::CommitmentChange& commitment) {
  const bool only_words = commitment.fate != diff::Fate::kDropped && commitment.fate != diff::Fate::kNew &&
                          Same(commitment.owner) && Same(commitment.deadline) && Same(commitment.measure);
  if (!only_words || IsBelow(change, commitment)) return false;
  const auto told = [&change](const diff::BothSides& sides) {
    return Same(sides) || std::ranges::any_of(change.obligations, [&](const diff::ObligationChange& obligation) {
             return TellsOf(obligation, sides);
           });
  };
  const bool differs = !Same(commitment.binding) || !Same(commitment.condition);
  return differs && told(commitment.binding) && told(commitment.condition);
}

// Whether the word that came or went is told with a commitment of the change, which says more.
bool ToldAsCommitment(const diff::Change& change, const diff::ObligationChange& obligation) {
  const bool replaced = !obligation.before.empty() && !obligation.after.empty();
  return std::ranges::any_of(change.commitments, [&](const diff::CommitmentChange& commitment) {
    if (replaced)
      return !ToldByWords(change, commitment) && commitment.binding.before == obligation.before &&
             commitment.binding.after == obligation.after;
    return obligation.after.empty()
               ? commitment.fate == diff::Fate::kDropped && commitment.binding.before == obligation.before
               : commitment.fate == diff::Fate::kNew && commitment.binding.after == obligation.after;
  });
}

}  // namespace

Promise PromiseOf(const diff::ObligationChange& obligation) {
  if (obligation.direction == diff::Direction::kStronger) return Promise::kStronger;
  if (obligation.direction == diff::Direction::kChanged) return Promise::kOther;
  return obligation.after.empty() ? Promise::kDropped : Promise::kWeaker;
}

std::string PromiseText(const diff::ObligationChange& obligation) {
  const auto quoted = [](const std::string& words) { return "“" + words + "”"; };
  if (obligation.before.empty()) return quoted(obligation.after) + " added";
  if (obligation.after.empty()) return quoted(obligation.before) + " removed";
  return quoted(obligation.before) + " → " + quoted(obligation.after);
}

std::vector<Promised> PromisesOf(const diff::Change& change) {
  std::vector<Promised> promises;
  for (const auto& commitment : change.commitments) {
    const std::string text = CommitmentText(commitment);
    if (!text.empty() && !ToldByWords(change, commitment)) promises.push_back({PromiseOf(commitment.fate), text});
  }
  for (const auto& obligation : change.obligations) {
    if (!ToldAsCommitment(change, obligation))
      promises.push_back({PromiseOf(obligation), PromiseText(obligation), &obligation});
  }
  return promises;
}

std::vector<std::string> CommitmentTexts(const diff::Change& change) {
  std::vector<std::string> texts;
  for (const auto& commitment : change.commitments) {
    std::string text = CommitmentText(commitment);
    if (!text.empty() && !ToldByWords(change, commitment)) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace planrev::tool
