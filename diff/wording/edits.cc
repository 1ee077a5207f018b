// SPDX-License-Identifier: MIT
// The alignment gives hunks; then, in this order: a passage that was rewritten altogether becomes one hunk; pure
// insertions and deletions slide to the best boundary within the room their repeated words leave; islands of little
// weight between two hunks are taken in; hunks that cut a range of figures ("11-18") grow over it.
#include "diff/wording/edits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "diff/match/sequence.h"
#include "diff/text/entities.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr double kHardlyAnything = 0.25;  // of the lighter side's weight
constexpr double kIslandShare = 0.5;      // of the lighter neighbour's weight
constexpr double kTellingSentence = 3;    // what a sentence weighs that a reader knows again
constexpr int kSentence = 3;              // the best of boundaries

double WeightOf(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  double weight = 0;
  for (std::size_t i = first; i < last; ++i) weight += lexicon[passage.words[i].id];
  return weight;
}

std::vector<Hunk> HunksBetween(const std::vector<Match>& matches, std::size_t before_size, std::size_t after_size) {
  std::vector<Hunk> hunks;
  std::size_t i = 0, j = 0;
  const auto close = [&](std::size_t row, std::size_t column) {
    if (row > i || column > j) hunks.push_back({i, row, j, column});
    i = row + 1;
    j = column + 1;
  };
  for (const Match& match : matches) close(match.before, match.after);
  close(before_size, after_size);
  return hunks;
}

// How good a place between two words is to start or end a mark: of a sentence, 2 clause, 1 word, 0 within. Before a
// sign it is as good as between words.
int Boundary(const Passage& passage, std::size_t at) {
  if (at == 0 || at >= passage.words.size()) return kSentence;
  if (EndsSentence(passage, at - 1)) return kSentence;
  const std::string_view sign = TextOf(passage, at - 1);
  if (sign == "," || sign == ";" || sign == ":" || sign == ")") return 2;
  const std::string_view next = TextOf(passage, at);
  const bool before_sign = next == "." || next == "," || next == ";" || next == ":" || next == "?" || next == "!";
  return passage.words[at].spaced || before_sign ? 1 : 0;
}

// Slides the words [first, last) that one side alone has; they may start anywhere from `lowest` and end up to
// `highest`.
std::size_t BestStart(const Passage& passage, std::size_t first, std::size_t last, std::size_t lowest,
                      std::size_t highest) {
  const std::size_t size = last - first;
  std::size_t low = first;
  while (low > lowest && passage.words[low - 1].id == passage.words[low + size - 1].id) --low;
  std::size_t high = first;
  while (high + size < highest && passage.words[high].id == passage.words[high + size].id) ++high;
  std::size_t best = high;
  int best_score = -1;
  for (std::size_t start = low; start <= high; ++start) {
    const int score = Boundary(passage, start) + Boundary(passage, start + size);
    if (score >= best_score) {
      best = start;
      best_score = score;
    }
  }
  return best;
}

void Slide(const Passage& before, const Passage& after, std::vector<Hunk>& hunks) {
  for (std::size_t k = 0; k < hunks.size(); ++k) {
    Hunk& hunk = hunks[k];
    const bool added = hunk.before_first == hunk.before_last;
    const bool removed = hunk.after_first == hunk.after_last;
    if (added == removed) continue;
    const std::size_t room_left = hunk.before_first - (k > 0 ? hunks[k - 1].before_last : 0);
    const std::size_t room_right =
        (k + 1 < hunks.size() ? hunks[k + 1].before_first : before.words.size()) - hunk.before_last;
    const Passage& passage = added ? after : before;
    const std::size_t first = added ? hunk.after_first : hunk.before_first;
    const std::size_t last = added ? hunk.after_last : hunk.before_last;
    const std::size_t start = BestStart(passage, first, last, first - room_left, last + room_right);
    // both sides move by the same number of equal words; unsigned wrap-around makes a step back of it
    const std::size_t step = start - first;
    hunk.before_first += step;
    hunk.before_last += step;
    hunk.after_first += step;
    hunk.after_last += step;
  }
}

class IslandCleaner {
 public:
  IslandCleaner(const Passage& before, const Passage& after, const Lexicon& lexicon)
      : passage_(before), before_(Sums(before, lexicon)), after_(Sums(after, lexicon)) {}

