// SPDX-License-Identifier: MIT
#include "tests/diff/sequences/ties_moves.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "diff/text/enumerator.h"

namespace planrev::diff {
namespace {

using Strings = std::vector<std::string>;

// In alphabetical order.
Strings WordsOf(const std::string& text) {
  Strings words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(LettersOf(word));
  std::sort(words.begin(), words.end());
  return words;
}

// As diff/language/similarity.h weighs them.
double WeightOf(const Strings& words) {
  double weight = 0;
  for (const std::string& word : words)
    weight += word.empty() ? 0 : word[0] >= '0' && word[0] <= '9' ? 0.5 : word.size() <= 3 ? 0.25 : 1;
  return weight;
}

// Says too little to be known again elsewhere.
bool IsSlight(const std::string& text) { return WordsOf(text).size() < 3 || WeightOf(WordsOf(text)) < 2; }

// How much is said by both of two texts.
double SharedWeight(const Strings& mine, const Strings& theirs) {
  Strings both;
  std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
  return WeightOf(both);
}

// How much of what two texts say is in both, 0 to 1.
double AlikeWords(const std::string& a, const std::string& b) {
  const Strings mine = WordsOf(a), theirs = WordsOf(b);
  const double all = WeightOf(mine) + WeightOf(theirs);
  return all == 0 ? 1 : 2 * SharedWeight(mine, theirs) / all;
}

// Whether so much of a block is new that it is known elsewhere by what stands beside it and moved as well, or a heading
// by what stands below it. Of one that moved by itself, with hardly a word in common, nobody would say so, but where it
// was cut or grew.
bool ChangedMuch(const Entry& moved, const Entries& whole) {
  constexpr double kSurelyKnown = 0.8, kLeast = 0.35, kWithin = 0.9;
  const double alike = AlikeWords(moved.before, moved.after);
  const Strings was = WordsOf(moved.before), is = WordsOf(moved.after);
  const bool within = SharedWeight(was, is) >= kWithin * std::min(WeightOf(was), WeightOf(is));
  const auto moves = std::count_if(whole.begin(), whole.end(), [](const Entry& e) { return e.kind == Kind::kMoved; });
  return alike < kSurelyKnown && (moved.unit == Unit::kHeading || alike >= kLeast || within || moves > 1);
}

// Whether the text has it more than once.
bool Recurs(const std::string& told, std::string_view text) {
  const std::string letters = LettersOf(told), all = LettersOf(text);
  const std::size_t at = letters.empty() ? std::string::npos : all.find(letters);
  return at != std::string::npos && all.find(letters, at + 1) != std::string::npos;
}

// Where both texts have what an entry tells.
class Places {
 public:
  Places(std::string_view before, std::string_view after) : before_(LettersOf(before)), after_(LettersOf(after)) {}

  // Whether the two changed their order anywhere.
  bool Crossed(const Entry& a, const Entry& b) const {
    const auto a_before = Of(before_, a.before, a.body), a_after = Of(after_, a.after, a.body);
    const auto b_before = Of(before_, Told(b.before, b.after), b.body);
    const auto b_after = Of(after_, Told(b.after, b.before), b.body);
    for (const std::size_t was : a_before) {
      for (const std::size_t is : a_after) {
        for (const std::size_t other_was : b_before) {
          for (const std::size_t other_is : b_after) {
            if ((was < other_was) != (is < other_is)) return true;
          }
        }
      }
    }
    return false;
  }

  // Whether the text after has them side by side: `moved` may have gone along with the other.
  bool Beside(const Entry& moved, const Entry& other) const {
    const auto first = [](const std::string& letters) { return letters.substr(0, kChunk); };
    const auto last = [](const std::string& letters) {
      return letters.substr(letters.size() - std::min(letters.size(), kChunk));
    };
    const std::string mine = LettersOf(moved.after), theirs = other.body.empty() ? LettersOf(other.after) : other.body;
    return after_.find(last(theirs) + first(mine)) != std::string::npos ||
           after_.find(last(mine) + first(theirs)) != std::string::npos;
  }

 private:
  // What came or went is looked for by what is told of it.
  static const std::string& Told(const std::string& own, const std::string& other) { return own.empty() ? other : own; }

