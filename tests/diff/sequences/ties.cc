// SPDX-License-Identifier: MIT
// One step for each tie, each on what those before have left. Every step says how what it takes out reads; none takes
// anything out for its kind alone.
#include "tests/diff/sequences/ties.h"

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "diff/text/enumerator.h"
#include "tests/diff/sequences/ties_moves.h"
#include "tests/diff/sequences/ties_tables.h"

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

// --- marks and levels of items ---

bool IsOfItems(const Entry& entry, Unit unit) {
  return entry.kind == Kind::kEdited && entry.unit == unit && entry.before == entry.after;
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

// Parts an item that was edited and went to another level into its own line and those below it that went along.
void PartLevels(Entries& entries) {
  Entries parted;
  for (Entry& entry : entries) {
    const Strings was = LinesOf(entry.before), is = LinesOf(entry.after);
    const bool went = entry.kind == Kind::kEdited && entry.unit == Unit::kItem && entry.before != entry.after;
    if (!went || was.size() < 2 || was.size() != is.size()) {
      parted.push_back(std::move(entry));
      continue;
    }
    for (std::size_t i = 0; i < was.size(); ++i)
      parted.push_back({entry.kind, entry.unit, was[i], is[i], i == 0 ? entry.facts : "", "", ""});
  }
  entries = std::move(parted);
}

// Takes out items that only go to another level and that the whole has right below an item that came, moved, or went to
// another level itself, or below another such: without that they cannot stand at their level.
std::size_t DropWaiting(const Telling& telling, Entries& entries) {
  const std::string after = LettersOf(telling.whole_after);
  Strings above;
  for (const Entry& entry : telling.whole) {
    const bool came = entry.kind == Kind::kMoved || entry.kind == Kind::kAdded;
    if (entry.unit == Unit::kItem && (came || IsOfItems(entry, Unit::kItem))) above.push_back(LettersOf(entry.after));
  }
  std::size_t dropped = 0;
  for (std::size_t k = 0; k < above.size(); ++k) {
    dropped += std::erase_if(entries, [&](const Entry& entry) {
      const std::string own = LettersOf(entry.after);
      const bool waits = IsOfItems(entry, Unit::kItem) && after.find(above[k] + own) != std::string::npos;
      if (waits) above.push_back(own);
      return waits;
    });
  }
  return dropped;
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

bool ReplacementOfOneUnit(const Entry& whole, const Entry& gone, const Entry& come) {
  return Replacement(whole, gone, come) && whole.unit == gone.unit && whole.unit == come.unit;
}

bool SplitParts(const Entry& whole, const Entry& edited, const Entry& lone) {
  if (edited.kind != Kind::kEdited && edited.kind != Kind::kMoved) return false;  // what is split says of no move
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

// Takes out the edits of two neighbours that one side tells as the first split into both, the second being gone, or
// merged, the second being new.
std::size_t TakeDividedAnew(Entries& edits, Entries& parts) {
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Entry whole = parts[p];
    if (whole.kind != Kind::kSplit && whole.kind != Kind::kMerged) continue;
    const bool split = whole.kind == Kind::kSplit;
    const auto is_other = [&](const Entry& edited, const Entry& lone) {
      return split ? lone.kind == Kind::kRemoved && lone.before == edited.before
                   : lone.kind == Kind::kAdded && lone.after == edited.after;
    };
    const auto reads = [&](const Entry& one, const Entry& other) {
      const auto joined = [](const std::string& a, const std::string& b) { return std::set{a + " " + b, b + " " + a}; };
      if (one.kind != Kind::kEdited || other.kind != Kind::kEdited) return false;
      return split ? whole.before == one.before && joined(one.after, other.after).contains(whole.after)
                   : whole.after == one.after && joined(one.before, other.before).contains(whole.before);
    };
    for (std::size_t lone = 0; lone < parts.size(); ++lone) {
      Entries halves = {whole}, rest = edits;
      const auto tie = [&](const Entry&, const Entry& one, const Entry& other) {
        return reads(one, other) && is_other(other, parts[lone]);
      };
      if (TakeTriples(halves, rest, tie) == 0) continue;
      edits = rest;
      EraseAt(parts, std::max(p, lone));
      EraseAt(parts, std::min(p, lone));
      return 1;
    }
  }
  return 0;
}

// --- groups ---

bool IsGroup(const Entry& entry) {
  const bool lone = entry.kind == Kind::kAdded || entry.kind == Kind::kRemoved;
  const bool shown = entry.unit == Unit::kTable || entry.unit == Unit::kHtml || entry.unit == Unit::kCode;
  const bool moved = entry.kind == Kind::kMoved && !shown;
  return (lone || moved) && entry.unit != Unit::kRow && entry.unit != Unit::kColumn && entry.unit != Unit::kMetadata &&
         entry.unit != Unit::kNumbering;
}

// Parts what came, went or moved with what is below it into its lines, which are blocks; of a section that moved they
// are titles.
void PartGroups(Entries& entries) {
  Entries parted;
  for (const Entry& entry : entries) {
    if (!IsGroup(entry)) {
      parted.push_back(entry);
      continue;
    }
    const auto before = LinesOf(entry.before), after = LinesOf(entry.after);
    const bool titles = entry.kind == Kind::kMoved && (entry.unit == Unit::kSection || entry.unit == Unit::kHeading);
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      Entry part{entry.kind, titles ? Unit::kHeading : Unit::kItem, "", "", "", "", entry.body, false, entry.dressed};
      if (i < before.size()) part.before = before[i];
      if (i < after.size()) part.after = after[i];
      parted.push_back(std::move(part));
    }
  }
  entries = std::move(parted);
}

// What `body`, which is of a section that moved, says from the block on, down to a little behind it.
std::string LettersFrom(const std::string& body, const Entry& block) {
  constexpr std::size_t kBehind = 40;
  const std::string letters = LettersOf(block.before);
  const std::size_t at = body.find(letters);
  return at == std::string::npos ? letters : body.substr(at, letters.size() + kBehind);
}

// Takes out moved blocks, and titles, that stand below a title that moved on the other side.
std::size_t TakeBodies(Entries& blocks, const Entries& others) {
  return std::erase_if(blocks, [&](const Entry& block) {
    if (block.kind != Kind::kMoved) return false;
    const std::string letters = LettersFrom(block.body, block);
    return std::any_of(others.begin(), others.end(),
                       [&](const Entry& other) { return other.body.find(letters) != std::string::npos; });
  });
}

std::size_t TakeGroups(Entries& expected, Entries& found, const Entries& all_expected, const Entries& all_found,
                       const std::function<bool(const Entry&, const Entry&)>& other_title) {
  PartGroups(expected);
  PartGroups(found);
  const std::size_t pairs = TakePairs(expected, found, Alike) + TakePairs(expected, found, other_title) +
                            TakeEditsOfMoved(expected, found) + TakeEditsOfMoved(found, expected);
  return pairs + TakeBodies(expected, all_found) + TakeBodies(found, all_expected);
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
  if (a.unit != b.unit || title == other_title || was != other_was || parted(a.after).first != parted(b.after).first)
    return false;
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
  const auto is_block = [](Unit unit) {
    return unit != Unit::kNumbering && unit != Unit::kRow && unit != Unit::kColumn && unit != Unit::kCell &&
           unit != Unit::kMetadata;
  };
  return a.kind == Kind::kEdited && b.kind == Kind::kEdited && a.unit != b.unit && is_block(a.unit) &&
         is_block(b.unit) && a.before == b.before && a.after == b.after;
}

bool SameReference(const Entry& a, const Entry& b) {
  return (a.follows || b.follows) && a.kind == b.kind && a.before == b.before && a.after == b.after;
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
  PartLevels(expected);
  PartLevels(found);
  count("levels", TakePairs(expected, found, Alike));
  count("levels",
        TakeLines(expected, found, Unit::kItem, told) + DropWaiting(telling, expected) + DropWaiting(telling, found));
  count("replacement", TakeTriplesOfBoth(expected, found, ReplacementOfOneUnit));
  count("replacement", DropNumbersOfReplaced(expected, all_expected, all_found) +
                           DropNumbersOfReplaced(found, all_found, all_expected));
  count("replacement",
        TakeReplacedRows(expected, found, telling.whole) + TakeReplacedRows(found, expected, telling.whole));
  count("parts", TakeTriplesOfBoth(expected, found, SplitParts));
  if (expected.empty() && found.empty()) return;
  const auto other_title = [&](const Entry& a, const Entry& b) { return OtherTitle(a, b, told); };
  count("moves", TakeEditsOfMoved(expected, found) + TakeEditsOfMoved(found, expected));
  count("groups", TakeGroups(expected, found, all_expected, all_found, other_title));
  DropNumbersOfEdited(expected);
  DropNumbersOfEdited(found);
  count("replacement", TakeTriplesOfBoth(expected, found, Replacement));
  count("replacement", TakeReplacedLines(expected, found) + TakeReplacedLines(found, expected));
  count("parts", TakeTriplesOfBoth(expected, found, SplitParts));
  count("parts", TakeOtherParts(expected, found));
  count("parts", TakeDividedAnew(expected, found) + TakeDividedAnew(found, expected));
  const auto hardly_known = [&](const Entry& moved, const Entry& gone, const Entry& come) {
    return HardlyKnown(telling, moved, gone, come);
  };
  count("slight", TakeTriplesOfBoth(expected, found, hardly_known));
  PartSlight(expected);
  PartSlight(found);
  count("slight",
        TakePairs(expected, found, Alike) + TakeReplacedLines(expected, found) + TakeReplacedLines(found, expected));
  JoinSlight(expected);
  JoinSlight(found);
  count("moves", TakeEditsOfMoved(expected, found) + TakeEditsOfMoved(found, expected));
  count("moves", TakeCellsOfMovedRows(expected, found) + TakeCellsOfMovedRows(found, expected));
  count("moves", TakeMoves(telling, all_expected, all_found, expected, found));
}

}  // namespace planrev::diff
