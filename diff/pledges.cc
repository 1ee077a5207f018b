// SPDX-License-Identifier: MIT
#include "diff/pledges.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diff/bindings.h"
#include "diff/figures.h"
#include "diff/hash.h"
#include "diff/obligations.h"
#include "diff/passage.h"
#include "diff/sentences.h"
#include "diff/subjects.h"
#include "diff/unicode.h"
#include "diff/word_lists.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFarthestLead = 200;  // blocks between an item and the line that leads into its list

std::vector<Sentence> SentencesOf(const Passage& passage) {
  std::vector<Sentence> sentences;
  std::size_t first = 0;
  for (std::size_t at = 1; at <= passage.words.size(); ++at) {
    const bool ends =
        at == passage.words.size() || EndsSentence(passage, at - 1) || passage.words[at].seam != Seam::kNone;
    if (!ends) continue;
    sentences.push_back({first, at});
    first = at;
  }
  return sentences;
}

std::uint64_t KeyOf(const Passage& passage, const Sentence& sentence) {
  std::uint64_t key = 1;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) key = Mix(key, passage.words[at].id);
  return key;
}

bool IsDuty(const Binding& one) {
  return one.scale == BindingScale::kDuty &&
         (!one.term->Is(BindingTerm::kPaired) || one.term->Is(BindingTerm::kReleases));
}

bool IsCondition(const Binding& one) {
  return one.scale == BindingScale::kQualifier && one.term->scale == BindingScale::kQualifier;
}

// The duty with what softens it right behind: "will try to" aims, whatever "will" does.
Binding Softened(const Passage& passage, const std::vector<Binding>& found, Binding duty) {
  for (const Binding& inner : found) {
    const bool softens = inner.scale == BindingScale::kQualifier && inner.term->scale == BindingScale::kDuty;
    if (!softens || !StandsBehind(passage, duty, inner)) continue;
    duty.strength = inner.strength;
    duty.last = inner.last;
    break;
  }
  return duty;
}

// A condition with the clause that it opens: "unless the panel objects", but "where possible".
std::string ConditionText(const Passage& passage, const Sentence& sentence, const Binding& one) {
  static constexpr auto kOpening = std::to_array<std::string_view>({"to", "on", "upon", "that", "of", "as"});
  constexpr std::size_t kLongest = 12;
  std::size_t last = one.last;
  if (one.term->Is(BindingTerm::kException) || IsIn(kOpening, LowerWord(passage, one.last - 1))) {
    while (last < sentence.last && passage.words[last].kind != WordClass::kPunctuation) ++last;
    if (last - one.last > kLongest) last = one.last;
  }
  return ReadingText(passage, one.first, last);
}

// The duty that makes the sentence a commitment: the first that promises, or else the first.
const Binding* DutyAmong(const std::vector<Binding>& found) {
  const auto promises =
      std::find_if(found.begin(), found.end(), [](const Binding& one) { return IsDuty(one) && Promises(one); });
  if (promises != found.end()) return &*promises;
  const auto duty = std::find_if(found.begin(), found.end(), IsDuty);
  return duty != found.end() ? &*duty : nullptr;
}

double DueOf(const Figure& date) {
  static constexpr std::array<int, 4> kSeasonEnds = {5, 8, 11, 12};
  if (date.year == 0) return 0;
  const int month = date.month == 0   ? 12
                    : date.month > 12 ? kSeasonEnds[static_cast<std::size_t>(date.month - 13) % 4]
                                      : date.month;
  return date.year * 10000.0 + month * 100 + (date.day == 0 ? 31 : date.day);
}

// How a date is led in: 2 by a word that makes it a deadline, 1 by one that sets a time, 0 otherwise.
int LeadsIn(const Passage& passage, std::size_t lowest, std::size_t at) {
  static constexpr auto kUntil = std::to_array<std::string_view>({"by", "before", "until", "till", "than"});
  static constexpr auto kTime = std::to_array<std::string_view>({"in", "on", "during", "from"});
  static constexpr auto kBetween = std::to_array<std::string_view>(
      {"the", "end", "start", "close", "of", "early", "late", "mid", "summer", "spring", "autumn", "winter"});
  while (at > lowest) {
    const std::string word = LowerWord(passage, --at);
    if (IsIn(kUntil, word)) return 2;
    if (IsIn(kTime, word)) return 1;
    if (!IsIn(kBetween, word)) return 0;
  }
  return 0;
}

