// SPDX-License-Identifier: MIT
// Between two sections known to be the same, the rest are paired without crossing so that the sum of their likeness is
// greatest; titles that are unique on both sides part large gaps first. What is still alone may have moved: a likeness
// that is high, and higher than that of any other candidate.
#include "diff/match/match_sections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "diff/language/lexicon.h"
#include "diff/language/similarity.h"
#include "diff/match/groups.h"
#include "diff/match/known_elsewhere.h"
#include "diff/match/most_shared.h"
#include "diff/match/pairing.h"
#include "diff/match/sequence.h"
#include "diff/text/enumerator.h"
#include "diff/text/hash.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr double kInPlace = 0.4;  // the same title alone is as much
constexpr double kMoved = 0.7;
constexpr double kTitleShare = 0.4;
constexpr double kTitleAlone = 0.65;  // more than the same text under another title
constexpr double kBodyTells = 0.05;   // of several with one title
constexpr double kSameBody = 0.9;
constexpr double kAlikeBody = 0.6;   // of two under a title that others have as well
constexpr double kTellingTitle = 2;  // weight of one that says by itself what it is the title of
constexpr double kTellingBody = 6;   // weight of a text that can be known again without its title
constexpr double kShortBody = 3;     // of one that can be so if not a word of it changed
constexpr double kLongBody = 25;     // of one that nothing else is as alike by chance, so that it may be rewritten

std::string_view TrimmedSection(const Document& document, const OutlineSection& section) {
  std::size_t end = section.end;
  while (end > section.start && static_cast<unsigned char>(document.text[end - 1]) <= ' ') --end;
  return document.text.substr(section.start, end - section.start);
}

std::vector<std::uint64_t> HashSections(const Document& document) {
  std::vector<std::uint64_t> hashes;
  for (const OutlineSection& section : document.outline.sections)
    hashes.push_back(Hash(TrimmedSection(document, section)));
  return hashes;
}

// What a section is known by.
struct Features {
  bool has_heading = false;
  int level = 0;
  std::uint64_t title_key = 0;   // of the title's words in lower case, without its number
  std::uint64_t number_key = 0;  // of the number in front of it; the same for all that have none
  Bag title;
  double title_weight = 0;  // without its number
  Bag body;
};

class Matcher {
 public:
  Matcher(const Document& before, const Document& after, const Lexicon& lexicon, SectionPartners& partners,
          std::vector<Limit>& limits)
      : before_(before), after_(after), lexicon_(lexicon), partners_(partners), limits_(limits) {}

  void Run() {
    MatchRecurringTitles();
    FindSameTitles();
    for (const auto& [rows, columns] : Gaps()) MatchGap(rows, columns);
    MatchMoved();
    MatchParents();
  }

 private:
  using Indexes = std::vector<std::size_t>;

  // Several with one title ("Why it is a priority") are told apart by their text, wherever they stand: the place says
  // nothing of them as long as the sections around them may have moved.
  void MatchRecurringTitles() {
    for (const auto& [title, sections] : LoneByTitle()) {
      const auto& [rows, columns] = sections;
      if (rows.size() + columns.size() < 3 || rows.size() * columns.size() > kMostPairs) continue;
      MatchBelowTheirParents(rows, columns);
      const auto alike = [&rows = rows, &columns = columns, this](std::size_t i, std::size_t j) {
        const Bag &a = Before(rows[i]).body, &b = After(columns[j]).body;
        const bool taken = partners_.of_before[rows[i]] != kUnmatched || partners_.of_after[columns[j]] != kUnmatched;
        return taken || std::min(a.weight, b.weight) < kTellingBody ? 0 : Alike(a, b, lexicon_);
      };
      for (const Match& pair : PairBest(rows.size(), columns.size(), kAlikeBody, alike))
        partners_.Join(rows[pair.before], columns[pair.after]);
    }
  }

  // Of several with one title those below the same section are the same where the one has nearly all that the other
  // says: it may have lost the rest to one of the others.
  void MatchBelowTheirParents(const Indexes& rows, const Indexes& columns) {
    for (const std::size_t row : rows) {
      std::size_t below = 0, there = 0;
      for (const std::size_t column : columns) {
        if (!HaveOneParent(row, column)) continue;
        ++below;
        there = column;
      }
      if (below != 1 || partners_.of_after[there] != kUnmatched) continue;
      const Bag &a = Before(row).body, &b = After(there).body;
      if (std::min(a.weight, b.weight) > 0 && Kept(a, b) >= kSameBody) partners_.Join(row, there);
    }
  }