  // A row, or a table, is found by its longest cell that the text has; a section of which the text has another title,
  // by what stands below that.
  static std::vector<std::size_t> Of(const std::string& text, const std::string& told, const std::string& body) {
    Strings cells = CellsOf(told);
    std::stable_sort(cells.begin(), cells.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::vector<std::size_t> places;
    for (std::size_t c = 0; c < cells.size() && places.empty(); ++c) {
      const std::string letters = LettersOf(cells[c]);
      for (std::size_t at = text.find(letters); at != std::string::npos && !letters.empty();
           at = text.find(letters, at + 1))
        places.push_back(at);
    }
    for (std::size_t from = 0; from + kChunk <= body.size() && places.empty(); from += kChunk) {
      const std::size_t at = text.find(body.substr(from, kChunk));
      if (at != std::string::npos) places.push_back(at);
    }
    return places;
  }

  static constexpr std::size_t kChunk = 40;

  std::string before_, after_;
};

// Whether it is an edit that the others tell as gone and come.
bool IsReplaced(const Entry& edited, const Entries& others) {
  const auto tells = [&](Kind kind, const std::string& before, const std::string& after) {
    return std::any_of(others.begin(), others.end(), [&](const Entry& other) {
      return other.kind == kind && other.unit == edited.unit && other.before == before && other.after == after;
    });
  };
  return edited.kind == Kind::kEdited && tells(Kind::kRemoved, edited.before, "") &&
         tells(Kind::kAdded, "", edited.after);
}

std::ptrdiff_t MovesOf(const Entries& entries) {
  return std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.kind == Kind::kMoved; });
}

}  // namespace

bool HardlyKnown(const Telling& telling, const Entry& moved, const Entry& gone, const Entry& come) {
  const bool same = moved.kind == Kind::kMoved && gone.kind == Kind::kRemoved && come.kind == Kind::kAdded &&
                    moved.before == gone.before && moved.after == come.after;
  if (!same) return false;
  const bool recurs = Recurs(moved.before, telling.whole_before) || Recurs(moved.after, telling.whole_after);
  return recurs || IsSlight(moved.before) || ChangedMuch(moved, telling.whole);
}

bool SameTable(const Entry& a, const Entry& b) {
  constexpr double kSameTable = 0.8;  // of what the one that says less says
  const auto moved = [](const Entry& e) { return e.kind == Kind::kMoved && e.unit == Unit::kTable; };
  if (!moved(a) || !moved(b)) return false;
  const Strings mine = WordsOf(a.after), theirs = WordsOf(b.after);
  return SharedWeight(mine, theirs) >= kSameTable * std::min(WeightOf(mine), WeightOf(theirs));
}

void PartSlight(Entries& entries) {
  Entries parted;
  for (Entry& entry : entries) {
    const bool slight = entry.kind == Kind::kMoved && entry.before == entry.after && IsSlight(entry.before);
    parted.push_back(std::move(entry));
    if (!slight) continue;
    Entry& gone = parted.back();
    Entry come = gone;
    gone.kind = Kind::kRemoved;
    gone.after.clear();
    come.kind = Kind::kAdded;
    come.before.clear();
    parted.push_back(std::move(come));
  }
  entries = std::move(parted);
}

void JoinSlight(Entries& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry gone = entries[i];
    if (gone.kind != Kind::kRemoved || !IsSlight(gone.before)) continue;
    const auto come = std::find_if(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.kind == Kind::kAdded && other.after == gone.before;
    });
    if (come == entries.end()) continue;
    come->kind = Kind::kMoved;
    come->before = gone.before;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

std::size_t TakeEditsOfMoved(Entries& moved, Entries& edited) {
  std::size_t taken = 0;
  for (Entry& entry : moved) {
    if (entry.kind != Kind::kMoved || (entry.before == entry.after && !entry.dressed)) continue;
    const auto at = std::find_if(edited.begin(), edited.end(), [&](const Entry& other) {
      return other.kind == Kind::kEdited && (entry.before != entry.after || other.dressed) &&
             LinesOf(other.before) == LinesOf(entry.before) && LinesOf(other.after) == LinesOf(entry.after);
    });
    if (at == edited.end()) continue;
    edited.erase(at);
    ++taken;
  }
  return taken;
}

