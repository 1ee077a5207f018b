// SPDX-License-Identifier: MIT
#include "diff/language/pledges.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diff/language/action_lines.h"
#include "diff/language/action_plan.h"
#include "diff/language/bindings.h"
#include "diff/language/clauses.h"
#include "diff/language/figures.h"
#include "diff/language/pledge_terms.h"
#include "diff/language/sentences.h"
#include "diff/language/subjects.h"
#include "diff/parse/passage.h"
#include "diff/text/hash.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

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

bool IsDuty(const Binding& one) {
  return one.scale == BindingScale::kDuty &&
         (!one.term->Is(BindingTerm::kPaired) || one.term->Is(BindingTerm::kReleases));
}

bool IsCondition(const Binding& one) {
  if (one.scale == BindingScale::kHedge) return true;  // "will normally decide"
  return one.scale == BindingScale::kQualifier && one.term->scale == BindingScale::kQualifier;
}

// The duty with what softens it right behind: "will try to" aims, whatever "will" does.
Binding Softened(const Passage& passage, const std::vector<Binding>& found, Binding duty) {
  for (const Binding& inner : found) {
    const bool softens = inner.scale == BindingScale::kQualifier && inner.term->scale == BindingScale::kDuty &&
                         !inner.term->Is(BindingTerm::kPaired);  // not "should be asked for proof"
    if (!softens || !StandsBehind(passage, duty, inner)) continue;
    duty.strength = std::min(duty.strength, inner.strength);
    duty.last = inner.last;
    break;
  }
  return duty;
}

// A condition with the clause that it opens: "unless the panel objects", but "where possible".
Sentence ConditionOf(const Passage& passage, const Sentence& sentence, const Binding& one) {
  static constexpr auto kOpening = std::to_array<std::string_view>({"to", "on", "upon", "that", "of", "as"});
  constexpr std::size_t kLongest = 12;
  std::size_t last = one.last;
  if (one.term->Is(BindingTerm::kException) || IsIn(kOpening, LowerWord(passage, one.last - 1))) {
    while (last < sentence.last && passage.words[last].kind != WordClass::kPunctuation) ++last;
    if (last - one.last > kLongest) last = one.last;
  }
  return {one.first, last};
}

// The first duty that is too common to tell anything by itself: "is to", "is required". "The ability to" binds nobody.
const Binding* LooseAmong(const Passage& passage, const std::vector<Binding>& found) {
  static constexpr auto kNouns = std::to_array<std::string_view>({"ability", "opportunity", "option", "freedom"});
  const auto loose = std::find_if(found.begin(), found.end(), [&](const Binding& one) {
    return one.scale == BindingScale::kDuty && !IsIn(kNouns, LowerWord(passage, one.first));
  });
  return loose != found.end() ? &*loose : nullptr;
}

// The duty that makes the sentence a commitment: the first that promises, or else the first.
const Binding* DutyAmong(const std::vector<Binding>& found) {
  const auto promises =
      std::find_if(found.begin(), found.end(), [](const Binding& one) { return IsDuty(one) && Promises(one); });
  if (promises != found.end()) return &*promises;
  const auto duty = std::find_if(found.begin(), found.end(), IsDuty);
  return duty != found.end() ? &*duty : nullptr;
}

// A sentence, or a clause of one, for holding it against those of the other side.
struct Keyed {
  Sentence sentence;
  std::uint64_t key = 0;
  Sentence before = {};  // the clause before it, where that says who is bound
};

// Reads the sentences of one passage.
class Reader {
 public:
  // `bindings` are those of the whole passage, where they are known; else each sentence's are found when it is read.
  Reader(const Passage& passage, Sign side, const Lexicon& lexicon, const std::vector<Binding>* bindings = nullptr)
      : passage_(passage), side_(side), lexicon_(lexicon), bindings_(bindings) {}

