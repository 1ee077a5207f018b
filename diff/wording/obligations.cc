// SPDX-License-Identifier: MIT
// The terms that a hunk touches on either side are set against each other scale by scale: what both sides have stays
// out; a duty answers to the one with the same verb behind it, the rest, in a short hunk, to each other in order; what
// is left came or went, and is told where that says something by itself.
#include "diff/wording/obligations.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "diff/language/bindings.h"
#include "diff/language/sentences.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"
#include "diff/wording/joints.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestScope = 6;
constexpr std::size_t kNoWord = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kLongestPaired = 12;  // words of a hunk; a longer one was written anew

struct Side {
  const Passage& passage;
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<Binding> terms = {};
};

// The duty "will" and the "required to" behind it are one where the hunk holds both.
void Merge(const Passage& passage, std::vector<Binding>& terms) {
  for (std::size_t k = 0; k + 1 < terms.size();) {
    Binding& modal = terms[k];
    const Binding& inner = terms[k + 1];
    const bool duties = modal.scale == BindingScale::kDuty && modal.term->Is(BindingTerm::kModal) &&
                        (inner.scale == BindingScale::kDuty || inner.scale == BindingScale::kQualifier) &&
                        inner.term->scale == BindingScale::kDuty;
    if (!duties || !StandsBehind(passage, modal, inner)) {
      ++k;
      continue;
    }
    const bool future = modal.strength == kPromises;  // "will" and the tense of what follows
    modal.strength = future ? inner.strength : std::min(modal.strength, inner.strength);
    modal.term = inner.term;
    modal.last = modal.core_last = inner.last;
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(k) + 1);
  }
}

// The terms of which the hunk holds a word other than "not", or which it stands within.
Side SideOf(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  Side side{passage, first, last};
  const std::size_t from = first - std::min(first, kLongestTerm);
  for (const Binding& found : FindBindings(passage, from, last, lexicon)) {
    if (found.first < last && found.core_last > first) side.terms.push_back(found);
  }
  Merge(passage, side.terms);
  return side;
}

// Takes out the terms within which words were put in but that are there still: "some [or all] of the grants".
void DropStill(Side& side, const Side& other, const Lexicon& lexicon) {
  if (side.first != side.last) return;
  std::erase_if(side.terms, [&](const Binding& term) {
    const std::size_t at = other.first - (side.first - term.first);
    const auto still = FindBindings(other.passage, at, at + 1, lexicon);
    return !still.empty() && still.front().scale == term.scale;
  });
}

// Whether the hunk has the word, in whatever case: "[All victims] of" and "[Victims] of" differ in more than they say.
bool Says(const Side& side, const std::string& word) {
  for (std::size_t at = side.first; at < side.last; ++at) {
    if (LowerWord(side.passage, at) == word) return true;
  }
  return false;
}

// Whether apart from its terms the side has only words that say nothing by themselves, or that the other has as well.
bool IsPlain(const Side& side, const Side& other) {
  static constexpr auto kSmall = std::to_array<std::string_view>(
      {"a", "an", "the", "of", "or", "and", "to", "in", "on", "at", "by", "is", "are", "be", "as", "it"});
  std::size_t at = side.first;
  const auto small = [&](std::size_t until) {
    for (; at < std::min(until, side.last); ++at) {
      if (side.passage.words[at].kind == WordClass::kPunctuation) continue;
      const std::string word = LowerWord(side.passage, at);
      if (!IsIn(kSmall, word) && (other.last - other.first > kLongestScope || !Says(other, word))) return false;
    }
    return true;
  };
  for (const Binding& term : side.terms) {
    if (!small(term.first)) return false;
    at = std::max(at, term.last);
  }
  return small(side.last);
}

// Whether the hunk is a few words within one sentence, `most` of them at the most.
bool IsShort(const Side& side, std::size_t most) {
  if (side.last - side.first > most) return false;
  for (std::size_t at = side.first; at + 1 < side.last; ++at) {
    if (EndsSentence(side.passage, at)) return false;
  }
  return true;
}

// Whether a sentence came, or went, as a whole: a condition in it is no condition of what is there on both sides.
bool IsSentence(const Side& side) {
  if (side.first == side.last || !EndsSentence(side.passage, side.last - 1)) return false;
  return side.first == 0 || EndsSentence(side.passage, side.first - 1);
}

