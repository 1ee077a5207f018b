// SPDX-License-Identifier: MIT
#include "diff/changes/shared_runs.h"

#include <cstdint>
#include <unordered_map>

#include "diff/text/hash.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFewestWords = 8;

struct WordAt {
  std::size_t text = 0;  // index
  std::string_view word;
};

std::vector<WordAt> WordsOf(const std::vector<OwnedText>& texts) {
  std::vector<WordAt> words;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const std::string_view text = texts[t].text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::size_t start = at;
      while (at < text.size() && IsOfWord(text[at])) ++at;
      if (at > start) words.push_back({t, text.substr(start, at - start)});
    }
  }
  return words;
}

// Where a window of words, named by its first one, is found.
struct Seen {
  std::size_t removed_times = 0, added_times = 0;
  std::size_t added = 0;
  bool Once() const { return removed_times == 1 && added_times == 1; }
};

// Calls `take(window, hash)` for each window that lies in one text.
template <typename Take>
void ForWindows(const std::vector<WordAt>& words, const Take& take) {
  std::vector<std::uint64_t> hashes;
  for (const WordAt& word : words) hashes.push_back(Hash(word.word));
  for (std::size_t w = 0; w + kFewestWords <= words.size(); ++w) {
    if (words[w].text != words[w + kFewestWords - 1].text) continue;
    std::uint64_t hash = 1;
    for (std::size_t k = w; k < w + kFewestWords; ++k) hash = Mix(hash, hashes[k]);
    take(w, hash);
  }
}

std::string_view Between(const WordAt& first, const WordAt& last) {
  return {first.word.data(), static_cast<std::size_t>(last.word.data() + last.word.size() - first.word.data())};
}

}  // namespace

std::vector<SharedRun> FindSharedRuns(const std::vector<OwnedText>& removed, const std::vector<OwnedText>& added) {
  const auto was = WordsOf(removed), is = WordsOf(added);
  std::unordered_map<std::uint64_t, Seen> seen;
  ForWindows(was, [&](std::size_t, std::uint64_t hash) { ++seen[hash].removed_times; });
  ForWindows(is, [&](std::size_t window, std::uint64_t hash) {
    const auto found = seen.find(hash);
    if (found == seen.end()) return;
    ++found->second.added_times;
    found->second.added = window;
  });
  std::vector<SharedRun> runs;
  std::size_t next = 0, next_added = 0;  // the window that would go on with the last run
  ForWindows(was, [&](std::size_t window, std::uint64_t hash) {
    const Seen& place = seen[hash];
    if (!place.Once()) return;
    const WordAt &first = was[window], &last = was[window + kFewestWords - 1];
    const WordAt &first_added = is[place.added], &last_added = is[place.added + kFewestWords - 1];
    if (window == next && place.added == next_added && !runs.empty()) {
      runs.back().removed = Between({0, runs.back().removed}, last);
      runs.back().added = Between({0, runs.back().added}, last_added);
    } else {
      runs.push_back({removed[first.text].owner, added[first_added.text].owner, Between(first, last),
                      Between(first_added, last_added)});
    }
    next = window + 1;
    next_added = place.added + 1;
  });
  return runs;
}

}  // namespace planrev::diff