  // Without text and bag where nobody is bound; see Complete.
  Pledge Read(const Sentence& sentence) {
    Pledge pledge;
    pledge.side = side_;
    pledge.key = KeyOf(passage_, sentence);
    const auto found = BindingsOf(sentence);
    std::vector<Sentence> aside = TakeConditions(sentence, found, pledge);
    const Binding* bare = DutyAmong(found);
    const Binding* any = bare != nullptr ? bare : LooseAmong(passage_, found);
    if (any == nullptr) return ReadLine(sentence, std::move(pledge));
    if (LeadsIntoList(sentence, *any)) return pledge;
    const Binding duty = Softened(passage_, found, *any);
    Subject subject = SubjectOf(passage_, sentence, duty);
    if (subject.only_states) return pledge;
    pledge.owner = std::move(subject.text);
    pledge.passive = subject.passive;
    pledge.strength = bare != nullptr ? duty.strength : 0;
    pledge.loose = duty.strength;
    pledge.forbids = duty.forbids;
    pledge.binding = ReadingText(passage_, duty.first, duty.last);
    pledge.text = ReadingText(passage_, sentence.first, sentence.last);
    aside.push_back(FillTerms(passage_, sentence, duty.last, Figures(), found, pledge));
    TakeScopes(passage_, sentence, found, pledge);
    const std::size_t deed = SkipAlso(duty.last, sentence.last);
    pledge.deed = DeedAt(deed, sentence.last);
    aside.push_back({duty.first, deed});
    aside.push_back(subject.by);
    pledge.bag = BagWithout(aside, subject.measure ? sentence.first : duty.last, sentence.last);
    if (pledge.passive) pledge.whole = BagWithout(aside, sentence.first, sentence.last);
    pledge.sentence = MakeBag(passage_, sentence.first, sentence.last, lexicon_);
    return pledge;
  }

  // A clause whose subject stands in the one before it.
  Pledge ReadClause(const Keyed& clause) {
    Pledge pledge = Read(clause.sentence);
    if (clause.before.first == clause.before.last) return pledge;
    pledge.owner = Read(clause.before).owner;
    if (!pledge.owner.empty()) pledge.text = pledge.owner + " " + pledge.text;
    return pledge;
  }

  // The sentences with each clause that binds by itself apart.
  void PartClauses(std::vector<Keyed>& sentences) const {
    std::vector<Keyed> parted;
    for (const Keyed& whole : sentences) {
      const auto clauses = ClausesOf(passage_, whole.sentence, BindingsOf(whole.sentence));
      if (clauses.size() == 1) {
        parted.push_back(whole);
        continue;
      }
      Sentence before = clauses.front().words;
      for (const Clause& clause : clauses) {
        if (!clause.same_subject) before = clause.words;
        parted.push_back({clause.words, KeyOf(passage_, clause.words), clause.same_subject ? before : Sentence()});
      }
    }
    sentences = std::move(parted);
  }

  // Adds what a sentence that binds nobody is known by.
  void Complete(const Sentence& sentence, Pledge& pledge) const {
    if (pledge.strength != 0) return;
    pledge.text = ReadingText(passage_, sentence.first, sentence.last);
    pledge.bag = MakeBag(passage_, sentence.first, sentence.last, lexicon_);
  }

  // An item that says what the owner of `lead` is bound to.
  Pledge ReadUnder(const Pledge& lead, const Sentence& item) {
    Pledge pledge;
    pledge.side = side_;
    pledge.key = KeyOf(passage_, item);
    pledge.item = lead.text.size() + 1;
    pledge.text = lead.text + " " + ReadingText(passage_, item.first, item.last);
    pledge.bag = pledge.sentence = MakeBag(passage_, item.first, item.last, lexicon_);
    pledge.deed = DeedAt(item.first, item.last);
    pledge.strength = lead.strength;
    pledge.forbids = lead.forbids;
    pledge.owner = lead.owner;
    pledge.binding = lead.binding;
    pledge.conditions = lead.conditions;
    pledge.condition = lead.condition;
    const auto found = BindingsOf(item);
    TakeConditions(item, found, pledge);
    TakeScopes(passage_, item, found, pledge);
    FillTerms(passage_, item, item.first, Figures(), found, pledge);
    return pledge;
  }

 private:
  std::vector<Binding> BindingsOf(const Sentence& sentence) const {
    if (bindings_ == nullptr) return FindBindings(passage_, sentence.first, sentence.last, lexicon_);
    const auto starts_before = [](const Binding& one, std::size_t at) { return one.first < at; };
    const auto first = std::lower_bound(bindings_->begin(), bindings_->end(), sentence.first, starts_before);
    return {first, std::lower_bound(first, bindings_->end(), sentence.last, starts_before)};
  }

  // "Open six reporting centres (Community Safety Manager, by April 2024)": a line of an action plan, without a verb
  // that binds.
  Pledge ReadLine(const Sentence& sentence, Pledge pledge) {
    const auto line = ActionLineOf(passage_, sentence, Figures());
    if (!line) return pledge;
    pledge.strength = pledge.loose = kPromises;
    pledge.text = ReadingText(passage_, line->action.first, line->action.last);
    pledge.owner = ReadingText(passage_, line->owner.first, line->owner.last);
    FillTerms(passage_, {sentence.first, line->due.last}, sentence.first, Figures(), {}, pledge);
    pledge.bag = pledge.sentence = MakeBag(passage_, line->action.first, line->action.last, lexicon_);
    TakeScopes(passage_, line->action, BindingsOf(line->action), pledge);
    return pledge;
  }

