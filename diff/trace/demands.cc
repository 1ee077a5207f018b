// SPDX-License-Identifier: MIT
#include "diff/trace/demands.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "diff/text/enumerator.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kMostDemands = 32;
constexpr std::size_t kMostStems = 64;  // of a demand

// What drafters ask for, in the base form; by what it makes of the text.
constexpr auto kAdding = std::to_array<std::string_view>(
    {"acknowledge", "add",       "appoint",   "commit",  "create",    "define",   "describe",
     "develop",     "emphasise", "establish", "explain", "highlight", "identify", "include",
     "incorporate", "insert",    "introduce", "invite",  "mention",   "note",     "offer",
     "pledge",      "promise",   "provide",   "publish", "recognise", "record",   "reflect",
     "reinstate",   "restore",   "say",       "seek",    "specify",   "state",    "thank"});
constexpr auto kRemoving =
    std::to_array<std::string_view>({"abolish", "cease", "close", "cut", "delete", "discontinue", "drop", "omit",
                                     "remove", "retire", "scrap", "strike", "withdraw"});
constexpr auto kMoving = std::to_array<std::string_view>({"move", "relocate", "transfer"});
constexpr auto kRenewing = std::to_array<std::string_view>(
    {"modernise", "redraft", "refresh", "renew", "replace", "revise", "rewrite", "update"});
constexpr auto kChanging = std::to_array<std::string_view>(
    {"adjust", "adopt",   "align",    "allocate", "alter",    "amend",   "assign",   "bring",  "cap",
     "carry",  "change",  "clarify",  "combine",  "consider", "correct", "count",    "defer",  "double",
     "ensure", "express", "extend",   "follow",   "give",     "halve",   "increase", "keep",   "lower",
     "make",   "merge",   "monitor",  "name",     "postpone", "prepare", "put",      "raise",  "reduce",
     "rely",   "rename",  "renumber", "reorder",  "report",   "require", "restate",  "retain", "retitle",
     "review", "reword",  "separate", "set",      "shorten",  "show",    "simplify", "split",  "strengthen",
     "take",   "tighten", "train",    "treat",    "turn",     "use",     "weaken",   "widen"});

// Words for the document itself, which every demand may use.
constexpr auto kOfTheDocument =
    std::to_array<std::string_view>({"document", "paragraph", "passage", "plan", "policy", "recommendation",
                                     "reference", "section", "sentence", "strategy", "text", "wording"});

// Words for figures as such.
constexpr auto kOfFigures =
    std::to_array<std::string_view>({"budget", "chart", "current", "data", "date", "fact", "figure", "latest", "name",
                                     "number", "organisation", "statistic", "table", "year"});

enum class Verb { kNone, kAdd, kRemove, kMove, kRenew, kChange };

// The words of the tables above, by stem.
class Lists {
 public:
  explicit Lists(const TermReader& reader)
      : adding_(Stems(kAdding, reader)),
        removing_(Stems(kRemoving, reader)),
        moving_(Stems(kMoving, reader)),
        renewing_(Stems(kRenewing, reader)),
        changing_(Stems(kChanging, reader)),
        document_(Stems(kOfTheDocument, reader)),
        figures_(Stems(kOfFigures, reader)) {}

  Verb VerbOf(const Term& term) const {
    if (Has(adding_, term.stem)) return Verb::kAdd;
    if (Has(removing_, term.stem)) return Verb::kRemove;
    if (Has(moving_, term.stem)) return Verb::kMove;
    if (Has(renewing_, term.stem)) return Verb::kRenew;
    return Has(changing_, term.stem) ? Verb::kChange : Verb::kNone;
  }
  bool IsOfTheDocument(const std::string& stem) const { return Has(document_, stem); }
  bool IsOfFigures(const std::string& stem) const { return Has(figures_, stem); }

 private:
  template <typename Words>
  static std::vector<std::string> Stems(const Words& words, const TermReader& reader) {
    std::vector<std::string> stems;
    for (const std::string_view word : words) stems.push_back(reader.Stem(word));
    return stems;
  }
  static bool Has(const std::vector<std::string>& stems, const std::string& stem) {
    return std::ranges::find(stems, stem) != stems.end();
  }

  std::vector<std::string> adding_, removing_, moving_, renewing_, changing_, document_, figures_;
};

std::string Raw(const Term& term, std::string_view text) {
  return Folded(text.substr(term.start, term.end - term.start));
}

