// SPDX-License-Identifier: MIT
// What footnotes ("[^3]: …") and link definitions ("[3]: https://…") are called on either side.
//
// Nobody reads a label: a note is numbered by its place, a link shows none. So a label that changed while what it
// stands for stayed is layout, and all that a comparison sees of labels are names: the label before, or one that no
// label before is. Definitions are those of CommonMark 0.30, section 4.7, on a line of their own, and of footnotes as
// GitHub and pandoc have them; the first of several with one label counts.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

// One side's labels.
class Labels {
 public:
  // The name of the note with that label, in lower case; the label itself where there is no such note.
  std::string_view NoteName(std::string_view label) const;

  // Where the links with that label point: the same for two labels, one on each side, of which one became the other.
  // Nothing where the label is not defined.
  std::optional<std::string_view> LinkTarget(std::string_view label) const;
  bool AnyLinks() const { return !links_.empty(); }

  // Whether the link definition is this side's only and no link of the other side asks for its label. Then it says
  // nothing that the links which use it do not tell.
  bool IsIdle(std::string_view label) const;

 private:
  friend class LabelMatcher;
  std::map<std::string, std::string, std::less<>> notes_;  // by label, folded
  std::map<std::string, std::string, std::less<>> links_;
  std::set<std::string, std::less<>> idle_;
};

// A label in the text after whose name is another. Whoever takes bytes from there into the text before writes the name.
struct Relabel {
  std::size_t start = 0;  // of the label, without brackets
  std::size_t end = 0;
  std::string name;
};

struct LabelPair {
  Labels before;
  Labels after;
  std::vector<Relabel> renamed;  // ascending
};

// Labels are the same where their text is; of the rest, notes that say most of the same are, then equal labels.
LabelPair MatchLabels(std::string_view before, std::string_view after);

}  // namespace planrev::diff
