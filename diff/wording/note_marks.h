// SPDX-License-Identifier: MIT
// Marks of notes that came to a statement or left it. "[^1]" says on what a sentence rests: where it goes to another
// one, another claim has a source, though no word of the text differs.
#pragma once

#include <string>
#include <vector>

#include "diff/text/prose.h"
#include "diff/wording/edits.h"

namespace planrev::diff {

// Each as its own side writes it.
struct NoteMarks {
  std::vector<std::string> gone;
  std::vector<std::string> come;
  bool within = false;  // one only stands elsewhere in its sentence
};

bool IsNoteMark(const Passage& passage, std::size_t at);

// The marks in the hunks, without those that stay with their sentence. diff/changes/told_notes.h takes out those that
// came or went with their notes.
NoteMarks CompareNoteMarks(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks);

}  // namespace planrev::diff
