// SPDX-License-Identifier: MIT
#include "diff/language/similarity.h"

#include <algorithm>

namespace planrev::diff {

Bag MakeBag(std::vector<WordId> ids, const Lexicon& weights) {
  std::sort(ids.begin(), ids.end());
  Bag bag;
  for (const WordId id : ids) {
    if (weights[id] == 0) continue;
    if (!bag.words.empty() && bag.words.back().first == id) {
      ++bag.words.back().second;
    } else {
      bag.words.emplace_back(id, 1);
    }
    bag.weight += weights[id];
  }
  return bag;
}

Bag MakeBag(const Document& document, std::size_t first_word, std::size_t words, const Lexicon& weights) {
  std::vector<WordId> ids;
  ids.reserve(words);
  for (std::size_t i = first_word; i < first_word + words; ++i) ids.push_back(document.words[i].id);
  return MakeBag(std::move(ids), weights);
}

Bag MakeBag(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& weights) {
  std::vector<WordId> ids;
  for (std::size_t at = first; at < last; ++at) ids.push_back(passage.words[at].id);
  return MakeBag(std::move(ids), weights);
}

Bag Together(const Bag& a, const Bag& b) {
  Bag all{{}, a.weight + b.weight};
  for (auto i = a.words.begin(), j = b.words.begin(); i != a.words.end() || j != b.words.end();) {
    const bool mine = j == b.words.end() || (i != a.words.end() && i->first <= j->first);
    const auto& [id, count] = mine ? *i++ : *j++;
    if (!all.words.empty() && all.words.back().first == id) {
      all.words.back().second += count;
    } else {
      all.words.emplace_back(id, count);
    }
  }
  return all;
}

double Common(const Bag& a, const Bag& b, const Lexicon& weights) {
  double common = 0;
  for (auto i = a.words.begin(), j = b.words.begin(); i != a.words.end() && j != b.words.end();) {
    if (i->first < j->first) {
      ++i;
    } else if (j->first < i->first) {
      ++j;
    } else {
      common += weights[i->first] * std::min(i->second, j->second);
      ++i;
      ++j;
    }
  }
  return common;
}

double Alike(const Bag& a, const Bag& b, const Lexicon& weights) {
  const double both = a.weight + b.weight;
  return both == 0 ? 0 : 2 * Common(a, b, weights) / both;
}

double TakeOut(Bag& bag, const Bag& part, const Lexicon& weights) {
  double taken = 0;
  auto j = part.words.begin();
  for (auto& [id, count] : bag.words) {
    while (j != part.words.end() && j->first < id) ++j;
    if (j == part.words.end()) break;
    if (j->first != id) continue;
    const std::uint32_t shared = std::min(count, j->second);
    count -= shared;
    taken += weights[id] * shared;
  }
  bag.weight -= taken;
  return taken;
}

}  // namespace planrev::diff
