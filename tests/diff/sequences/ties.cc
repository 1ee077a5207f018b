// SPDX-License-Identifier: MIT
// One step for each tie, each on what those before have left. Every step says how what it takes out reads; none takes
// anything out for its kind alone.
#include "tests/diff/sequences/ties.h"

#include <algorithm>
#include <functional>
#include <sstream>
#include <utility>
#include <vector>

#include "diff/enumerator.h"

namespace planrev::diff {
namespace {

using Strings = std::vector<std::string>;

void EraseAt(Entries& entries, std::size_t at) { entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at)); }

// Takes out the pairs for which `tie` holds; how many.
std::size_t TakePairs(Entries& expected, Entries& found,
                      const std::function<bool(const Entry& expected, const Entry& found)>& tie) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < expected.size();) {
    const auto at = std::find_if(found.begin(), found.end(), [&](const Entry& f) { return tie(expected[i], f); });
    if (at == found.end()) {
      ++i;
      continue;
    }
    found.erase(at);
    EraseAt(expected, i);
    ++taken;
  }
  return taken;
}

// Finds one entry of `whole` that reads as two of `parts`, as `reads` says, and takes all three out.
std::size_t TakeTriples(Entries& whole, Entries& parts,
                        const std::function<bool(const Entry&, const Entry&, const Entry&)>& reads) {
  std::size_t taken = 0;
  const auto take = [&](std::size_t w) {
    for (std::size_t p = 0; p < parts.size(); ++p) {
      for (std::size_t q = 0; q < parts.size(); ++q) {
        if (p == q || !reads(whole[w], parts[p], parts[q])) continue;
        EraseAt(parts, std::max(p, q));
        EraseAt(parts, std::min(p, q));
        EraseAt(whole, w);
        return true;
      }
    }
    return false;
  };
  for (std::size_t w = 0; w < whole.size();) take(w) ? ++taken : ++w;
  return taken;
}

std::size_t TakeTriplesOfBoth(Entries& expected, Entries& found,
                              const std::function<bool(const Entry&, const Entry&, const Entry&)>& reads) {
  return TakeTriples(expected, found, reads) + TakeTriples(found, expected, reads);
}

bool Alike(const Entry& a, const Entry& b) {
  return a.kind == b.kind && a.unit == b.unit && a.before == b.before && a.after == b.after && a.facts == b.facts;
}

// Whether `text` is one of the lines that another change than `own` tells.
bool TouchedByAnother(const std::string& text, const Entry& own, const std::vector<const Entries*>& told) {
  const auto holds = [&](const std::string& lines) {
    const auto all = LinesOf(lines);
    return std::find(all.begin(), all.end(), text) != all.end();
  };
  return std::any_of(told.begin(), told.end(), [&](const Entries* entries) {
    return std::any_of(entries->begin(), entries->end(), [&](const Entry& other) {
      return !Alike(other, own) && (holds(other.before) || holds(other.after));
    });
  });
}

// --- rows and columns ---

Strings CellsOf(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '|');
  Strings cells;
  std::istringstream in(text);
  for (std::string cell; std::getline(in, cell, '|');) {
    const std::size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
  }
  return cells;
}

