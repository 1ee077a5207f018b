// SPDX-License-Identifier: MIT
// When a change of one comparison is the same as one of another: when it is of one kind and its texts on both sides are
// the same, all of them, and so are what their links lead to and the pictures that they show. An id says that too, in
// 32 bits and without the links; what a person said of a change must not come to stand beside another, so reviews rest
// on a SHA-256.
//
// Changes that are alike (the same words added twice) are told apart by their section and their order in it. Where
// those do not tell which is meant, none is.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/comparison.h"
#include "store/review.h"

namespace planrev::tool {

// What two texts are compared as, for as long as the name of a change is made.
struct ComparedTexts {
  const diff::Comparison& comparison;
  std::string_view before;
  std::string_view after;
  const diff::CompareOptions& files;  // with which they were compared
};

// For each change what a review says of it: its name, and for people what it was like.
std::vector<store::ReviewedChange> NameChanges(const ComparedTexts& texts);

// Finds the changes of one comparison by what names them in another.
class SameChanges {
 public:
  explicit SameChanges(const std::vector<store::ReviewedChange>& named);

  // The index of the change that is the same; nothing where there is none or where it is not clear which.
  std::optional<std::size_t> Find(const store::ReviewedChange& change) const;

 private:
  using Section = std::vector<std::string>;
  struct Alike {
    std::size_t all = 0;
    std::size_t first = 0;
    std::map<Section, std::vector<std::size_t>> by_section;  // in the order of the text
  };
  std::map<std::string, Alike> by_digest_;
};

}  // namespace planrev::tool