  bool HaveOneParent(std::size_t row, std::size_t column) {
    const int a = before_.outline.sections[row].parent, b = after_.outline.sections[column].parent;
    if (a == kUnmatched || b == kUnmatched) return false;
    const int partner = partners_.of_before[static_cast<std::size_t>(a)];
    if (partner != kUnmatched) return partner == b;
    const Features &above = Before(static_cast<std::size_t>(a)), &other = After(static_cast<std::size_t>(b));
    return above.has_heading && other.has_heading && above.title_key == other.title_key;
  }

  // Sections whose title is found once on either side, and whose text is alike: another is neither of the two, though
  // it stands where one of them stood and has its text.
  void FindSameTitles() {
    for (const auto& [title, sections] : LoneByTitle()) {
      const auto& [rows, columns] = sections;
      if (rows.size() != 1 || columns.size() != 1 || MovedLikeness(rows[0], columns[0]) < kMoved) continue;
      same_titles_.Add(rows[0], columns[0]);
    }
  }

  // Lone sections of both sides.
  std::map<std::uint64_t, std::pair<Indexes, Indexes>> LoneByTitle() {
    std::map<std::uint64_t, std::pair<Indexes, Indexes>> titles;
    for (const std::size_t row : LoneWithHeading(before_, partners_.of_before))
      titles[Before(row).title_key].first.push_back(row);
    for (const std::size_t column : LoneWithHeading(after_, partners_.of_after))
      titles[After(column).title_key].second.push_back(column);
    return titles;
  }

  static Indexes LoneWithHeading(const Document& document, const std::vector<int>& partners) {
    Indexes lone;
    for (std::size_t s = 0; s < partners.size(); ++s) {
      if (partners[s] == kUnmatched && document.outline.sections[s].level > 0) lone.push_back(s);
    }
    return lone;
  }

  // The stretches of lone sections between two neighbouring pairs that kept their order.
  std::vector<std::pair<Indexes, Indexes>> Gaps() const {
    std::vector<std::pair<Indexes, Indexes>> gaps(1);
    std::size_t j = 0;
    const auto take_columns = [&](std::size_t until) {
      for (; j < until; ++j) {
        if (partners_.of_after[j] == kUnmatched) gaps.back().second.push_back(j);
      }
    };
    const auto in_order = InOrder();
    for (std::size_t i = 0; i < partners_.of_before.size(); ++i) {
      if (partners_.of_before[i] == kUnmatched) {
        gaps.back().first.push_back(i);
      } else if (in_order[i]) {
        take_columns(static_cast<std::size_t>(partners_.of_before[i]));
        ++j;
        gaps.emplace_back();
      }
    }
    take_columns(partners_.of_after.size());
    std::erase_if(gaps, [](const auto& gap) { return gap.first.empty() || gap.second.empty(); });
    return gaps;
  }

  // For each section before whether it and its partner are among those that kept their order.
  std::vector<bool> InOrder() const {
    Indexes rows, values;
    for (std::size_t i = 0; i < partners_.of_before.size(); ++i) {
      if (partners_.of_before[i] == kUnmatched) continue;
      rows.push_back(i);
      values.push_back(static_cast<std::size_t>(partners_.of_before[i]));
    }
    std::vector<bool> kept(rows.size(), true);
    if (!std::is_sorted(values.begin(), values.end())) {
      std::vector<Weight> weights;
      for (std::size_t k = 0; k < rows.size(); ++k) {
        const std::string_view a = TrimmedSection(before_, before_.outline.sections[rows[k]]);
        const std::string_view b = TrimmedSection(after_, after_.outline.sections[values[k]]);
        weights.push_back({1, a.size() + b.size(), LotOf(Hash(a)) + LotOf(Hash(b))});
      }
      kept = HeaviestIncreasing(values, weights);
    }
    std::vector<bool> in_order(partners_.of_before.size(), false);
    for (std::size_t k = 0; k < rows.size(); ++k) in_order[rows[k]] = kept[k];
    return in_order;
  }

