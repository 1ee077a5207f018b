// SPDX-License-Identifier: MIT
#include "tool/note_subject.h"

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

}  // namespace planrev::tool
