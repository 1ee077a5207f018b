// SPDX-License-Identifier: MIT
#include "diff/trace/trace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "diff/language/headers.h"
#include "diff/text/enumerator.h"
#include "diff/text/unicode.h"
#include "diff/trace/change_terms.h"
#include "diff/trace/demands.h"

namespace planrev::diff {
namespace {

// What the pieces of evidence weigh; 1 is a word that no other demand and no other change has.
constexpr double kBeside = 0.35;       // a word beside what changed, or in the section's title
constexpr double kInReason = 0.5;      // a word in which planrev itself says what the change is
constexpr double kElsewhere = 0.35;    // a word of another demand of the same recommendation
constexpr double kSamePlace = 0.6;     // the section, action or table that is named
constexpr double kOtherPlace = 0.5;    // factor: another one is named
constexpr double kNamedSection = 0.4;  // the section is named by its title
constexpr double kQuoted = 0.8;        // words in quotation marks that were added or removed
constexpr double kQuotedWord = 0.4;    // where it is one word
constexpr double kNumber = 0.5;        // factor: a small number or a date, which many passages have
constexpr double kOnlyFigures = 0.5;   // factor: figures are all that is shared
constexpr double kLong = 20;           // words; what changed more counts for less
constexpr double kOwnWords = 0.35;     // what has to come from words that changed
constexpr double kOwnWordsInPlace = 0.15;
constexpr double kEnough = 1;               // where a proposal begins
constexpr double kNearlyAsGood = 0.7;       // of the best score of a change
constexpr double kCovered = 0.3;            // of the demand, or of the change's own words
constexpr double kAll = 0.8;                // of a demand's words: then one that tells something will do
constexpr std::size_t kLeastTexts = 30;     // of fewer, what is rare cannot be told from how often it is there
constexpr std::size_t kMostElsewhere = 64;  // stems of the other demands of a recommendation
constexpr double kTelling = 0.5;            // how rare a word has to be to name a title

// What a stem weighs: 1 where one demand or change has it, 0 where all have.
class Rarity {
 public:
  explicit Rarity(std::size_t texts) : texts_(static_cast<double>(std::max(texts, kLeastTexts)) + 1) {}

  template <typename Stems>
  void Count(const Stems& stems) {
    for (const std::string& stem : stems) ++counts_[stem];
  }

  double operator[](const std::string& stem) const {
    const auto found = counts_.find(stem);
    const double count = found == counts_.end() ? 1 : static_cast<double>(found->second);
    return std::log(texts_ / count) / std::log(texts_);
  }

 private:
  double texts_;
  std::map<std::string, std::size_t> counts_;
};

struct Evidence {
  double score = 0;
  std::vector<std::pair<double, std::string>> shared;
};

bool Contains(const std::vector<std::string>& stems, const std::string& stem) {
  return std::ranges::find(stems, stem) != stems.end();
}

// Whether `asked`, a place in a recommendation, is `place`, which a change is at. A number without a word of its own
// is that of a section; one with parts ("4.2") may be of anything.
bool IsPlace(const NamedPlace& asked, const NamedPlace& place) {
  if (asked.number != place.number) return false;
  if (asked.word == place.word || asked.number.find('.') != std::string::npos) return true;
  return place.word.empty() && (asked.word == "section" || asked.word == "chapter" || asked.word == "part");
}

// Numbers and months, which texts are full of.
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"one",   "two",    "three",  "four",   "five",    "six",   "seven",   "eight",    "nine",
     "ten",   "eleven", "twelve", "first",  "second",  "third", "januari", "februari", "march",
     "april", "june",   "juli",   "august", "septemb", "octob", "novemb",  "decemb"});

// Whether a stem is one of those, or a small number or a year.
bool IsUsual(const std::string& stem) {
  if (std::ranges::find(kNumbers, stem) != kNumbers.end()) return true;
  const bool digits = std::ranges::all_of(stem, IsDigit);
  const bool year = digits && stem.size() == 4 && (stem.starts_with("19") || stem.starts_with("20"));
  return year || (digits && stem.size() <= 2 && !stem.empty() && std::stoi(stem) <= 31);
}

// What all demands and changes have together.
struct Plan {
  Rarity rarity;
  std::vector<NamedPlace> places;  // that changes are at
  std::set<std::string> heads;     // first telling stems of titles
};

// A change and a demand, and what speaks for it that the one answers the other.
class Likeness {
 public:
  Likeness(const Demand& demand, const std::vector<std::string>& elsewhere, const Plan& plan)
      : demand_(demand), elsewhere_(elsewhere), rarity_(plan.rarity), places_(plan.places), heads_(plan.heads) {
    for (const std::string& stem : demand_.stems) asked_ += rarity_[stem];
  }

