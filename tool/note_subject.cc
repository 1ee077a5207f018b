// SPDX-License-Identifier: MIT
#include "tool/note_subject.h"

#include <algorithm>

namespace planrev::tool {

NoteRevision NoteRevisionOf(const NamedText& text) {
  if (!text.revision) return {text.name.substr(text.name.rfind('/') + 1), "", ""};  // npos + 1 is 0
  return {text.revision->label, text.revision->dated, text.revision->note};
}

std::vector<NoteRevision> ReasonsBetween(const TextPair& pair, Texts& texts) {
  const auto& before = pair.before.revision;
  const auto& after = pair.after.revision;
  if (!before || !after || before->plan != after->plan) return {};
  std::vector<NoteRevision> reasons;
  for (const store::Revision& revision : texts.Revisions(after->plan)) {
    const bool between = revision.number > before->number && revision.number <= after->number;
    if (between && !revision.note.empty()) reasons.push_back({revision.label, revision.dated, revision.note});
  }
  return reasons;
}

namespace {

std::vector<store::TraceAnswer> Confirmed(const std::vector<store::TraceAnswer>& answers) {
  std::vector<store::TraceAnswer> last;
  for (const store::TraceAnswer& answer : answers) {
    const auto same = [&answer](const store::TraceAnswer& other) {
      return other.change == answer.change && other.recommendation.Is(answer.recommendation);
    };
    const auto found = std::ranges::find_if(last, same);
    if (found != last.end()) {
      *found = answer;
    } else {
      last.push_back(answer);
    }
  }
  std::erase_if(last, [](const store::TraceAnswer& answer) { return !answer.confirmed; });
  return last;
}

}  // namespace

std::vector<NoteAsked> AskedFor(const std::vector<store::TraceAnswer>& answers, const diff::Comparison& comparison) {
  std::vector<NoteAsked> asked;
  for (const store::TraceAnswer& answer : Confirmed(answers)) {
    if (std::ranges::find(comparison.changes, answer.change, &diff::Change::id) == comparison.changes.end()) continue;
    const auto& [label, words, paper] = answer.recommendation;
    auto found = std::ranges::find_if(asked, [&](const NoteAsked& one) {
      return one.label == answer.recommendation.label && one.words == answer.recommendation.words;
    });
    if (found == asked.end()) found = asked.insert(asked.end(), {label, words, paper, {}});
    found->changes.push_back(answer.change);
  }
  return asked;
}

std::vector<NoteAsked> AskedBetween(const TextPair& pair, const diff::Comparison& comparison, Texts& texts) {
  const auto& before = pair.before.revision;
  const auto& after = pair.after.revision;
  if (!before || !after || before->plan != after->plan) return {};
  return AskedFor(texts.Traces(after->plan), comparison);
}

}  // namespace planrev::tool
