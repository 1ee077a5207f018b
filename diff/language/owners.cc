// SPDX-License-Identifier: MIT
#include "diff/language/owners.h"

#include <algorithm>
#include <array>
#include <string>

#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

constexpr auto kDeterminers =
    std::to_array<std::string_view>({"the", "a", "an", "all", "each", "every", "any", "some", "most", "our", "many"});
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"one", "two",    "three", "four",  "five",   "six",     "seven",    "eight",      "nine",
     "ten", "twelve", "half",  "third", "thirds", "quarter", "quarters", "two-thirds", "three-quarters",
     "at",  "least",  "up",    "to",    "of",     "most",    "the",      "a"});

// In lower case, without a determiner in front, words of `left_out` and figures anywhere, and the "s" of several.
template <std::size_t N>
std::string Who(std::string_view owner, const std::array<std::string_view, N>& left_out) {
  const std::string folded = Folded(owner);
  std::string who;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    std::string_view word = std::string_view(folded).substr(at, end - at);
    const bool counts = word.empty() || IsDigit(word.front()) || IsIn(left_out, word);
    const bool leads = at == 0 && end < folded.size() && IsIn(kDeterminers, word);
    if (word.ends_with('s')) word.remove_suffix(1);
    if (!counts && !leads) who.append(word) += ' ';
    at = end + 1;
  }
  return who;
}

}  // namespace

bool IsSameOwner(std::string_view a, std::string_view b) { return Who(a, kNumbers) == Who(b, kNumbers); }

bool IsSameName(std::string_view a, std::string_view b) {
  static constexpr std::array<std::string_view, 0> kNone = {};
  return Who(a, kNone) == Who(b, kNone);
}

}  // namespace planrev::diff