  const Features& Of(const Document& document, std::map<std::size_t, Features>& cache, std::size_t section) {
    const auto [place, fresh] = cache.try_emplace(section);
    if (fresh) place->second = Describe(document, section);
    return place->second;
  }
  const Features& Before(std::size_t section) { return Of(before_, before_features_, section); }
  const Features& After(std::size_t section) { return Of(after_, after_features_, section); }

  Features Describe(const Document& document, std::size_t section) const {
    Features features;
    std::size_t block = document.section_blocks[section];
    std::size_t end = document.section_blocks[section + 1];
    features.level = document.outline.sections[section].level;
    if (block < end && document.blocks[block].unit == Unit::kHeading && features.level > 0) {
      const Block& heading = document.blocks[block++];
      features.has_heading = true;
      features.title = MakeBag(document, heading.first_word, heading.words, lexicon_);
      features.title_key = TitleKey(document, heading);
      features.number_key = NumberKey(document, heading);
      features.title_weight = TitleWeight(document, heading);
    }
    while (block < end && IsDefinition(document.blocks[end - 1])) --end;  // they are of no section
    if (block < end) {
      const std::size_t first = document.blocks[block].first_word;
      const Block& last = document.blocks[end - 1];
      features.body = MakeBag(document, first, last.first_word + last.words - first, lexicon_);
    }
    return features;
  }

  static std::uint64_t NumberKey(const Document& document, const Block& heading) {
    const std::string_view title = document.text.substr(heading.content, heading.end - heading.content);
    return Hash(Trim(title.substr(0, EnumeratorLength(title))));
  }

  double TitleWeight(const Document& document, const Block& heading) const {
    const std::size_t skip =
        heading.content + EnumeratorLength(document.text.substr(heading.content, heading.end - heading.content));
    double weight = 0;
    for (std::size_t i = heading.first_word; i < heading.first_word + heading.words; ++i) {
      if (document.words[i].start >= skip) weight += lexicon_[document.words[i].id];
    }
    return weight;
  }

  static std::uint64_t TitleKey(const Document& document, const Block& heading) {
    if (heading.words == 0) return 0;
    const Word& first = document.words[heading.first_word];
    const Word& last = document.words[heading.first_word + heading.words - 1];
    const std::string_view title = document.text.substr(first.start, last.start + last.length - first.start);
    const std::size_t skip = first.start + EnumeratorLength(title);
    std::uint64_t key = 1;
    for (std::size_t i = heading.first_word; i < heading.first_word + heading.words; ++i) {
      const Word& word = document.words[i];
      if (word.start >= skip) key = Mix(key, Hash(Folded(document.text.substr(word.start, word.length))));
    }
    return key;
  }

  double Likeness(std::size_t row, std::size_t column) {
    const Features& a = Before(row);
    const Features& b = After(column);
    if (a.has_heading != b.has_heading) return 0;
    if (!a.has_heading) return 1;  // what stands above the first heading
    if (a.title_key == b.title_key) return kTitleShare + (1 - kTitleShare) * Kept(a.body, b.body);
    const double title = Alike(a.title, b.title, lexicon_);
    if (a.body.weight == 0 && b.body.weight == 0) return title;
    if (a.body.weight == 0 || b.body.weight == 0) return std::min(title, kTitleAlone);
    // the more of the title stayed, the less counts what else a text lost or gained
    const double body = title * Kept(a.body, b.body) + (1 - title) * Alike(a.body, b.body, lexicon_);
    return kTitleShare * title + (1 - kTitleShare) * body;
  }

  // Under one title: how much of the shorter text is in the longer one. A section that lost most of its text to a new
  // heading within it, or that took in the text of the next, is still that section.
  double Kept(const Bag& a, const Bag& b) const {
    const double shorter = std::min(a.weight, b.weight);
    return shorter == 0 ? 1 : Common(a, b, lexicon_) / shorter;
  }

  // In its place a section with the same title is the same one, though most of its text went under another heading.
  double InPlaceLikeness(std::size_t row, std::size_t column) {
    if (same_titles_.Part(row, column)) return 0;
    const double likeness = Likeness(row, column);
    const Features &a = Before(row), &b = After(column);
    if (!a.has_heading || !b.has_heading) return likeness;
    if (a.title_key == b.title_key) return std::max(likeness, kTitleAlone + kBodyTells * likeness);
    return IsStillTitled(a, b) ? std::min(likeness, kTitleAlone) : likeness;
  }

