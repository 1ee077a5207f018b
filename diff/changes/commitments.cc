// SPDX-License-Identifier: MIT
// First what is equal on both sides goes, wherever it stands; then sentences of one change answer to each other in
// order, then those of all changes by likeness; what is left came or went, unless a sentence of its own change has
// taken it in.
#include "diff/changes/commitments.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "diff/language/lexicon.h"
#include "diff/language/owners.h"
#include "diff/language/pledges.h"
#include "diff/language/similarity.h"
#include "diff/match/pairing.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr double kInOneChange = 0.35;
constexpr double kElsewhere = 0.6;
constexpr double kTakenIn = 0.8;
constexpr double kSameDeed = 0.5;                 // what is done stayed, so that "all" and "some" speak of the same
constexpr std::ptrdiff_t kMostSentences = 400;    // of one change, in which a commitment may have been taken in
constexpr std::size_t kMostFollowed = 1'000'000;  // pairs of commitments that are held against each other

// A pledge, the draft it is of, and whether it has found its counterpart.
struct Place {
  Draft* draft = nullptr;
  const Pledge* pledge = nullptr;
  bool answered = false;
};

// Whether all that one of the two has and the other has not is figures.
bool DifferInFigures(const Bag& a, const Bag& b, const Lexicon& lexicon) {
  const auto figures = [&](const Bag& bag, const Bag& other) {
    double weight = 0;
    for (const auto& [word, count] : bag.words) {
      const bool shared = std::binary_search(other.words.begin(), other.words.end(), std::make_pair(word, count));
      if (!shared && IsDigit(lexicon.WordOf(word).front())) weight += count * lexicon[word];
    }
    return weight;
  };
  const double common = Common(a, b, lexicon);
  return a.weight - common <= figures(a, b) && b.weight - common <= figures(b, a);
}

bool OtherOwner(const Pledge& a, const Pledge& b) {
  return !a.owner.empty() && !b.owner.empty() && !IsSameOwner(a.owner, b.owner);
}

bool SameDeadline(const Pledge& a, const Pledge& b) {
  if (Folded(a.deadline) == Folded(b.deadline)) return true;
  if (a.time.value > 0 && b.time.value > 0) return SameTime(a.time, b.time);
  return a.due != 0 && a.due == b.due;
}

// 1 where the deadline was put off, -1 where it was brought forward, 0 where that cannot be told.
int Later(const Pledge& before, const Pledge& after) {
  if (SameDeadline(before, after)) return 0;
  if (before.time.value > 0 && after.time.value > 0) return Longer(before.time, after.time);
  if (before.due == 0 || after.due == 0) return 0;
  return after.due > before.due ? 1 : -1;
}

// A deadline that sets none.
bool IsOpenEnded(const Pledge& pledge) {
  static constexpr auto kOpen = std::to_array<std::string_view>(
      {"ongoing", "on-going", "continuous", "continuing", "tbc", "tbd", "to be confirmed", "to be agreed",
       "to be decided", "to be determined", "n/a", "none", "-", "–", "open"});
  return std::find(kOpen.begin(), kOpen.end(), Folded(pledge.deadline)) != kOpen.end();
}

bool OtherEvent(const Pledge& a, const Pledge& b) {
  return !a.event.empty() && !b.event.empty() && Folded(a.event) != Folded(b.event);
}

// Whether someone is bound on both sides, by whatever word.
bool BothBind(const Pledge& before, const Pledge& after) {
  return (before.strength > 0 || before.loose > 0) && (after.strength > 0 || after.loose > 0);
}

// Below 0 where "all" became "most" or came off, or where "some" came in; above where it is the other way round.
int ScopeGrew(const Pledge& before, const Pledge& after) {
  constexpr int kWhole = 6;
  auto [was, is] = std::mismatch(before.scopes.begin(), before.scopes.end(), after.scopes.begin(), after.scopes.end());
  if (before.scopes.size() == after.scopes.size()) return was == before.scopes.end() ? 0 : is->strength - was->strength;
  const bool went = before.scopes.size() > after.scopes.size();
  const Scope& one = went ? *was : *is;
  const bool figure = (one.strength != kWhole) && before.amounts != after.amounts;  // "two thirds of"
  if (!one.tells || figure) return 0;
  return (one.strength == kWhole) == went ? -1 : 1;
}

// What became of the words that say what is to be done.
struct Deed {
  bool lost = false;
  bool gained = false;
};

