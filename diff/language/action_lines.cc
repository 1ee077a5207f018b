// SPDX-License-Identifier: MIT
#include "diff/language/action_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

bool IsSign(const Passage& passage, std::size_t at, std::string_view signs) {
  const Word& word = passage.words[at];
  return word.kind == WordClass::kPunctuation && signs.find(passage.text[word.start]) != std::string_view::npos;
}

// The brackets, without them, that the sentence ends in; none where it does not.
Sentence LastBrackets(const Passage& passage, const Sentence& sentence) {
  std::size_t last = sentence.last;
  while (last > sentence.first && IsSign(passage, last - 1, ".;,")) --last;
  if (last == sentence.first || !IsSign(passage, last - 1, ")")) return {};
  std::size_t first = last - 1;
  while (first > sentence.first && !IsSign(passage, first - 1, "()")) --first;
  const bool opened = first > sentence.first + 1 && IsSign(passage, first - 1, "(");
  return opened ? Sentence{first, last - 1} : Sentence();
}

}  // namespace

std::optional<ActionLine> ActionLineOf(const Passage& passage, const Sentence& sentence,
                                       const std::vector<Figure>& figures) {
  static constexpr auto kLeading = std::to_array<std::string_view>({"by", "before"});
  const Sentence inside = LastBrackets(passage, sentence);
  const auto date = std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) {
    return figure.kind == FigureKind::kDate && figure.first > inside.first && figure.last == inside.last;
  });
  if (inside.first == inside.last || date == figures.end()) return std::nullopt;
  std::size_t due = date->first;
  while (due > inside.first && !IsSign(passage, due - 1, ",;:") && !IsIn(kLeading, LowerWord(passage, due))) --due;
  if (!IsIn(kLeading, LowerWord(passage, due))) return std::nullopt;
  std::size_t owner_last = due;
  while (owner_last > inside.first && IsSign(passage, owner_last - 1, ",;")) --owner_last;
  return ActionLine{{sentence.first, inside.first - 1}, {inside.first, owner_last}, {due, inside.last}};
}

}  // namespace planrev::diff
