// SPDX-License-Identifier: MIT
// Equal ends are matched off, elements that one side alone has are dropped, and what is left is aligned by dtl when
// small, else parted at anchors: elements that occur once on both sides, or k times where none occurs once, the i-th
// with the i-th, of which the longest increasing run is kept. The gaps between anchors are aligned in the same way.
#include "diff/match/sequence.h"

#include <algorithm>
#include <array>
#include <dtl/dtl.hpp>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "diff/text/hash.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kExactPairs = 250'000;  // dtl needs at most this many path points, far below its own limit
constexpr std::array<std::size_t, 3> kAnchorWidths = {1, 4, 16};  // elements that an anchor looks at
constexpr int kDeepest = 48;

struct Element {
  std::uint64_t value;
  std::size_t place;  // in the whole sequence
};

using Elements = std::vector<Element>;

struct Count {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

class Aligner {
 public:
  Alignment Run(const Elements& before, const Elements& after) {
    Align(before, after, 0);
    std::sort(result_.matches.begin(), result_.matches.end(),
              [](const Match& a, const Match& b) { return a.before < b.before; });
    return std::move(result_);
  }

 private:
  void Add(const Element& before, const Element& after) { result_.matches.push_back({before.place, after.place}); }

  void Align(Elements before, Elements after, int depth) {
    TrimEnds(before, after);
    if (before.empty() || after.empty()) return;
    const auto counts = CountElements(before, after);
    const auto one_sided = [&counts](const Element& e) {
      const Count& count = counts.at(e.value);
      return count.before == 0 || count.after == 0;
    };
    std::erase_if(before, one_sided);
    std::erase_if(after, one_sided);
    TrimEnds(before, after);
    if (before.empty() || after.empty()) return;
    if (before.size() * after.size() <= kExactPairs) return AlignExactly(before, after);
    const std::vector<Match> anchors = depth < kDeepest ? Anchors(before, after) : std::vector<Match>();
    if (anchors.empty()) {
      result_.coarse = true;
      return;
    }
    AlignGaps(before, after, anchors, depth);
  }

  void TrimEnds(Elements& before, Elements& after) {
    std::size_t front = 0;
    while (front < before.size() && front < after.size() && before[front].value == after[front].value) {
      Add(before[front], after[front]);
      ++front;
    }
    while (before.size() > front && after.size() > front && before.back().value == after.back().value) {
      Add(before.back(), after.back());
      before.pop_back();
      after.pop_back();
    }
    before.erase(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(front));
    after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(front));
  }

  static std::unordered_map<std::uint64_t, Count> CountElements(const Elements& before, const Elements& after) {
    std::unordered_map<std::uint64_t, Count> counts;
    for (const Element& e : before) ++counts[e.value].before;
    for (const Element& e : after) ++counts[e.value].after;
    return counts;
  }

  // Of several alignments as long the one is taken that dtl finds from the shorter sequence, of two as long from the
  // one that is the smaller: the same for either order of the two.
  void AlignExactly(const Elements& before, const Elements& after) {
    std::vector<std::uint64_t> a, b;
    for (const Element& e : before) a.push_back(e.value);
    for (const Element& e : after) b.push_back(e.value);
    const bool swapped = a.size() != b.size() ? a.size() > b.size() : a > b;
    if (swapped) std::swap(a, b);
    dtl::Diff<std::uint64_t> diff(a, b, true);
    diff.compose();
    const auto script = diff.getSes().getSequence();
    std::size_t i = 0, j = 0;  // dtl's own positions do not hold; count them
    for (const auto& [value, step] : script) {
      if (step.type == dtl::SES_COMMON) swapped ? Add(before[j], after[i]) : Add(before[i], after[j]);
      if (step.type != dtl::SES_ADD) ++i;
      if (step.type != dtl::SES_DELETE) ++j;
    }
  }

  // Positions within `before` and `after`.
  static std::vector<Match> Anchors(const Elements& before, const Elements& after) {
    for (const std::size_t width : kAnchorWidths) {
      auto anchors = AnchorsOfWidth(Stretches(before, width), Stretches(after, width));
      std::erase_if(anchors, [&](const Match& m) { return before[m.before].value != after[m.after].value; });
      if (!anchors.empty()) return anchors;
    }
    return {};
  }

