// SPDX-License-Identifier: MIT
// Headings whose numbers moved on, came or went, told once for each run of them; paragraphs, items and captions whose
// numbers did, once for each section; and references that followed, told once for all.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes/draft.h"
#include "diff/language/lexicon.h"
#include "diff/match/match_blocks.h"
#include "diff/parse/parse.h"
#include "diff/patch.h"
#include "diff/text/prose.h"

namespace planrev::diff {

class Numbering {
 public:
  Numbering(const Document& before, const Document& after, const BlockMatching& blocks, const Lexicon& lexicon,
            Drafts& drafts)
      : before_(before), after_(after), blocks_(blocks), lexicon_(lexicon), drafts_(drafts) {}

  // Whether the headings carry another number each, or only one of them does and that only counts ("3.", "2.1").
  bool Renumbered(const Block& before, const Block& after) const;

  // Adds the headings to their run: a heading that kept its number ends one, in the order of the text after. `draft`
  // becomes a change of its own where the title differs as well. Gives `node` the parts for both.
  Node Renumber(const Block& before, const Block& after, Draft draft, Node node);

  // Adds a block of which only references changed, to follow the numbers; the index of the change.
  int Follow(const Draft& draft);

  // Adds a block of which only the number that it opens with changed; the index of the change.
  int MoveOn(const Draft& draft);

  // To be called last: puts the places of each change in the order of the text after, in whichever they were found.
  void Finish();

 private:
  struct Place {
    Span before;
    Span after;
    std::vector<Run> runs;
    std::string title_before = {};  // of a heading, with both numbers
  };
  // What is one change.
  struct Places {
    int change = -1;
    std::vector<Place> places;
    Draft first = {};  // where the change is told
  };

  void FindRuns();
  int Add(Places& places, const Draft& draft, Place place);
  int AddHeading(const Block& before, const Block& after, const Draft& draft);
  bool CompareTitles(const Block& before, const Block& after, Draft& draft) const;

  const Document& before_;
  const Document& after_;
  const BlockMatching& blocks_;
  const Lexicon& lexicon_;
  Drafts& drafts_;
  std::vector<std::size_t> run_of_section_;  // by section after, once a heading was renumbered
  std::map<std::size_t, Places> headings_;   // by run
  std::map<int, Places> opening_;            // numbers that blocks open with, by section after
  Places references_;                        // that followed
};

}  // namespace planrev::diff