// Whether `raw` is a verb of the tables in its base form.
bool IsBase(const std::string& raw) {
  const auto has = [&raw](const auto& words) { return std::ranges::find(words, raw) != words.end(); };
  return has(kAdding) || has(kRemoving) || has(kMoving) || has(kRenewing) || has(kChanging);
}

class Splitter {
 public:
  Splitter(std::string_view text, const TermReader& reader)
      : text_(text), reader_(reader), lists_(reader), terms_(reader.Read(text)) {}

  std::vector<Demand> Split() {
    std::vector<Demand> demands;
    std::size_t first = 0;
    for (std::size_t at = 1; at <= terms_.size(); ++at) {
      if (at < terms_.size() && (demands.size() + 1 >= kMostDemands || !Starts(at))) continue;
      Demand demand = Read(first, at);
      const bool only_place = demand.stems.empty() && demand.quotes.empty() && !demand.places.empty();
      if (at < terms_.size() && only_place) continue;  // "In 4.2, delete …"
      if (Says(demand)) demands.push_back(std::move(demand));
      first = at;
    }
    return demands;
  }

 private:
  static bool Says(const Demand& demand) {
    return !demand.stems.empty() || !demand.places.empty() || !demand.quotes.empty() || demand.figures;
  }

  // Whether a demand starts with the term at `at`: a verb in its base form that opens a sentence or a clause.
  bool Starts(std::size_t at) const {
    if (!IsBase(Raw(terms_[at], text_))) return false;
    std::size_t before = at - 1;
    const bool joined = terms_[before].stem == "and" || terms_[before].stem == "also" || terms_[before].stem == "then";
    if (joined && before > 0) return !FollowsTo(before);
    return terms_[before].sign && std::string_view(".;,!?").find(terms_[before].stem) != std::string_view::npos;
  }

  // "to assess and report": the second verb belongs to the first.
  bool FollowsTo(std::size_t conjunction) const {
    return conjunction >= 2 && terms_[conjunction - 2].stem == "to" && !terms_[conjunction - 1].sign;
  }

  Demand Read(std::size_t first, std::size_t last) const {
    std::size_t end = last;
    while (end > first + 1 && (terms_[end - 1].sign || terms_[end - 1].stem == "and") && !Closes(end - 1)) --end;
    const std::vector<Term> terms(terms_.begin() + static_cast<std::ptrdiff_t>(first),
                                  terms_.begin() + static_cast<std::ptrdiff_t>(end));
    Demand demand;
    demand.text = text_.substr(terms.front().start, terms.back().end - terms.front().start);
    const std::optional<std::size_t> verb = FindVerb(terms);
    SetDeed(demand, terms, verb);
    std::vector<bool> used(terms.size(), false);
    demand.places = FindPlaces(terms, text_, &used);
    if (verb && !Tells(terms[*verb])) used[*verb] = true;
    TakeStems(demand, terms, used);
    TakeQuotes(demand, terms);
    TakeWithin(demand, terms);
    demand.figures = demand.renews && AsksForFigures(demand);
    return demand;
  }

  // Whether the verb is one with which planrev itself says what a change is.
  bool Tells(const Term& verb) const {
    static constexpr auto kTelling = std::to_array<std::string_view>({"strengthen", "weaken"});
    return std::ranges::any_of(kTelling, [&](std::string_view word) { return reader_.Stem(word) == verb.stem; });
  }

  // A closing quotation mark or bracket stays with what it closes.
  bool Closes(std::size_t at) const { return terms_[at].stem == "\"" || terms_[at].stem == ")"; }

