// SPDX-License-Identifier: MIT
#include "diff/language/clauses.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

bool BindsByItself(const Binding& one) {
  return one.scale == BindingScale::kDuty && one.term->Is(BindingTerm::kModal) && Promises(one);
}

bool Joins(const Passage& passage, std::size_t at) {
  static constexpr auto kJoining = std::to_array<std::string_view>({"and", "but", ";"});
  return IsIn(kJoining, LowerWord(passage, at));
}

// Words that subordinate what stands behind them: what is due there is a condition, or said of someone else.
bool Subordinates(const Passage& passage, std::size_t at) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"who", "which", "that", "whose", "where", "when", "if", "unless", "until",
                                       "because", "as", "while", "before", "after", "so", "what", "how", "whether"});
  return IsIn(kWords, LowerWord(passage, at));
}

// Where the clause of the duty starts, behind the duty before it: at the "and" that leads to it, or none.
std::optional<std::size_t> StartOf(const Passage& passage, const Binding& before, const Binding& duty) {
  constexpr std::size_t kLongestSubject = 10;
  for (std::size_t at = duty.first; at > before.last && duty.first - at < kLongestSubject; --at) {
    if (Subordinates(passage, at - 1)) return std::nullopt;
    if (!Joins(passage, at - 1)) continue;
    for (std::size_t between = before.last; between < at - 1; ++between) {
      // "if the panel and the board should agree"
      if (Subordinates(passage, between) && passage.words[at - 2].kind != WordClass::kPunctuation) return std::nullopt;
    }
    return at - 1;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Clause> ClausesOf(const Passage& passage, const Sentence& sentence, const std::vector<Binding>& found) {
  std::vector<Clause> clauses = {{sentence}};
  const Binding* before = nullptr;
  for (const Binding& one : found) {
    if (!BindsByItself(one)) continue;
    const auto start = before != nullptr ? StartOf(passage, *before, one) : std::nullopt;
    before = &one;
    if (!start) continue;
    clauses.back().words.last = *start;
    clauses.push_back({{*start + 1, sentence.last}, *start + 1 == one.first});
  }
  return clauses;
}

}  // namespace planrev::diff
