// SPDX-License-Identifier: MIT
// What an author does to a plan between two revisions, one thing at a time.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/diff/sequences/dice.h"
#include "tests/diff/sequences/plan.h"

namespace planrev::diff {

// An edit that was decided on: the same places and words whenever it is made. What it asks for may be gone when an edit
// before it was left out; then it does nothing.
struct Edit {
  std::string said;  // what it does, for a person who looks for a fault
  std::function<void(Plan&)> make;
};

// What an edit is decided from.
struct Desk {
  const Plan& plan;
  std::vector<std::string>& sentences;  // that may be written; each is written once
  Dice& dice;
  int& next_id;
};

// A text that can be edited: a part's, an item's, or a cell's.
struct TextPlace {
  int part = 0;
  int item = -1;
  int row = -1;
  std::size_t column = 0;
};
std::string* TextAt(Plan& plan, const TextPlace& place);

Part* FindPart(Plan& plan, int id);
std::size_t PlaceOf(const Plan& plan, int id);  // the number of parts where it is gone

std::string NewSentence(Desk& desk);
std::string NewTitle(Desk& desk);
std::string NewWord(Desk& desk);

// The ends of the sentences within a text: behind the full stop.
std::vector<std::size_t> SentenceEnds(const std::string& text);

// Replaces `from` where it stands first as words of its own; whether it was there.
bool ReplaceWords(std::string& text, const std::string& from, const std::string& to);

using EditMaker = std::optional<Edit> (*)(Desk&);
const std::vector<EditMaker>& WordingEdits();
const std::vector<EditMaker>& PartEdits();
const std::vector<EditMaker>& ListEdits();
const std::vector<EditMaker>& TableEdits();
const std::vector<EditMaker>& SectionEdits();

// One of all of those, as likely as any other group's.
Edit RollEdit(Desk& desk);

}  // namespace planrev::diff