  std::vector<Hunk> Clean(const std::vector<Hunk>& hunks) const {
    std::vector<Hunk> kept;
    for (const Hunk& hunk : hunks) {
      kept.push_back(hunk);
      while (kept.size() > 1 && IsIsland(kept[kept.size() - 2], kept.back())) {
        const Hunk last = kept.back();
        kept.pop_back();
        kept.back().before_last = last.before_last;
        kept.back().after_last = last.after_last;
      }
    }
    return kept;
  }

 private:
  // The weight of the words before each word, and of all.
  static std::vector<double> Sums(const Passage& passage, const Lexicon& lexicon) {
    std::vector<double> sums = {0};
    for (const Word& word : passage.words) sums.push_back(sums.back() + lexicon[word.id]);
    return sums;
  }

  double Weight(const Hunk& hunk) const {
    return std::max(before_[hunk.before_last] - before_[hunk.before_first],
                    after_[hunk.after_last] - after_[hunk.after_first]);
  }

  // Whether the equal words between two hunks tell a reader nothing. Never so where all was only added or only removed.
  bool IsIsland(const Hunk& left, const Hunk& right) const {
    const bool removes = left.before_first < left.before_last || right.before_first < right.before_last;
    const bool adds = left.after_first < left.after_last || right.after_first < right.after_last;
    if (!removes || !adds) return false;
    if (ReachesOverSentenceEnd(left.before_last, right.before_first)) return false;
    if (IsSentence(left.before_last, right.before_first)) return false;
    const double between = before_[right.before_first] - before_[left.before_last];
    return between < kIslandShare * std::min(Weight(left), Weight(right));
  }

  // Whether the words [first, last) hold the end of one sentence and the first word of the next: a reader reads these
  // one by one.
  bool ReachesOverSentenceEnd(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i) {
      if (EndsSentence(passage_, i) && before_[i + 1] < before_[last]) return true;
    }
    return false;
  }

  // Whether the words [first, last) are a sentence, or several, of their own; not one like "See below."
  bool IsSentence(std::size_t first, std::size_t last) const {
    return Boundary(passage_, first) == kSentence && Boundary(passage_, last) == kSentence &&
           before_[last] - before_[first] >= kTellingSentence;
  }

  const Passage& passage_;
  std::vector<double> before_;  // sums
  std::vector<double> after_;
};

bool IsDash(std::string_view text) {
  return text == "-" || text == "\u2013" || text == "\u2014" || text == "\u2011" || text == "\u2010" ||
         text == "\u2212";
}

// Whether the words at - 1 and at belong to one figure with its sign, or to one range of figures: no mark should end
// between them.
bool InRange(const Passage& passage, std::size_t at) {
  if (at == 0 || at >= passage.words.size()) return false;
  const auto figure = [&](std::size_t i) {
    return i < passage.words.size() && passage.words[i].kind == WordClass::kFigure;
  };
  const std::string_view sign = TextOf(passage, at - 1);
  const bool opens = at == 1 || passage.words[at - 1].spaced;
  if ((sign == "+" || IsDash(sign)) && opens && figure(at) && !passage.words[at].spaced) return true;
  if (IsDash(TextOf(passage, at))) return figure(at - 1) && figure(at + 1);
  return IsDash(TextOf(passage, at - 1)) && at >= 2 && figure(at - 2) && figure(at);
}

void WidenOverRanges(const Passage& before, const Passage& after, std::vector<Hunk>& hunks) {
  for (std::size_t k = 0; k < hunks.size(); ++k) {
    Hunk& hunk = hunks[k];
    const std::size_t lowest = k > 0 ? hunks[k - 1].before_last : 0;
    const std::size_t highest = k + 1 < hunks.size() ? hunks[k + 1].before_first : before.words.size();
    while (hunk.before_first > lowest && (InRange(before, hunk.before_first) || InRange(after, hunk.after_first))) {
      --hunk.before_first;
      --hunk.after_first;
    }
    while (hunk.before_last < highest && (InRange(before, hunk.before_last) || InRange(after, hunk.after_last))) {
      ++hunk.before_last;
      ++hunk.after_last;
    }
  }
}