// A unit of time, and how many days or months it is; 0 for another word.
struct TimeUnit {
  Due counts = Due::kDays;
  double size = 0;
};

TimeUnit UnitOf(std::string_view word) {
  if (word.starts_with("hour")) return {Due::kDays, 1.0 / 24};
  if (word.starts_with("day")) return {Due::kDays, 1};
  if (word.starts_with("week")) return {Due::kDays, 7};
  if (word.starts_with("month")) return {Due::kMonths, 1};
  return {Due::kMonths, word.starts_with("year") ? 12.0 : 0.0};
}

// The parts of a commitment that are figures.
class Terms {
 public:
  Terms(const Passage& passage, const Sentence& sentence, std::size_t bound)
      : passage_(passage), sentence_(sentence), bound_(bound) {}

  void Fill(const std::vector<Figure>& figures, Pledge& pledge) {
    int best = 0;
    std::size_t taken = passage_.words.size();
    for (const Figure& figure : figures) {
      if (figure.first < sentence_.first || figure.last > sentence_.last) continue;
      const int rank = TakeTime(figure, best, pledge);
      if (rank > best) taken = figure.first;
      best = std::max(best, rank);
    }
    const std::size_t clause = ClauseStart();
    for (const Figure& figure : figures) {
      if (figure.first < clause || figure.last > sentence_.last) continue;
      if (figure.first == taken || figure.kind == FigureKind::kDate) continue;
      pledge.measure += (pledge.measure.empty() ? "" : "; ") + ReadingText(passage_, figure.first, figure.last);
    }
  }

 private:
  // Behind the semicolon before the word that binds: what stands before that is another statement.
  std::size_t ClauseStart() const {
    std::size_t at = bound_;
    while (at > sentence_.first && passage_.text[passage_.words[at - 1].start] != ';') --at;
    return at;
  }

  // Makes the figure the deadline if it is a better one than that of rank `best`; its rank.
  int TakeTime(const Figure& figure, int best, Pledge& pledge) {
    if (figure.kind == FigureKind::kDate) {
      const int rank = LeadsIn(passage_, sentence_.first, figure.first);
      if (rank <= best || (rank == 1 && figure.first < bound_ && !Opens(figure))) return 0;
      pledge.deadline = ReadingText(passage_, figure.first, figure.last);
      pledge.due = DueOf(figure);
      pledge.counts = Due::kDate;
      return rank;
    }
    if (best >= 2 || !figure.value || figure.first == sentence_.first) return 0;
    if (LowerWord(passage_, figure.first - 1) != "within") return 0;
    bool working = false;
    for (std::size_t at = figure.last; at < std::min(figure.last + 3, sentence_.last); ++at) {
      const std::string word = LowerWord(passage_, at);
      const TimeUnit unit = UnitOf(word);
      working = working || word == "working" || word == "business";
      if (unit.size == 0) continue;
      pledge.deadline = ReadingText(passage_, figure.first - 1, at + 1);
      pledge.due = *figure.value * unit.size;
      pledge.counts = working && unit.counts == Due::kDays ? Due::kWorkingDays : unit.counts;
      return 2;
    }
    return 0;
  }

  // "From 5 July 2021 the Council must".
  bool Opens(const Figure& figure) const { return figure.first < sentence_.first + 5; }

  const Passage& passage_;
  const Sentence& sentence_;
  std::size_t bound_;
};

Bag BagOf(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  std::vector<WordId> ids;
  for (std::size_t at = first; at < last; ++at) ids.push_back(passage.words[at].id);
  return MakeBag(std::move(ids), lexicon);
}

// Reads the sentences of one passage.
class Reader {
 public:
  Reader(const Passage& passage, Sign side, const Lexicon& lexicon)
      : passage_(passage), side_(side), lexicon_(lexicon) {}