// Whatever their order, which is that of the rows (columns) that may have moved.
bool IsPartOf(Strings some, Strings all) {
  std::sort(some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Cells that say something; where a column came, a row that was there has an empty one.
Strings FilledCellsOf(const std::string& text) {
  Strings cells = CellsOf(text);
  std::erase(cells, "");
  return cells;
}

bool Crossing(const Entry& a, const Entry& b) {
  if (a.kind != b.kind || a.unit != b.unit || (a.unit != Unit::kRow && a.unit != Unit::kColumn)) return false;
  const auto fits = [](const std::string& x, const std::string& y) {
    const Strings mine = FilledCellsOf(x), theirs = FilledCellsOf(y);
    return IsPartOf(mine, theirs) || IsPartOf(theirs, mine);
  };
  return fits(a.before, b.before) && fits(a.after, b.after);
}

// --- marks and levels of items ---

bool IsOfItems(const Entry& entry, Unit unit) {
  return entry.kind == Kind::kEdited && entry.unit == unit && entry.before == entry.after;
}

// Whether it is of the whole and stands there right below an item that came or moved: without that it cannot go to its
// level.
bool WaitsForItem(const Entry& entry, const Telling& telling) {
  const std::string after = LettersOf(telling.whole_after), own = LettersOf(entry.after);
  const auto of_whole = [&](const auto& holds) {
    return std::any_of(telling.whole.begin(), telling.whole.end(), holds);
  };
  return of_whole([&](const Entry& other) { return Alike(entry, other); }) && of_whole([&](const Entry& other) {
           return other.unit == Unit::kItem && (other.kind == Kind::kMoved || other.kind == Kind::kAdded) &&
                  after.find(LettersOf(other.after) + own) != std::string::npos;
         });
}

// Takes out the edits of lists (or items) whose lines the other side tells as well, or another change touches; only
// where what is left on either side has nothing but such lines. How many went.
std::size_t TakeLines(Entries& expected, Entries& found, Unit unit, const std::vector<const Entries*>& told) {
  const auto lines = [unit](const Entries& entries) {
    Strings all;
    for (const Entry& entry : entries) {
      if (!IsOfItems(entry, unit)) continue;
      for (const std::string& line : LinesOf(entry.after)) all.push_back(line);
    }
    return all;
  };
  const auto take = [&](Entries& entries, const Strings& others) {
    return std::erase_if(entries, [&](const Entry& entry) {
      const auto own = LinesOf(entry.after);
      return IsOfItems(entry, unit) && std::all_of(own.begin(), own.end(), [&](const std::string& line) {
               return std::find(others.begin(), others.end(), line) != others.end() ||
                      TouchedByAnother(line, entry, told);
             });
    });
  };
  const Strings mine = lines(expected), theirs = lines(found);
  return take(expected, theirs) + take(found, mine);
}

std::size_t DropWaiting(const Telling& telling, Entries& entries) {
  return std::erase_if(
      entries, [&](const Entry& entry) { return IsOfItems(entry, Unit::kItem) && WaitsForItem(entry, telling); });
}

// --- blocks that came and went ---

bool Replacement(const Entry& whole, const Entry& gone, const Entry& come) {
  return whole.kind == Kind::kEdited && gone.kind == Kind::kRemoved && come.kind == Kind::kAdded &&
         whole.before == gone.before && whole.after == come.after;
}

// Takes out lines that went and lines that came where the other side tells them as the edit of one block.
std::size_t TakeReplacedLines(Entries& whole, Entries& lines) {
  const auto lone = [&](Kind kind, const std::string& line) {
    return std::find_if(lines.begin(), lines.end(), [&](const Entry& entry) {
      return entry.kind == kind && (kind == Kind::kRemoved ? entry.before : entry.after) == line;
    });
  };
  return std::erase_if(whole, [&](const Entry& entry) {
    if (entry.kind != Kind::kEdited) return false;
    const auto was = LinesOf(entry.before), is = LinesOf(entry.after);
    const Entries untouched = lines;
    const auto take = [&](Kind kind, const std::string& line) {
      const auto at = lone(kind, line);
      if (at == lines.end()) return false;
      lines.erase(at);
      return true;
    };
    const bool all =
        std::all_of(was.begin(), was.end(), [&](const std::string& line) { return take(Kind::kRemoved, line); }) &&
        std::all_of(is.begin(), is.end(), [&](const std::string& line) { return take(Kind::kAdded, line); });
    if (!all) lines = untouched;
    return all;
  });
}

// Takes out a row (column) that went and one that came where the other side tells the cells in which they differ.
std::size_t TakeReplacedRows(Entries& whole, Entries& cells) {
  const auto lone = [&](Kind kind, Unit unit) {
    return std::find_if(whole.begin(), whole.end(),
                        [&](const Entry& entry) { return entry.kind == kind && entry.unit == unit; });
  };
  for (const Unit unit : {Unit::kRow, Unit::kColumn}) {
    const auto gone = lone(Kind::kRemoved, unit), come = lone(Kind::kAdded, unit);
    if (gone == whole.end() || come == whole.end()) continue;
    Strings was = CellsOf(gone->before), is = CellsOf(come->after);
    Entries others;
    for (const Entry& cell : cells) {
      const auto from = std::find(was.begin(), was.end(), cell.before),
                 to = std::find(is.begin(), is.end(), cell.after);
      if (cell.unit != Unit::kCell || from == was.end() || to == is.end()) {
        others.push_back(cell);
        continue;
      }
      was.erase(from);
      is.erase(to);
    }
    if (was != is || others.size() == cells.size()) continue;
    cells = others;
    std::erase_if(whole, [&, gone_text = gone->before, come_text = come->after](const Entry& entry) {
      return entry.unit == unit && ((entry.kind == Kind::kRemoved && entry.before == gone_text) ||
                                    (entry.kind == Kind::kAdded && entry.after == come_text));
    });
    return 1;
  }
  return 0;
}

bool ReplacementOfOneUnit(const Entry& whole, const Entry& gone, const Entry& come) {
  return Replacement(whole, gone, come) && whole.unit == gone.unit && whole.unit == come.unit;
}

bool SplitParts(const Entry& whole, const Entry& edited, const Entry& lone) {
  if (edited.kind != Kind::kEdited) return false;
  if (whole.kind == Kind::kSplit && lone.kind == Kind::kAdded)
    return whole.before == edited.before &&
           (whole.after == edited.after + " " + lone.after || whole.after == lone.after + " " + edited.after);
  return whole.kind == Kind::kMerged && lone.kind == Kind::kRemoved && whole.after == edited.after &&
         (whole.before == edited.before + " " + lone.before || whole.before == lone.before + " " + edited.before);
}

// Takes out what became of a block of which each side tells another part as the block itself, and the other part as
// come (gone).
std::size_t TakeOtherParts(Entries& expected, Entries& found) {
  const auto find = [](Entries& entries, Kind kind, const std::string& before, const std::string& after) {
    return std::find_if(entries.begin(), entries.end(),
                        [&](const Entry& e) { return e.kind == kind && e.before == before && e.after == after; });
  };
  const auto is_block = [](const Entry& e) { return e.kind == Kind::kEdited || e.kind == Kind::kMoved; };
  for (const bool merged : {false, true}) {
    for (std::size_t e = 0; e < expected.size(); ++e) {
      for (std::size_t f = 0; f < found.size(); ++f) {
        const Entry mine = expected[e], theirs = found[f];
        if (!is_block(mine) || !is_block(theirs)) continue;
        if (merged ? mine.after != theirs.after : mine.before != theirs.before) continue;
        const Kind kind = merged ? Kind::kRemoved : Kind::kAdded;
        const auto lone = find(expected, kind, merged ? theirs.before : "", merged ? "" : theirs.after);
        const auto other = find(found, kind, merged ? mine.before : "", merged ? "" : mine.after);
        if (lone == expected.end() || other == found.end()) continue;
        lone->before = lone->after = other->before = other->after = "";
        EraseAt(expected, e);
        EraseAt(found, f);
        const auto told = [kind](const Entry& entry) {
          return entry.kind == kind && entry.before.empty() && entry.after.empty();
        };
        std::erase_if(expected, told);
        std::erase_if(found, told);
        return 1;
      }
    }
  }
  return 0;
}

// --- groups ---

bool IsGroup(const Entry& entry) {
  const bool lone = entry.kind == Kind::kAdded || entry.kind == Kind::kRemoved;
  const bool moved = entry.kind == Kind::kMoved && entry.unit != Unit::kTable && entry.unit != Unit::kHtml;
  return (lone || moved) && entry.unit != Unit::kRow && entry.unit != Unit::kColumn && entry.unit != Unit::kMetadata &&
         entry.unit != Unit::kNumbering;
}

// Parts what came, went or moved with what is below it into its lines, which are blocks.
void PartGroups(Entries& entries) {
  Entries parted;
  for (const Entry& entry : entries) {
    if (!IsGroup(entry)) {
      parted.push_back(entry);
      continue;
    }
    const auto before = LinesOf(entry.before), after = LinesOf(entry.after);
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      Entry part{entry.kind, Unit::kItem, "", "", "", "", entry.body, false};
      if (i < before.size()) part.before = before[i];
      if (i < after.size()) part.after = after[i];
      parted.push_back(std::move(part));
    }
  }
  entries = std::move(parted);
}

// Takes out moved blocks that stand below a title that moved on the other side.
std::size_t TakeBodies(Entries& blocks, const Entries& others) {
  return std::erase_if(blocks, [&](const Entry& block) {
    if (block.kind != Kind::kMoved || !block.body.empty()) return false;
    const std::string letters = LettersOf(block.before);
    return std::any_of(others.begin(), others.end(),
                       [&](const Entry& other) { return other.body.find(letters) != std::string::npos; });
  });
}

std::size_t TakeGroups(Entries& expected, Entries& found, const Entries& all_expected, const Entries& all_found) {
  PartGroups(expected);
  PartGroups(found);
  const std::size_t bodies = TakeBodies(expected, all_found) + TakeBodies(found, all_expected);
  return TakePairs(expected, found, Alike) + bodies;
}

// Parts numbers into their lines, which are headings or whole blocks.
void PartNumbers(Entries& entries) {
  Entries parted;
  for (const Entry& entry : entries) {
    if (entry.unit != Unit::kNumbering) {
      parted.push_back(entry);
      continue;
    }
    std::istringstream before(entry.before), after(entry.after);
    for (std::string was, is; std::getline(before, was) && std::getline(after, is);)
      parted.push_back({Kind::kEdited, Unit::kNumbering, was, is, "", "", "", entry.follows});
  }
  entries = std::move(parted);
}

// Whether the two give a heading the same number, or move it, and one calls it as it was, the other as it is.
bool OtherTitle(const Entry& a, const Entry& b, const std::vector<const Entries*>& told) {
  const bool numbers = a.unit == Unit::kNumbering && b.unit == Unit::kNumbering;
  const bool moves = a.kind == Kind::kMoved && b.kind == Kind::kMoved && a.before == a.after && b.before == b.after;
  if (!numbers && !moves) return false;
  const auto parted = [](const std::string& line) {
    const std::size_t title = EnumeratorLength(line);
    return std::pair(line.substr(0, title), line.substr(title));
  };
  const auto [was, title] = parted(a.before);
  const auto [other_was, other_title] = parted(b.before);
  if (was != other_was || parted(a.after).first != parted(b.after).first) return false;
  const auto fits = [](const std::string& line, const std::string& heading) {
    return line == heading || line == " " + heading;
  };
  return std::any_of(told.begin(), told.end(), [&, &title = title, &other = other_title](const Entries* entries) {
    return std::any_of(entries->begin(), entries->end(), [&](const Entry& e) {
      return e.kind == Kind::kEdited && e.unit == Unit::kHeading &&
             ((fits(title, e.before) && fits(other, e.after)) || (fits(title, e.after) && fits(other, e.before)));
    });
  });
}

// Whether the two are an edit of what is a paragraph before and an item after, or the like.
bool OtherSort(const Entry& a, const Entry& b) {
  return a.kind == Kind::kEdited && b.kind == Kind::kEdited && a.unit != b.unit && a.unit != Unit::kNumbering &&
         b.unit != Unit::kNumbering && a.before == b.before && a.after == b.after;
}

bool SameReference(const Entry& a, const Entry& b) {
  return (a.follows || b.follows) && a.kind == b.kind && a.before == b.before && a.after == b.after;
}

// --- moves ---

// In alphabetical order.
Strings WordsOf(const std::string& text) {
  Strings words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(LettersOf(word));
  std::sort(words.begin(), words.end());
  return words;
}

// As diff/similarity.h weighs them.
double WeightOf(const Strings& words) {
  double weight = 0;
  for (const std::string& word : words)
    weight += word.empty() ? 0 : word[0] >= '0' && word[0] <= '9' ? 0.5 : word.size() <= 3 ? 0.25 : 1;
  return weight;
}

// Says too little to be known again elsewhere.
bool IsSlight(const std::string& text) { return WordsOf(text).size() < 3 || WeightOf(WordsOf(text)) < 2; }

// How much of what two texts say is in both, 0 to 1.
double AlikeWords(const std::string& a, const std::string& b) {
  const Strings mine = WordsOf(a), theirs = WordsOf(b);
  Strings both;
  std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
  const double all = WeightOf(mine) + WeightOf(theirs);
  return all == 0 ? 1 : 2 * WeightOf(both) / all;
}

// Whether the text has it more than once.
bool Recurs(const std::string& told, std::string_view text) {
  const std::string letters = LettersOf(told), all = LettersOf(text);
  const std::size_t at = letters.empty() ? std::string::npos : all.find(letters);
  return at != std::string::npos && all.find(letters, at + 1) != std::string::npos;
}

bool HardlyKnown(const Telling& telling, const Entry& moved, const Entry& gone, const Entry& come) {
  constexpr double kSurelyKnown = 0.8;
  const bool recurs = Recurs(moved.before, telling.whole_before) || Recurs(moved.after, telling.whole_after);
  return moved.kind == Kind::kMoved && gone.kind == Kind::kRemoved && come.kind == Kind::kAdded &&
         moved.before == gone.before && moved.after == come.after &&
         (recurs || IsSlight(moved.before) || AlikeWords(moved.before, moved.after) < kSurelyKnown);
}

// Whether it is a table that moved, which is shown as it is after, though what changed in it is told by itself.
bool SameTable(const Entry& a, const Entry& b) {
  constexpr double kSameTable = 0.5;
  const auto moved = [](const Entry& e) { return e.kind == Kind::kMoved && e.unit == Unit::kTable; };
  return moved(a) && moved(b) && AlikeWords(a.after, b.after) >= kSameTable;
}

// What says too little to be said to have moved, and still did: told as gone and come.
std::size_t JoinSlight(Entries& entries) {
  std::size_t joined = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry gone = entries[i];
    if (gone.kind != Kind::kRemoved || !IsSlight(gone.before)) continue;
    const auto come = std::find_if(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.kind == Kind::kAdded && other.after == gone.before;
    });
    if (come == entries.end()) continue;
    come->kind = Kind::kMoved;
    come->before = gone.before;
    EraseAt(entries, i--);
    ++joined;
  }
  return joined;
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
    constexpr std::size_t kChunk = 40;
    for (std::size_t from = 0; from + kChunk <= body.size() && places.empty(); from += kChunk) {
      const std::size_t at = text.find(body.substr(from, kChunk));
      if (at != std::string::npos) places.push_back(at);
    }
    return places;
  }

  std::string before_, after_;
};

