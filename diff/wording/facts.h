// SPDX-License-Identifier: MIT
// What the rules of significance look at: facts about one change, without a judgement.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/bindings.h"
#include "diff/language/lexicon.h"
#include "diff/language/pledges.h"
#include "diff/wording/edits.h"
#include "diff/wording/note_marks.h"
#include "diff/wording/spelling.h"

namespace planrev::diff {

struct Facts {
  Kind kind = Kind::kEdited;
  Unit unit = Unit::kParagraph;
  bool says_something = true;  // an addition or removal has words
  bool words_differ = false;
  bool only_writing = false;            // all hunks hold the same words on both sides, written otherwise
  Writing writing;                      // in what they differ so; where only_writing or only_figures
  bool only_figures = false;            // all hunks hold figures, of which one at least changed, or the same words
  bool same_figures = false;            // the same, but no figure changed: each is only written otherwise
  const char* passage_moved = nullptr;  // how, where all that it lost or gained only moved: a sentence
  const char* part_moved = nullptr;     // how, where a sentence among what it lost or gained only moved
  bool only_notes = false;              // all hunks hold marks of notes, or the same words
  NoteMarks note_marks;                 // that came or went, though their notes did not
  bool only_address = false;            // all hunks replace a web or mail address
  std::string parting;                  // a comma came or went before this word, which parts what it may speak of
  bool edited_within = false;           // what moved holds other changes
  bool states = false;                  // every hunk stands in a sentence, or a table, that says how things are
  bool struck = false;                  // words are struck through now, or no longer
  bool commits = false;                 // a hunk stands in a sentence that commits someone
  bool negation = false;
  bool follows = false;            // only references changed, and they follow the headings
  bool renumbered_only = false;    // of headings, or of references that follow them
  bool definition = false;         // of a link, apart from the text
  std::string_view unseen = {};    // "a comment", "a tag": of the source, which readers do not see
  std::string other_image;         // what is said of an image that shows another file
  std::string other_content;       // the path of a file that both texts show and that has another content
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
  std::vector<Pledge>
      pledges;  // of what it touches, on either side; diff/changes/commitments.h makes the commitments of them
  std::vector<CommitmentChange> commitments;
};

// What about the words differs, from the hunks alone; fills words_differ … commits, negation, figures and obligations.
void LookAtWords(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Lexicon& lexicon,
                 Facts& facts);

// The same for words that came (kAdded) or went (kRemoved) as a whole: fills obligations. May be called for one block
// of a change after another.
void LookAtLoneWords(const Passage& passage, Sign sign, const std::vector<Binding>& bindings, Facts& facts);

}  // namespace planrev::diff
