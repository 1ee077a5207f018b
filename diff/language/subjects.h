// SPDX-License-Identifier: MIT
// Who is bound by a duty: the subject of its sentence. English.
#pragma once

#include <string>

#include "diff/language/bindings.h"
#include "diff/language/sentences.h"
#include "diff/text/prose.h"

namespace planrev::diff {

struct Subject {
  std::string text;          // "The Head of Housing"; empty for "it", in the passive, and where nobody can tell
  bool passive = false;      // who does it is not what stands before the word that binds; "by the Council" behind it is
  Sentence by;               // the words of "by the Council"; none elsewhere
  bool measure = false;      // "the number of officers": bound to nothing, but what the sentence is about
  bool only_states = false;  // "Population has grown and is expected to": the sentence binds nobody
};

Subject SubjectOf(const Passage& passage, const Sentence& sentence, const Binding& duty);

}  // namespace planrev::diff