// What moved and was edited is an edit where it is not said to have moved.
std::size_t TakeEditsOfMoved(Entries& moved, Entries& edited) {
  std::size_t taken = 0;
  for (Entry& entry : moved) {
    if (entry.kind != Kind::kMoved || entry.before == entry.after) continue;
    const auto at = std::find_if(edited.begin(), edited.end(), [&](const Entry& other) {
      return other.kind == Kind::kEdited && LinesOf(other.before) == LinesOf(entry.before) &&
             LinesOf(other.after) == LinesOf(entry.after);
    });
    if (at == edited.end()) continue;
    edited.erase(at);
    ++taken;
  }
  return taken;
}

// A row that moved is told with what changed in its cells.
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

// The numbers of headings that are told as edited go with them.
void DropNumbersOfEdited(Entries& entries) {
  const Entries all = entries;
  std::erase_if(entries, [&](const Entry& number) {
    return number.unit == Unit::kNumbering && std::any_of(all.begin(), all.end(), [&](const Entry& heading) {
             return heading.unit == Unit::kHeading && heading.kind == Kind::kEdited &&
                    number.after.ends_with(heading.after);
           });
  });
}

// A heading that moved by itself is told with its number.
std::size_t DropNumbersOfMoved(Entries& entries, const Entries& others) {
  return std::erase_if(entries, [&](const Entry& number) {
    return number.unit == Unit::kNumbering && std::any_of(others.begin(), others.end(), [&](const Entry& heading) {
             return heading.unit == Unit::kHeading && heading.kind == Kind::kMoved &&
                    LettersOf(number.after.substr(EnumeratorLength(number.after))) == LettersOf(heading.after);
           });
  });
}

