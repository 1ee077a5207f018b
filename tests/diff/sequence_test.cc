// SPDX-License-Identifier: MIT
#include "diff/match/sequence.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace planrev::diff {
namespace {

using Values = std::vector<std::uint64_t>;

// The length of a longest common subsequence, by the textbook table.
std::size_t LongestCommon(const Values& a, const Values& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

void ExpectValid(const Values& a, const Values& b, const Alignment& alignment) {
  for (std::size_t k = 0; k < alignment.matches.size(); ++k) {
    const Match& match = alignment.matches[k];
    ASSERT_LT(match.before, a.size());
    ASSERT_LT(match.after, b.size());
    ASSERT_EQ(a[match.before], b[match.after]);
    if (k == 0) continue;
    ASSERT_GT(match.before, alignment.matches[k - 1].before);
    ASSERT_GT(match.after, alignment.matches[k - 1].after);
  }
}

TEST(AlignSequences, IsLongestOnSmallSequences) {
  EXPECT_TRUE(rc::check("as long as the naive answer", [] {
    const auto a = *rc::gen::container<Values>(rc::gen::inRange<std::uint64_t>(0, 6));
    const auto b = *rc::gen::container<Values>(rc::gen::inRange<std::uint64_t>(0, 6));
    const Alignment alignment = AlignSequences(a, b);
    ExpectValid(a, b, alignment);
    RC_ASSERT(alignment.matches.size() == LongestCommon(a, b));
    RC_ASSERT(!alignment.coarse);
  }));
}

TEST(AlignSequences, EverySmallInputAgainstTheOracle) {
  // all pairs of sequences of up to 4 elements over 3 values
  std::vector<Values> all = {{}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() == 4) continue;
    for (std::uint64_t v = 0; v < 3; ++v) {
      Values longer = all[i];
      longer.push_back(v);
      all.push_back(longer);
    }
  }
  for (const Values& a : all) {
    for (const Values& b : all) {
      const Alignment alignment = AlignSequences(a, b);
      ExpectValid(a, b, alignment);
      ASSERT_EQ(alignment.matches.size(), LongestCommon(a, b));
    }
  }
}

TEST(AlignSequences, FindsTwoEditsInALongSequenceOfFewWords) {
  Values a;
  std::uint64_t state = 1;
  for (int i = 0; i < 100'000; ++i)
    a.push_back((state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 60);
  Values b = a;
  b[5000] = 99;
  b.erase(b.begin() + 60'000, b.begin() + 60'003);
  const Alignment alignment = AlignSequences(a, b);
  ExpectValid(a, b, alignment);
  EXPECT_GE(alignment.matches.size(), a.size() - 4);
}

TEST(AlignSequences, SaysWhenItCouldNotLookAtEverything) {
  // two patterns that repeat: no stretch of either is found once
  Values a, b;
  for (std::uint64_t i = 0; i < 3000; ++i) a.push_back(i % 2);
  for (std::uint64_t i = 0; i < 3000; ++i) b.push_back(i / 2 % 2);
  const Alignment alignment = AlignSequences(a, b);
  ExpectValid(a, b, alignment);
  EXPECT_TRUE(alignment.coarse);
}

TEST(HeaviestIncreasing, KeepsTheManyBeforeTheHeavy) {
  const auto kept = HeaviestIncreasing({2, 0, 1}, {{1, 500}, {1, 1}, {1, 1}});
  EXPECT_EQ(kept, (std::vector<bool>{false, true, true}));
}

TEST(HeaviestIncreasing, OfEquallyManyKeepsTheHeavier) {
  EXPECT_EQ(HeaviestIncreasing({1, 0}, {{1, 500}, {1, 20}}), (std::vector<bool>{true, false}));
  EXPECT_EQ(HeaviestIncreasing({1, 0}, {{1, 20}, {1, 500}}), (std::vector<bool>{false, true}));
}

TEST(HeaviestIncreasing, AgreesWithTryingEverySubset) {
  EXPECT_TRUE(rc::check("no subset is heavier", [] {
    const auto n = *rc::gen::inRange<std::size_t>(0, 9);
    std::vector<std::size_t> values(n);
    for (std::size_t i = 0; i < n; ++i) values[i] = i;
    for (std::size_t i = n; i > 1; --i) std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < n; ++i)
      weights.push_back({*rc::gen::inRange<std::uint64_t>(1, 4), *rc::gen::inRange<std::uint64_t>(0, 50)});
    const auto sum = [&](std::uint32_t subset) {
      std::pair<std::uint64_t, std::uint64_t> total{0, 0};
      std::size_t last = 0;
      bool any = false;
      for (std::size_t i = 0; i < n; ++i) {
        if (!(subset >> i & 1)) continue;
        if (any && values[i] < last) return std::pair<std::uint64_t, std::uint64_t>{0, 0};
        last = values[i];
        any = true;
        total.first += weights[i].units;
        total.second += weights[i].words;
      }
      return total;
    };
    std::pair<std::uint64_t, std::uint64_t> best{0, 0};
    for (std::uint32_t subset = 0; subset < (1U << n); ++subset) best = std::max(best, sum(subset));
    const auto kept = HeaviestIncreasing(values, weights);
    std::uint32_t answer = 0;
    for (std::size_t i = 0; i < n; ++i) answer |= static_cast<std::uint32_t>(kept[i]) << i;
    RC_ASSERT(sum(answer) == best);
  }));
}

}  // namespace
}  // namespace planrev::diff