  // "The Council will:"
  bool LeadsIntoList(const Sentence& sentence, const Binding& duty) const {
    return duty.last + 1 >= sentence.last && passage_.text[passage_.words[sentence.last - 1].start] == ':';
  }

  // The "also" of "will also run" says nothing of what is run.
  std::size_t SkipAlso(std::size_t at, std::size_t last) const {
    return at < last && LowerWord(passage_, at) == "also" ? at + 1 : at;
  }

  std::string DeedAt(std::size_t at, std::size_t last) const {
    static constexpr auto kCommon = std::to_array<std::string_view>({"be", "have", "do", "not", "make", "take"});
    const std::string word = at < last ? LowerWord(passage_, at) : std::string();
    return IsIn(kCommon, word) ? std::string() : word;
  }

  // Their words.
  std::vector<Sentence> TakeConditions(const Sentence& sentence, const std::vector<Binding>& found,
                                       Pledge& pledge) const {
    std::vector<Sentence> taken;
    for (const Binding& one : found) {
      if (!IsCondition(one)) continue;
      ++pledge.conditions;
      const Sentence text = ConditionOf(passage_, sentence, one);
      pledge.condition += (pledge.condition.empty() ? "" : "; ") + ReadingText(passage_, text.first, text.last);
      taken.push_back(text);
    }
    return taken;
  }

  Bag BagWithout(const std::vector<Sentence>& parts, std::size_t first, std::size_t last) const {
    std::vector<WordId> ids;
    for (std::size_t at = first; at < last; ++at) {
      const auto holds = [at](const Sentence& part) { return part.first <= at && at < part.last; };
      if (std::none_of(parts.begin(), parts.end(), holds)) ids.push_back(passage_.words[at].id);
    }
    return MakeBag(std::move(ids), lexicon_);
  }

  const std::vector<Figure>& Figures() {
    if (!figures_) figures_ = FindFigures(passage_);
    return *figures_;
  }

  const Passage& passage_;
  Sign side_;
  const Lexicon& lexicon_;
  const std::vector<Binding>* bindings_;
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

// What a line that ends in a colon binds or permits someone to, for the list below it; nothing where it does not.
std::optional<Pledge> ReadLead(const Passage& passage, Sign side, const Lexicon& lexicon) {
  if (passage.words.size() < 2 || passage.text[passage.words.back().start] != ':') return std::nullopt;
  const std::size_t colon = passage.words.size() - 1;
  Pledge pledge = Reader(passage, side, lexicon).Read({SentenceAround(passage, colon, colon).first, colon});
  return pledge.strength > 0 ? std::optional(std::move(pledge)) : std::nullopt;
}

// The line that leads into the list of items and binds or permits someone: "The Partnership will:".
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
  if (passage.text[passage.words.back().start] == ':') return ReadLead(passage, side, lexicon);
  if (block.unit != Unit::kItem) return std::nullopt;
  const auto above = LeadOf({said.document, lead, 1, passage}, side, lexicon);  // an item below an item
  if (!above) return std::nullopt;
  return Reader(passage, side, lexicon).ReadUnder(*above, {0, passage.words.size()});
}

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
  Side(const Said& said, Sign sign, const Lexicon& lexicon, const std::vector<Binding>* bindings = nullptr)
      : reader_(said.passage, sign, lexicon, bindings), lead_(LeadOf(said, sign, lexicon)) {
    sentences_ = lead_ ? KeyedItems(said) : KeyedSentences(said.passage);
  }

  std::vector<Keyed>& sentences() { return sentences_; }

  void PartClauses() {
    if (!lead_) reader_.PartClauses(sentences_);
  }

  std::vector<Pledge> Read() {
    std::vector<Pledge> pledges;
    for (const Keyed& one : sentences_)
      pledges.push_back(lead_ ? reader_.ReadUnder(*lead_, one.sentence) : reader_.ReadClause(one));
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

// What is said under a line that leads into a list: the items right below it, as commitments of that line.
std::vector<Pledge> UnderLead(const Said& said, Sign side, const Lexicon& lexicon) {
  const auto& blocks = said.document.blocks;
  const Block& lead = blocks[said.first];
  const auto over = said.count == 1 ? ReadLead(said.passage, side, lexicon) : std::nullopt;
  if (!over) return {};
  std::vector<Pledge> pledges;
  const std::size_t last = std::min(blocks.size(), said.first + kFarthestLead);
  for (std::size_t b = said.first + 1; b < last && blocks[b].section == lead.section; ++b) {
    if (blocks[b].list_depth <= lead.list_depth) break;
    if (blocks[b].list_depth > lead.list_depth + 1 || blocks[b].unit != Unit::kItem) continue;
    const Passage item = TakeBlocks(said.document, b, 1).passage;
    pledges.push_back(Reader(item, side, lexicon).ReadUnder(*over, {0, item.words.size()}));
  }
  return pledges;
}

// Those of items that stayed as they were under a line that binds otherwise now. Items that changed tell of themselves.
std::vector<Pledge> PledgesUnderEdited(const Said& before, const Said& after, const Lexicon& lexicon) {
  std::vector<Pledge> was = UnderLead(before, Sign::kRemoved, lexicon), is = UnderLead(after, Sign::kAdded, lexicon);
  if (was.empty() || is.empty()) return {};
  const Pledge &one = was.front(), &other = is.front();
  const bool same = one.strength == other.strength && one.forbids == other.forbids &&
                    one.conditions == other.conditions && Folded(one.owner) == Folded(other.owner);
  if (same) return {};
  std::vector<Pledge> stayed;
  const auto keep = [&stayed](const std::vector<Pledge>& from, const std::vector<Pledge>& others) {
    for (const Pledge& pledge : from) {
      const auto there = [&](const Pledge& its) { return its.key == pledge.key; };
      if (std::none_of(others.begin(), others.end(), there)) continue;
      stayed.push_back(pledge);
      stayed.back().key = Mix(pledge.key, static_cast<std::uint64_t>(pledge.side) + 1);  // it is not the same
    }
  };
  keep(was, is);
  keep(is, was);
  return stayed;
}

}  // namespace