Deed CompareDeeds(const Pledge& before, const Pledge& after, const Lexicon& lexicon) {
  constexpr double kWord = 1.5;  // one with a small one, or two
  constexpr double kMember = 0.9;
  const bool whole = before.passive && after.passive;
  if (before.passive != after.passive || before.bag.weight == 0 || after.bag.weight == 0) return {};
  const Bag &was = whole ? before.whole : before.bag, &is = whole ? after.whole : after.bag;
  const double enough = before.members == after.members ? kWord : kMember;  // "partners and staff" without "families,"
  const bool lost = was.weight - Common(was, after.sentence, lexicon) >= enough;
  const bool gained = is.weight - Common(is, before.sentence, lexicon) >= enough;
  return {lost, gained};
}

// Whether words went, or came, and nothing took their place; or an "or" came or went.
bool DoesOther(const Pledge& before, const Pledge& after, const Deed& deed) {
  const bool rewritten = before.amounts == after.amounts && Folded(before.measure) != Folded(after.measure);
  if (rewritten) return before.choices != after.choices;  // "£1.2m" for "£1.2 million" are other words
  return deed.lost != deed.gained || (!deed.lost && before.choices != after.choices);
}

// 1 where the measure is the other one with an "at least" before it, -1 where with an "up to", 0 otherwise.
int BoundOf(const std::string& measure, const std::string& other) {
  static constexpr auto kLowest = std::to_array<std::string_view>({"at least ", "a minimum of ", "no fewer than "});
  static constexpr auto kHighest = std::to_array<std::string_view>(
      {"up to ", "at most ", "around ", "about ", "nearly ", "approximately ", "roughly ", "almost "});
  const auto is = [&](std::string_view bound) {
    return measure.size() == bound.size() + other.size() && measure.starts_with(bound) && measure.ends_with(other);
  };
  if (other.empty()) return 0;
  return std::any_of(kLowest.begin(), kLowest.end(), is)     ? 1
         : std::any_of(kHighest.begin(), kHighest.end(), is) ? -1
                                                             : 0;
}

// How much of what is done is the same, in the active or the passive.
double Likeness(const Pledge& was, const Pledge& is, const Lexicon& lexicon) {
  const double alike = Alike(was.bag, is.bag, lexicon);
  if (!was.passive && !is.passive) return alike;
  return std::max(alike, Alike(was.passive ? was.whole : was.bag, is.passive ? is.whole : is.bag, lexicon));
}

Fate FateOf(const Pledge& before, const Pledge& after, const Lexicon& lexicon) {
  const bool turned = before.strength > 0 && after.strength > 0 && before.forbids != after.forbids;
  if (turned && after.Commits()) return Fate::kChanged;
  if (!after.Commits()) return after.strength > 0 ? Fate::kWeakened : Fate::kChanged;
  if (!before.Commits()) return before.strength > 0 ? Fate::kStrengthened : Fate::kChanged;
  const bool lost = (!before.deadline.empty() && after.deadline.empty() && after.event.empty()) ||
                    (before.due != 0 && IsOpenEnded(after));
  const bool got = before.deadline.empty() && before.event.empty() && !after.deadline.empty();
  const double alike = Likeness(before, after, lexicon);
  const int scope = alike >= kSameDeed ? ScopeGrew(before, after) : 0;
  const int bound = BoundOf(after.measure, before.measure) - BoundOf(before.measure, after.measure);
  const bool unmeasured = before.targets > 0 && after.measure.empty() && scope <= 0;  // not "all" for "ten"
  if (after.strength < before.strength || after.conditions > before.conditions || lost || scope < 0 || unmeasured ||
      bound < 0)
    return Fate::kWeakened;
  const int later = Later(before, after);
  if (later > 0) return Fate::kSlipped;
  const bool measured = before.measure.empty() && after.targets > 0 && scope >= 0;
  const Deed deed = CompareDeeds(before, after, lexicon);
  const bool unbound = after.conditions < before.conditions && (deed.gained || !deed.lost);  // not with what it was of
  if (after.strength > before.strength || unbound || got || scope > 0 || measured || bound > 0)
    return Fate::kStrengthened;
  if (later < 0) return Fate::kAdvanced;
  const bool far = !before.passive && !after.passive && alike < kInOneChange;
  const bool unsaid = !before.owner.empty() && after.owner.empty() && after.passive;
  const bool other = far || unsaid || OtherOwner(before, after) || !SameDeadline(before, after) ||
                     before.amounts != after.amounts || OtherEvent(before, after) ||
                     Folded(before.condition) != Folded(after.condition) || DoesOther(before, after, deed);
  return other ? Fate::kChanged : Fate::kKept;
}

