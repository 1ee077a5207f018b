// SPDX-License-Identifier: MIT
#include "tool/suggest.h"

#include <algorithm>
#include <numeric>

namespace planrev::tool {
namespace {

constexpr std::size_t kMost = 3;

// How many bytes are to be added, removed, replaced or swapped with their neighbour (Damerau's distance, restricted).
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

bool SharesBeginning(std::string_view word, std::string_view known) {
  return word.size() >= 3 && (known.starts_with(word) || word.starts_with(known));
}

}  // namespace

std::vector<std::string> Nearest(std::string_view word, const std::vector<std::string>& known) {
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& name : known) {
    const std::size_t distance = SharesBeginning(word, name) ? 1 : Distance(word, name);
    if (distance <= std::max<std::size_t>(1, word.size() / 3)) near.emplace_back(distance, name);
  }
  std::ranges::sort(near);
  if (near.size() > kMost) near.resize(kMost);
  std::vector<std::string> names;
  for (auto& [distance, name] : near) names.push_back(std::move(name));
  return names;
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& known) {
  std::vector<std::string> near = Nearest(word, known);
  if (near.empty()) return "";
  for (std::string& name : near) name = "'" + name + "'";
  return "did you mean " + InWords(near) + "?";
}

std::string InWords(const std::vector<std::string>& words, std::string_view last) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    joined += words[i];
  }
  return joined;
}

}  // namespace planrev::tool