std::size_t TakeCellsOfMovedRows(Entries& moved, Entries& edited) {
  std::size_t taken = 0;
  for (Entry& row : moved) {
    if (row.kind != Kind::kMoved || row.unit != Unit::kRow || row.before == row.after) continue;
    const Strings was = CellsOf(row.before), is = CellsOf(row.after);
    for (std::size_t c = 0; c < std::min(was.size(), is.size()); ++c) {
      taken += std::erase_if(edited, [&](const Entry& cell) {
        return cell.kind == Kind::kEdited && cell.unit == Unit::kCell && was[c] != is[c] && cell.before == was[c] &&
               cell.after == is[c];
      });
    }
  }
  return taken;
}

void DropNumbersOfEdited(Entries& entries) {
  const Entries all = entries;
  std::erase_if(entries, [&](const Entry& number) {
    return number.unit == Unit::kNumbering && std::any_of(all.begin(), all.end(), [&](const Entry& heading) {
             return heading.unit == Unit::kHeading && heading.kind == Kind::kEdited &&
                    number.after.ends_with(heading.after);
           });
  });
}

std::size_t DropNumbersOfReplaced(Entries& entries, const Entries& all, const Entries& others) {
  const auto replaced = [&](const Entry& heading) {
    return std::any_of(others.begin(), others.end(), [&](const Entry& other) {
      return other.unit == Unit::kHeading && other.kind == Kind::kAdded && other.after == heading.after;
    });
  };
  return std::erase_if(entries, [&](const Entry& number) {
    return number.unit == Unit::kNumbering && std::any_of(all.begin(), all.end(), [&](const Entry& heading) {
             return heading.unit == Unit::kHeading && heading.kind == Kind::kEdited &&
                    number.after.ends_with(heading.after) && replaced(heading);
           });
  });
}

std::size_t DropNumbersOfMoved(Entries& entries, const Entries& others) {
  return std::erase_if(entries, [&](const Entry& number) {
    return number.unit == Unit::kNumbering && std::any_of(others.begin(), others.end(), [&](const Entry& heading) {
             return heading.unit == Unit::kHeading && heading.kind == Kind::kMoved &&
                    LettersOf(number.after.substr(EnumeratorLength(number.after))) == LettersOf(heading.after);
           });
  });
}

std::size_t TakeMoves(const Telling& telling, const Entries& all_expected, const Entries& all_found, Entries& expected,
                      Entries& found) {
  if (expected.empty() && found.empty()) return 0;
  const bool mirrored = telling.before == telling.whole_before && telling.after == telling.whole_after;
  if (mirrored || MovesOf(all_found) > MovesOf(all_expected)) return 0;
  const Places places(telling.before, telling.after), whole_places(telling.whole_before, telling.whole_after);
  const auto is_expected = [&](const Entry& entry) {
    return std::any_of(all_expected.begin(), all_expected.end(), [&](const Entry& e) { return Alike(e, entry); });
  };
  const auto met_in_whole = [&](const Entry& entry, const Entry& other) {
    if (is_expected(other)) return false;
    if (other.kind == Kind::kMoved) return whole_places.Crossed(entry, other) || whole_places.Beside(entry, other);
    return (other.kind == Kind::kAdded || other.kind == Kind::kRemoved) && places.Crossed(entry, other);
  };
  // `others`: what is left of all that the other side tells
  const auto crossed = [&](const Entries& some, const Entries& all, const Entries& others, const Entries& all_others) {
    return std::all_of(some.begin(), some.end(), [&](const Entry& entry) {
      const auto met = [&](const Entry& other) { return other.kind == Kind::kMoved && places.Crossed(entry, other); };
      const auto met_parts = [&](const Entry& other) {
        return (other.kind == Kind::kSplit || other.kind == Kind::kMerged) && places.Crossed(entry, other);
      };
      const auto met_replaced = [&](const Entry& other) {
        return IsReplaced(other, all_others) && places.Crossed(entry, other);
      };
      return entry.kind == Kind::kMoved &&
             (std::any_of(all.begin(), all.end(), met_replaced) || std::any_of(others.begin(), others.end(), met) ||
              std::any_of(all_others.begin(), all_others.end(), met_parts) ||
              std::any_of(telling.whole.begin(), telling.whole.end(),
                          [&](const Entry& other) { return met_in_whole(entry, other); }));
    });
  };
  if (!crossed(expected, all_expected, found, all_found) || !crossed(found, all_found, expected, all_expected))
    return 0;
  expected.clear();
  found.clear();
  return 1;
}

}  // namespace planrev::diff
