// SPDX-License-Identifier: MIT
// The change note: what changed, where and why, for people outside. Here are its facts; its words are the templates
// note.md and note.html and what those call, and a council may have its own.
//
// The note sums up. What is substantive is told section by section in sentences that quote what is said now; figures
// stand in tables, side by side; what is editorial is counted. Whoever needs every change with its words before and
// after takes the schedule (tool/render/note/schedule.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tool/render/facts.h"
#include "tool/render/render.h"
#include "tool/render/template.h"

namespace planrev::tool {

// A revision as the note speaks of it; for a file only the label, which is its name.
struct NoteRevision {
  std::string label;
  std::string dated;  // YYYY-MM-DD
  std::string note;   // an officer's own words on why
};

// A recommended change that people confirmed was carried out by some of the changes.
struct NoteAsked {
  std::string label;  // "R3"
  std::string words;
  std::string paper;                 // what it stands in; may be empty
  std::vector<std::string> changes;  // ids, at least one
};

struct NoteSubject {
  const Told& told;
  const diff::Redline& redline;
  NoteRevision before;
  NoteRevision after;
  std::vector<NoteRevision> why;  // the revisions since `before` up to `after`, oldest first, that have a note
  std::vector<NoteAsked> asked = {};
};

// What the templates of the note are filled with: every name of kNoteNames that applies.
Facts NoteFacts(const NoteSubject& subject);

// Every name that the templates of notes and schedules may use.
std::span<const TemplateName> NoteNames();

// "29 June 2021" of "2021-06-29"; other text as it is.
std::string DayInWords(const std::string& day);

}  // namespace planrev::tool
