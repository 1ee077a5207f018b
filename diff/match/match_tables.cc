// SPDX-License-Identifier: MIT
#include "diff/match/match_tables.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/match/cell_bags.h"
#include "diff/match/known_elsewhere.h"
#include "diff/match/pairing.h"
#include "diff/match/sequence.h"
#include "diff/text/enumerator.h"
#include "diff/text/hash.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr double kSameColumn = 0.3;
constexpr double kSameColumnAlone = 0.1;  // the only column in its place
constexpr double kMovedColumn = 0.8;
constexpr double kPlaceTells = 0.02;  // of two columns with the same few words
constexpr double kSameRow = 0.3;
constexpr double kSameButFilled = 1;   // in nothing another
constexpr double kNumberCounts = 0.5;  // a first cell that only counts; others count 1, a first one 2
constexpr std::size_t kMostCountDigits = 3;
constexpr double kMovedRowByName = 0.6;  // with the same first cell, which names the row
constexpr double kSameRowAlone = 0.15;   // the only row in its place
constexpr double kMovedRow = 0.8;
constexpr double kTellingCells = 5;  // weight of what two rows share that nobody else says
constexpr double kTellingFigure = 2;
constexpr double kFigure = 1;  // of two or three digits: five of them in a row are no chance
constexpr std::size_t kNone = std::size_t(-1);
constexpr std::size_t kMostCells = 4'000'000;  // looked at to tell columns apart

struct Partners : TablePartners {
  Partners(std::size_t before, std::size_t after)
      : TablePartners{std::vector<int>(before, kNoPartner), std::vector<int>(after, kNoPartner),
                      std::vector<bool>(before, false)} {}
  void Join(std::size_t before, std::size_t after) {
    of_before[before] = static_cast<int>(after);
    of_after[after] = static_cast<int>(before);
  }
  std::vector<std::size_t> LoneBefore(std::size_t from = 0) const { return Lone(of_before, from); }
  std::vector<std::size_t> LoneAfter(std::size_t from = 0) const { return Lone(of_after, from); }

  // `lot` of an entry before and its partner; see Weight.
  template <typename Lot>
  void FindMoved(const Lot& lot) {
    std::vector<std::size_t> rows, values;
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < of_before.size(); ++i) {
      if (of_before[i] == kNoPartner) continue;
      rows.push_back(i);
      values.push_back(static_cast<std::size_t>(of_before[i]));
      weights.push_back({1, 0, lot(i, values.back())});
    }
    const auto kept = HeaviestIncreasing(values, weights);
    for (std::size_t k = 0; k < rows.size(); ++k) moved[rows[k]] = !kept[k];
  }

 private:
  static std::vector<std::size_t> Lone(const std::vector<int>& partners, std::size_t from) {
    std::vector<std::size_t> lone;
    for (std::size_t i = from; i < partners.size(); ++i) {
      if (partners[i] == kNoPartner) lone.push_back(i);
    }
    return lone;
  }
};

// The stretches of lone entries between neighbours that are partners and did not move.
struct Gap {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
};

// Where something is found.
struct Places {
  std::vector<std::size_t> before, after;
  bool Once() const { return before.size() == 1 && after.size() == 1; }
};

template <typename Lot>
std::vector<Gap> GapsOf(Partners& partners, std::size_t from, const Lot& lot) {
  partners.FindMoved(lot);
  std::vector<Gap> gaps(1);
  std::size_t j = from;
  const auto take = [&](std::size_t until) {
    for (; j < until; ++j) {
      if (partners.of_after[j] == kNoPartner) gaps.back().columns.push_back(j);
    }
  };
  for (std::size_t i = from; i < partners.of_before.size(); ++i) {
    if (partners.of_before[i] == kNoPartner) {
      gaps.back().rows.push_back(i);
    } else if (!partners.moved[i]) {
      take(static_cast<std::size_t>(partners.of_before[i]));
      ++j;
      gaps.emplace_back();
    }
  }
  take(partners.of_after.size());
  std::erase_if(gaps, [](const Gap& gap) { return gap.rows.empty() || gap.columns.empty(); });
  return gaps;
}

class TableMatcher {
 public:
  TableMatcher(const Document& before, const Table& table_before, const Document& after, const Table& table_after,
               const Lexicon& lexicon, std::vector<Limit>& limits)
      : before_(before),
        after_(after),
        a_(table_before),
        b_(table_after),
        lexicon_(lexicon),
        limits_(limits),
        columns_(Columns(a_), Columns(b_)),
        rows_(a_.rows.size(), b_.rows.size()),
        bags_before_(before_, a_, lexicon),
        bags_after_(after_, b_, lexicon) {}

