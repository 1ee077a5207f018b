// SPDX-License-Identifier: MIT
// Columns first, since a new column touches every row; then rows, held against each other on the columns both have;
// then the cells of rows that belong together. A row's bytes start behind the row above it, so that it brings its line
// ending.
#include "diff/changes/tables.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "diff/changes/commitments.h"
#include "diff/changes/compare_passages.h"
#include "diff/language/action_plan.h"
#include "diff/language/headers.h"
#include "diff/match/match_tables.h"
#include "diff/parse/passage.h"

namespace planrev::diff {
namespace {

constexpr int kNone = Node::kShared;  // no change

class TableComparer {
 public:
  TableComparer(const Document& before, const Block& block_before, const Document& after, const Block& block_after,
                const Lexicon& lexicon, Drafts& drafts, std::vector<Limit>& limits)
      : before_(before),
        after_(after),
        block_before_(block_before),
        block_after_(block_after),
        a_(before.tables[static_cast<std::size_t>(block_before.table)]),
        b_(after.tables[static_cast<std::size_t>(block_after.table)]),
        plan_before_(ActionPlanOf(before, a_)),
        plan_after_(ActionPlanOf(after, b_)),
        aimed_(Aimed()),
        lexicon_(lexicon),
        drafts_(drafts),
        match_(MatchTables(before, a_, after, b_, lexicon, limits)),
        columns_(match_.columns),
        rows_(match_.rows) {}

  Node Compare() {
    if (match_.nothing_stayed) return Replaced();
    Node table{{block_before_.start, block_before_.end},
               {block_after_.start, block_after_.end},
               Node::kShared,
               Node::kNoBody,
               false,
               {}};
    MakeColumnChanges();
    MakeRows(table.parts);
    return table;
  }

 private:
  static std::size_t Columns(const Table& table) { return table.rows.front().cells.size(); }
  const TableCell& CellBefore(std::size_t row, std::size_t column) const { return a_.rows[row].cells[column]; }
  const TableCell& CellAfter(std::size_t row, std::size_t column) const { return b_.rows[row].cells[column]; }

  Draft NewDraft(Kind kind, Unit unit) const {
    Draft draft;
    draft.change.kind = kind;
    draft.change.unit = unit;
    draft.section_before = block_before_.section;
    draft.section_after = kind == Kind::kRemoved ? -1 : block_after_.section;
    draft.place = {block_after_.start, kind == Kind::kRemoved, block_before_.start};
    return draft;
  }

  Node Replaced() {
    Draft draft = NewDraft(Kind::kEdited, Unit::kTable);
    draft.facts.words_differ = true;
    draft.change.before.push_back({block_before_.start, block_before_.end, 0});
    draft.change.after.push_back({block_after_.start, block_after_.end, 0});
    draft.change.runs = {{Sign::kRemoved, ReadBlock(before_, block_before_)},
                         {Sign::kAdded, ReadBlock(after_, block_after_)}};
    return {{block_before_.start, block_before_.end},
            {block_after_.start, block_after_.end},
            drafts_.Add(std::move(draft)),
            Node::kNoBody,
            false,
            {}};
  }

  void MakeColumnChanges() {
    column_change_before_.assign(Columns(a_), kNone);
    column_change_after_.assign(Columns(b_), kNone);
    for (std::size_t c = 0; c < Columns(a_); ++c) {
      if (columns_.of_before[c] == kNone) column_change_before_[c] = AddColumn(Kind::kRemoved, before_, a_, c);
    }
    for (std::size_t c = 0; c < Columns(b_); ++c) {
      const int from = columns_.of_after[c];
      if (from == kNone) column_change_after_[c] = AddColumn(Kind::kAdded, after_, b_, c);
      if (from == kNone || !columns_.moved[static_cast<std::size_t>(from)]) continue;
      column_change_after_[c] = column_change_before_[static_cast<std::size_t>(from)] =
          AddMovedColumn(static_cast<std::size_t>(from), c);
    }
  }