  // The verb that says what is to be done: the one that opens the demand, or the first behind a modal or a form of
  // "be".
  std::optional<std::size_t> FindVerb(const std::vector<Term>& terms) const {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (terms[i].sign || terms[i].figure) continue;
      const bool verb = !terms[i].joins && lists_.VerbOf(terms[i]) != Verb::kNone;
      if (verb && (i == 0 || terms[i - 1].stem == ",") && IsBase(Raw(terms[i], text_))) return i;
      const std::string before = i > 0 ? terms[i - 1].stem : "";
      static constexpr auto kLeading = std::to_array<std::string_view>(
          {"be", "been", "is", "are", "to", "should", "must", "shall", "will", "could", "can", "may"});
      if (verb && std::ranges::find(kLeading, before) != kLeading.end()) return i;
    }
    return {};
  }

  void SetDeed(Demand& demand, const std::vector<Term>& terms, std::optional<std::size_t> verb) const {
    const std::string lower = Folded(demand.text);
    const auto says = [&lower](std::string_view phrase) { return lower.find(phrase) != std::string::npos; };
    const Verb kind = verb ? lists_.VerbOf(terms[*verb]) : Verb::kNone;
    demand.renews = kind == Verb::kRenew || says("up to date") || says("up-to-date");
    if (kind == Verb::kAdd) demand.deed = Deed::kAdd;
    if (kind == Verb::kMove) demand.deed = Deed::kMove;
    const bool out = kind == Verb::kNone && (says("come out") || says("taken out") || says("take out"));
    if (kind == Verb::kRemove || out) demand.deed = Deed::kRemove;
  }

  void TakeStems(Demand& demand, const std::vector<Term>& terms, const std::vector<bool>& used) const {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const Term& term = terms[i];
      if (used[i] || term.joins || term.sign || lists_.IsOfTheDocument(term.stem)) continue;
      if (term.stem == "place" && i > 0 && i + 1 < terms.size() && terms[i - 1].stem == "in" &&
          terms[i + 1].stem == "of")
        continue;
      if (demand.stems.size() == kMostStems) return;
      if (std::ranges::find(demand.stems, term.stem) == demand.stems.end()) demand.stems.push_back(term.stem);
    }
  }

  void TakeQuotes(Demand& demand, const std::vector<Term>& terms) const {
    const Term* open = nullptr;
    Quote quote;
    for (const Term& term : terms) {
      if (term.stem != "\"") {
        if (open && !term.sign) quote.stems.push_back(term.stem);
        continue;
      }
      if (open && !quote.stems.empty()) {
        quote.text = text_.substr(open->end, term.start - open->end);
        demand.quotes.push_back(std::exchange(quote, {}));
      }
      open = open ? nullptr : &term;
    }
  }

  // "in the structure and the glossary", "under governance"
  static void TakeWithin(Demand& demand, const std::vector<Term>& terms) {
    static constexpr auto kLeading = std::to_array<std::string_view>({"in", "into", "to", "within"});
    static constexpr auto kEverywhere = std::to_array<std::string_view>({"everywhere", "throughout", "wherever"});
    bool place = false, leads = false;
    for (const Term& term : terms) {
      const bool article = term.stem == "the" || term.stem == "its";
      if (leads && !term.joins && !term.sign) demand.within.push_back(term.stem);
      place = std::ranges::find(kLeading, term.stem) != kLeading.end() || leads || (place && (article || term.joins));
      leads = (place && article) || term.stem == "under";
      if (std::ranges::find(kEverywhere, term.stem) != kEverywhere.end()) demand.throughout = true;
    }
  }

  bool AsksForFigures(const Demand& demand) const {
    bool figures = false;
    for (const std::string& stem : demand.stems) {
      if (!stem.empty() && IsDigit(stem[0])) continue;
      if (!lists_.IsOfFigures(stem)) return false;
      figures = true;
    }
    return figures;
  }

  std::string_view text_;
  const TermReader& reader_;
  Lists lists_;
  std::vector<Term> terms_;
};

// "sections" → "section", "priorities" → "priority".
std::string Singular(std::string word) {
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.size() > 4 && word.ends_with("s")) word.pop_back();
  return word;
}

bool IsPlaceNumber(const std::string& stem) {
  return !stem.empty() && IsDigit(stem[0]) && NumberLength(stem) == stem.size();
}

}  // namespace

std::vector<NamedPlace> FindPlaces(const std::vector<Term>& terms, std::string_view text, std::vector<bool>* used) {
  std::vector<NamedPlace> places;
  std::string word;  // the one that the next numbers belong to
  const auto take = [&](std::size_t at) {
    places.push_back({word, terms[at].stem});
    if (used) (*used)[at] = true;
  };
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Term& term = terms[i];
    const bool parts = term.stem.find('.') != std::string::npos;
    if (IsPlaceNumber(term.stem) &&
        (!word.empty() || (parts && std::ranges::count(term.stem, '.') <= 2 && i > 0 && terms[i - 1].stem == "in"))) {
      take(i);
      continue;
    }
    if (!word.empty() && (term.stem == "and" || term.stem == "," || term.stem == "to" || term.stem == "or")) continue;
    const std::string raw = Singular(Folded(text.substr(term.start, term.end - term.start)));
    word = TakesNumber(raw) ? raw : "";
    const bool numbered = i + 1 < terms.size() && IsPlaceNumber(terms[i + 1].stem);
    if (!word.empty() && !numbered) word = "";
    if (numbered && !word.empty() && used) (*used)[i] = true;
  }
  return places;
}

std::vector<Demand> FindDemands(std::string_view recommendation, const TermReader& reader) {
  return Splitter(recommendation, reader).Split();
}

}  // namespace planrev::diff
