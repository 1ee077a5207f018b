// SPDX-License-Identifier: MIT
// Which marks of notes came or went together with their notes.
#pragma once

#include <vector>

#include "diff/changes/draft.h"

namespace planrev::diff {

// Takes the marks whose notes some draft tells as added or removed out of Facts::note_marks. What is left says that a
// note, which both texts have, belongs to another statement.
void LeaveOutToldNotes(std::vector<Draft>& drafts);

}  // namespace planrev::diff