  // A value for each element that stands for it and the `width` - 1 behind it.
  static std::vector<std::uint64_t> Stretches(const Elements& elements, std::size_t width) {
    std::vector<std::uint64_t> values;
    for (std::size_t i = 0; i + width <= elements.size(); ++i) {
      std::uint64_t value = width == 1 ? elements[i].value : 0;
      for (std::size_t k = 0; width > 1 && k < width; ++k) value = Mix(value, elements[i + k].value + 1);
      values.push_back(value);
    }
    return values;
  }

  static std::vector<Match> AnchorsOfWidth(const std::vector<std::uint64_t>& before,
                                           const std::vector<std::uint64_t>& after) {
    struct Seen {
      std::uint32_t before = 0, after = 0;
      std::size_t place = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (const std::uint64_t value : before) ++seen[value].before;
    for (std::size_t j = 0; j < after.size(); ++j) {
      Seen& count = seen[after[j]];
      ++count.after;
      count.place = j;
    }
    std::vector<Match> pairs;
    std::vector<std::size_t> values;
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Seen& count = seen[before[i]];
      if (count.before != 1 || count.after != 1) continue;
      pairs.push_back({i, count.place});
      values.push_back(count.place);
      weights.push_back({1, 0, LotOf(before[i])});
    }
    const auto kept = HeaviestIncreasing(values, weights);
    std::vector<Match> anchors;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (kept[k]) anchors.push_back(pairs[k]);
    }
    return anchors;
  }

  void AlignGaps(const Elements& before, const Elements& after, const std::vector<Match>& anchors, int depth) {
    std::size_t i = 0, j = 0;
    const auto part = [](const Elements& all, std::size_t from, std::size_t to) {
      return Elements(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to));
    };
    for (const Match& anchor : anchors) {
      Align(part(before, i, anchor.before), part(after, j, anchor.after), depth + 1);
      Add(before[anchor.before], after[anchor.after]);
      i = anchor.before + 1;
      j = anchor.after + 1;
    }
    Align(part(before, i, before.size()), part(after, j, after.size()), depth + 1);
  }

  Alignment result_;
};

Elements WithPlaces(const std::vector<std::uint64_t>& values) {
  Elements elements(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) elements[i] = {values[i], i};
  return elements;
}

struct Best {
  Weight weight{0, 0, 0};
  std::size_t element = static_cast<std::size_t>(-1);
};

bool Heavier(const Weight& a, const Weight& b) {
  return std::tie(a.units, a.words, a.lot) > std::tie(b.units, b.words, b.lot);
}

Weight operator+(const Weight& a, const Weight& b) { return {a.units + b.units, a.words + b.words, a.lot + b.lot}; }

}  // namespace

Alignment AlignSequences(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& after) {
  return Aligner().Run(WithPlaces(before), WithPlaces(after));
}

std::vector<bool> HeaviestIncreasing(const std::vector<std::size_t>& values, const std::vector<Weight>& weights) {
  const std::size_t n = values.size();
  std::vector<std::size_t> order(n);  // rank of each value
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<std::size_t> rank(n);
  for (std::size_t r = 0; r < n; ++r) rank[order[r]] = r;

  std::vector<Best> tree(n + 1);
  std::vector<std::size_t> previous(n, static_cast<std::size_t>(-1));
  Best best;
  for (std::size_t i = 0; i < n; ++i) {
    Best below;
    for (std::size_t r = rank[i]; r > 0; r -= r & (~r + 1)) {
      if (Heavier(tree[r].weight, below.weight)) below = tree[r];
    }
    previous[i] = below.element;
    const Best here{below.weight + weights[i], i};
    for (std::size_t r = rank[i] + 1; r <= n; r += r & (~r + 1)) {
      if (Heavier(here.weight, tree[r].weight)) tree[r] = here;
    }
    if (Heavier(here.weight, best.weight)) best = here;
  }
  std::vector<bool> kept(n, false);
  for (std::size_t i = best.element; i < n; i = previous[i]) kept[i] = true;
  return kept;
}

}  // namespace planrev::diff