// "And, if that fails, tell residents".
bool OpensWithJoint(const Side& side) {
  if (side.last - side.first < 3) return false;
  const auto comma = [&](std::size_t at) { return side.passage.text[side.passage.words[at].start] == ','; };
  return LowerWord(side.passage, side.first) == "and" && comma(side.first + 1);
}

// A hunk as it stands between the two passages.
struct Place {
  bool paired = false;     // short on both sides: terms answer to each other in order
  bool close = false;      // so short that words of scope do, which may speak of anything
  bool plain = false;      // nothing but terms and small words on either side
  bool one_sided = false;  // a side has only small words
  bool joined = false;     // it opens with "and,": a clause of its own, with its condition
  bool commits = false;    // a duty stands in its sentence
};

bool HasDuty(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  const Sentence sentence = SentenceAround(passage, first, last);
  const auto found = FindBindings(passage, sentence.first, sentence.last, lexicon);
  return std::any_of(found.begin(), found.end(), [](const Binding& one) {
    return one.scale == BindingScale::kDuty && !one.term->Is(BindingTerm::kPaired);
  });
}

Place PlaceOf(const Side& before, const Side& after, const Lexicon& lexicon) {
  Place place;
  const bool plain_before = IsPlain(before, after), plain_after = IsPlain(after, before);
  place.paired = IsShort(before, kLongestPaired) && IsShort(after, kLongestPaired);
  place.close = IsShort(before, kLongestScope) && IsShort(after, kLongestScope);
  place.plain = plain_before && plain_after;
  const bool whole = IsSentence(before.first == before.last ? after : before);
  place.one_sided =
      place.paired && !whole && ((plain_before && before.terms.empty()) || (plain_after && after.terms.empty()));
  place.joined = OpensWithJoint(before) || OpensWithJoint(after);
  const auto is_bound = [](const Binding& one) { return one.scale == BindingScale::kBound; };
  if (std::any_of(before.terms.begin(), before.terms.end(), is_bound) ||
      std::any_of(after.terms.begin(), after.terms.end(), is_bound))
    place.commits = HasDuty(after.passage, after.first, after.last, lexicon);
  return place;
}

// Whether a term without a partner says something by its coming or going.
bool TellsAlone(const Binding& term, const Place& place) {
  if (term.term->Is(BindingTerm::kPaired)) return false;
  switch (term.scale) {
    case BindingScale::kDuty:
      return Promises(term);
    case BindingScale::kQualifier:
      return !place.joined && (!term.term->Is(BindingTerm::kException) || place.one_sided);
    case BindingScale::kBound:
      return place.plain && place.commits;
    default:
      return place.plain;
  }
}

// What came in, seen from where those stand who are promised something.
Direction OfComing(const Binding& term) {
  constexpr int kWholeScope = 6, kFloor = 2;
  switch (term.scale) {
    case BindingScale::kDuty:
      return Direction::kStronger;
    case BindingScale::kScope:
      return term.strength == kWholeScope ? Direction::kStronger : Direction::kWeaker;
    case BindingScale::kBound:
      return term.strength == kFloor ? Direction::kStronger : Direction::kWeaker;
    default:
      return Direction::kWeaker;
  }
}

Direction Opposite(Direction direction) {
  if (direction == Direction::kChanged) return direction;
  return direction == Direction::kWeaker ? Direction::kStronger : Direction::kWeaker;
}

// "Cannot" for "can".
bool IsSameDenied(const Passage& one, const Binding& plain, const Passage& other, const Binding& denied) {
  return !plain.forbids && denied.forbids && plain.last == plain.first + 1 &&
         LowerWord(other, denied.first).starts_with(LowerWord(one, plain.first));
}

// To leave something instead of doing it is neither more nor less, nor is to be denied what was permitted.
Direction DirectionOf(const Passage& was, const Binding& before, const Passage& is, const Binding& after) {
  const bool turned = before.scale == BindingScale::kDuty && before.forbids != after.forbids;
  if (before.strength == after.strength || (turned && before.strength >= kAims && after.strength >= kAims))
    return Direction::kChanged;
  if (turned && (IsSameDenied(was, before, is, after) || IsSameDenied(is, after, was, before)))
    return Direction::kChanged;
  return after.strength < before.strength ? Direction::kWeaker : Direction::kStronger;
}