CommitmentChange Lone(const Pledge& pledge) {
  const bool gone = pledge.side == Sign::kRemoved;
  const auto side = [gone](const std::string& text) { return gone ? BothSides{text, ""} : BothSides{"", text}; };
  return {gone ? Fate::kDropped : Fate::kNew,
          side(pledge.text),
          side(pledge.owner),
          side(pledge.binding),
          side(pledge.deadline),
          side(pledge.measure),
          side(pledge.condition),
          gone ? pledge.item : 0,
          gone ? 0 : pledge.item};
}

class Follower {
 public:
  Follower(const Lexicon& lexicon, std::vector<Limit>& limits) : lexicon_(lexicon), limits_(limits) {}

  void Follow(std::vector<Draft>& drafts) {
    for (Draft& draft : drafts) {
      for (const Pledge& pledge : draft.facts.pledges)
        (pledge.side == Sign::kRemoved ? before_ : after_).push_back({&draft, &pledge});
    }
    const auto commits = [](const Place& place) { return place.pledge->Commits(); };
    if (std::none_of(before_.begin(), before_.end(), commits) && std::none_of(after_.begin(), after_.end(), commits))
      return;
    AnswerEqual();
    AnswerWithinChanges();
    AnswerElsewhere();
    for (const Place& place : before_) TellLone(place, after_);
    for (const Place& place : after_) TellLone(place, before_);
    for (Draft& draft : drafts) TakeBack(draft);
  }

 private:
  void AnswerEqual() {
    std::unordered_map<std::uint64_t, std::vector<Place*>> there;
    for (Place& place : after_) there[place.pledge->key].push_back(&place);
    for (Place& place : before_) {
      const auto found = there.find(place.pledge->key);
      if (found == there.end() || found->second.empty()) continue;
      place.answered = found->second.back()->answered = true;
      found->second.pop_back();
    }
  }

  // What is promised no longer is not answered by saying that it was done, nor is the promise of what was done: it may
  // be found elsewhere, and is dropped or new where not.
  static bool CanAnswer(const Place& mine, const Place& theirs) {
    const bool commits = mine.pledge->Commits() || theirs.pledge->Commits();
    return !commits || BothBind(*mine.pledge, *theirs.pledge);
  }

  // Each pair tells of itself once it is known which others have no partner: those may be the rest of what was divided,
  // or put together.
  void Answer(const std::vector<std::pair<Place*, Place*>>& pairs) {
    for (const auto& [mine, theirs] : pairs) mine->answered = theirs->answered = true;
    for (const auto& [mine, theirs] : pairs) {
      if (!mine->pledge->Commits() && !theirs->pledge->Commits()) continue;
      Pledge was = *mine->pledge, is = *theirs->pledge;
      TakeRest(is, was, *theirs, after_);
      TakeRest(was, is, *mine, before_);
      theirs->draft->facts.commitments.push_back(CompareCommitments(was, is, lexicon_));
    }
  }

  // Adds to `part` what the sentences beside it without a partner have of `all`, which was divided.
  void TakeRest(Pledge& part, const Pledge& all, const Place& place, const std::vector<Place>& places) const {
    auto [first, last] = OfDraft(place.draft, places);
    for (; first != last; ++first) {
      const Pledge& rest = *first->pledge;
      if (first->answered || rest.bag.weight == 0) continue;
      if (Common(rest.bag, all.bag, lexicon_) < kTakenIn * rest.bag.weight) continue;
      part.bag = Together(part.bag, rest.bag);
      part.whole = Together(part.whole, rest.bag);
      part.sentence = Together(part.sentence, rest.sentence);
      part.choices += rest.choices;
      part.members += rest.members;
      part.scopes.insert(part.scopes.end(), rest.scopes.begin(), rest.scopes.end());
      if (!rest.measure.empty()) part.measure += (part.measure.empty() ? "" : "; ") + rest.measure;
      part.targets += rest.targets;
      part.amounts += rest.amounts;
      if (!part.deadline.empty() || rest.deadline.empty()) continue;
      part.deadline = rest.deadline;
      part.due = rest.due;
      part.time = rest.time;
    }
  }

