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

}  // namespace planrev::tool
