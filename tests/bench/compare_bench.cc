// SPDX-License-Identifier: MIT
// How long Compare takes: on the fixtures, and on texts of 1 MB that are the same, differ in one word, or in all.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "diff/comparison.h"

namespace {

using planrev::diff::Apply;
using planrev::diff::Compare;
using planrev::diff::Comparison;

constexpr std::size_t kMegabyte = 1'000'000;
constexpr unsigned kSeed = 1;

std::string Fixture(const std::string& name) {
  const std::string path = PLANREV_SOURCE_DIR "/fixtures/community-safety/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "compare_bench: cannot read '%s'\n", path.c_str());
    std::exit(3);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

// One of some 10,000 words, the short ones more often, as in prose.
std::string Word(std::mt19937& random) {
  constexpr std::array kSyllables = {"ba", "con", "de", "fir", "go", "ham", "in", "lo", "men", "ny"};
  std::string word;
  do {
    word += kSyllables[random() % kSyllables.size()];
  } while (word.size() < 8 && random() % 2 == 0);
  return word;
}

void AppendSentence(std::string& text, std::mt19937& random) {
  for (auto words = 8 + random() % 15; words > 0; --words) text += Word(random) + (words > 1 ? " " : ". ");
}

// A plan of `size` bytes or a little more: sections of four paragraphs of five sentences.
std::string Plan(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (int number = 1; text.size() < size; ++number) {
    text += "## " + std::to_string(number) + ". " + Word(random) + " " + Word(random) + "\n\n";
    for (int sentence = 0; sentence < 20; ++sentence) {
      AppendSentence(text, random);
      if (sentence % 5 == 4) text.replace(text.size() - 1, 1, "\n\n");
    }
  }
  return text;
}

// `text` with the word in its middle replaced.
std::string WithOneWordChanged(std::string text) {
  const std::size_t start = text.find(' ', text.size() / 2) + 1;
  text.replace(start, text.find_first_of(" .", start) - start, "changed");
  return text;
}

void Time(benchmark::State& state, const std::string& before, const std::string& after) {
  std::size_t changes = 0;
  for (auto _ : state) {
    const Comparison comparison = Compare(before, after);
    changes = comparison.changes.size();
    benchmark::DoNotOptimize(comparison);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * (before.size() + after.size())));
  state.counters["changes"] = static_cast<double>(changes);
}

void CompareFixtures2019To2020(benchmark::State& state) { Time(state, Fixture("2019.md"), Fixture("2020-06.md")); }
void CompareFixtures2020To2021(benchmark::State& state) { Time(state, Fixture("2020-06.md"), Fixture("2021-06.md")); }

void CompareTheSameMegabyte(benchmark::State& state) {
  const std::string text = Plan(kMegabyte, kSeed);
  Time(state, text, text);
}

void CompareOneWordInAMegabyte(benchmark::State& state) {
  const std::string text = Plan(kMegabyte, kSeed);
  Time(state, text, WithOneWordChanged(text));
}

void CompareAnotherMegabyte(benchmark::State& state) {
  Time(state, Plan(kMegabyte, kSeed), Plan(kMegabyte, kSeed + 1));
}

void ApplyFixtures2020To2021(benchmark::State& state) {
  const std::string before = Fixture("2020-06.md"), after = Fixture("2021-06.md");
  const Comparison comparison = Compare(before, after);
  const std::vector<bool> all(comparison.changes.size(), true);
  for (auto _ : state) benchmark::DoNotOptimize(Apply(comparison, before, after, all));
}

BENCHMARK(CompareFixtures2019To2020)->Unit(benchmark::kMillisecond);
BENCHMARK(CompareFixtures2020To2021)->Unit(benchmark::kMillisecond);
BENCHMARK(CompareTheSameMegabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(CompareOneWordInAMegabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(CompareAnotherMegabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(ApplyFixtures2020To2021)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