  // It reads as the cells, but for blank ones, of the rows that both have: a row that came or went is told with all of
  // its cells.
  int AddColumn(Kind kind, const Document& document, const Table& table, std::size_t column) {
    Draft draft = NewDraft(kind, Unit::kColumn);
    const bool removed = kind == Kind::kRemoved;
    draft.place = {removed ? HeaderBehind(column) : table.rows[0].cells[column].start, removed, block_before_.start};
    std::string text;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const TableCell& cell = table.rows[r].cells[column];
      (removed ? draft.change.before : draft.change.after).push_back({cell.start, cell.end, 0});
      if (r == 1 || (removed ? rows_.of_before : rows_.of_after)[r] == kNoPartner) continue;
      const std::string reads = ReadCell(document, cell);
      if (!text.empty() && !reads.empty()) text += " | ";
      text += reads;
    }
    draft.change.runs.push_back({removed ? Sign::kRemoved : Sign::kAdded, text});
    draft.change.cell = Cell{"", ReadCell(document, table.rows[0].cells[column])};
    return drafts_.Add(std::move(draft));
  }

  // With what became of its cells in the rows that both have; those of the others come and go with their rows.
  int AddMovedColumn(std::size_t c, std::size_t d) {
    Draft draft = NewDraft(Kind::kMoved, Unit::kColumn);
    draft.place = {b_.rows[0].cells[d].start, false, block_before_.start};
    std::vector<const TableCell*> was, is;
    for (std::size_t j = 0; j < b_.rows.size(); ++j) {
      const TableCell& cell = CellAfter(j, d);
      draft.change.after.push_back({cell.start, cell.end, 0});
      if (rows_.of_after[j] == kNoPartner) continue;
      const auto i = static_cast<std::size_t>(rows_.of_after[j]);
      draft.change.before.push_back({CellBefore(i, c).start, CellBefore(i, c).end, 0});
      was.push_back(&CellBefore(i, c));
      is.push_back(&cell);
    }
    draft.change.cell = Cell{"", ReadCell(after_, CellAfter(0, d))};
    draft.cell_before = Cell{"", ReadCell(before_, CellBefore(0, c))};
    ComparePassages(TakeCells(before_, block_before_, was), TakeCells(after_, block_after_, is), lexicon_, draft);
    draft.facts.states = true;
    draft.facts.commits = draft.facts.commits || aimed_[d] || RowsLayDown();
    for (std::size_t j = kFirstBodyRow; j < b_.rows.size(); ++j) LookAtMovedCell(j, c, d, draft.facts);
    return drafts_.Add(std::move(draft));
  }

  void LookAtMovedCell(std::size_t j, std::size_t c, std::size_t d, Facts& facts) const {
    if (rows_.of_after[j] == kNoPartner) return;
    const auto i = static_cast<std::size_t>(rows_.of_after[j]);
    if (CellBefore(i, c).looks == CellAfter(j, d).looks) return;
    facts.commits = facts.commits || HeadsCommitments(ReadCell(after_, b_.rows[j].cells[0]));
    if (plan_before_ && plan_after_) LookAtPlan(i, j, d, facts);
  }

  // Where, in the text after, the header stands that came behind a column that is gone.
  std::size_t HeaderBehind(std::size_t column) const {
    for (std::size_t c = column + 1; c < Columns(a_); ++c) {
      const int partner = columns_.of_before[c];
      if (partner != kNone) return CellAfter(0, static_cast<std::size_t>(partner)).start;
    }
    return b_.rows[0].end;
  }

  // A row's bytes, from the end of the row above.
  static Bytes RowBytes(const Table& table, std::size_t row) {
    return {row == 0 ? table.rows[0].start : table.rows[row - 1].end, table.rows[row].end};
  }

  void MakeRows(std::vector<Node>& parts) {
    std::size_t j = 0;
    const auto after_only = [&](std::size_t until) {
      for (; j < until; ++j)
        parts.push_back(rows_.of_after[j] == kNone ? AddedRow(j)
                                                   : MovedRow(static_cast<std::size_t>(rows_.of_after[j]), j, false));
    };
    for (std::size_t i = 0; i < a_.rows.size(); ++i) {
      const int partner = rows_.of_before[i];
      if (partner == kNone) {
        parts.push_back(RemovedRow(i, j));
      } else if (rows_.moved[i]) {
        parts.push_back(MovedRow(i, static_cast<std::size_t>(partner), true));
      } else {
        after_only(static_cast<std::size_t>(partner));
        parts.push_back(SameRow(i, j++));
      }
    }
    after_only(b_.rows.size());
  }

