// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/properties.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "tests/diff/sequences/ties.h"

namespace planrev::diff {
namespace {

using Set = std::vector<bool>;  // of changes, by index

Entries Chosen(const Entries& all, const Set& set, bool chosen_ones) {
  Entries chosen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (set[i] == chosen_ones) chosen.push_back(all[i]);
  }
  return chosen;
}

class Checker {
 public:
  Checker(const Revisions& revisions, Dice& dice)
      : revisions_(revisions),
        dice_(dice),
        comparison_(Compare(revisions.before, revisions.after)),
        entries_(EntriesOf(comparison_, revisions.before)) {}

  Findings Check() {
    const std::size_t count = comparison_.changes.size();
    CheckEnds();
    if (count > 0) {
      for (int k = 0; k < 2; ++k) CheckSet(Drawn(), "rest");
      Set all_but_one(count, true);
      all_but_one[dice_.Below(count)] = false;
      CheckSet(all_but_one, "withdrawn");
    }
    CheckMirror();
    CheckLeftOut();
    CheckShownTwice();
    CheckSums();
    return std::move(findings_);
  }

 private:
  using Texts = std::pair<const std::string&, const std::string&>;
  Texts Both() const { return {revisions_.before, revisions_.after}; }

  void Add(const std::string& property, const std::string& said, Texts texts) {
    findings_.faults.push_back({property, said, texts.first, texts.second});
  }

  static Entries Told(Texts texts) { return EntriesOf(Compare(texts.first, texts.second), texts.first); }

  // That `found`, the changes of the texts, are what is expected of all changes.
  void Hold(const std::string& property, const std::string& said, Entries expected, Entries found, Texts texts) {
    Hold(property, said, std::move(expected), std::move(found), Whole(texts));
  }

  Telling Whole(Texts texts) const {
    return {entries_, revisions_.before, revisions_.after, texts.first, texts.second};
  }

  void Hold(const std::string& property, std::string said, Entries expected, Entries found, const Telling& telling) {
    Reconcile(telling, expected, found, findings_.ties);
    if (expected.empty() && found.empty()) return;
    for (const Entry& entry : expected) said += "\n  missing " + Said(entry);
    for (const Entry& entry : found) said += "\n  extra   " + Said(entry);
    findings_.faults.push_back({property, said, std::string(telling.before), std::string(telling.after)});
  }

  Set Drawn() {
    Set set(comparison_.changes.size());
    for (std::size_t i = 0; i < set.size(); ++i) set[i] = dice_.OneIn(2);
    return set;
  }

  std::string Applied(const Set& set) const { return Apply(comparison_, revisions_.before, revisions_.after, set); }

  void CheckEnds() {
    if (Applied(Set(comparison_.changes.size() + 1, true)) != revisions_.after)
      Add("all", "not the text after", Both());
    if (Applied({}) != revisions_.before) Add("none", "not the text before", Both());
  }

  void CheckSet(const Set& set, const std::string& property) {
    const std::string amended = Applied(set);
    const Texts rest{amended, revisions_.after}, made{revisions_.before, amended};
    Hold(property, "amended against after", Chosen(entries_, set, false), Told(rest), rest);
    const Entries told = Told(made);
    Hold(property, "before against amended", Chosen(entries_, set, true), told, made);
    CheckIds(set, told, made);
  }

  // That those of the set that are told alike without the others are called what they were. Of changes that are told
  // alike several times an ordinal is part of the id, so only those that are told once count.
  void CheckIds(const Set& set, const Entries& told, Texts texts) {
    const auto alike = [](const Entry& a, const Entry& b) {
      return a.kind == b.kind && a.unit == b.unit && a.before == b.before && a.after == b.after;
    };
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto same = [&](const Entry& other) { return alike(entries_[i], other); };
      if (!set[i] || std::count_if(entries_.begin(), entries_.end(), same) != 1) continue;
      const auto at = std::find_if(told.begin(), told.end(), same);
      if (at == told.end() || at->id == entries_[i].id) continue;
      Add("ids", "was " + entries_[i].id + ", is " + at->id + "\n  " + Said(*at), texts);
    }
  }

  // --- the other way round ---

  static Kind Mirrored(Kind kind) {
    switch (kind) {
      case Kind::kAdded:
        return Kind::kRemoved;
      case Kind::kRemoved:
        return Kind::kAdded;
      case Kind::kSplit:
        return Kind::kMerged;
      case Kind::kMerged:
        return Kind::kSplit;
      default:
        return kind;
    }
  }

  static std::string FactsOf(const Change& change, bool mirrored) {
    std::vector<std::string> facts;
    for (const FigureChange& f : change.figures) {
      const std::string difference = f.difference ? std::to_string(*f.difference * (mirrored ? -1 : 1)) : "";
      facts.push_back(" figure " + (mirrored ? f.after + " > " + f.before : f.before + " > " + f.after) + " " +
                      std::string(Name(f.kind)) + " " + difference);
    }
    for (const ObligationChange& o : change.obligations) {
      const Direction direction = !mirrored || o.direction == Direction::kChanged ? o.direction
                                  : o.direction == Direction::kWeaker             ? Direction::kStronger
                                                                                  : Direction::kWeaker;
      facts.push_back(" bound " + (mirrored ? o.after + " > " + o.before : o.before + " > " + o.after) + " " +
                      std::string(Name(direction)));
    }
    std::sort(facts.begin(), facts.end());
    std::string text;
    for (const std::string& fact : facts) text += fact + "\n";
    return text;
  }