  // Without text and bag where nobody is bound; see Complete.
  Pledge Read(const Sentence& sentence) {
    Pledge pledge;
    pledge.side = side_;
    pledge.key = KeyOf(passage_, sentence);
    const auto found = FindBindings(passage_, sentence.first, sentence.last, lexicon_);
    TakeConditions(sentence, found, pledge);
    const Binding* bare = DutyAmong(found);
    if (bare == nullptr || LeadsIntoList(sentence, *bare)) return pledge;
    const Binding duty = Softened(passage_, found, *bare);
    Subject subject = SubjectOf(passage_, sentence, duty);
    if (subject.only_states) return pledge;
    pledge.owner = std::move(subject.text);
    pledge.strength = duty.strength;
    pledge.forbids = duty.forbids;
    pledge.binding = ReadingText(passage_, duty.first, duty.last);
    pledge.text = ReadingText(passage_, sentence.first, sentence.last);
    pledge.bag = BagOf(passage_, duty.last, sentence.last, lexicon_);
    Terms(passage_, sentence, duty.last).Fill(Figures(), pledge);
    return pledge;
  }

  // Adds what a sentence that binds nobody is known by.
  void Complete(const Sentence& sentence, Pledge& pledge) const {
    if (pledge.strength != 0) return;
    pledge.text = ReadingText(passage_, sentence.first, sentence.last);
    pledge.bag = BagOf(passage_, sentence.first, sentence.last, lexicon_);
  }

  // An item that says what the owner of `lead` is bound to.
  Pledge ReadUnder(const Pledge& lead, const Sentence& item) {
    Pledge pledge;
    pledge.side = side_;
    pledge.key = KeyOf(passage_, item);
    pledge.text = lead.text + " " + ReadingText(passage_, item.first, item.last);
    pledge.bag = BagOf(passage_, item.first, item.last, lexicon_);
    pledge.strength = lead.strength;
    pledge.forbids = lead.forbids;
    pledge.owner = lead.owner;
    pledge.binding = lead.binding;
    pledge.conditions = lead.conditions;
    pledge.condition = lead.condition;
    TakeConditions(item, FindBindings(passage_, item.first, item.last, lexicon_), pledge);
    Terms(passage_, item, item.first).Fill(Figures(), pledge);
    return pledge;
  }

 private:
  // "The Council will:"
  bool LeadsIntoList(const Sentence& sentence, const Binding& duty) const {
    return duty.last + 1 >= sentence.last && passage_.text[passage_.words[sentence.last - 1].start] == ':';
  }

  void TakeConditions(const Sentence& sentence, const std::vector<Binding>& found, Pledge& pledge) const {
    for (const Binding& one : found) {
      if (!IsCondition(one)) continue;
      ++pledge.conditions;
      pledge.condition += (pledge.condition.empty() ? "" : "; ") + ConditionText(passage_, sentence, one);
    }
  }

  const std::vector<Figure>& Figures() {
    if (!figures_) figures_ = FindFigures(passage_);
    return *figures_;
  }

  const Passage& passage_;
  Sign side_;
  const Lexicon& lexicon_;
  std::optional<std::vector<Figure>> figures_;
};

bool IsText(Unit unit) { return unit == Unit::kParagraph || unit == Unit::kItem || unit == Unit::kQuote; }

// Whether the blocks are items of one list and items below those.
bool AreItemsOfOneList(const Said& said) {
  const auto& blocks = said.document.blocks;
  const Block& first = blocks[said.first];
  for (std::size_t b = said.first; b < said.first + said.count; ++b) {
    const Block& block = blocks[b];
    const bool same = block.list == first.list || block.list_depth > first.list_depth;
    if (block.unit != Unit::kItem || !same) return false;
  }
  return true;
}