  Evidence With(const ChangeTerms& change) {
    evidence_ = {};
    own_ = 0;
    words_ = false;
    if (Contradicts(change)) return evidence_;
    const bool named = IsNamed(change);
    for (const std::string& stem : demand_.stems) TakeStem(stem, change, 1, true);
    for (const Quote& quote : demand_.quotes) TakeQuote(quote, change);
    const double told = evidence_.score;
    if (!words_) evidence_.score *= kOnlyFigures;
    for (const std::string& stem : elsewhere_) TakeStem(stem, change, kElsewhere, named);
    if (named) evidence_.score += kNamedSection;
    const bool placed = TakePlace(change);
    const bool whole = demand_.renews && (named || (placed && demand_.stems.empty()));
    if (own_ < (placed ? kOwnWordsInPlace : kOwnWords) && !whole) return {};
    evidence_.score *= std::min(1.0, (named || placed ? 1 : Covered(change, told)) / kCovered);
    const double size = static_cast<double>(change.size);
    if (size > kLong) evidence_.score /= 1 + 0.25 * std::log2(size / kLong);
    const bool all = own_ >= kAll * asked_ && own_ >= kTelling;
    if (whole || all) evidence_.score = std::max(evidence_.score, kEnough);
    evidence_.score /= kEnough;
    return evidence_;
  }

 private:
  bool Contradicts(const ChangeTerms& change) const {
    return (demand_.deed == Deed::kAdd && !change.adds) || (demand_.deed == Deed::kRemove && !change.removes);
  }

  // What an occurrence of a stem weighs, and whether it counts as the change's own word.
  double WeightOf(unsigned where, const ChangeTerms& change, bool& own) const {
    // Figures that are to be brought up to date are named by what stands beside them.
    own = true;
    if (demand_.renews && change.only_figures && (where & Occurs::kBeside)) return 1;
    unsigned counts = Occurs::kColumn | Occurs::kMoved;
    if (demand_.deed != Deed::kRemove) counts |= Occurs::kAdded;
    if (demand_.deed != Deed::kAdd) counts |= Occurs::kRemoved;
    own = (where & (counts | Occurs::kReason)) != 0;
    if (where & counts) return 1;
    return where & Occurs::kReason ? kInReason : kBeside;
  }

  // How much of the demand the change has, or of the change's own words the demand, whichever is more: a long passage
  // shares some words with everything.
  double Covered(const ChangeTerms& change, double told) const {
    double words = 0, shared = 0;
    for (const auto& [stem, where] : change.stems) {
      if (!(where & (Occurs::kAdded | Occurs::kRemoved | Occurs::kMoved))) continue;
      words += rarity_[stem];
      if (Contains(demand_.stems, stem)) shared += rarity_[stem];
    }
    return std::max(asked_ > 0 ? told / asked_ : 1, words > 0 ? shared / words : 0);
  }

  // `names`: whether a word that the change has as its own may be what it is found by.
  void TakeStem(const std::string& stem, const ChangeTerms& change, double factor, bool names) {
    const auto found = change.stems.find(stem);
    if (found == change.stems.end()) return;
    bool own = false;
    const double weight = factor * WeightOf(found->second, change, own) * rarity_[stem] * (IsUsual(stem) ? kNumber : 1);
    words_ = words_ || !IsDigit(stem[0]);
    evidence_.score += weight;
    if (own && names) own_ += weight;
    evidence_.shared.emplace_back(weight, stem);
  }