  void LookAtLoneRow(const Passage& row, Sign sign, Facts& facts) const {
    LookAtLoneWords(row, sign, FindBindings(row, 0, row.words.size(), lexicon_), facts);
  }

  Node AddedRow(std::size_t row) {
    Draft draft = NewDraft(Kind::kAdded, Unit::kRow);
    draft.place = {b_.rows[row].start, false, 0};
    draft.change.after.push_back({b_.rows[row].start, b_.rows[row].end, 0});
    draft.change.runs.push_back({Sign::kAdded, ReadRow(after_, b_.rows[row])});
    draft.change.cell = Cell{ReadCell(after_, b_.rows[row].cells[0]), ""};
    draft.facts.says_something = !draft.change.runs[0].text.empty();
    LookAtLoneRow(TakeRow(after_, block_after_, b_.rows[row]).passage, Sign::kAdded, draft.facts);
    if (plan_after_) draft.facts.pledges = {PledgeOfRow(after_, block_after_, row, Sign::kAdded, lexicon_)};
    Node node{{}, RowBytes(b_, row), drafts_.Add(std::move(draft)), Node::kNoBody, true, {}};
    node.parts = LoneParts(RowBytes(b_, row), b_.rows[row], false);
    return node;
  }

  Node RemovedRow(std::size_t row, std::size_t row_after) {
    Draft draft = NewDraft(Kind::kRemoved, Unit::kRow);
    draft.place = {row_after < b_.rows.size() ? b_.rows[row_after].start : block_after_.end, true, a_.rows[row].start};
    draft.change.before.push_back({a_.rows[row].start, a_.rows[row].end, 0});
    draft.change.runs.push_back({Sign::kRemoved, ReadRow(before_, a_.rows[row])});
    draft.change.cell = Cell{ReadCell(before_, a_.rows[row].cells[0]), ""};
    draft.facts.says_something = !draft.change.runs[0].text.empty();
    LookAtLoneRow(TakeRow(before_, block_before_, a_.rows[row]).passage, Sign::kRemoved, draft.facts);
    if (plan_before_) draft.facts.pledges = {PledgeOfRow(before_, block_before_, row, Sign::kRemoved, lexicon_)};
    Node node{RowBytes(a_, row), {}, drafts_.Add(std::move(draft)), Node::kNoBody, true, {}};
    node.parts = LoneParts(RowBytes(a_, row), a_.rows[row], true);
    return node;
  }

  // A lone row's cells; those in a lone column come and go with the column as well, and one that the other side alone
  // has is an empty cell here.
  std::vector<Node> LoneParts(const Bytes& bytes, const TableRow& row, bool before) const {
    std::vector<Node> parts;
    std::size_t at = bytes.start;
    const auto own = [&](std::size_t end, int change) {
      Node part;
      (before ? part.before : part.after) = {at, end};
      part.change = change;
      parts.push_back(part);
      at = end;
    };
    const auto cell = [&](bool of_before, std::size_t column, int change) {
      if (of_before == before) return own(std::max(at, row.cells[column].end), change);
      Node part;
      (of_before ? part.before : part.after) = Pipe(of_before ? a_ : b_, column);
      part.change = change;
      parts.push_back(part);
    };
    own(row.start, Node::kShared);  // the end of the line above
    for (std::size_t c = 0, d = 0;; ++c, ++d) {
      for (; c < Columns(a_) && column_change_before_[c] != kNone; ++c) cell(true, c, column_change_before_[c]);
      for (; d < Columns(b_) && column_change_after_[d] != kNone; ++d) cell(false, d, column_change_after_[d]);
      if (c >= Columns(a_) || d >= Columns(b_)) break;
      cell(before, before ? c : d, Node::kShared);
    }
    own(bytes.end, Node::kShared);
    return parts;
  }

