// SPDX-License-Identifier: MIT
// The binding words and phrases of a passage: diff/language/binding_words.h says which there are, here is where one
// stands and what its neighbours make of it. "May 2021" and "of their own free will" bind nobody.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/language/binding_words.h"
#include "diff/language/lexicon.h"
#include "diff/text/prose.h"

namespace planrev::diff {

struct Binding {
  const BindingTerm* term = nullptr;
  BindingScale scale = BindingScale::kDuty;  // the term's, or kQualifier for the "aim to" of "will aim to"
  int strength = 0;                          // the term's, or what its neighbours make of it: "may not" binds
  bool forbids = false;
  std::size_t first = 0;  // words [first, last); with "not", but an edit of that alone leaves the duty what it is
  std::size_t last = 0;
  std::size_t core_last = 0;  // the end without it
};

// Those that start in the words [first, last), in order; they do not overlap. Cost: the words, and little for most.
std::vector<Binding> FindBindings(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon);

// Whether the subject before the duty at `at` says that it is nobody: "No officer", "None of the partners", "No one".
bool IsDenied(const Passage& passage, std::size_t at);

// How many words [first, last) deny: "not", "no", "doesn't". Not those of "no more than", "not only", "No. 4".
std::size_t CountNegations(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon);

// Whether between a modal and a duty behind it there are only words that bind nobody, and few: "will [normally be]
// expected to".
bool StandsBehind(const Passage& passage, const Binding& modal, const Binding& inner);

// Whether the duty lays down, promises, advises or aims at something, rather than permit or suppose it.
bool Promises(const Binding& binding);

}  // namespace planrev::diff