  TableMatch Run() {
    MatchColumns();
    MatchRows();
    const bool nothing_stayed = NothingStayed();
    return {std::move(columns_), std::move(rows_), nothing_stayed};
  }

 private:
  static std::size_t Columns(const Table& table) { return table.rows.front().cells.size(); }
  std::size_t PartnerOf(std::size_t column) const {  // of a column before; kNone where it went
    const int partner = columns_.of_before[column];
    return partner == kNoPartner ? kNone : static_cast<std::size_t>(partner);
  }
  const TableCell& CellBefore(std::size_t row, std::size_t column) const { return a_.rows[row].cells[column]; }
  const TableCell& CellAfter(std::size_t row, std::size_t column) const { return b_.rows[row].cells[column]; }

  void MatchColumns() {
    if (SameHeaders()) {
      for (std::size_t c = 0; c < Columns(a_); ++c) columns_.Join(c, c);
      return;
    }
    const auto likeness = [this](std::size_t i, std::size_t j) { return ColumnLikeness(i, j); };
    if (Columns(a_) * Columns(b_) * (a_.rows.size() + b_.rows.size()) > kMostCells)
      return SayLimit("columns", Columns(a_), Columns(b_));
    for (const Match& m : PairInOrder(Columns(a_), Columns(b_), kSameColumn, likeness))
      columns_.Join(m.before, m.after);
    const auto rows = columns_.LoneBefore(), lone = columns_.LoneAfter();
    const auto moved = PairBest(rows.size(), lone.size(), kMovedColumn,
                                [&](std::size_t i, std::size_t j) { return ColumnLikeness(rows[i], lone[j]); });
    for (const Match& m : moved) columns_.Join(rows[m.before], lone[m.after]);
    const auto column_lot = [this](std::size_t i, std::size_t j) {
      return LotOf(CellBefore(0, i).reads) + LotOf(CellAfter(0, j).reads);
    };
    for (const Gap& gap : GapsOf(columns_, 0, column_lot)) {
      if (gap.rows.size() != gap.columns.size()) continue;
      const bool alike = gap.rows.size() == 1 && ColumnLikeness(gap.rows[0], gap.columns[0]) >= kSameColumnAlone;
      if (!alike && Columns(a_) != Columns(b_)) continue;
      for (std::size_t k = 0; k < gap.rows.size(); ++k) columns_.Join(gap.rows[k], gap.columns[k]);
    }
    columns_.FindMoved(column_lot);
  }

