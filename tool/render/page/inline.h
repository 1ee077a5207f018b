// SPDX-License-Identifier: MIT
// The text of one block as HTML: dressed, with <del> and <ins> that say in words what they are.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "tool/render/page/context.h"

namespace planrev::tool {

class InlineWriter {
 public:
  explicit InlineWriter(const PageContext& context) : context_(context) {}

  // A text that flows.
  std::string Flowing(const diff::RedlineText& text);
  // The text of a footnote: its own mark leads nowhere.
  std::string Definition(const diff::RedlineText& text);
  // A text with one sign that moved: `said` stands for the words that its sign is read as, as "moved from here".
  std::string Moved(const diff::RedlineText& text, std::string_view said);
  // Whether a mark of that footnote was written, so that there is a place to go back to.
  bool IsMarked(const std::string& label) const { return marked_.contains(label); }
  // A text whose line feeds and blanks count: code, HTML, front matter.
  std::string Literal(const diff::RedlineText& text);

 private:
  std::string Run(const diff::RedlineRun& run);
  std::string Note(const std::string& mark);

  const PageContext& context_;
  std::set<std::string> marked_;  // notes of which a mark was written
  bool defines_ = false;
  std::string_view said_;  // instead of "added" and "removed"; empty for those
};

// "s", "f" or "e": the class by which a page shows or hides changes of that significance.
std::string WeightClass(diff::Significance significance);

// <ins>, <del> or nothing around text of one sign; `said` is what is read aloud, as "added".
std::string OpenSign(diff::Sign sign, const diff::Change* change, std::string_view said);
std::string OpenSign(diff::Sign sign, const diff::Change* change);
std::string CloseSign(diff::Sign sign);

}  // namespace planrev::tool