// Takes all out where each is a move that crossed one told on the other side or, in the whole, something that moved,
// came or went and is not among what is expected.
std::size_t TakeMoves(const Telling& telling, const Entries& all_expected, Entries& expected, Entries& found) {
  if (expected.empty() && found.empty()) return 0;
  const Places places(telling.before, telling.after), whole_places(telling.whole_before, telling.whole_after);
  const auto is_expected = [&](const Entry& entry) {
    return std::any_of(all_expected.begin(), all_expected.end(), [&](const Entry& e) { return Alike(e, entry); });
  };
  const auto crossed = [&](const Entries& some, const Entries& others) {
    return std::all_of(some.begin(), some.end(), [&](const Entry& entry) {
      const auto met = [&](const Entry& other) { return other.kind == Kind::kMoved && places.Crossed(entry, other); };
      const auto met_in_whole = [&](const Entry& other) {
        if (is_expected(other)) return false;
        if (other.kind == Kind::kMoved) return whole_places.Crossed(entry, other);
        return (other.kind == Kind::kAdded || other.kind == Kind::kRemoved) && places.Crossed(entry, other);
      };
      return entry.kind == Kind::kMoved && (std::any_of(others.begin(), others.end(), met) ||
                                            std::any_of(telling.whole.begin(), telling.whole.end(), met_in_whole));
    });
  };
  if (!crossed(expected, found) || !crossed(found, expected)) return 0;
  expected.clear();
  found.clear();
  return 1;
}

}  // namespace

