// SPDX-License-Identifier: MIT
// Headings, and references to them, whose numbers moved on: told once for each run of headings, and once for all
// references.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diff/draft.h"
#include "diff/edits.h"
#include "diff/parse.h"
#include "diff/patch.h"
#include "diff/similarity.h"

namespace planrev::diff {

class Numbering {
 public:
  Numbering(const Document& before, const Document& after, const Lexicon& lexicon, Drafts& drafts)
      : before_(before), after_(after), lexicon_(lexicon), drafts_(drafts) {}

  // To be told of every pair of headings in order: one that kept its number ends a run of renumbered ones.
  void Pass(const Block& before, const Block& after);

  // Whether both headings carry a number, and not the same.
  bool Renumbered(const Block& before, const Block& after) const;

  // Adds the headings to the run; `draft` becomes a change of its own where the title differs as well. Gives `node` the
  // parts for both.
  Node Renumber(const Block& before, const Block& after, Draft draft, Node node);

  // Adds a block of which only references changed, to follow the numbers; the index of the change.
  int Follow(const Draft& draft);

 private:
  int Begin(int& change, const Draft& place);
  int AddHeading(const Block& before, const Block& after, const Draft& place);
  bool CompareTitles(const Block& before, const Block& after, Draft& draft) const;

  const Document& before_;
  const Document& after_;
  const Lexicon& lexicon_;
  Drafts& drafts_;
  int headings_ = -1;    // the draft of the run of headings that is open
  int references_ = -1;  // the draft of the references that followed
};

}  // namespace planrev::diff