  // What stands before a column's header.
  static Bytes Pipe(const Table& table, std::size_t column) {
    const TableRow& header = table.rows.front();
    return {column == 0 ? header.start : header.cells[column - 1].end, header.cells[column].start};
  }

  // Where the row was, or where it is: one change, told once.
  Node MovedRow(std::size_t i, std::size_t j, bool where_it_was) {
    const auto [place, fresh] = moved_rows_.try_emplace(i, kNone);
    if (fresh) place->second = AddMovedRow(i, j);
    Node node;
    (where_it_was ? node.before : node.after) = where_it_was ? RowBytes(a_, i) : RowBytes(b_, j);
    node.change = place->second;
    node.tight = true;
    node.parts = CellParts(i, j, [](const auto&...) { return Node::kShared; });
    for (Node& part :
         node.parts) {  // what both sides have is read where the row stands; lone columns go by their change
      if (part.change == Node::kShared) (where_it_was ? part.after : part.before) = {};
    }
    return node;
  }

  int AddMovedRow(std::size_t i, std::size_t j) {
    Draft draft = NewDraft(Kind::kMoved, Unit::kRow);
    draft.place = {b_.rows[j].start, false, a_.rows[i].start};
    draft.change.before.push_back({a_.rows[i].start, a_.rows[i].end, 0});
    draft.change.after.push_back({b_.rows[j].start, b_.rows[j].end, 0});
    draft.change.cell = Cell{ReadCell(after_, b_.rows[j].cells[0]), ""};
    draft.cell_before = Cell{ReadCell(before_, a_.rows[i].cells[0]), ""};
    std::vector<const TableCell*> was, is;  // those in columns that came, went or moved are told with the column
    for (std::size_t d = 0; d < Columns(b_); ++d) {
      if (column_change_after_[d] != kNone) continue;
      was.push_back(&CellBefore(i, static_cast<std::size_t>(columns_.of_after[d])));
      is.push_back(&CellAfter(j, d));
    }
    ComparePassages(TakeCells(before_, block_before_, was), TakeCells(after_, block_after_, is), lexicon_, draft);
    draft.facts.states = true;
    draft.facts.commits = draft.facts.commits || HeadsCommitments(draft.change.cell->row) || AnyColumnCommits();
    if (plan_before_ && plan_after_) {
      draft.facts.pledges = {PledgeOfRow(before_, block_before_, i, Sign::kRemoved, lexicon_),
                             PledgeOfRow(after_, block_after_, j, Sign::kAdded, lexicon_)};
    }
    return drafts_.Add(std::move(draft));
  }

  // A table of charges or limits: each of its rows lays one down.
  bool RowsLayDown() const { return HeadsCharges(ReadCell(after_, b_.rows[0].cells[0])); }

  bool AnyColumnCommits() const { return std::find(aimed_.begin(), aimed_.end(), true) != aimed_.end(); }

  std::vector<bool> Aimed() const {
    std::vector<std::string> headers;
    for (const TableCell& cell : b_.rows[0].cells) headers.push_back(ReadCell(after_, cell));
    return ColumnsAimedAt(headers);
  }

  // A sum in a table that a heading says is one of charges.
  bool IsCharged(const Facts& facts) const {
    const OutlineSection& section = after_.outline.sections[static_cast<std::size_t>(block_after_.section)];
    const auto is_money = [](const FigureChange& figure) { return figure.kind == FigureKind::kMoney; };
    return std::any_of(facts.figures.begin(), facts.figures.end(), is_money) &&
           HeadsCharges(after_.text.substr(section.start, section.heading_end - section.start));
  }

  // Whether the cell's header, or the first cell of its row, makes a commitment of what changed in it.
  bool CellCommits(std::size_t row, std::size_t column, const Draft& draft) const {
    if (row == 0) return aimed_[column];  // the date of all that stands below
    return HeadsCommitments(draft.change.cell->row) || aimed_[column] || RowsLayDown() || IsCharged(draft.facts);
  }