  bool SameHeaders() const {
    if (Columns(a_) != Columns(b_)) return false;
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (CellBefore(0, c).reads != CellAfter(0, c).reads) return false;
    }
    return true;
  }

  // Half for the header, half for the cells that both have. Blank cells say nothing: what a column of none but
  // blank ones is for, only its header tells.
  double ColumnLikeness(std::size_t i, std::size_t j) const {
    std::unordered_map<std::uint64_t, std::size_t> cells;
    std::size_t shared = 0, filled_before = 0, filled_after = 0;
    for (std::size_t r = kFirstBodyRow; r < a_.rows.size(); ++r) {
      if (CellBefore(r, i).words == 0) continue;
      ++filled_before;
      ++cells[CellBefore(r, i).reads];
    }
    for (std::size_t r = kFirstBodyRow; r < b_.rows.size(); ++r) {
      if (CellAfter(r, j).words == 0) continue;
      ++filled_after;
      auto& left = cells[CellAfter(r, j).reads];
      if (left > 0) {
        --left;
        ++shared;
      }
    }
    const double header = CellBefore(0, i).reads == CellAfter(0, j).reads ? 1 : 0;
    if (filled_before == 0 || filled_after == 0) return header;
    // a row that came or went tells nothing of the columns
    const std::size_t rows = std::max(a_.rows.size(), b_.rows.size()) - std::min(a_.rows.size(), b_.rows.size());
    const std::size_t more = std::max(filled_before, filled_after), fewer = std::min(filled_before, filled_after);
    const auto most = static_cast<double>(std::max(fewer, more - std::min(rows, more)));
    const double cells_alike = (1 - kPlaceTells) * static_cast<double>(shared) + kPlaceTells * SamePlaces(i, j);
    return header / 2 + cells_alike / most / 2;
  }

  // How many filled cells are the same in rows as far from the top, or as far from the bottom if those are more.
  double SamePlaces(std::size_t i, std::size_t j) const {
    const std::size_t rows = std::min(a_.rows.size(), b_.rows.size());
    const std::size_t down_before = a_.rows.size() - rows, down_after = b_.rows.size() - rows;
    std::size_t top = 0, bottom = 0;
    const auto same = [&](std::size_t row, std::size_t other) {
      return CellBefore(row, i).words > 0 && CellBefore(row, i).reads == CellAfter(other, j).reads;
    };
    for (std::size_t r = kFirstBodyRow; r < rows; ++r) {
      top += same(r, r) ? 1 : 0;
      bottom += same(r + down_before, r + down_after) ? 1 : 0;
    }
    return static_cast<double>(std::max(top, bottom));
  }

  void MatchRows() {
    rows_.Join(0, 0);
    rows_.Join(1, 1);
    std::vector<std::uint64_t> a, b;
    for (std::size_t r = kFirstBodyRow; r < a_.rows.size(); ++r) a.push_back(RowHashBefore(r));
    for (std::size_t r = kFirstBodyRow; r < b_.rows.size(); ++r) b.push_back(RowHashAfter(r));
    for (const Match& m : AlignSequences(a, b).matches) rows_.Join(m.before + kFirstBodyRow, m.after + kFirstBodyRow);
    const auto row_lot = [this](std::size_t i, std::size_t j) {
      return LotOf(RowHashBefore(i)) + LotOf(RowHashAfter(j));
    };
    JoinEqualRows();
    FindSameNames();
    for (const Gap& gap : GapsOf(rows_, kFirstBodyRow, row_lot)) {
      if (!IsTooMany(gap)) MatchAlike(gap, kSameButFilled);
    }
    for (const Gap& gap : GapsOf(rows_, kFirstBodyRow, row_lot)) {
      if (IsTooMany(gap)) {
        SayLimit("rows", gap.rows.size(), gap.columns.size());
      } else {
        MatchAlike(gap, kSameRow);
      }
    }
    MatchMovedRows();
    rows_.FindMoved(row_lot);
    PartMisnamed();
  }

  // Lone rows that are found once on either side, cell by cell: they moved, whatever stands in their place.
  void JoinEqualRows() {
    std::unordered_map<std::uint64_t, Places> rows;
    for (const std::size_t i : rows_.LoneBefore()) rows[RowHashBefore(i)].before.push_back(i);
    for (const std::size_t j : rows_.LoneAfter()) rows[RowHashAfter(j)].after.push_back(j);
    for (const auto& [hash, at] : rows) {
      if (!at.Once() || SharedCells(at.before[0], at.after[0]).weight < kTellingCells) continue;
      rows_.Join(at.before[0], at.after[0]);
    }
  }

  // Lone rows whose name is found once on either side, and that are the same wherever they stand: another row in the
  // place of one of them is neither. Where several rows have the same first cell, as in a table of what each
  // department is responsible for, it takes another cell to name them.
  void FindSameNames() {
    if (PartnerOf(0) == kNone) return;
    for (std::size_t r = kFirstBodyRow; r < a_.rows.size(); ++r) names_before_.insert(CellBefore(r, 0).reads);
    for (std::size_t r = kFirstBodyRow; r < b_.rows.size(); ++r) names_after_.insert(CellAfter(r, PartnerOf(0)).reads);
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (PartnerOf(c) != kNone) FindSameNames(c);
    }
  }

  void FindSameNames(std::size_t column) {
    const std::size_t name_after = PartnerOf(0), column_after = PartnerOf(column);
    std::unordered_map<std::uint64_t, Places> names;
    for (const std::size_t i : rows_.LoneBefore()) {
      if (CellBefore(i, column).words > 0)
        names[Mix(CellBefore(i, 0).reads, CellBefore(i, column).reads)].before.push_back(i);
    }
    for (const std::size_t j : rows_.LoneAfter()) {
      if (CellAfter(j, column_after).words > 0)
        names[Mix(CellAfter(j, name_after).reads, CellAfter(j, column_after).reads)].after.push_back(j);
    }
    for (const auto& [name, at] : names) {
      if (!at.Once()) continue;
      const std::size_t i = at.before[0], j = at.after[0];
      if (same_names_.Part(i, j) || IsNumber(before_, CellBefore(i, 0)) || MovedLikeness(i, j) < kMovedRow) continue;
      same_names_.Add(i, j);
    }
  }

  // Rows that were paired in their place but are out of order are the same only as moved ones are.
  void PartMisnamed() {
    for (std::size_t i = kFirstBodyRow; i < rows_.of_before.size(); ++i) {
      if (!rows_.moved[i]) continue;
      const auto j = static_cast<std::size_t>(rows_.of_before[i]);
      if (MovedLikeness(i, j) >= kMovedRow) continue;
      rows_.of_before[i] = rows_.of_after[j] = kNoPartner;
      rows_.moved[i] = false;
    }
  }

  std::uint64_t RowHashBefore(std::size_t row) const {
    std::uint64_t hash = 0;
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (PartnerOf(c) != kNone) hash = Mix(hash, CellBefore(row, c).reads);
    }
    return hash;
  }

  // In the order of the columns before.
  std::uint64_t RowHashAfter(std::size_t row) const {
    std::uint64_t hash = 0;
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (PartnerOf(c) != kNone) hash = Mix(hash, CellAfter(row, PartnerOf(c)).reads);
    }
    return hash;
  }

  // A cell that only counts ("3", "1.2"): what it stands for may have taken another number. Ages, years and sums are no
  // such numbers: they name their row, as words do.
  static bool IsNumber(const Document& document, const TableCell& cell) {
    const std::string_view text = document.text.substr(cell.start, cell.end - cell.start);
    const std::size_t number = NumberLength(text);
    if (number == 0 || !IsDigit(text.front()) || text.substr(number).find_first_not_of(".):") != std::string_view::npos)
      return false;
    return number <= kMostCountDigits || text.find('.') < number;
  }

  // The share of cells that are the same; the first counts twice, or little where it only counts. Words that two
  // cells share count in part; a blank that was filled, or a cell that was emptied, tells neither way.
  double RowLikeness(std::size_t i, std::size_t j) {
    double alike = 0, all = 0;
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (PartnerOf(c) == kNone) continue;
      const TableCell& mine = CellBefore(i, c);
      const TableCell& theirs = CellAfter(j, PartnerOf(c));
      if ((mine.words == 0) != (theirs.words == 0)) continue;
      const double counts = c > 0 ? 1 : IsNumber(before_, mine) && IsNumber(after_, theirs) ? kNumberCounts : 2;
      all += counts;
      if (mine.reads == theirs.reads) {
        alike += counts;
      } else {
        alike += counts * Alike(bags_before_.Of(i, c), bags_after_.Of(j, PartnerOf(c)), lexicon_);
      }
    }
    return all == 0 ? 0 : alike / all;
  }

  static bool IsTooMany(const Gap& gap) { return gap.rows.size() * gap.columns.size() > kMostPairs; }

  void MatchAlike(const Gap& gap, double least) {
    const bool alone = gap.rows.size() == 1 && gap.columns.size() == 1;
    if (alone && Columns(a_) == 1 && Columns(b_) == 1) return rows_.Join(gap.rows[0], gap.columns[0]);
    const auto pairs = PairInOrder(gap.rows.size(), gap.columns.size(), alone ? kSameRowAlone : least,
                                   [&](std::size_t i, std::size_t j) {
                                     const std::size_t row = gap.rows[i], column = gap.columns[j];
                                     const bool others = same_names_.Part(row, column) || AreNamed(row, column);
                                     if (others) return 0.0;
                                     const double alike = RowLikeness(row, column);
                                     return ShareTellingCell(row, column) ? std::max(alike, kSameRow) : alike;
                                   });
    for (const Match& m : pairs) rows_.Join(gap.rows[m.before], gap.columns[m.after]);
  }

  // Whether a cell that says much is the same in both.
  bool ShareTellingCell(std::size_t i, std::size_t j) {
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      const std::size_t partner = PartnerOf(c);
      if (partner == kNone || CellBefore(i, c).reads != CellAfter(j, partner).reads) continue;
      if (TellingWeight(i, c) >= kTellingCells) return true;
    }
    return false;
  }

  // Whether the rows have two names of which one stands on both sides: it was not given up for the other. Unless
  // nothing else changed, or what the two say alike tells that they are the same.
  bool AreNamed(std::size_t i, std::size_t j) {
    const std::size_t column = PartnerOf(0);
    if (column == kNone || IsNumber(before_, CellBefore(i, 0))) return false;
    const std::uint64_t mine = CellBefore(i, 0).reads, theirs = CellAfter(j, column).reads;
    if (mine == theirs || (!names_after_.contains(mine) && !names_before_.contains(theirs))) return false;
    const Shared shared = SharedCells(i, j);
    return shared.weight < kTellingCells && (shared.others > 1 || shared.weight == 0);
  }

  double MovedLikeness(std::size_t i, std::size_t j) {
    const double likeness = RowLikeness(i, j);
    const TableCell& name = CellBefore(i, 0);
    const bool named = PartnerOf(0) != kNone && !IsNumber(before_, name);
    const bool same_name = named && name.reads == CellAfter(j, PartnerOf(0)).reads;
    const Shared shared = SharedCells(i, j);
    const double same = shared.others < 2 ? shared.weight : 0;
    if (same >= kTellingCells) return std::max(likeness, kMovedRow);
    if (named && !same_name && same == 0) return 0;  // nobody takes it for the same row
    return same_name && likeness >= kMovedRowByName ? std::max(likeness, kMovedRow) : likeness;
  }

  struct Shared {
    double weight = 0;       // of the cells that are the same
    std::size_t others = 0;  // how many are not
  };

  Shared SharedCells(std::size_t i, std::size_t j) {
    Shared shared;
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      const std::size_t partner = PartnerOf(c);
      if (partner == kNone) continue;
      const bool equal = CellBefore(i, c).reads == CellAfter(j, partner).reads;
      shared.others += equal ? 0 : 1;
      if (equal) shared.weight += TellingWeight(i, c);
    }
    return shared;
  }

  // A figure of several digits is hardly in two rows of a column by chance.
  double TellingWeight(std::size_t row, std::size_t column) {
    const TableCell& cell = CellBefore(row, column);
    const std::string_view text = before_.text.substr(cell.start, cell.end - cell.start);
    std::size_t digits = 0, letters = 0;
    for (const char c : text) {
      digits += IsDigit(c) ? 1 : 0;
      letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? 1 : 0;
    }
    if (letters == 0 && digits > kMostCountDigits) return kTellingFigure;
    if (letters == 0 && digits > 1) return kFigure;
    return bags_before_.Of(row, column).weight;
  }

  void MatchMovedRows() {
    const auto rows = rows_.LoneBefore(), lone = rows_.LoneAfter();
    if (rows.size() * lone.size() > kMostPairs) return SayLimit("moved rows", rows.size(), lone.size());
    const auto pairs = PairBest(rows.size(), lone.size(), kMovedRow,
                                [&](std::size_t i, std::size_t j) { return MovedLikeness(rows[i], lone[j]); });
    for (const Match& m : pairs) rows_.Join(rows[m.before], lone[m.after]);
  }

  void SayLimit(const std::string& what, std::size_t before, std::size_t after) {
    limits_.push_back({"match",
                       {},
                       "a table's " + what + " shown as removed and added, not held against each other: " +
                           std::to_string(before) + " and " + std::to_string(after) + " differ in one stretch"});
  }

  bool NothingStayed() const {
    const bool columns =
        std::any_of(columns_.of_before.begin(), columns_.of_before.end(), [](int c) { return c != kNoPartner; });
    const bool rows = std::any_of(rows_.of_before.begin() + kFirstBodyRow, rows_.of_before.end(),
                                  [](int r) { return r != kNoPartner; });
    return !columns || (!rows && !SameHeaders());
  }

  const Document& before_;
  const Document& after_;
  const Table& a_;
  const Table& b_;
  const Lexicon& lexicon_;
  std::vector<Limit>& limits_;
  Partners columns_;
  Partners rows_;
  CellBags bags_before_;
  CellBags bags_after_;
  KnownElsewhere same_names_;
  std::unordered_set<std::uint64_t> names_before_, names_after_;  // of rows: what their first cells read
};

}  // namespace

