// SPDX-License-Identifier: MIT
// Commitments as they stand in one text: who is bound to do what, by when, and how it will be measured.
//
// A commitment is a sentence with a duty that promises ("will publish", "must answer", "aims to"), an item under a line
// that ends in one ("The Partnership will:"), a row of an action plan (diff/language/action_plan.h), or a line of one
// ("Map the wards (Analyst, by June 2021)"). English; in other languages only the tables are found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "diff/language/bindings.h"
#include "diff/language/durations.h"
#include "diff/language/lexicon.h"
#include "diff/language/sentences.h"
#include "diff/language/similarity.h"
#include "diff/parse/parse.h"
#include "diff/text/prose.h"

namespace planrev::diff {

// How much an "all", "most" or "some" says, and whether that tells something where it came or went: "each" does not.
struct Scope {
  int strength = 0;
  bool tells = false;

  friend bool operator==(const Scope&, const Scope&) = default;
};

// What a commitment says, or a sentence that may once have been one. A part that it does not name is empty.
struct Pledge {
  Sign side = Sign::kRemoved;  // kRemoved: in the text before; kAdded: in the text after
  std::string text;            // as it is read; an item with the line that leads into it
  std::size_t item = 0;        // where in it the item begins; 0 where no line leads into it
  std::uint64_t key = 0;       // the same where the words are
  Bag bag;           // of what is to be done, without who does it, by when, conditions and the word that binds
  Bag whole;         // in the passive: that with the subject, which is what it is done to
  Bag sentence;      // of all that the sentence says
  std::string deed;  // the verb behind the word that binds, where it tells something: "publish", not "be"
  int strength = 0;  // of the word that binds, as in diff/language/binding_words.h; 0 where nobody is bound
  int loose = 0;     // of one that binds only where the other text has another in its place: "is to", "is required"
  bool forbids = false;
  bool passive = false;       // "will be published": who does it may be left unsaid
  int conditions = 0;         // how many
  std::vector<Scope> scopes;  // its "all", "most", "some"; "no" of a prohibition is all
  int choices = 0;            // how often "or" leaves it open what is done, or "only" closes it
  int members = 0;            // how often "and", "or" or a comma adds something to a list
  std::string condition;      // "where possible; unless the panel objects"
  std::string owner;
  std::string binding;
  std::string deadline;
  std::string event;    // without a deadline, yet it says when: "before letting", "the same day"
  std::string measure;  // figures other than the deadline; of a row, its cell
  int targets = 0;      // how many of them set one, rather than say from where on it binds: "any rise above 3%"
  std::string amounts;  // the measure in one writing, whatever its own: "1200000;" of "£1.2m" and of "£1.2 million"
  double due = 0;       // a deadline that is a date, as a number that grows with it; 0 where that cannot be told
  Duration time;        // one that is a time allowed; of 0 where that cannot be told

  bool Commits() const;
};

// What a stretch of a passage is known by: the same where the words are, whether a stop, a comma or nothing ends them.
std::uint64_t KeyOf(const Passage& passage, const Sentence& sentence);

// Adds its "all", "most" and "some", its choices and what lists it has.
void TakeScopes(const Passage& passage, const Sentence& sentence, const std::vector<Binding>& found, Pledge& pledge);

// Blocks [first, first + count) of a document, whose words are `passage`.
struct Said {
  const Document& document;
  std::size_t first = 0;
  std::size_t count = 1;
  const Passage& passage;
};

// Of blocks that were edited: the sentences that only one side has, if any of them binds someone.
std::vector<Pledge> PledgesOfEdited(const Said& before, const Said& after, const Lexicon& lexicon);

// Of a block that came (kAdded) or went (kRemoved) as a whole: the sentences, or rows, that bind or permit. `bindings`
// are those of the passage.
std::vector<Pledge> PledgesOfLone(const Said& said, Sign side, const Lexicon& lexicon,
                                  const std::vector<Binding>& bindings);

}  // namespace planrev::diff