  void CheckMirror() {
    Entries expected = entries_;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i].kind = Mirrored(expected[i].kind);
      std::swap(expected[i].before, expected[i].after);
      expected[i].facts = FactsOf(comparison_.changes[i], true);
    }
    const Comparison back = Compare(revisions_.after, revisions_.before);
    Entries found = EntriesOf(back, revisions_.after);
    for (std::size_t i = 0; i < found.size(); ++i) found[i].facts = FactsOf(back.changes[i], false);
    const Entries all = expected;
    Hold("mirror", "after against before", std::move(expected), std::move(found),
         Telling{all, revisions_.after, revisions_.before, revisions_.after, revisions_.before});
  }

  // --- an edit that its author leaves out ---

  // Where an edit is told alike alone and on top of all others, and so with all others, these are told alike without
  // it.
  void CheckLeftOut() {
    for (std::size_t e = 0; e < revisions_.alone.size(); ++e) {
      const Texts without{revisions_.before, revisions_.without[e]};
      const Entries own = Told({revisions_.before, revisions_.alone[e]});
      const Entries last = Told({revisions_.without[e], revisions_.after});
      const auto others = Without(entries_, own);
      if (!others || !Without(own, last) || own.size() != last.size()) continue;
      Entries expected = *others, found = Told(without);
      std::map<std::string, std::size_t> unused;
      Reconcile({entries_, revisions_.before, revisions_.after, without.first, without.second}, expected, found,
                unused);
      if (!expected.empty()) Hold("left out", "without edit " + std::to_string(e + 1), expected, found, without);
    }
  }

  // `all` less each of `some`; nothing where one of these is not there.
  static std::optional<Entries> Without(Entries all, Entries some) {
    const auto alike = [](const Entry& a, const Entry& b) {
      return a.kind == b.kind && a.unit == b.unit && a.before == b.before && a.after == b.after && a.lead == b.lead;
    };
    for (const Entry& entry : some) {
      const auto at = std::find_if(all.begin(), all.end(), [&](const Entry& other) { return alike(entry, other); });
      if (at == all.end()) return std::nullopt;
      all.erase(at);
    }
    return all;
  }

  // --- passages ---

  static constexpr std::size_t kPassage = 8;  // words

  static std::multiset<std::string> PassagesOf(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0) {
        words.back() += c;
      } else if (!words.back().empty()) {
        words.emplace_back();
      }
    }
    if (words.back().empty()) words.pop_back();
    std::multiset<std::string> passages;
    for (std::size_t i = 0; i + kPassage <= words.size(); ++i) {
      std::string passage;
      for (std::size_t k = i; k < i + kPassage; ++k) passage += words[k] + " ";
      passages.insert(passage);
    }
    return passages;
  }

  void CheckShownTwice() {
    std::set<std::string> removed, added;
    for (const Change& change : comparison_.changes) {
      if (change.reason.find(", word for word") != std::string::npos) continue;  // it says so itself
      for (const Run& run : change.runs) {
        if (run.sign == Sign::kEqual) continue;
        for (const std::string& passage : PassagesOf(run.text))
          (run.sign == Sign::kRemoved ? removed : added).insert(passage);
      }
    }
    std::vector<std::string> both;
    std::set_intersection(removed.begin(), removed.end(), added.begin(), added.end(), std::back_inserter(both));
    if (both.empty()) return;
    const auto before = PassagesOf(revisions_.before), after = PassagesOf(revisions_.after);
    for (const std::string& passage : both) {
      if (before.count(passage) < 2 && after.count(passage) < 2) return Add("twice", passage, Both());
    }
  }

  // --- words ---

  // How often each word stands in the text, `sign` times. Only letters count, since a list's numbers are no words of
  // it; where a link leads is told apart.
  static void Count(std::string_view text, int sign, std::map<std::string, int>& words) {
    std::string word;
    const auto close = [&] {
      if (!word.empty()) words[word] += sign;
      word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (text.substr(i, 2) == "](") i = std::min(text.find(')', i), text.size() - 1);
      if (text.substr(i, 3) == "```") i = std::min(text.find('\n', i), text.size() - 1);  // the language of code
      if (std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0) {
        word += c;
      } else {
        close();
      }
    }
    close();
  }

  // What the changes take out and put in is all that the one text has more of a word than the other: nothing that
  // changed is left untold, nothing told twice.
  void CheckSums() {
    std::map<std::string, int> differ, told;
    Count(revisions_.after, 1, differ);
    Count(revisions_.before, -1, differ);
    for (const Change& change : comparison_.changes) {
      for (const Run& run : change.runs) {
        if (run.sign != Sign::kEqual) Count(run.text, run.sign == Sign::kAdded ? 1 : -1, told);
      }
    }
    for (const auto& [word, times] : differ) {
      if (times != told[word])
        return Add("sums", word + ": " + std::to_string(times) + " more, told " + std::to_string(told[word]), Both());
    }
    for (const auto& [word, times] : told) {
      if (times != differ[word])
        return Add("sums", word + ": told " + std::to_string(times) + " more, are none", Both());
    }
  }

  const Revisions& revisions_;
  Dice& dice_;
  const Comparison comparison_;
  const Entries entries_;
  Findings findings_;
};

}  // namespace

Findings FindFaults(const Revisions& revisions, Dice& dice) { return Checker(revisions, dice).Check(); }

}  // namespace planrev::diff