// "Where the law allows": what has to be so, and asks for nothing.
bool IsInCondition(const Passage& passage, const Binding& term) {
  static constexpr auto kOpening = std::to_array<std::string_view>({"where", "wherever", "when", "whenever", "if"});
  constexpr std::size_t kLongest = 4;  // a subject
  if (!term.term->Is(BindingTerm::kPaired) || term.scale != BindingScale::kDuty) return false;
  for (std::size_t at = term.first; at > 0 && term.first - at < kLongest; --at) {
    if (passage.words[at - 1].kind == WordClass::kPunctuation) return false;
    if (IsIn(kOpening, LowerWord(passage, at - 1))) return true;
  }
  return false;
}

std::string TextOf(const Passage& passage, const Binding& term) { return ReadingText(passage, term.first, term.last); }

// The word that a term is about: the verb behind a duty.
std::optional<WordId> ObjectOf(const Passage& passage, const Binding& term) {
  if (term.last >= passage.words.size()) return std::nullopt;
  return passage.words[term.last].id;
}

// The scales that stand for each other: a hedge is a qualifier.
BindingScale GroupOf(const Binding& term) {
  return term.scale == BindingScale::kHedge ? BindingScale::kQualifier : term.scale;
}

// A term without a partner within its hunk.
struct Left {
  Binding term;
  std::optional<WordId> object;
  Place place;
  std::size_t sentence = 0;  // ends of sentences that lie before its hunk in the text after
  std::string text;
  std::size_t change = 0;  // how many changes were told before it
};

class Comparer {
 public:
  Comparer(const Passage& before, const Passage& after, const Lexicon& lexicon)
      : before_(before), after_(after), lexicon_(lexicon) {}

  std::vector<ObligationChange> Compare(const std::vector<Hunk>& hunks) {
    for (const Hunk& hunk : hunks) Take(hunk);
    DropMoved();
    return Tell();
  }

 private:
  void Take(const Hunk& hunk) {
    Side mine = SideOf(before_, hunk.before_first, hunk.before_last, lexicon_);
    Side theirs = SideOf(after_, hunk.after_first, hunk.after_last, lexicon_);
    DropStill(mine, theirs, lexicon_);
    DropStill(theirs, mine, lexicon_);
    for (; counted_ < hunk.after_first; ++counted_) sentence_ += EndsSentence(after_, counted_) ? 1 : 0;
    if (mine.terms.empty() && theirs.terms.empty()) return;
    TakeShared(mine, theirs, Sign::kAdded);
    TakeShared(theirs, mine, Sign::kRemoved);
    const Place place = PlaceOf(mine, theirs, lexicon_);
    for (const BindingScale group :
         {BindingScale::kDuty, BindingScale::kScope, BindingScale::kBound, BindingScale::kQualifier}) {
      TakeGroup(group, InGroup(mine, group), InGroup(theirs, group), place);
    }
  }

  // "Must investigate and [may] publish": a verb that shared the duty before it has one of its own, or the other way
  // round. `side` is that of the own one.
  void TakeShared(const Side& without, Side& with, Sign side) {
    if (without.first != without.last || with.terms.empty() || with.first == 0) return;
    const Binding own = with.terms.front();
    const std::string joint = LowerWord(with.passage, with.first - 1);
    if (own.scale != BindingScale::kDuty || own.first != with.first || (joint != "and" && joint != "or")) return;
    const Sentence sentence = SentenceAround(without.passage, without.first, without.last);
    const auto found = FindBindings(without.passage, sentence.first, without.first, lexicon_);
    const auto shared = std::find_if(found.rbegin(), found.rend(), [](const Binding& one) {
      return one.scale == BindingScale::kDuty && !one.term->Is(BindingTerm::kPaired);
    });
    if (shared == found.rend()) return;
    with.terms.erase(with.terms.begin());
    if (shared->strength == own.strength && shared->forbids == own.forbids) return;
    side == Sign::kAdded ? Pair(*shared, own) : Pair(own, *shared);
  }

  static std::vector<Binding> InGroup(const Side& side, BindingScale group) {
    std::vector<Binding> terms;
    std::copy_if(side.terms.begin(), side.terms.end(), std::back_inserter(terms),
                 [group](const Binding& term) { return GroupOf(term) == group; });
    return terms;
  }