// Hunks that touch after widening are one.
std::vector<Hunk> JoinTouching(const std::vector<Hunk>& hunks) {
  std::vector<Hunk> joined;
  for (const Hunk& hunk : hunks) {
    if (!joined.empty() && joined.back().before_last == hunk.before_first &&
        joined.back().after_last == hunk.after_first) {
      joined.back().before_last = hunk.before_last;
      joined.back().after_last = hunk.after_last;
    } else {
      joined.push_back(hunk);
    }
  }
  return joined;
}

bool HardlyAnythingStayed(const Passage& before, const Passage& after, const std::vector<Match>& matches,
                          const Lexicon& lexicon) {
  double stayed = 0;
  for (const Match& match : matches) stayed += lexicon[before.words[match.before].id];
  const double lighter =
      std::min(WeightOf(before, 0, before.words.size(), lexicon), WeightOf(after, 0, after.words.size(), lexicon));
  return stayed < kHardlyAnything * lighter;
}

// All of both passages but the words they open and close with alike.
Hunk WithoutEqualEnds(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t front = 0, back = 0;
  while (front < shorter && before[front] == after[front]) ++front;
  while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
  return {front, before.size() - back, front, after.size() - back};
}

class RunWriter {
 public:
  void Add(Sign sign, const std::string& text) {
    if (text.empty()) return;
    if (!runs_.empty() && runs_.back().sign == sign) {
      runs_.back().text += text;
    } else {
      runs_.push_back({sign, text});
    }
  }
  std::vector<Run> Take() { return std::move(runs_); }

 private:
  std::vector<Run> runs_;
};

bool SpacedAt(const Passage& passage, std::size_t at) {
  return at > 0 && at < passage.words.size() && passage.words[at].spaced;
}

// Words [first, last) that one side alone has, between two words that stand apart on the other side and touch the first
// and the last of them: "alpha[+)+] [+(+]beta". Where all touch, the space was replaced.
void AddAroundSpace(const Passage& side, std::size_t first, std::size_t last, Sign sign, RunWriter& runs) {
  std::size_t apart = first + 1;
  while (apart < last && !side.words[apart].spaced) ++apart;
  if (apart < last) {
    runs.Add(sign, ReadingText(side, first, apart));
    runs.Add(Sign::kEqual, " ");
    return runs.Add(sign, ReadingText(side, apart, last));
  }
  if (sign == Sign::kAdded) runs.Add(Sign::kRemoved, " ");
  runs.Add(sign, ReadingText(side, first, last));
  if (sign == Sign::kRemoved) runs.Add(Sign::kAdded, " ");
}

// What parts a word of both sides from the one above it: an item that ends elsewhere now ends there on one side.
void AddSeam(const Passage& before, std::size_t i, const Passage& after, std::size_t j, RunWriter& runs) {
  if (SpacedAt(before, i) && (before.words[i].seam == Seam::kLine) != (after.words[j].seam == Seam::kLine)) {
    runs.Add(Sign::kRemoved, SpaceBefore(before, i));
    runs.Add(Sign::kAdded, SpaceBefore(after, j));
  } else {
    runs.Add(Sign::kEqual, SpaceBefore(after, j));
  }
}

// Whether words [first, last) that one side alone has end a line or a cell, as what stands above them does on the other
// side, where `at` is the word behind them: "one[+ two+]\nthree".
bool EndsWhatIsAbove(const Passage& side, std::size_t first, std::size_t last, const Passage& other, std::size_t at) {
  if (!SpacedAt(side, first) || !SpacedAt(side, last) || !SpacedAt(other, at)) return false;
  const std::string_view seam = SpaceBefore(other, at);
  return SpaceBefore(side, first) != seam && SpaceBefore(side, last) == seam;
}

}  // namespace

Edits EditPassage(const Passage& before, const Passage& after, const Lexicon& lexicon) {
  std::vector<std::uint64_t> a, b;
  for (const Word& word : before.words) a.push_back(lexicon.HashOf(word.id));
  for (const Word& word : after.words) b.push_back(lexicon.HashOf(word.id));
  const Alignment alignment = AlignSequences(a, b);
  Edits edits;
  edits.coarse = alignment.coarse;
  edits.hunks = HunksBetween(alignment.matches, a.size(), b.size());
  if (edits.hunks.empty()) return edits;
  if (HardlyAnythingStayed(before, after, alignment.matches, lexicon)) {
    edits.hunks = {WithoutEqualEnds(a, b)};
  } else {
    Slide(before, after, edits.hunks);
    edits.hunks = JoinTouching(edits.hunks);
    edits.hunks = IslandCleaner(before, after, lexicon).Clean(edits.hunks);
  }
  WidenOverRanges(before, after, edits.hunks);
  edits.hunks = JoinTouching(edits.hunks);
  return edits;
}

