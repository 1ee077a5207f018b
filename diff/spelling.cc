// SPDX-License-Identifier: MIT
#include "diff/spelling.h"

#include <algorithm>
#include <string>

#include "diff/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kShortest = 5;
constexpr std::size_t kShortestSlip = 7;  // shorter words with a letter doubled or swapped are often other words

// The word without what British and American habits and common slips differ in.
std::string Skeleton(std::string_view word, bool single_letters) {
  std::string folded = Folded(word);
  std::erase(folded, '-');
  std::string skeleton;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (single_letters && i > 0 && c == folded[i - 1]) continue;  // doubled letters
    if (c == 'u' && i > 0 && folded[i - 1] == 'o' && i + 1 < folded.size() && folded[i + 1] == 'r' && i > 2)
      continue;  // -our
    const bool ise = (c == 's' || c == 'z') && i > 2 && folded[i - 1] == 'i' && i + 1 < folded.size() &&
                     (folded[i + 1] == 'e' || folded[i + 1] == 'i' || folded[i + 1] == 'a');
    skeleton += ise ? 'z' : c;
  }
  return skeleton;
}

bool IsSwapped(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [i, j] = std::mismatch(a.begin(), a.end(), b.begin());
  if (i == a.end() || i + 1 == a.end()) return false;
  return *i == *(j + 1) && *(i + 1) == *j && std::equal(i + 2, a.end(), j + 2);
}

}  // namespace

bool IsRespelled(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  if (shorter < kShortest) return false;
  constexpr std::string_view kNoLetters = "0123456789./@:_";
  if (before.find_first_of(kNoLetters) != std::string_view::npos ||
      after.find_first_of(kNoLetters) != std::string_view::npos)
    return false;
  if (Skeleton(before, false) == Skeleton(after, false)) return true;
  return shorter >= kShortestSlip &&
         (Skeleton(before, true) == Skeleton(after, true) || IsSwapped(Folded(before), Folded(after)));
}

}  // namespace planrev::diff