// The line that leads into the list of items and binds someone: "The Partnership will:".
std::optional<Pledge> LeadOf(const Said& said, Sign side, const Lexicon& lexicon) {
  const auto& blocks = said.document.blocks;
  const Block& item = blocks[said.first];
  if (!AreItemsOfOneList(said)) return std::nullopt;
  std::size_t lead = said.first;
  const std::size_t lowest = said.first - std::min(said.first, kFarthestLead);
  while (lead > lowest && blocks[lead].list_depth >= item.list_depth) --lead;
  const Block& block = blocks[lead];
  if (block.list_depth >= item.list_depth || block.section != item.section || !IsText(block.unit) || block.words < 2)
    return std::nullopt;
  const Passage passage = TakeBlocks(said.document, lead, 1).passage;
  const Word& last = passage.words.back();
  if (passage.text[last.start] != ':') return std::nullopt;
  const Sentence sentence = SentenceAround(passage, passage.words.size() - 1, passage.words.size() - 1);
  Pledge pledge = Reader(passage, side, lexicon).Read({sentence.first, passage.words.size() - 1});
  return pledge.Commits() ? std::optional(std::move(pledge)) : std::nullopt;
}

// A sentence of one side, for holding it against those of the other.
struct Keyed {
  Sentence sentence;
  std::uint64_t key = 0;
};

std::vector<Keyed> KeyedSentences(const Passage& passage) {
  std::vector<Keyed> keyed;
  for (const Sentence& sentence : SentencesOf(passage)) keyed.push_back({sentence, KeyOf(passage, sentence)});
  return keyed;
}

// Each item of a list that a line leads into is one, with the items below it.
std::vector<Keyed> KeyedItems(const Said& said) {
  std::vector<Keyed> keyed;
  std::size_t at = 0;
  for (std::size_t b = said.first; b < said.first + said.count; ++b) {
    const Block& block = said.document.blocks[b];
    const std::size_t end = std::min(at + block.words, said.passage.words.size());
    if (block.list_depth > said.document.blocks[said.first].list_depth) {
      keyed.back().sentence.last = end;
    } else {
      keyed.push_back({{at, end}, 0});
    }
    at = end;
  }
  for (Keyed& item : keyed) item.key = KeyOf(said.passage, item.sentence);
  return keyed;
}

// Takes out what both sides have, word for word.
void DropEqual(std::vector<Keyed>& mine, std::vector<Keyed>& theirs) {
  std::unordered_map<std::uint64_t, int> there, both;
  for (const Keyed& one : theirs) ++there[one.key];
  std::erase_if(mine, [&](const Keyed& one) {
    const auto found = there.find(one.key);
    if (found == there.end() || found->second == 0) return false;
    --found->second;
    ++both[one.key];
    return true;
  });
  std::erase_if(theirs, [&](const Keyed& one) {
    const auto found = both.find(one.key);
    return found != both.end() && found->second-- > 0;
  });
}

// The sentences of one side and what they say.
class Side {
 public:
  Side(const Said& said, Sign sign, const Lexicon& lexicon)
      : reader_(said.passage, sign, lexicon), lead_(LeadOf(said, sign, lexicon)) {
    sentences_ = lead_ ? KeyedItems(said) : KeyedSentences(said.passage);
  }

  std::vector<Keyed>& sentences() { return sentences_; }

  std::vector<Pledge> Read() {
    std::vector<Pledge> pledges;
    for (const Keyed& one : sentences_)
      pledges.push_back(lead_ ? reader_.ReadUnder(*lead_, one.sentence) : reader_.Read(one.sentence));
    return pledges;
  }

  void Complete(std::vector<Pledge>& pledges) const {
    for (std::size_t k = 0; k < pledges.size(); ++k) reader_.Complete(sentences_[k].sentence, pledges[k]);
  }

 private:
  Reader reader_;
  std::optional<Pledge> lead_;
  std::vector<Keyed> sentences_;
};

bool BindsSomeone(const Pledge& pledge) { return pledge.strength > 0; }

std::string TextOfCell(const Document& document, const Table& table, std::size_t row, int column) {
  if (column < 0) return {};
  return ReadCell(document, table.rows[row].cells[static_cast<std::size_t>(column)]);
}

}  // namespace

bool Pledge::Commits() const { return strength >= kAims; }