  // How much of the quoted words stands on one side in a row, if at least one of them came or went: 0 to 1.
  static double Standing(const std::vector<std::string>& quote, const std::vector<std::string>& text,
                         const std::vector<bool>& changed) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (std::size_t from = 0; from < quote.size(); ++from) {
        std::size_t length = 0;
        bool differs = false;
        while (at + length < text.size() && from + length < quote.size() && text[at + length] == quote[from + length]) {
          differs = differs || changed[at + length];
          ++length;
        }
        if (differs) longest = std::max(longest, length);
      }
    }
    const bool enough = longest == quote.size() || (longest >= 3 && 2 * longest >= quote.size());
    return enough ? static_cast<double>(longest) / static_cast<double>(quote.size()) : 0;
  }

  void TakeQuote(const Quote& quote, const ChangeTerms& change) {
    double stands = 0;
    if (demand_.deed != Deed::kAdd) stands = Standing(quote.stems, change.before, change.removed);
    if (demand_.deed != Deed::kRemove) stands = std::max(stands, Standing(quote.stems, change.after, change.added));
    if (stands == 0) return;
    const double weight = stands * (quote.stems.size() > 1 ? kQuoted : kQuotedWord);
    words_ = true;
    evidence_.score += weight;
    own_ += weight;
    evidence_.shared.emplace_back(weight, "\"" + quote.text + "\"");
  }

  // Whether the demand names the change's own section by its title: by its first telling word.
  bool IsNamed(const ChangeTerms& change) const {
    if (change.titles.empty() || change.titles.back().empty()) return false;
    const std::string& head = change.titles.back().front();
    return rarity_[head] >= kTelling && Contains(demand_.stems, head);
  }

  // Whether the change is at a place that is named. Where the plan has that place and the change is at another, it
  // counts for less, unless the text is to leave the place.
  bool TakePlace(const ChangeTerms& change) {
    bool elsewhere = false;
    for (const NamedPlace& asked : demand_.places) {
      const auto same = [&asked](const NamedPlace& place) { return IsPlace(asked, place); };
      elsewhere = elsewhere || std::ranges::any_of(places_, same);
      if (!std::ranges::any_of(change.places, same)) continue;
      evidence_.score += kSamePlace;
      evidence_.shared.emplace_back(kSamePlace, asked.word.empty() ? asked.number : asked.word + " " + asked.number);
      return true;
    }
    elsewhere = elsewhere || IsWithinAnother(change);
    if (elsewhere && demand_.deed != Deed::kMove && !demand_.throughout) evidence_.score *= kOtherPlace;
    return false;
  }

  // Whether a section is named by its title, and the change is not in it.
  bool IsWithinAnother(const ChangeTerms& change) const {
    bool known = false;
    for (const std::string& stem : demand_.within) {
      if (!heads_.contains(stem)) continue;
      known = true;
      for (const auto& title : change.titles) {
        if (!title.empty() && title.front() == stem) return false;
      }
    }
    return known;
  }

  const Demand& demand_;
  const std::vector<std::string>& elsewhere_;
  const Rarity& rarity_;
  const std::vector<NamedPlace>& places_;
  const std::set<std::string>& heads_;
  bool words_ = false;  // whether a word is shared and not figures alone
  double asked_ = 0;    // what the demand's words weigh together
  Evidence evidence_;
  double own_ = 0;
};

// Whether most of what was added and removed is figures.
bool IsOfFigures(const Change& change) {
  std::size_t digits = 0, others = 0;
  for (const Run& run : change.runs) {
    if (run.sign == Sign::kEqual) continue;
    for (const char c : run.text) (IsDigit(c) ? digits : others) += c != ' ' && c != '|' && c != ',' && c != '.';
  }
  return digits > others / 2;
}

// Whether a change brings figures up to date: it has some, and neither binds anyone nor sets a target.
bool StatesFigures(const Change& change) {
  if (change.unit == Unit::kMetadata || change.kind == Kind::kMoved || !change.obligations.empty()) return false;
  if (change.cell && HeadsCommitments(change.cell->column)) return false;
  return !change.figures.empty() || IsOfFigures(change);
}

class Tracer {
 public:
  Tracer(const Comparison& comparison, const std::vector<std::string>& recommendations) : comparison_(comparison) {
    for (const std::string& text : recommendations) {
      demands_.push_back(FindDemands(text, reader_));
      written_.emplace_back();
      for (const Term& term : reader_.Read(text)) {
        written_.back().try_emplace(term.stem, text.substr(term.start, term.end - term.start));
      }
    }
    for (const Change& change : comparison.changes) terms_.push_back(TermsOf(change, reader_));
  }

  std::vector<Traced> Trace() {
    Plan plan = MakePlan();
    traced_.resize(demands_.size());
    for (std::size_t r = 0; r < demands_.size(); ++r) {
      for (const Demand& demand : demands_[r]) traced_[r].demands.push_back(demand.text);
    }
    elsewhere_.resize(demands_.size());
    for (std::size_t r = 0; r < demands_.size(); ++r) {
      for (std::size_t d = 0; d < demands_[r].size(); ++d) elsewhere_[r].push_back(Elsewhere(r, d));
    }
    for (std::size_t c = 0; c < comparison_.changes.size(); ++c) {
      if (comparison_.changes[c].significance == Significance::kEditorial) continue;
      if (!LinkByWords(c, plan)) LinkFigures(c);
    }
    return std::move(traced_);
  }

 private:
  Rarity Count() const {
    std::size_t texts = comparison_.changes.size();
    for (const auto& demands : demands_) texts += demands.size();
    Rarity rarity(texts);
    for (const auto& demands : demands_) {
      for (const Demand& demand : demands) rarity.Count(demand.stems);
    }
    for (const ChangeTerms& change : terms_) {
      std::vector<std::string> stems;
      for (const auto& [stem, where] : change.stems) stems.push_back(stem);
      rarity.Count(stems);
    }
    return rarity;
  }