  void TakeGroup(BindingScale group, std::vector<Binding> mine, std::vector<Binding> theirs, const Place& place) {
    const auto same = [](const Binding& one, Sign) { return std::tuple(one.term, one.strength, one.forbids); };
    TakePairs(mine, theirs, same, [](const Binding&, const Binding&) {});  // what both sides have stays
    const auto tell = [this](const Binding& a, const Binding& b) { Pair(a, b); };
    if (group == BindingScale::kDuty) {
      const auto verb = [this](const Binding& one, Sign side) {
        return ObjectOf(side == Sign::kRemoved ? before_ : after_, one);
      };
      TakePairs(mine, theirs, verb, tell);
    }
    if (group == BindingScale::kScope ? place.close : place.paired)
      TakePairs(
          mine, theirs, [](const Binding&, Sign) { return 0; }, tell);
    for (const Binding& term : mine) Leave(gone_, before_, term, place);
    for (const Binding& term : theirs) Leave(come_, after_, term, place);
  }

  // Takes each of mine with the first of theirs that has its key out of both. Costs no more than a sort.
  template <typename KeyOf, typename Use>
  static void TakePairs(std::vector<Binding>& mine, std::vector<Binding>& theirs, const KeyOf& key_of, const Use& use) {
    auto open = InOrderOfKeys(theirs, [&](const Binding& one) { return key_of(one, Sign::kAdded); });
    std::vector<bool> taken(theirs.size(), false);
    std::erase_if(mine, [&](const Binding& one) {
      const auto key = key_of(one, Sign::kRemoved);
      const auto found = open.lower_bound(key);
      if (found == open.end() || found->first != key) return false;
      use(one, theirs[found->second]);
      taken[found->second] = true;
      open.erase(found);
      return true;
    });
    EraseTaken(theirs, taken);
  }

  // Where those with each key stand; of like ones the first comes first.
  template <typename T, typename KeyOf>
  static auto InOrderOfKeys(const std::vector<T>& list, const KeyOf& key_of) {
    std::multimap<decltype(key_of(list.front())), std::size_t> places;
    for (std::size_t k = 0; k < list.size(); ++k) places.emplace(key_of(list[k]), k);
    return places;
  }

  template <typename T>
  static void EraseTaken(std::vector<T>& list, const std::vector<bool>& taken) {
    std::size_t k = 0;
    std::erase_if(list, [&](const T&) { return taken[k++]; });
  }

  void Pair(const Binding& mine, const Binding& theirs) {
    const bool condition = IsInCondition(before_, mine) && IsInCondition(after_, theirs);
    told_.push_back({TextOf(before_, mine), TextOf(after_, theirs),
                     condition ? Direction::kChanged : DirectionOf(before_, mine, after_, theirs)});
  }

  void Leave(std::vector<Left>& left, const Passage& passage, const Binding& term, const Place& place) {
    left.push_back({term, ObjectOf(passage, term), place, sentence_, TextOf(passage, term), told_.size()});
  }

  // What left one hunk for another: a duty with its verb, or within its sentence, which then says it in other words.
  void DropMoved() {
    DropMoved([](const Left& one) {
      const bool duty = one.term.scale == BindingScale::kDuty;
      const std::size_t place = duty ? one.object.value_or(kNoWord) : one.sentence;
      return std::tuple(one.term.term, one.term.strength, duty, place);
    });
    DropMoved(
        [](const Left& one) { return std::tuple(one.term.term, one.term.strength, one.term.forbids, one.sentence); });
  }

  template <typename KeyOf>
  void DropMoved(const KeyOf& key_of) {
    auto open = InOrderOfKeys(come_, key_of);
    std::vector<bool> taken(come_.size(), false);
    std::erase_if(gone_, [&](const Left& one) {
      const auto key = key_of(one);
      const auto found = open.lower_bound(key);
      if (found == open.end() || found->first != key) return false;
      taken[found->second] = true;
      open.erase(found);
      return true;
    });
    EraseTaken(come_, taken);
  }

  // Pairs, and what is left over, in the order of the hunks.
  std::vector<ObligationChange> Tell() const {
    std::vector<ObligationChange> changes;
    auto gone = gone_.begin();
    auto come = come_.begin();
    for (std::size_t k = 0; k <= told_.size(); ++k) {
      for (; gone != gone_.end() && gone->change == k; ++gone) {
        if (TellsAlone(gone->term, gone->place)) changes.push_back({gone->text, "", Opposite(OfComing(gone->term))});
      }
      for (; come != come_.end() && come->change == k; ++come) {
        if (TellsAlone(come->term, come->place)) changes.push_back({"", come->text, OfComing(come->term)});
      }
      if (k < told_.size()) changes.push_back(told_[k]);
    }
    return changes;
  }