std::vector<Pledge> PledgesOfEdited(const Said& before, const Said& after, const Lexicon& lexicon) {
  if (!IsText(before.document.blocks[before.first].unit) || !IsText(after.document.blocks[after.first].unit)) return {};
  Side was(before, Sign::kRemoved, lexicon), is(after, Sign::kAdded, lexicon);
  DropEqual(was.sentences(), is.sentences());
  std::vector<Pledge> pledges = was.Read(), theirs = is.Read();
  if (std::none_of(pledges.begin(), pledges.end(), BindsSomeone) &&
      std::none_of(theirs.begin(), theirs.end(), BindsSomeone))
    return {};
  was.Complete(pledges);
  is.Complete(theirs);
  pledges.insert(pledges.end(), std::make_move_iterator(theirs.begin()), std::make_move_iterator(theirs.end()));
  return pledges;
}

std::vector<Pledge> PledgesOfLone(const Said& said, Sign side, const Lexicon& lexicon) {
  const Block& block = said.document.blocks[said.first];
  std::vector<Pledge> pledges;
  if (block.table >= 0) {
    const Table& table = said.document.tables[static_cast<std::size_t>(block.table)];
    if (!ActionPlanOf(said.document, table)) return {};
    for (std::size_t row = 2; row < table.rows.size(); ++row)
      pledges.push_back(PledgeOfRow(said.document, block, row, side, lexicon));
    return pledges;
  }
  if (!IsText(block.unit)) return {};
  pledges = Side(said, side, lexicon).Read();
  std::erase_if(pledges, [](const Pledge& pledge) { return !BindsSomeone(pledge); });
  return pledges;
}

std::optional<ActionPlan> ActionPlanOf(const Document& document, const Table& table) {
  ActionPlan plan;
  int other = -1;
  for (std::size_t c = 0; c < table.rows[0].cells.size(); ++c) {
    const std::string header = ReadCell(document, table.rows[0].cells[c]);
    const auto take = [c](int& column) { column = column < 0 ? static_cast<int>(c) : column; };
    switch (RoleOfHeader(header)) {
      case HeaderRole::kAction:
        take(plan.action);
        break;
      case HeaderRole::kOwner:
        take(plan.owner);
        break;
      case HeaderRole::kDeadline:
        take(plan.deadline);
        break;
      case HeaderRole::kMeasure:
        take(plan.measure);
        break;
      case HeaderRole::kNone:
        if (header.size() > 3) take(other);  // "No.", "Ref"
        break;
    }
  }
  if (plan.action < 0 && plan.owner >= 0 && plan.deadline >= 0) plan.action = other;
  const bool plans = plan.action >= 0 && (plan.owner >= 0 || plan.deadline >= 0);
  return plans ? std::optional(plan) : std::nullopt;
}

Pledge PledgeOfRow(const Document& document, const Block& block, std::size_t row, Sign side, const Lexicon& lexicon) {
  const Table& table = document.tables[static_cast<std::size_t>(block.table)];
  const ActionPlan plan = ActionPlanOf(document, table).value_or(ActionPlan());
  Pledge pledge;
  pledge.side = side;
  pledge.text = TextOfCell(document, table, row, plan.action);
  pledge.owner = TextOfCell(document, table, row, plan.owner);
  pledge.deadline = TextOfCell(document, table, row, plan.deadline);
  pledge.measure = TextOfCell(document, table, row, plan.measure);
  pledge.strength = pledge.text.empty() ? 0 : kPromises;
  const Passage whole = TakeRow(document, block, table.rows[row]).passage;
  pledge.key = KeyOf(whole, {0, whole.words.size()});
  if (plan.action < 0) return pledge;
  const Passage action =
      TakeCell(document, block, table.rows[row].cells[static_cast<std::size_t>(plan.action)]).passage;
  pledge.bag = BagOf(action, 0, action.words.size(), lexicon);
  if (plan.deadline < 0) return pledge;
  const Passage when =
      TakeCell(document, block, table.rows[row].cells[static_cast<std::size_t>(plan.deadline)]).passage;
  const auto figures = FindFigures(when);
  const auto date = std::find_if(figures.begin(), figures.end(),
                                 [](const Figure& figure) { return figure.kind == FigureKind::kDate; });
  if (date != figures.end()) pledge.due = DueOf(*date);
  return pledge;
}

}  // namespace planrev::diff
