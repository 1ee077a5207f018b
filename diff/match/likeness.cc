// SPDX-License-Identifier: MIT
#include "diff/match/likeness.h"

#include <algorithm>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/match/forms.h"

namespace planrev::diff {
namespace {

constexpr double kHalfMoved = 0.5;  // of those of which whole sentences stayed
constexpr double kHalfStayed = 0.5;
constexpr double kWithin = 0.9;  // of what the lighter of two says, if that is telling
constexpr double kTellingWeight = 6;

}  // namespace

double BlockLikeness::Of(std::size_t row, std::size_t column, double least) {
  const Block& a = before_.document().blocks[row];
  const Block& b = after_.document().blocks[column];
  const FormLikeness forms = CompareForms(a, b);
  if (forms.counts == 0) return 0;
  if (a.reads == b.reads) return forms.counts;
  least = std::max(least / forms.counts, forms.least);
  const Bag& mine = before_[row];
  const Bag& theirs = after_[column];
  const double both = mine.weight + theirs.weight;
  if (2 * std::min(mine.weight, theirs.weight) < least * both) return 0;
  const double alike = Alike(mine, theirs, lexicon_);
  return alike < least ? 0 : alike * forms.counts;
}

double BlockLikeness::Surely(std::size_t row, std::size_t column) {
  const double alike = Of(row, column, kInPlace);
  const double mine = before_[row].weight, theirs = after_[column].weight;
  const double lighter = std::min(mine, theirs), common = alike * (mine + theirs) / 2;
  const bool within = lighter >= kTellingWeight && common >= kWithin * lighter;
  return alike >= kSurelyInPlace || !within ? alike : kSurelyInPlace;
}

double BlockLikeness::InPlace(std::size_t row, std::size_t column) {
  const double alike = Of(row, column, kInPlace);
  if (alike > 0) return alike;
  const Bag &mine = before_[row], &theirs = after_[column];
  const double lighter = std::min(mine.weight, theirs.weight);
  const Block &a = before_.document().blocks[row], &b = after_.document().blocks[column];
  const bool same_unit = a.unit == b.unit;
  if (lighter < kTellingWeight || !same_unit) return 0;
  const double enough = kHalfStayed * lighter;
  if (Common(mine, theirs, lexicon_) < enough) return 0;
  // a table that lost, or gained, the column with most of its words is still that table
  const bool tables = a.table >= 0 && b.table >= 0;
  return tables || runs_.WeightOf(row, column) >= enough ? kInPlace : 0;
}

double BlockLikeness::CutOrGrown(std::size_t row, std::size_t column) {
  return std::max(Within(row, column), Kept(row, column));
}

double BlockLikeness::Within(std::size_t row, std::size_t column) {
  const Bag &mine = before_[row], &theirs = after_[column];
  const double lighter = std::min(mine.weight, theirs.weight);
  const FormLikeness forms = CompareForms(before_.document().blocks[row], after_.document().blocks[column]);
  if (lighter < kTellingWeight || forms.counts == 0 || forms.least > 0) return 0;
  const double common = Common(mine, theirs, lexicon_), heavier = std::max(mine.weight, theirs.weight);
  return common >= kWithin * lighter ? kLongMoved + (1 - kLongMoved) * common / heavier : 0;
}

double BlockLikeness::Kept(std::size_t row, std::size_t column) {
  const double mine = before_[row].weight, theirs = after_[column].weight;
  if (std::min(mine, theirs) < kLongWeight || Of(row, column, kHalfMoved) == 0) return 0;
  const double share = runs_.WeightOf(row, column) / std::max(mine, theirs);
  return share >= kHalfMoved ? kLongMoved + (1 - kLongMoved) * share : 0;
}

}  // namespace planrev::diff
