// SPDX-License-Identifier: MIT
// Pairs the rows of a table of likenesses with its columns.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "diff/match/sequence.h"

namespace planrev::diff {

// Larger tables are not filled; the caller makes a coarser answer and says so.
constexpr std::size_t kMostPairs = 250'000;

// The pairs, ascending and without crossing, whose likenesses (0 to 1, those below `least` not counted) sum up highest.
// Needleman and Wunsch's recurrence with free gaps; `likeness(row, column)` is asked once for each pair. Of two sums as
// high, the pair that comes earlier is taken.
template <typename Likeness>
std::vector<Match> PairInOrder(std::size_t rows, std::size_t columns, double least, const Likeness& likeness) {
  std::vector<double> alike(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) alike[i * columns + j] = likeness(i, j);
  }
  // best[i][j]: the highest sum for the rows from i and the columns from j on
  std::vector<double> best((rows + 1) * (columns + 1), 0);
  const auto at = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      const double score = alike[i * columns + j];
      best[at(i, j)] = std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
      if (score >= least) best[at(i, j)] = std::max(best[at(i, j)], best[at(i + 1, j + 1)] + score);
    }
  }
  std::vector<Match> pairs;
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    const double score = alike[i * columns + j];
    if (score >= least && best[at(i, j)] == best[at(i + 1, j + 1)] + score) {
      pairs.push_back({i++, j++});
    } else if (best[at(i, j)] == best[at(i + 1, j)]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

// The pairs, ascending by row and crossing as they may, that are each other's best with at least `least`; a row or
// column whose best is shared by two stays alone, since nobody could say which of them moved.
template <typename Likeness>
std::vector<Match> PairBest(std::size_t rows, std::size_t columns, double least, const Likeness& likeness) {
  struct Best {
    double score = 0;
    std::size_t place = 0;
    bool shared = false;
    void Offer(double candidate, std::size_t at) {
      if (candidate > score) {
        *this = {candidate, at, false};
      } else if (candidate == score) {
        shared = true;
      }
    }
  };
  std::vector<Best> of_row(rows), of_column(columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const double score = likeness(i, j);
      if (score < least) continue;
      of_row[i].Offer(score, j);
      of_column[j].Offer(score, i);
    }
  }
  std::vector<Match> pairs;
  for (std::size_t i = 0; i < rows; ++i) {
    const Best& best = of_row[i];
    if (best.score == 0 || best.shared) continue;
    const Best& back = of_column[best.place];
    if (back.place == i && !back.shared) pairs.push_back({i, best.place});
  }
  return pairs;
}

}  // namespace planrev::diff