  Node SameRow(std::size_t i, std::size_t j) {
    const auto edited = [this](std::size_t row, std::size_t to, std::size_t c, std::size_t d) {
      return row == 1 ? Node::kShared : EditedCell(row, to, c, d);
    };
    return {RowBytes(a_, i), RowBytes(b_, j), Node::kShared, Node::kNoBody, true, CellParts(i, j, edited)};
  }

  // Two rows that belong together: their cells, column by column, with what stands between them. `change_of` says which
  // change a cell that both have belongs to.
  template <typename ChangeOf>
  std::vector<Node> CellParts(std::size_t i, std::size_t j, const ChangeOf& change_of) {
    const Bytes mine = RowBytes(a_, i), theirs = RowBytes(b_, j);
    std::size_t at = CellBefore(i, 0).start, to = CellAfter(j, 0).start;
    std::vector<Node> parts = {{{mine.start, at}, {theirs.start, to}, Node::kShared, Node::kNoBody, false, {}}};
    // a column takes the pipe before it along; one before the first that both sides have, the pipe behind it
    const auto end_of = [](const TableRow& row, std::size_t column, bool leads) {
      return leads && column + 1 < row.cells.size() ? row.cells[column + 1].start : row.cells[column].end;
    };
    for (std::size_t c = 0, d = 0, both = 0;; ++c, ++d, ++both) {
      for (; c < Columns(a_) && column_change_before_[c] != kNone; ++c) {
        const std::size_t end = std::max(at, end_of(a_.rows[i], c, both == 0));
        parts.push_back({{at, end}, {}, column_change_before_[c], Node::kNoBody, false, {}});
        at = end;
      }
      for (; d < Columns(b_) && column_change_after_[d] != kNone; ++d) {
        const std::size_t end = std::max(to, end_of(b_.rows[j], d, both == 0));
        parts.push_back({{}, {to, end}, column_change_after_[d], Node::kNoBody, false, {}});
        to = end;
      }
      if (c >= Columns(a_) || d >= Columns(b_)) break;
      const std::size_t cell_at = std::max(at, CellBefore(i, c).start), cell_to = std::max(to, CellAfter(j, d).start);
      parts.push_back({{at, cell_at}, {to, cell_to}, Node::kShared, Node::kNoBody, false, {}});
      at = std::max(at, CellBefore(i, c).end);
      to = std::max(to, CellAfter(j, d).end);
      parts.push_back({{cell_at, at}, {cell_to, to}, change_of(i, j, c, d), Node::kNoBody, false, {}});
    }
    parts.push_back({{at, mine.end}, {to, theirs.end}, Node::kShared, Node::kNoBody, false, {}});
    return parts;
  }

  int EditedCell(std::size_t i, std::size_t j, std::size_t c, std::size_t d) {
    const TableCell& a = CellBefore(i, c);
    const TableCell& b = CellAfter(j, d);
    if (a.looks == b.looks) return Node::kShared;
    if (i > 0 && NumbersBoth(c, d)) return FollowedNumber(i, j, c, d);
    Draft draft = NewDraft(Kind::kEdited, Unit::kCell);
    draft.place = {b.start, false, a.start};
    draft.change.before.push_back({a.start, a.end, 0});
    draft.change.after.push_back({b.start, b.end, 0});
    const std::string row = j == 0 ? "" : ReadCell(after_, b_.rows[j].cells[0]);
    const std::string row_before = i == 0 ? "" : ReadCell(before_, a_.rows[i].cells[0]);
    draft.change.cell = Cell{row, ReadCell(after_, b_.rows[0].cells[d])};
    draft.cell_before = Cell{row_before, ReadCell(before_, a_.rows[0].cells[c])};
    if (!ComparePassages(TakeCell(before_, block_before_, a), TakeCell(after_, block_after_, b), lexicon_, draft)
             .differs)
      return Node::kShared;
    draft.facts.states = true;  // a table of figures, unless its heading or the row's promises something
    draft.facts.commits = draft.facts.commits || CellCommits(j, d, draft);
    if (i > 0 && plan_before_ && plan_after_) {
      draft.facts.commits = draft.facts.commits || (plan_after_->Has(d) && plan_before_->Has(c));
      LookAtPlan(i, j, d, draft.facts);
    }
    return drafts_.Add(std::move(draft));
  }