  // At most kMostSentences of the places of a draft; they stand together.
  static std::pair<std::vector<Place>::const_iterator, std::vector<Place>::const_iterator> OfDraft(
      const Draft* draft, const std::vector<Place>& places) {
    const auto first = std::lower_bound(places.begin(), places.end(), draft,
                                        [](const Place& other, const Draft* one) { return other.draft < one; });
    auto last = first;
    while (last != places.end() && last->draft == draft && last - first < kMostSentences) ++last;
    return {first, last};
  }

  // Of two in one change: those of the same owner who does the same, to others or otherwise, answer as well.
  double LikenessInOneChange(const Pledge& was, const Pledge& is) const {
    const double alike = Likeness(was, is, lexicon_);
    if (alike >= kInOneChange || was.owner.empty() || OtherOwner(was, is)) return alike;
    const bool same_deed =
        !was.deed.empty() && was.deed == is.deed && Alike(was.sentence, is.sentence, lexicon_) >= kSameDeed;
    return same_deed || DifferInFigures(was.sentence, is.sentence, lexicon_) ? kInOneChange : alike;
  }

  // Both lists are in the order of the drafts, and so are the sentences of each.
  void AnswerWithinChanges() {
    auto mine = before_.begin(), theirs = after_.begin();
    while (mine != before_.end() && theirs != after_.end()) {
      if (mine->draft != theirs->draft) {
        (mine->draft < theirs->draft ? mine : theirs)++;
        continue;
      }
      const Draft* draft = mine->draft;
      const auto open = [draft](auto& from, auto end) {
        std::vector<Place*> places;
        for (; from != end && from->draft == draft; ++from) {
          if (!from->answered) places.push_back(&*from);
        }
        return places;
      };
      AnswerInOrder(open(mine, before_.end()), open(theirs, after_.end()));
    }
  }

  void AnswerInOrder(const std::vector<Place*>& rows, const std::vector<Place*>& columns) {
    if (rows.size() * columns.size() > kMostPairs) return;  // they may still be followed one by one
    const auto pairs = PairInOrder(rows.size(), columns.size(), kInOneChange, [&](std::size_t i, std::size_t j) {
      return LikenessInOneChange(*rows[i]->pledge, *columns[j]->pledge);
    });
    std::vector<std::pair<Place*, Place*>> answering;
    for (const Match& pair : pairs) {
      if (CanAnswer(*rows[pair.before], *columns[pair.after]))
        answering.push_back({rows[pair.before], columns[pair.after]});
    }
    Answer(answering);
  }

  void AnswerElsewhere() {
    const auto open = [](std::vector<Place>& from) {
      std::vector<Place*> places;
      for (Place& place : from) {
        if (!place.answered) places.push_back(&place);
      }
      return places;
    };
    const auto rows = open(before_), columns = open(after_);
    if (rows.size() * columns.size() > kMostFollowed) {
      limits_.push_back({"commitments",
                         {},
                         "commitments not followed to other paragraphs: " + std::to_string(rows.size()) + " gone, " +
                             std::to_string(columns.size()) + " new"});
      return;
    }
    const auto pairs = PairBest(rows.size(), columns.size(), kElsewhere, [&](std::size_t i, std::size_t j) {
      const bool commits = rows[i]->pledge->Commits() || columns[j]->pledge->Commits();
      return commits && BothBind(*rows[i]->pledge, *columns[j]->pledge)
                 ? Likeness(*rows[i]->pledge, *columns[j]->pledge, lexicon_)
                 : 0;
    });
    std::vector<std::pair<Place*, Place*>> answering;
    for (const Match& pair : pairs) answering.push_back({rows[pair.before], columns[pair.after]});
    Answer(answering);
    for (const auto& [mine, theirs] : answering) {
      if (mine->draft != theirs->draft) TellAtOnce(*mine, *theirs);
    }
  }

  // The word that binds is told once, as one that stayed or gave way to another, and not as gone here and come there.
  // Of a block that came or went, the commitment says it.
  static void TellAtOnce(const Place& mine, const Place& theirs) {
    const Pledge &was = *mine.pledge, &is = *theirs.pledge;
    const bool gone = TakeBackOne(mine) || (IsLone(*mine.draft) && was.Commits());
    if (!gone || !TakeBackOne(theirs) || IsLone(*mine.draft) || was.strength == is.strength) return;
    theirs.draft->facts.obligations.push_back(
        {was.binding, is.binding, is.strength < was.strength ? Direction::kWeaker : Direction::kStronger});
  }