TableMatch MatchTables(const Document& before, const Table& table_before, const Document& after,
                       const Table& table_after, const Lexicon& lexicon, std::vector<Limit>& limits) {
  return TableMatcher(before, table_before, after, table_after, lexicon, limits).Run();
}

bool NumbersRows(const Document& document, const Table& table, std::size_t column, std::size_t fewest) {
  if (table.rows.size() < kFirstBodyRow + fewest) return false;
  std::string_view lead;  // "2." of "2.1", with which the last row began
  std::size_t count = 0;
  bool counts = false;
  for (std::size_t row = kFirstBodyRow; row < table.rows.size(); ++row) {
    const TableCell& cell = table.rows[row].cells[column];
    const std::string_view text = document.text.substr(cell.start, cell.end - cell.start);
    const std::size_t digits = text.find_last_not_of("0123456789") + 1;  // 0 where all are
    const bool same = count > 0 && text.substr(0, digits) == lead;
    const bool begins = count == 0 || (column == 0 && digits > 0 && text[digits - 1] == '.');
    if (!same && !begins) return false;
    lead = text.substr(0, digits);
    count = same ? count + 1 : 1;
    if (text.substr(digits) != std::to_string(count)) return false;
    counts = counts || same;
  }
  return counts;
}

}  // namespace planrev::diff
