// SPDX-License-Identifier: MIT
// How much a change weighs. Nobody's flag decides it: the text sets a floor, rule by rule; when in doubt, substantive.
#pragma once

#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/edits.h"

namespace planrev::diff {

// What the rules look at.
struct Facts {
  Kind kind = Kind::kEdited;
  Unit unit = Unit::kParagraph;
  bool says_something = true;  // an addition or removal has words
  bool words_differ = false;
  bool only_signs = false;              // all hunks are punctuation
  const char* passage_moved = nullptr;  // how, where all that it lost or gained only moved: a sentence
  bool only_notes = false;              // all hunks are marks of notes
  bool only_case = false;
  bool only_spelling = false;
  bool only_figures = false;
  bool states = false;   // every hunk stands in a sentence, or a table, that says how things are
  bool struck = false;   // words are struck through now, or no longer
  bool commits = false;  // a hunk stands in a sentence that commits someone
  bool negation = false;
  bool follows = false;            // only references changed, and they follow the headings
  bool renumbered_only = false;    // of headings, or of references that follow them
  bool definition = false;         // of a link, apart from the text
  bool other_image = false;        // an image shows another file
  bool order_changed = false;      // an item of a numbered list moved within its list
  bool list_order_lost = false;    // a numbered list became bullets, or the other way round
  std::vector<std::string> dress;  // formatting that came or went, in words
  bool formatting = false;
  bool link = false;
  bool level = false;
  std::string replaced;  // the words of the only hunk on either side, where they are few
  std::string replacing;
  std::vector<FigureChange> figures;
  std::vector<ObligationChange> obligations;
};

struct Judgement {
  Significance significance = Significance::kSubstantive;
  std::string rule;    // its name, as in the table in significance.cc
  std::string reason;  // in words
};

// By the first rule of the table that applies.
Judgement Judge(const Facts& facts);

// What about the words differs, from the hunks alone; fills words_differ … commits, negation, figures and obligations.
void LookAtWords(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Lexicon& lexicon,
                 Facts& facts);

// The aspects that the facts amount to, in the order of the enumeration.
std::vector<Aspect> AspectsOf(const Facts& facts);

}  // namespace planrev::diff