  void MatchGap(const Indexes& rows, const Indexes& columns) {
    std::size_t i = 0, j = 0;
    for (const Match& anchor : TitleAnchors(rows, columns)) {
      PairUp({rows.begin() + Step(i), rows.begin() + Step(anchor.before)},
             {columns.begin() + Step(j), columns.begin() + Step(anchor.after)});
      partners_.Join(rows[anchor.before], columns[anchor.after]);
      i = anchor.before + 1;
      j = anchor.after + 1;
    }
    PairUp({rows.begin() + Step(i), rows.end()}, {columns.begin() + Step(j), columns.end()});
  }

  static std::ptrdiff_t Step(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

  // Pairs of sections whose title is found once on either side, whose words are alike as well, in order.
  std::vector<Match> TitleAnchors(const Indexes& rows, const Indexes& columns) {
    struct Seen {
      int rows = 0, columns = 0;
      std::size_t column = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (const std::size_t row : rows) ++seen[Before(row).title_key].rows;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      Seen& place = seen[After(columns[j]).title_key];
      ++place.columns;
      place.column = j;
    }
    std::vector<Match> pairs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Seen& place = seen[Before(rows[i]).title_key];
      if (place.rows == 1 && place.columns == 1 && Likeness(rows[i], columns[place.column]) >= kMoved) {
        pairs.push_back({i, place.column});
      }
    }
    std::vector<std::size_t> values;
    std::vector<Weight> weights;
    for (const Match& pair : pairs) {
      values.push_back(pair.after);
      weights.push_back({1, 0, LotOf(Before(rows[pair.before]).title_key)});
    }
    const auto kept = HeaviestIncreasing(values, weights);
    std::vector<Match> anchors;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      if (kept[k]) anchors.push_back(pairs[k]);
    }
    return anchors;
  }

  void PairUp(const Indexes& rows, const Indexes& columns) {
    if (rows.empty() || columns.empty()) return;
    if (rows.size() * columns.size() > kMostPairs) {
      limits_.push_back({"match",
                         {},
                         "sections paired by title only: " + std::to_string(rows.size()) + " and " +
                             std::to_string(columns.size()) + " differ in one stretch"});
      return PairTitles(rows, columns);
    }
    const auto pairs = PairInOrder(rows.size(), columns.size(), kInPlace,
                                   [&](std::size_t i, std::size_t j) { return InPlaceLikeness(rows[i], columns[j]); });
    for (const Match& pair : pairs) partners_.Join(rows[pair.before], columns[pair.after]);
  }

  void PairTitles(const Indexes& rows, const Indexes& columns) {
    std::vector<std::uint64_t> a, b;
    for (const std::size_t row : rows) a.push_back(Before(row).title_key);
    for (const std::size_t column : columns) b.push_back(After(column).title_key);
    for (const Match& pair : AlignSequences(a, b).matches) partners_.Join(rows[pair.before], columns[pair.after]);
  }

  // A text that stayed nearly word for word is known again under another title, a long one although it was rewritten.
  double MovedLikeness(std::size_t row, std::size_t column) {
    const Features& a = Before(row);
    const Features& b = After(column);
    const double likeness = Likeness(row, column);
    const double shorter = std::min(a.body.weight, b.body.weight);
    if (shorter < kTellingBody && a.number_key != b.number_key && !IsRenumbered(row, column)) return 0;
    const double body = Alike(a.body, b.body, lexicon_);
    if (shorter < kTellingBody) {
      const bool same = shorter >= kShortBody && a.level == b.level && body == 1;
      return same ? std::max(likeness, kMoved) : likeness;
    }
    if (a.level == b.level && body >= kSameBody) return std::max(likeness, kMoved);
    const bool rewritten = shorter >= kLongBody && body >= kAlikeBody && !IsStillTitled(a, b);
    return rewritten ? std::max(likeness, kMoved + (1 - kMoved) * (body - kAlikeBody)) : likeness;
  }

  // Whether the title says enough to know a section by that has hardly any text, and another number than it had, below
  // the same section: "§ 63 (repealed)" is not "§ 13a (repealed)" at another place, nor is "4.1 Why" "5.1 Why".
  bool IsRenumbered(std::size_t row, std::size_t column) {
    const Features &a = Before(row), &b = After(column);
    if (a.title_key != b.title_key || a.level != b.level || a.title_weight < kTellingTitle) return false;
    const bool on_top =
        before_.outline.sections[row].parent == kUnmatched && after_.outline.sections[column].parent == kUnmatched;
    return on_top || HaveOneParent(row, column);
  }

  // Whether a title of the two is found on both sides: what still bears it was not renamed.
  bool IsStillTitled(const Features& a, const Features& b) {
    if (a.title_key == b.title_key) return false;
    if (!titles_) {
      titles_.emplace();
      for (const auto& [title, sections] : LoneByTitle()) {
        if (!sections.first.empty() && !sections.second.empty()) titles_->insert(title);
      }
    }
    return titles_->count(a.title_key) > 0 || titles_->count(b.title_key) > 0;
  }

  void MatchMoved() {
    titles_.reset();
    const Indexes rows = LoneWithHeading(before_, partners_.of_before);
    const Indexes columns = LoneWithHeading(after_, partners_.of_after);
    if (rows.size() * columns.size() > kMostPairs) {
      limits_.push_back({"match",
                         {},
                         "moved sections not looked for: " + std::to_string(rows.size()) + " sections gone, " +
                             std::to_string(columns.size()) + " new"});
      return;
    }
    const auto pairs = PairBest(rows.size(), columns.size(), kMoved,
                                [&](std::size_t i, std::size_t j) { return MovedLikeness(rows[i], columns[j]); });
    for (const Match& pair : pairs) partners_.Join(rows[pair.before], columns[pair.after]);
  }

  // A section that kept its subsections is the same one, whatever became of its title and its own text. Once for each
  // level, since parents that were joined have parents themselves.
  void MatchParents() {
    for (bool joined = true; joined;) {
      joined = false;
      const auto there = ParentsOfPartners(before_.outline, partners_.of_before, after_.outline);
      const auto back = ParentsOfPartners(after_.outline, partners_.of_after, before_.outline);
      for (std::size_t row = 0; row < there.size(); ++row) {
        if (there[row] == kUnmatched || back[static_cast<std::size_t>(there[row])] != static_cast<int>(row)) continue;
        joined = JoinParents(row, static_cast<std::size_t>(there[row])) || joined;
      }
    }
  }

  // For each section the one that holds most of the partners of its subsections; kUnmatched where none does.
  static std::vector<int> ParentsOfPartners(const Outline& mine, const std::vector<int>& partners,
                                            const Outline& theirs) {
    std::map<std::pair<int, int>, int> shared;
    for (std::size_t s = 0; s < mine.sections.size(); ++s) {
      if (mine.sections[s].parent == kUnmatched || partners[s] == kUnmatched) continue;
      const int there = theirs.sections[static_cast<std::size_t>(partners[s])].parent;
      if (there != kUnmatched) ++shared[{mine.sections[s].parent, there}];
    }
    return MostShared(mine.sections.size(), shared);
  }

  bool JoinParents(std::size_t row, std::size_t column) {
    if (partners_.of_before[row] != kUnmatched || partners_.of_after[column] != kUnmatched) return false;
    if (!Before(row).has_heading || !After(column).has_heading || Before(row).level != After(column).level)
      return false;
    partners_.Join(row, column);
    return true;
  }

  const Document& before_;
  const Document& after_;
  const Lexicon& lexicon_;
  SectionPartners& partners_;
  std::vector<Limit>& limits_;
  std::optional<std::set<std::uint64_t>> titles_;  // of lone sections on both sides, when they are first asked for
  KnownElsewhere same_titles_;
  std::map<std::size_t, Features> before_features_;
  std::map<std::size_t, Features> after_features_;
};

}  // namespace

SectionPartners MatchEqualSections(const Document& before, const Document& after) {
  SectionPartners partners;
  partners.of_before.assign(before.outline.sections.size(), kUnmatched);
  partners.of_after.assign(after.outline.sections.size(), kUnmatched);
  for (const Match& match : AlignSequences(HashSections(before), HashSections(after)).matches) {
    const auto a = TrimmedSection(before, before.outline.sections[match.before]);
    const auto b = TrimmedSection(after, after.outline.sections[match.after]);
    if (a == b) partners.Join(match.before, match.after);
  }
  return partners;
}

void MatchChangedSections(const Document& before, const Document& after, const Lexicon& lexicon,
                          SectionPartners& partners, std::vector<Limit>& limits) {
  Matcher(before, after, lexicon, partners, limits).Run();
}

}  // namespace planrev::diff