  // Takes back that the duty of the commitment went or came where its block was edited; whether that was told.
  static bool TakeBackOne(const Place& place) {
    if (IsLone(*place.draft)) return false;
    const bool gone = place.pledge->side == Sign::kRemoved;
    auto& told = place.draft->facts.obligations;
    const auto one = std::find_if(told.begin(), told.end(), [&](const ObligationChange& obligation) {
      const std::string& word = gone ? obligation.before : obligation.after;
      return (gone ? obligation.after : obligation.before).empty() && Folded(word) == Folded(place.pledge->binding);
    });
    if (one == told.end()) return false;
    told.erase(one);
    return true;
  }

  static bool IsLone(const Draft& draft) {
    return draft.change.kind == Kind::kRemoved || draft.change.kind == Kind::kAdded;
  }

  void TellLone(const Place& place, const std::vector<Place>& others) {
    if (place.answered || !place.pledge->Commits()) return;
    const double enough = kTakenIn * place.pledge->bag.weight;
    const auto [first, last] = OfDraft(place.draft, others);
    const bool taken_in = std::any_of(first, last, [&](const Place& other) {
      const Pledge& theirs = *other.pledge;
      return theirs.Commits() && std::max(Common(theirs.bag, place.pledge->bag, lexicon_),
                                          Common(theirs.sentence, place.pledge->bag, lexicon_)) >= enough;
    });
    if (taken_in) {
      TakeBackOne(place);
    } else {
      place.draft->facts.commitments.push_back(Lone(*place.pledge));
    }
  }

  // A duty in a block that came or went is neither new nor dropped where the commitment is found elsewhere.
  static void TakeBack(Draft& draft) {
    Facts& facts = draft.facts;
    if (facts.pledges.empty() || !IsLone(draft)) return;
    std::erase_if(facts.obligations, [&](const ObligationChange& obligation) {
      const std::string word = Folded(obligation.before.empty() ? obligation.after : obligation.before);
      const auto has_word = [&](const Pledge& pledge) { return Folded(pledge.binding) == word; };
      const auto is_told = [&](const CommitmentChange& told) {
        const bool lone = told.fate == Fate::kNew || told.fate == Fate::kDropped;
        return lone && (Folded(told.binding.before) == word || Folded(told.binding.after) == word);
      };
      return std::any_of(facts.pledges.begin(), facts.pledges.end(), has_word) &&
             std::none_of(facts.commitments.begin(), facts.commitments.end(), is_told);
    });
  }

  const Lexicon& lexicon_;
  std::vector<Limit>& limits_;
  std::vector<Place> before_;
  std::vector<Place> after_;
};

}  // namespace

void FindCommitments(std::vector<Draft>& drafts, const Lexicon& lexicon, std::vector<Limit>& limits) {
  Follower(lexicon, limits).Follow(drafts);
}

CommitmentChange CompareCommitments(const Pledge& old_one, const Pledge& new_one, const Lexicon& lexicon) {
  Pledge before = old_one, after = new_one;
  if (before.strength == 0) before.strength = before.loose;  // "is required" counts beside "must"
  if (after.strength == 0) after.strength = after.loose;
  const auto sides = [](const std::string& was, const std::string& is, bool same) {
    return BothSides{same ? is : was, is};
  };
  const auto alike = [](const std::string& was, const std::string& is) { return Folded(was) == Folded(is); };
  // who is bound, where on the other side nobody is, is no other owner
  const bool bound = before.strength > 0 && after.strength > 0;
  const bool same_owner =
      !bound || (before.owner.empty() == after.owner.empty() && IsSameName(before.owner, after.owner));
  return {FateOf(before, after, lexicon),
          {before.text, after.text},
          sides(before.owner, bound || before.owner.empty() ? after.owner : before.owner, same_owner),
          sides(before.binding, after.binding, alike(before.binding, after.binding)),
          sides(before.deadline, after.deadline, SameDeadline(before, after)),
          sides(before.measure, after.measure, before.amounts == after.amounts),
          sides(before.condition, after.condition, alike(before.condition, after.condition)),
          before.item,
          after.item};
}

}  // namespace planrev::diff
