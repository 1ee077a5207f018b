// SPDX-License-Identifier: MIT
// What the parts of a page need to know of the whole: where headings, notes and moved text stand in it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/redline/redline.h"

namespace planrev::tool {

class PageContext {
 public:
  PageContext(const diff::Comparison& comparison, const diff::Redline& redline);

  const diff::Comparison& comparison() const { return comparison_; }
  const diff::Redline& redline() const { return redline_; }
  const diff::Change& change(int index) const { return comparison_.changes[static_cast<std::size_t>(index)]; }

  // What stands below the note of a change, in HTML; nothing unless it was put there.
  void PutBelow(std::vector<std::string> below_html) { below_html_ = std::move(below_html); }
  std::string Below(int change) const {
    return below_html_.empty() ? "" : below_html_[static_cast<std::size_t>(change)];
  }

  // The title of the plan as after: its first heading. Empty where it has none.
  const std::string& Title() const { return title_; }

  // The id of the heading that is the block; those of the text before are none that a link leads to.
  std::string HeadingId(std::size_t block) const { return "h-" + std::to_string(block); }

  // The id of the heading that "#slug" leads to within the plan, as git hosts make slugs; empty where there is none.
  std::string Anchor(std::string_view slug) const;

  // The id of the footnote "[^label]" and of its first mark; empty where no such note stands in the plan.
  std::string NoteId(std::string_view label) const;
  std::string NoteMarkId(std::string_view label) const;

  // The title of the section in which what moved stands now, and of that in which it stood; empty where there is none.
  const std::string& TitleHere(int change) const { return moves_[static_cast<std::size_t>(change)].here; }
  const std::string& TitleAway(int change) const { return moves_[static_cast<std::size_t>(change)].away; }

 private:
  struct Move {
    std::string here, away;
  };

  void Look(const diff::RedlineBlock& block, std::size_t index);
  void LookForMoves(const diff::RedlineBlock& block, const std::string& title);

  const diff::Comparison& comparison_;
  const diff::Redline& redline_;
  std::string title_;
  std::vector<std::string> below_html_;                      // by change
  std::map<std::string, std::size_t, std::less<>> anchors_;  // slug to block
  std::map<std::string, std::size_t, std::less<>> notes_;    // label to block
  std::vector<Move> moves_;                                  // by change
};

// A text as it reads after, or as it read before where it is gone.
std::string PlainText(const diff::RedlineText& text);

// "1" of "[^1]".
std::string_view NoteLabel(std::string_view mark);

}  // namespace planrev::tool
