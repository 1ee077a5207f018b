// SPDX-License-Identifier: MIT
// What the register knows of two texts that a change note is about.
#pragma once

#include <vector>

#include "tool/render/note/note.h"
#include "tool/texts.h"

namespace planrev::tool {

// Label and day of a revision; of a file its name.
NoteRevision NoteRevisionOf(const NamedText& text);

// The revisions after `pair.before` up to `pair.after` that have a note, oldest first. None where the two are not
// revisions of one plan in their order.
std::vector<NoteRevision> ReasonsBetween(const TextPair& pair, Texts& texts);

// The recommended changes of which people confirmed that changes of this comparison carry them out, in the order in
// which that was first said. `answers` are in order: of several on one pair the last counts.
std::vector<NoteAsked> AskedFor(const std::vector<store::TraceAnswer>& answers, const diff::Comparison& comparison);

// The same, of the plan that both texts are revisions of; none where they are not.
std::vector<NoteAsked> AskedBetween(const TextPair& pair, const diff::Comparison& comparison, Texts& texts);

}  // namespace planrev::tool