  // A cell of an action plan: what became of the row's commitment in what the cell says.
  void LookAtPlan(std::size_t i, std::size_t j, std::size_t column, Facts& facts) const {
    if (!plan_after_->Has(column)) return;
    const int at = static_cast<int>(column);
    Pledge was = PledgeOfRow(before_, block_before_, i, Sign::kRemoved, lexicon_);
    const Pledge is = PledgeOfRow(after_, block_after_, j, Sign::kAdded, lexicon_);
    if (at != plan_after_->action) was.strength = is.strength;
    if (at != plan_after_->owner) was.owner = is.owner;
    if (at != plan_after_->measure) {
      was.measure = is.measure;
      was.amounts = is.amounts;
    }
    if (at != plan_after_->deadline) {
      was.deadline = is.deadline;
      was.due = is.due;
    }
    const CommitmentChange change = CompareCommitments(was, is, lexicon_);
    if (change.fate != Fate::kKept) facts.commitments.push_back(change);
  }

  // Two numbers may be figures by chance; not so in first columns where one of them goes on to three.
  bool NumbersBoth(std::size_t c, std::size_t d) {
    constexpr std::size_t kSurely = 3;
    const std::size_t fewest = c == 0 && d == 0 ? 2 : kSurely;
    const auto [known, fresh] = numbers_rows_.try_emplace(c, false);
    if (fresh) {
      known->second = NumbersRows(before_, a_, c, fewest) && NumbersRows(after_, b_, d, fewest) &&
                      std::max(a_.rows.size(), b_.rows.size()) >= kFirstBodyRow + kSurely;
    }
    return known->second;
  }

  // The number of a row that moved up or down: one change for all of the table.
  int FollowedNumber(std::size_t i, std::size_t j, std::size_t c, std::size_t d) {
    const TableCell &a = CellBefore(i, c), &b = CellAfter(j, d);
    if (numbering_ == kNone) {
      Draft draft = NewDraft(Kind::kEdited, Unit::kNumbering);
      draft.place = {b.start, false, a.start};
      draft.facts.renumbered_only = true;
      numbering_ = drafts_.Add(std::move(draft));
    }
    Change& change = drafts_[numbering_].change;
    change.before.push_back({a.start, a.end, 0});
    change.after.push_back({b.start, b.end, 0});
    if (!change.runs.empty()) change.runs.push_back({Sign::kEqual, "\n"});
    change.runs.push_back({Sign::kRemoved, ReadCell(before_, a)});
    change.runs.push_back({Sign::kAdded, ReadCell(after_, b)});
    if (d + 1 < Columns(b_)) change.runs.push_back({Sign::kEqual, " " + ReadCell(after_, CellAfter(j, d + 1))});
    return numbering_;
  }

  const Document& before_;
  const Document& after_;
  const Block& block_before_;
  const Block& block_after_;
  const Table& a_;
  const Table& b_;
  const std::optional<ActionPlan> plan_before_;
  const std::optional<ActionPlan> plan_after_;
  const std::vector<bool> aimed_;  // columns after that hold what someone is committed to
  const Lexicon& lexicon_;
  Drafts& drafts_;
  TableMatch match_;
  const TablePartners& columns_;
  const TablePartners& rows_;
  std::vector<int> column_change_before_;
  std::vector<int> column_change_after_;
  std::unordered_map<std::size_t, int> moved_rows_;
  std::unordered_map<std::size_t, bool> numbers_rows_;  // by column before
  int numbering_ = kNone;                               // the change for the numbers of rows that moved on
};

}  // namespace

Node CompareTables(const Document& before, const Block& table_before, const Document& after, const Block& table_after,
                   const Lexicon& lexicon, Drafts& drafts, std::vector<Limit>& limits) {
  return TableComparer(before, table_before, after, table_after, lexicon, drafts, limits).Compare();
}

}  // namespace planrev::diff