  Plan MakePlan() const {
    Plan plan{Count(), {}, {}};
    for (const ChangeTerms& change : terms_) {
      plan.places.insert(plan.places.end(), change.places.begin(), change.places.end());
    }
    for (const SectionSummary& section : comparison_.sections) {
      if (section.path.empty()) continue;
      const std::string& title = section.path.back();
      const std::string bare = title.substr(EnumeratorLength(title));
      for (const Term& term : reader_.Read(bare)) {
        if (term.joins || term.sign) continue;
        plan.heads.insert(term.stem);
        break;
      }
    }
    return plan;
  }

  std::vector<std::string> Elsewhere(std::size_t recommendation, std::size_t demand) const {
    std::vector<std::string> stems;
    for (std::size_t d = 0; d < demands_[recommendation].size(); ++d) {
      if (d == demand) continue;
      for (const std::string& stem : demands_[recommendation][d].stems) {
        if (stems.size() == kMostElsewhere) return stems;
        if (!Contains(demands_[recommendation][demand].stems, stem) && !Contains(stems, stem)) stems.push_back(stem);
      }
    }
    return stems;
  }

  // The best that a recommendation's demands have to say of a change.
  TraceLink Best(std::size_t recommendation, std::size_t change, const Plan& plan) const {
    TraceLink link = {.change = change, .score = 0, .demands = {}, .shared = {}};
    std::vector<std::pair<double, std::string>> shared;
    for (std::size_t d = 0; d < demands_[recommendation].size(); ++d) {
      Evidence evidence =
          Likeness(demands_[recommendation][d], elsewhere_[recommendation][d], plan).With(terms_[change]);
      if (evidence.score >= 1) link.demands.push_back(d);
      if (evidence.score <= link.score) continue;
      link.score = evidence.score;
      shared = std::move(evidence.shared);
    }
    std::ranges::stable_sort(shared, std::greater(), [](const auto& one) { return one.first; });
    for (const auto& [weight, said] : shared) {
      const auto written = written_[recommendation].find(said);
      link.shared.push_back(written == written_[recommendation].end() ? said : written->second);
    }
    return link;
  }

  bool LinkByWords(std::size_t change, const Plan& plan) {
    std::vector<TraceLink> links;
    double best = 1;
    for (std::size_t r = 0; r < demands_.size(); ++r) {
      links.push_back(Best(r, change, plan));
      best = std::max(best, links.back().score);
    }
    bool linked = false;
    for (std::size_t r = 0; r < links.size(); ++r) {
      if (links[r].score < 1 || links[r].score < kNearlyAsGood * best) continue;
      traced_[r].links.push_back(std::move(links[r]));
      linked = true;
    }
    return linked;
  }

  // Whether a demand for figures is one for these. Those that commit are to be named: "… and the budget".
  bool Covers(const Demand& demand, std::size_t change) const {
    const bool commits = comparison_.changes[change].significance == Significance::kSubstantive;
    if (!terms_[change].only_figures || !commits) return true;
    return std::ranges::any_of(demand.stems, [&](const std::string& stem) {
      const auto found = terms_[change].stems.find(stem);
      return found != terms_[change].stems.end() && found->second != Occurs::kReason;
    });
  }

  void LinkFigures(std::size_t change) {
    if (!StatesFigures(comparison_.changes[change])) return;
    for (std::size_t r = 0; r < demands_.size(); ++r) {
      TraceLink link = {.change = change, .score = 1, .demands = {}, .shared = {}};
      for (std::size_t d = 0; d < demands_[r].size(); ++d) {
        if (demands_[r][d].figures && Covers(demands_[r][d], change)) link.demands.push_back(d);
      }
      if (!link.demands.empty()) traced_[r].links.push_back(std::move(link));
    }
  }

  const Comparison& comparison_;
  TermReader reader_;
  std::vector<std::vector<Demand>> demands_;                      // by recommendation
  std::vector<std::map<std::string, std::string>> written_;       // by recommendation: a stem as it first stands there
  std::vector<std::vector<std::vector<std::string>>> elsewhere_;  // by recommendation and demand: the others' stems
  std::vector<ChangeTerms> terms_;                                // by change
  std::vector<Traced> traced_;
};

}  // namespace

std::vector<Traced> Trace(const Comparison& comparison, const std::vector<std::string>& recommendations) {
  return Tracer(comparison, recommendations).Trace();
}

}  // namespace planrev::diff
