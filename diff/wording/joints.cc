// SPDX-License-Identifier: MIT
#include "diff/wording/joints.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/language/bindings.h"
#include "diff/language/sentences.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

// The only word of [first, last), where that joins; empty where there is more, or another.
std::string OnlyJoint(const Passage& passage, std::size_t first, std::size_t last) {
  std::string joint;
  for (; first < last; ++first) {
    if (passage.words[first].kind == WordClass::kPunctuation) continue;
    const std::string word = LowerWord(passage, first);
    if (!joint.empty() || (word != "and" && word != "or")) return {};
    joint = word;
  }
  return joint;
}

// Behind the last word before `at` that opens a condition, or says of whom something is told; `first` without.
std::size_t ConditionBefore(const Passage& passage, std::size_t first, std::size_t at) {
  static constexpr auto kOpening = std::to_array<std::string_view>(
      {"where", "if", "unless", "when", "whenever", "provided", "except", "until", "who", "which", "that", "whose"});
  while (at > first && !IsIn(kOpening, LowerWord(passage, at - 1))) --at;
  return at;
}

}  // namespace

std::optional<ObligationChange> CompareJoints(const Passage& before, const Passage& after, const Hunk& hunk,
                                              const Lexicon& lexicon) {
  const std::string was = OnlyJoint(before, hunk.before_first, hunk.before_last);
  const std::string is = OnlyJoint(after, hunk.after_first, hunk.after_last);
  if (was.empty() || is.empty() || was == is) return std::nullopt;
  const Sentence sentence = SentenceAround(after, hunk.after_first, hunk.after_last);
  const std::size_t condition = ConditionBefore(after, sentence.first, hunk.after_first);
  const Binding* duty = nullptr;
  const auto found = FindBindings(after, sentence.first, sentence.last, lexicon);
  for (const Binding& one : found) {
    if (one.scale == BindingScale::kDuty && (duty == nullptr || one.first < hunk.after_first)) duty = &one;
  }
  const bool conditional = std::any_of(found.begin(), found.end(), [](const Binding& one) {
    return one.scale == BindingScale::kQualifier && one.term->Is(BindingTerm::kException);
  });
  if (duty == nullptr)
    return conditional ? std::optional(ObligationChange{was, is, Direction::kChanged}) : std::nullopt;
  const bool asks = duty->last <= hunk.after_first && duty->first >= condition && Promises(*duty) && !duty->forbids;
  const Direction direction = !asks ? Direction::kChanged : is == "or" ? Direction::kWeaker : Direction::kStronger;
  return ObligationChange{was, is, direction};
}

}  // namespace planrev::diff
