// SPDX-License-Identifier: MIT
// The schedule of amendments, the table that a committee paper carries: every change with its section, how it read, how
// it reads now, and what kind of change it is. Its words are the templates schedule.md and schedule.html; the table
// alone, for a paper that takes it in, is schedule_table.md and schedule_table.html.
#pragma once

#include "tool/render/facts.h"
#include "tool/render/note/note.h"

namespace planrev::tool {

// "rows" and what the head of a schedule needs, of kNoteNames. Of an edited text a row has the sentences that changed,
// of a text that came or went all of it; what is longer than 150 words is cut, and says so.
Facts ScheduleFacts(const NoteSubject& subject);

}  // namespace planrev::tool
