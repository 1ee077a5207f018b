// SPDX-License-Identifier: MIT
// Sequences of one to eight edits to plans made from the fixtures, and what must hold of every comparison.
//
//   edit_sequences [SEQUENCES [SEED]] [--show]
//
// With --show each fault comes with the fewest of its edits that still show it; the folder EDIT_SEQUENCES_KEEP, where
// that is set, then gets the texts. The last line is "N passed, N failed"; the exit status is 1 where anything
// failed.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "tests/diff/sequences/edits.h"
#include "tests/diff/sequences/entries.h"
#include "tests/diff/sequences/plan.h"
#include "tests/diff/sequences/properties.h"

namespace planrev::diff {
namespace {

std::string ReadFixture(const std::string& name) {
  const std::ifstream in(std::string(FIXTURES_DIR) + "/community-safety/" + name);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Shelf {
  std::vector<Plan> plans;
  std::vector<std::string> sentences;  // of which no passage stands in the plans
  int next_id = 1;
};

// Whether any thirty letters and digits of it stand there.
bool SharesPassage(const std::string& sentence, const std::string& text) {
  constexpr std::size_t kPassage = 30;
  const std::string mine = LettersOf(sentence), theirs = LettersOf(text);
  for (std::size_t at = 0; at + kPassage <= mine.size(); ++at) {
    if (theirs.find(mine.substr(at, kPassage)) != std::string::npos) return true;
  }
  return false;
}

Shelf ReadShelf() {
  Shelf shelf;
  std::string all;
  for (const char* name : {"2019.md", "2020-06.md", "2021-06.md"}) {
    all += ReadFixture(name);
    shelf.plans.push_back(ReadPlan(ReadFixture(name), shelf.next_id));
  }
  for (const Part& part : ReadPlan(ReadFixture("strategic-assessment-2021-22.md"), shelf.next_id).parts) {
    std::size_t start = 0;
    for (const std::size_t end :
         part.kind == PartKind::kParagraph ? SentenceEnds(part.text) : std::vector<std::size_t>()) {
      const std::string sentence = part.text.substr(start, end - start);
      if (sentence.size() > 40 && !SharesPassage(sentence, all)) shelf.sentences.push_back(sentence);
      start = end + 1;
    }
  }
  return shelf;
}

struct Sequence {
  Plan plan;
  std::vector<Edit> edits;
};

Sequence RollSequence(const Shelf& shelf, Dice& dice) {
  int next_id = shelf.next_id;
  auto sentences = shelf.sentences;
  Sequence sequence{PickPlan(shelf.plans, dice, next_id), {}};
  Plan now = sequence.plan;
  for (std::size_t k = 1 + dice.Below(8); k > 0; --k) {
    Desk desk{now, sentences, dice, next_id};
    sequence.edits.push_back(RollEdit(desk));
    sequence.edits.back().make(now);
  }
  return sequence;
}

Revisions MakeRevisions(const Sequence& sequence) {
  const auto written = [&](const auto& takes) {
    Plan plan = sequence.plan;
    for (std::size_t e = 0; e < sequence.edits.size(); ++e) {
      if (takes(e)) sequence.edits[e].make(plan);
    }
    return WritePlan(plan);
  };
  Revisions revisions;
  revisions.before = WritePlan(sequence.plan);
  revisions.after = written([](std::size_t) { return true; });
  for (std::size_t e = 0; e < sequence.edits.size() && sequence.edits.size() > 1; ++e) {
    revisions.without.push_back(written([e](std::size_t other) { return other != e; }));
    revisions.alone.push_back(written([e](std::size_t other) { return other == e; }));
  }
  return revisions;
}

Findings FindingsOf(const Sequence& sequence, std::uint64_t seed) {
  Dice dice(seed);
  return FindFaults(MakeRevisions(sequence), dice);
}

// Leaves edits out as long as a fault of that property stays.
Sequence Shrunk(Sequence sequence, const std::string& property, std::uint64_t seed) {
  const auto still = [&](const Sequence& less) {
    for (std::uint64_t s = seed; s < seed + 4; ++s) {
      for (const Fault& fault : FindingsOf(less, s).faults) {
        if (fault.property == property) return true;
      }
    }
    return false;
  };
  for (std::size_t e = 0; e < sequence.edits.size() && sequence.edits.size() > 1;) {
    Sequence less = sequence;
    less.edits.erase(less.edits.begin() + static_cast<std::ptrdiff_t>(e));
    if (still(less)) {
      sequence = less;
    } else {
      ++e;
    }
  }
  return sequence;
}

// The two revisions, and the two texts of which the property does not hold.
void Keep(const Revisions& texts, const Fault& fault, const std::string& stem) {
  std::ofstream(stem + "-before.md") << texts.before;
  std::ofstream(stem + "-after.md") << texts.after;
  std::ofstream(stem + "-from.md") << fault.before;
  std::ofstream(stem + "-to.md") << fault.after;
}

void Show(const Sequence& sequence, const std::string& property, std::uint64_t seed) {
  const Sequence small = Shrunk(sequence, property, seed);
  for (const Edit& edit : small.edits) std::cout << "  edit " << edit.said << "\n";
  for (std::uint64_t s = seed; s < seed + 4; ++s) {
    for (const Fault& again : FindingsOf(small, s).faults) {
      if (again.property != property) continue;
      std::cout << again.said << "\n\n";
      const char* folder = std::getenv("EDIT_SEQUENCES_KEEP");
      if (folder != nullptr)
        Keep(MakeRevisions(small), again, std::string(folder) + "/" + std::to_string(seed) + "-" + property);
      return;
    }
  }
}

int TrySequences(std::size_t count, std::uint64_t first_seed, bool show) {
  const Shelf shelf = ReadShelf();
  std::map<std::string, std::size_t> faults, all_ties;
  std::size_t failed = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + count; ++seed) {
    Dice dice(seed);
    const Sequence sequence = RollSequence(shelf, dice);
    const auto [found, ties] = FindingsOf(sequence, seed);
    for (const auto& [tie, times] : ties) all_ties[tie] += times;
    failed += found.empty() ? 0 : 1;
    std::string last;
    for (const Fault& fault : found) {
      if (fault.property == last) continue;
      last = fault.property;
      ++faults[last];
      std::cout << "seed " << seed << " " << last << (show ? "" : ": " + fault.said) << "\n";
      if (show) Show(sequence, last, seed);
    }
  }
  for (const auto& [tie, times] : all_ties) std::cout << "tie " << tie << ": " << times << " times\n";
  for (const auto& [property, times] : faults) std::cout << property << ": " << times << " sequences\n";
  std::cout << count - failed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace planrev::diff

int main(int argc, char** argv) {
  std::vector<std::uint64_t> numbers;
  bool show = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--show") {
      show = true;
    } else {
      numbers.push_back(std::strtoull(argument.c_str(), nullptr, 10));
    }
  }
  numbers.resize(2, 0);
  return planrev::diff::TrySequences(numbers[0] ? numbers[0] : 10'000, numbers[1] ? numbers[1] : 1, show);
}