bool Pledge::Commits() const { return strength >= kAims; }

std::uint64_t KeyOf(const Passage& passage, const Sentence& sentence) {
  constexpr std::string_view kEnds = ".,;";
  std::uint64_t key = 1;
  std::size_t last = sentence.last;
  while (last > sentence.first && kEnds.find(passage.text[passage.words[last - 1].start]) != std::string_view::npos)
    --last;
  for (std::size_t at = sentence.first; at < last; ++at) key = Mix(key, passage.words[at].id);
  return key;
}

void TakeScopes(const Passage& passage, const Sentence& sentence, const std::vector<Binding>& found, Pledge& pledge) {
  constexpr int kAll = 6;
  if (pledge.forbids && LowerWord(passage, sentence.first) == "no") pledge.scopes.push_back({kAll, true});
  for (const Binding& one : found) {
    const bool counts = one.strength == 1 && one.last == one.first + 1;  // "one year"
    if (one.scale == BindingScale::kScope && !counts)
      pledge.scopes.push_back({one.strength, !one.term->Is(BindingTerm::kPaired)});
  }
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const std::string word = LowerWord(passage, at);
    if (word == "or" || word == "only") ++pledge.choices;
    if (word == "or" || word == "and" || word == ",") ++pledge.members;
  }
}

std::vector<Pledge> PledgesOfEdited(const Said& before, const Said& after, const Lexicon& lexicon) {
  if (!IsText(before.document.blocks[before.first].unit) || !IsText(after.document.blocks[after.first].unit)) return {};
  Side was(before, Sign::kRemoved, lexicon), is(after, Sign::kAdded, lexicon);
  DropEqual(was.sentences(), is.sentences());
  was.PartClauses();
  is.PartClauses();
  DropEqual(was.sentences(), is.sentences());
  std::vector<Pledge> pledges = was.Read(), theirs = is.Read();
  std::vector<Pledge> below = PledgesUnderEdited(before, after, lexicon);
  if (std::none_of(pledges.begin(), pledges.end(), BindsSomeone) &&
      std::none_of(theirs.begin(), theirs.end(), BindsSomeone))
    return below;
  was.Complete(pledges);
  is.Complete(theirs);
  for (auto* more : {&theirs, &below})
    pledges.insert(pledges.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
  return pledges;
}

std::vector<Pledge> PledgesOfLone(const Said& said, Sign side, const Lexicon& lexicon,
                                  const std::vector<Binding>& bindings) {
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
  Side lone(said, side, lexicon, &bindings);
  lone.PartClauses();
  pledges = lone.Read();
  std::erase_if(pledges, [](const Pledge& pledge) { return !BindsSomeone(pledge); });
  return pledges;
}

}  // namespace planrev::diff