void Reconcile(const Telling& telling, Entries& expected, Entries& found, std::map<std::string, std::size_t>& ties) {
  const Entries all_expected = expected, all_found = found;
  const std::vector<const Entries*> told = {&telling.whole, &all_found};
  const auto count = [&ties](const char* tie, std::size_t times) {
    if (times > 0) ties[tie] += times;
  };
  TakePairs(expected, found, Alike);
  PartNumbers(expected);
  PartNumbers(found);
  count("runs", TakePairs(expected, found, Alike));
  count("names", TakePairs(expected, found, [&](const Entry& a, const Entry& b) { return OtherTitle(a, b, told); }));
  count("names", TakePairs(expected, found, OtherSort));
  count("references", TakePairs(expected, found, SameReference));
  count("runs", DropNumbersOfMoved(expected, all_found) + DropNumbersOfMoved(found, all_expected));
  count("tables", TakePairs(expected, found, SameTable));
  count("crossing", TakePairs(expected, found, Crossing));
  count("marks", TakeLines(expected, found, Unit::kList, told));
  count("levels",
        TakeLines(expected, found, Unit::kItem, told) + DropWaiting(telling, expected) + DropWaiting(telling, found));
  count("replacement", TakeTriplesOfBoth(expected, found, ReplacementOfOneUnit));
  count("replacement", TakeReplacedRows(expected, found) + TakeReplacedRows(found, expected));
  count("parts", TakeTriplesOfBoth(expected, found, SplitParts));
  if (expected.empty() && found.empty()) return;
  const auto other_title = [&](const Entry& a, const Entry& b) { return OtherTitle(a, b, told); };
  count("moves", TakeEditsOfMoved(expected, found) + TakeEditsOfMoved(found, expected));
  count("groups", TakeGroups(expected, found, all_expected, all_found));
  count("names", TakePairs(expected, found, other_title));
  DropNumbersOfEdited(expected);
  DropNumbersOfEdited(found);
  count("replacement", TakeTriplesOfBoth(expected, found, Replacement));
  count("replacement", TakeReplacedLines(expected, found) + TakeReplacedLines(found, expected));
  count("parts", TakeTriplesOfBoth(expected, found, SplitParts));
  count("parts", TakeOtherParts(expected, found));
  const auto hardly_known = [&](const Entry& moved, const Entry& gone, const Entry& come) {
    return HardlyKnown(telling, moved, gone, come);
  };
  count("slight", TakeTriplesOfBoth(expected, found, hardly_known) + JoinSlight(expected) + JoinSlight(found));
  count("moves", TakeEditsOfMoved(expected, found) + TakeEditsOfMoved(found, expected));
  count("moves", TakeCellsOfMovedRows(expected, found) + TakeCellsOfMovedRows(found, expected));
  count("moves", TakeMoves(telling, all_expected, expected, found));
}

}  // namespace planrev::diff
