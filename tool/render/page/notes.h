// SPDX-License-Identifier: MIT
// What is said of a change in its place: how much it weighs, what it is, why, and its link. This is where a page that
// takes decisions puts its controls.
#pragma once

#include <string>
#include <vector>

#include "tool/render/page/context.h"

namespace planrev::tool {

// A sign of its own for each significance, for black and white: "■", "◆", "○".
std::string WeightSign(diff::Significance significance);

// "Substantive".
std::string WeightWord(diff::Significance significance);

// `text` with a capital at the start.
std::string Capital(std::string text);

// "869ff313" as a link to the change; its name says so.
std::string ChangeLink(const diff::Change& change);

// Reason, figures, obligations and commitments as sentences in HTML, with a blank before each.
std::string Grounds(const diff::Change& change);

// Writes a change's note where the change stands first.
class NoteWriter {
 public:
  explicit NoteWriter(const PageContext& context)
      : context_(context), told_(context.comparison().changes.size(), false), away_(told_) {}

  // The note of a change, a paragraph with the id "c-ID"; empty where it was told already.
  std::string Above(int change, diff::Standing standing);

  // For what moved away: where it went. Empty where that was said already.
  std::string Away(int change);

  // Whether the change is now told for the first time.
  bool IsNew(int change);

 private:
  std::string Note(int change, diff::Standing standing) const;

  const PageContext& context_;
  std::vector<bool> told_;
  std::vector<bool> away_;  // told where it was
};

}  // namespace planrev::tool