  const Passage& before_;
  const Passage& after_;
  const Lexicon& lexicon_;
  std::size_t counted_ = 0;   // words of the text after
  std::size_t sentence_ = 0;  // sentences that ended in them
  std::vector<ObligationChange> told_;
  std::vector<Left> gone_;
  std::vector<Left> come_;
};

// Words that a prefix turns into their opposite: "lawful" and "unlawful".
bool IsDenial(std::string_view word, std::string_view stem) {
  static constexpr auto kPrefixes =
      std::to_array<std::string_view>({"un", "in", "im", "il", "ir", "dis", "non", "non-"});
  static constexpr auto kOfAdjectives = std::to_array<std::string_view>(
      {"ble", "ed", "ful", "al", "ate", "ant", "ent", "ive", "ous", "ary", "ly", "ing", "tic", "lar", "fit", "safe"});
  if (stem.size() < 3 || !word.ends_with(stem)) return false;
  return IsIn(kPrefixes, word.substr(0, word.size() - stem.size())) &&
         std::any_of(kOfAdjectives.begin(), kOfAdjectives.end(),
                     [&](std::string_view end) { return stem.ends_with(end); });
}

bool Denies(const Passage& before, std::size_t first, std::size_t last, const Passage& after, std::size_t after_first,
            std::size_t after_last) {
  if (last - first > kLongestPaired || after_last - after_first > kLongestPaired) return false;
  for (std::size_t i = first; i < last; ++i) {
    if (before.words[i].kind != WordClass::kWord) continue;
    const std::string mine = LowerWord(before, i);
    for (std::size_t j = after_first; j < after_last; ++j) {
      const std::string theirs = LowerWord(after, j);
      if (mine.size() > theirs.size() ? IsDenial(mine, theirs) : IsDenial(theirs, mine)) return true;
    }
  }
  return false;
}

// Sentences that came or went whole turn none into its opposite.
bool IsWholeSentences(const Passage& passage, std::size_t first, std::size_t last) {
  return first < last && (first == 0 || EndsSentence(passage, first - 1)) && EndsSentence(passage, last - 1);
}

bool OnlySentences(const Passage& before, const Passage& after, const Hunk& hunk) {
  if (hunk.before_first == hunk.before_last) return IsWholeSentences(after, hunk.after_first, hunk.after_last);
  return hunk.after_first == hunk.after_last && IsWholeSentences(before, hunk.before_first, hunk.before_last);
}

// Whether more is denied on one side than on the other; hunks with hardly a word between them are one.
bool NegationDiffers(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                     const Lexicon& lexicon) {
  constexpr std::size_t kHardlyApart = 2;
  std::size_t was = 0, is = 0;
  for (std::size_t k = 0; k < hunks.size(); ++k) {
    const Hunk& hunk = hunks[k];
    if (OnlySentences(before, after, hunk)) continue;
    was += CountNegations(before, hunk.before_first, hunk.before_last, lexicon);
    is += CountNegations(after, hunk.after_first, hunk.after_last, lexicon);
    if (Denies(before, hunk.before_first, hunk.before_last, after, hunk.after_first, hunk.after_last)) return true;
    if (k + 1 < hunks.size() && hunks[k + 1].before_first - hunk.before_last <= kHardlyApart) continue;
    if (was != is) return true;
    was = is = 0;
  }
  return false;
}

}  // namespace

ObligationEdits CompareObligations(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                                   const Lexicon& lexicon) {
  ObligationEdits edits{Comparer(before, after, lexicon).Compare(hunks),
                        NegationDiffers(before, after, hunks, lexicon)};
  for (const Hunk& hunk : hunks) {
    if (auto joint = CompareJoints(before, after, hunk, lexicon)) edits.changes.push_back(std::move(*joint));
  }
  return edits;
}

std::vector<ObligationChange> LoneObligations(const Passage& passage, Sign sign, const std::vector<Binding>& bindings) {
  std::vector<const BindingTerm*> told;
  std::vector<ObligationChange> changes;
  for (const Binding& term : bindings) {
    const bool tells = term.scale == BindingScale::kDuty && Promises(term) && !term.term->Is(BindingTerm::kPaired);
    if (!tells || std::find(told.begin(), told.end(), term.term) != told.end()) continue;
    told.push_back(term.term);
    const std::string text = TextOf(passage, term);
    if (sign == Sign::kAdded) {
      changes.push_back({"", text, Direction::kStronger});
    } else {
      changes.push_back({text, "", Direction::kWeaker});
    }
  }
  return changes;
}

}  // namespace planrev::diff