std::vector<Run> MakeRuns(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks) {
  RunWriter runs;
  std::size_t i = 0, j = 0;
  bool space_owed = false;  // the space before the next equal words is written already, within a hunk
  const auto equal = [&](std::size_t until) {
    for (; j < until; ++i, ++j) {
      if (SpacedAt(after, j) && !space_owed) AddSeam(before, i, after, j, runs);
      runs.Add(Sign::kEqual, ReadingText(after, j, j + 1));
      space_owed = false;
    }
  };
  for (const Hunk& hunk : hunks) {
    equal(hunk.after_first);
    const bool removes = hunk.before_first < hunk.before_last;
    const bool adds = hunk.after_first < hunk.after_last;
    const bool space_before = SpacedAt(before, hunk.before_first);
    const bool space_after = SpacedAt(after, hunk.after_first);
    const std::string removed = ReadingText(before, hunk.before_first, hunk.before_last);
    const std::string added = ReadingText(after, hunk.after_first, hunk.after_last);
    if (!removes && !space_owed &&
        EndsWhatIsAbove(after, hunk.after_first, hunk.after_last, before, hunk.before_first)) {
      runs.Add(Sign::kAdded, SpaceBefore(after, hunk.after_first) + added);
      j = hunk.after_last;
      continue;
    }
    if (!adds && !space_owed && EndsWhatIsAbove(before, hunk.before_first, hunk.before_last, after, hunk.after_first)) {
      runs.Add(Sign::kRemoved, SpaceBefore(before, hunk.before_first) + removed);
      i = hunk.before_last;
      continue;
    }
    if (space_before && space_after && !space_owed) runs.Add(Sign::kEqual, SpaceBefore(after, hunk.after_first));
    const bool lead_removed = space_before && !space_after && !space_owed;
    const bool lead_added = space_after && !space_before && !space_owed;
    const bool was_owed = std::exchange(space_owed, false);
    const bool next_before = SpacedAt(before, hunk.before_last), next_after = SpacedAt(after, hunk.after_last);
    if (removes && adds) {
      // a space that only one side has before the words that follow is part of the mark
      const bool trail_removed = next_before && !next_after, trail_added = next_after && !next_before;
      runs.Add(Sign::kRemoved, (lead_removed ? " " : "") + removed + (trail_removed ? " " : ""));
      runs.Add(Sign::kAdded, (lead_added ? " " : "") + added + (trail_added ? " " : ""));
      space_owed = trail_removed || trail_added;
    } else if (!was_owed &&
               (adds ? space_before && !space_after && !next_after : space_after && !space_before && !next_before)) {
      AddAroundSpace(adds ? after : before, adds ? hunk.after_first : hunk.before_first,
                     adds ? hunk.after_last : hunk.before_last, adds ? Sign::kAdded : Sign::kRemoved, runs);
      space_owed = true;
    } else {
      // the words that follow bring a space, which moves into the mark: "a [-very -]good plan"
      const Passage& side = adds ? after : before;
      const std::size_t next = adds ? hunk.after_last : hunk.before_last;
      const bool lead = adds ? lead_added : lead_removed;
      const bool opens = hunk.before_first == 0 && hunk.after_first == 0;
      const bool written = space_before && space_after;
      const bool only_here = adds ? !space_before : !space_after;  // the words touch on the other side
      const bool trails = SpacedAt(side, next) && (opens || written || only_here);
      runs.Add(adds ? Sign::kAdded : Sign::kRemoved,
               (lead ? " " : "") + (adds ? added : removed) + (trails ? SpaceBefore(side, next) : ""));
      space_owed = trails || written;
    }
    i = hunk.before_last;
    j = hunk.after_last;
  }
  equal(after.words.size());
  return runs.Take();
}

}  // namespace planrev::diff
