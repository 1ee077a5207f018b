// SPDX-License-Identifier: MIT
// Strengths after RFC 2119 and the drafting guides that British councils follow: must and shall bind, will promises,
// should advises, aims to intends, may and can permit.
#include "diff/obligations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "diff/unicode.h"

namespace planrev::diff {
namespace {

// A qualifier ("where possible", the "aim to" of "will aim to") weakens the duty beside it.
enum class Scale { kDuty, kScope, kQualifier, kNegation };

struct Term {
  std::string_view words;  // one or two, in lower case
  Scale scale;
  int strength;  // within its scale; qualifiers weaken
};

constexpr std::array kTerms = {
    Term{"must", Scale::kDuty, 6},
    Term{"shall", Scale::kDuty, 6},
    Term{"required to", Scale::kDuty, 6},
    Term{"will", Scale::kDuty, 5},
    Term{"should", Scale::kDuty, 4},
    Term{"aims to", Scale::kDuty, 3},
    Term{"aim to", Scale::kQualifier, 1},
    Term{"seeks to", Scale::kDuty, 3},
    Term{"seek to", Scale::kQualifier, 1},
    Term{"may", Scale::kDuty, 2},
    Term{"can", Scale::kDuty, 2},
    Term{"might", Scale::kDuty, 1},
    Term{"could", Scale::kDuty, 1},
    Term{"would", Scale::kDuty, 1},
    Term{"all", Scale::kScope, 4},
    Term{"every", Scale::kScope, 4},
    Term{"each", Scale::kScope, 4},
    Term{"most", Scale::kScope, 3},
    Term{"many", Scale::kScope, 2},
    Term{"some", Scale::kScope, 1},
    Term{"where possible", Scale::kQualifier, 1},
    Term{"subject to", Scale::kQualifier, 1},
    Term{"as appropriate", Scale::kQualifier, 1},
    Term{"where practicable", Scale::kQualifier, 1},
    Term{"where appropriate", Scale::kQualifier, 1},
    Term{"not", Scale::kNegation, 1},
    Term{"no", Scale::kNegation, 1},
    Term{"never", Scale::kNegation, 1},
    Term{"cannot", Scale::kNegation, 1},
    Term{"neither", Scale::kNegation, 1},
    Term{"without", Scale::kNegation, 1},
    Term{"nobody", Scale::kNegation, 1},
    Term{"none", Scale::kNegation, 1},
    Term{"nothing", Scale::kNegation, 1},
    Term{"nor", Scale::kNegation, 1},
};

constexpr std::array<std::string_view, 18> kCommitting = {
    "target", "targets", "ensure", "commit",     "commits", "committed", "deadline", "agreed",  "require",
    "due",    "budget",  "limit",  "allocation", "maximum", "minimum",   "least",    "ceiling", "cap"};

std::string Lower(const Passage& passage, std::size_t at) {
  const Word& word = passage.words[at];
  return Folded(passage.text.substr(word.start, word.length));
}

// "May 2021" and "Will Smith" bind nobody: a capital within a sentence.
bool IsName(const Passage& passage, std::size_t at) {
  const char first = passage.text[passage.words[at].start];
  return first >= 'A' && first <= 'Z' && at > 0 && !EndsSentence(passage, at - 1);
}

// The "no" of "no more than" denies nothing.
bool IsComparison(const Passage& passage, std::size_t at) {
  if (Lower(passage, at) != "no" || at + 1 >= passage.words.size()) return false;
  const std::string next = Lower(passage, at + 1);
  return next == "more" || next == "less" || next == "fewer" || next == "later" || next == "earlier";
}

struct Found {
  const Term* term;
  std::string text;
};

// The terms of one scale of which at least a word stands in [first, last).
std::vector<Found> TermsIn(const Passage& passage, std::size_t first, std::size_t last, Scale scale,
                           const Lexicon& lexicon) {
  std::vector<Found> found;
  for (std::size_t at = first > 0 ? first - 1 : 0; at < last; ++at) {
    if (!lexicon.MayBind(passage.words[at].id) || IsName(passage, at) || IsComparison(passage, at)) continue;
    const std::string one = Lower(passage, at);
    const std::string two = at + 1 < passage.words.size() ? one + " " + Lower(passage, at + 1) : one;
    for (const Term& term : kTerms) {
      const bool pair = term.words == two;
      if (term.scale != scale || !(pair || (at >= first && term.words == one))) continue;
      found.push_back({&term, ReadingText(passage, at, at + (pair && two != one ? 2 : 1))});
      break;
    }
  }
  return found;
}

Direction Compare(const Term* before, const Term* after) {
  if (before == nullptr) return after->scale == Scale::kQualifier ? Direction::kWeaker : Direction::kStronger;
  if (after == nullptr) return before->scale == Scale::kQualifier ? Direction::kStronger : Direction::kWeaker;
  if (before->strength == after->strength) return Direction::kChanged;
  return after->strength < before->strength ? Direction::kWeaker : Direction::kStronger;
}

// A hunk with more words on a side was written anew: which of its terms answers to which, nobody could say.
constexpr std::size_t kLongestPaired = 12;
constexpr int kAims = 3;  // the least strength that promises anything

bool IsShort(const Hunk& hunk) {
  return hunk.before_last - hunk.before_first <= kLongestPaired && hunk.after_last - hunk.after_first <= kLongestPaired;
}

bool Same(const Found& a, const Found& b) { return a.term == b.term; }

// Pairs the terms of a hunk in order. One without a partner came or went, which says something of a duty or a
// qualifier, but not of a lone "all", "may" or "could".
void CompareScale(std::vector<Found> before, std::vector<Found> after, bool paired,
                  std::vector<ObligationChange>& changes) {
  for (auto a = before.begin(); a != before.end();) {  // what both have stayed
    const auto b = std::find_if(after.begin(), after.end(), [&](const Found& f) { return Same(*a, f); });
    if (b == after.end()) {
      ++a;
    } else {
      after.erase(b);
      a = before.erase(a);
    }
  }
  const std::size_t pairs = paired ? std::min(before.size(), after.size()) : 0;
  for (std::size_t k = 0; k < pairs; ++k) {
    changes.push_back({before[k].text, after[k].text, Compare(before[k].term, after[k].term)});
  }
  const auto tells = [](const Found& found) {
    const bool promises = found.term->scale == Scale::kDuty && found.term->strength >= kAims;
    return promises || found.term->scale == Scale::kQualifier;
  };
  for (std::size_t k = pairs; k < before.size(); ++k) {
    if (tells(before[k])) changes.push_back({before[k].text, "", Compare(before[k].term, nullptr)});
  }
  for (std::size_t k = pairs; k < after.size(); ++k) {
    if (tells(after[k])) changes.push_back({"", after[k].text, Compare(nullptr, after[k].term)});
  }
}

constexpr std::size_t kLongestSentence = 400;  // words looked at to either side

// Grows [first, last) to the sentence around it.
void Widen(const Passage& passage, std::size_t& first, std::size_t& last) {
  const std::size_t lowest = first - std::min(first, kLongestSentence);
  const std::size_t highest = std::min(passage.words.size(), last + kLongestSentence);
  while (first > lowest && !EndsSentence(passage, first - 1)) --first;
  while (last < highest && (last == 0 || !EndsSentence(passage, last - 1))) ++last;
}

// Every single word of the terms.
std::unordered_set<std::string_view> PartsOfTerms() {
  std::unordered_set<std::string_view> parts(kCommitting.begin(), kCommitting.end());
  for (const Term& term : kTerms) {
    const std::size_t space = term.words.find(' ');
    parts.insert(term.words.substr(0, space));
    if (space != std::string_view::npos) parts.insert(term.words.substr(space + 1));
  }
  return parts;
}

}  // namespace

ObligationEdits CompareObligations(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                                   const Lexicon& lexicon) {
  ObligationEdits edits;
  for (const Hunk& hunk : hunks) {
    for (const Scale scale : {Scale::kDuty, Scale::kScope, Scale::kQualifier}) {
      CompareScale(TermsIn(before, hunk.before_first, hunk.before_last, scale, lexicon),
                   TermsIn(after, hunk.after_first, hunk.after_last, scale, lexicon), IsShort(hunk), edits.changes);
    }
    edits.negation =
        edits.negation || TermsIn(before, hunk.before_first, hunk.before_last, Scale::kNegation, lexicon).size() !=
                              TermsIn(after, hunk.after_first, hunk.after_last, Scale::kNegation, lexicon).size();
  }
  return edits;
}

bool Commits(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  Widen(passage, first, last);
  if (!TermsIn(passage, first, last, Scale::kDuty, lexicon).empty()) return true;
  if (!TermsIn(passage, first, last, Scale::kQualifier, lexicon).empty()) return true;
  for (std::size_t at = first; at < last; ++at) {
    if (!lexicon.MayBind(passage.words[at].id)) continue;
    if (IsComparison(passage, at)) return true;  // "no more than 25 per cent"
    if (std::find(kCommitting.begin(), kCommitting.end(), Lower(passage, at)) != kCommitting.end()) return true;
  }
  return false;
}

bool States(const Passage& passage, std::size_t first, std::size_t last) {
  static const std::unordered_set<std::string_view> kStating = {
      "is",     "are",      "was",      "were",    "has",      "have",  "had",  "been", "rose",  "fell",
      "grew",   "stood",    "cost",     "show",    "shows",    "drew",  "saw",  "made", "dealt", "there",
      "live",   "lives",    "say",      "says",    "said",     "ran",   "took", "gave", "found", "means",
      "meant",  "includes", "contains", "remains", "accounts", "met",   "held", "came", "went",  "began",
      "became", "left",     "kept",     "led",     "gives",    "takes", "makes"};
  Widen(passage, first, last);
  for (std::size_t at = first; at < last; ++at) {
    if (passage.words[at].kind != WordClass::kWord) continue;
    const std::string word = Lower(passage, at);
    if (kStating.count(word) > 0 || (word.size() > 4 && word.ends_with("ed"))) return true;
  }
  return false;
}

bool HeadsCommitments(std::string_view header) {
  static constexpr std::array<std::string_view, 11> kHeads = {"target",  "deadline", "measure",    "due",
                                                              "by when", "owner",    "lead",       "milestone",
                                                              "outcome", "action",   "responsible"};
  const std::string folded = Folded(header);
  return std::any_of(kHeads.begin(), kHeads.end(),
                     [&](std::string_view head) { return folded.find(head) != std::string::npos; });
}

bool IsBindingWord(std::string_view word) {
  constexpr std::size_t kLongest = 11;
  static const std::unordered_set<std::string_view> kParts = PartsOfTerms();
  return word.size() <= kLongest && kParts.count(Folded(word)) > 0;
}

}  // namespace planrev::diff
