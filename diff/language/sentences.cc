// SPDX-License-Identifier: MIT
#include "diff/language/sentences.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "diff/language/bindings.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestSentence = 400;  // words looked at to either side

// Past forms of the irregular verbs (Quirk et al. 3.12 to 3.19) that are no other form of a verb as well.
const std::unordered_set<std::string_view> kIrregularPasts = {
    "arose",    "ate",      "awoke",    "became",    "began",      "bent",      "bit",    "bled",   "blew",    "bore",
    "bought",   "bred",     "broke",    "brought",   "built",      "burnt",     "came",   "caught", "chose",   "clung",
    "crept",    "dealt",    "did",      "drank",     "drew",       "drove",     "dug",    "fed",    "fell",    "felt",
    "fled",     "flew",     "forbade",  "forgave",   "forgot",     "fought",    "found",  "froze",  "gave",    "got",
    "grew",     "had",      "heard",    "held",      "hid",        "hung",      "kept",   "knelt",  "knew",    "laid",
    "leapt",    "learnt",   "led",      "left",      "lent",       "lit",       "lost",   "made",   "meant",   "met",
    "overcame", "oversaw",  "overtook", "paid",      "ran",        "rang",      "rode",   "rose",   "said",    "sang",
    "sank",     "sat",      "saw",      "sent",      "shone",      "shook",     "shot",   "shrank", "slept",   "slid",
    "sold",     "sought",   "sped",     "spelt",     "spent",      "spoke",     "spoilt", "sprang", "stole",   "stood",
    "struck",   "strove",   "stuck",    "swam",      "swept",      "swore",     "swung",  "taught", "thought", "threw",
    "told",     "took",     "tore",     "underwent", "understood", "undertook", "upheld", "was",    "wept",    "went",
    "were",     "withdrew", "withheld", "withstood", "woke",       "won",       "wore",   "wove",   "wrote"};

// Forms that state in the present, or whose past is written like their present.
const std::unordered_set<std::string_view> kStating = {
    "is",       "are",        "has",      "have",    "been",     "does",     "do",     "cost",
    "costs",    "show",       "shows",    "there",   "live",     "lives",    "say",    "says",
    "means",    "includes",   "contains", "remains", "accounts", "gives",    "takes",  "makes",
    "hold",     "holds",      "own",      "owns",    "receive",  "receives", "serve",  "serves",
    "comprise", "comprises",  "total",    "totals",  "average",  "averages", "exceed", "exceeds",
    "stands",   "represents", "earn",     "earns",   "equals",   "covers"};

bool IsPastForm(const std::string& word) {
  return kIrregularPasts.count(word) > 0 || (word.size() > 4 && word.ends_with("ed") && word != "aged");
}

// Whether the word stands before a noun, and what is between the two says which: "the armed forces", "of disabled
// people".
bool StandsBefore(const Passage& passage, std::size_t at) {
  static constexpr auto kBefore =
      std::to_array<std::string_view>({"the",   "a",     "an",   "our",  "their", "its", "your", "his", "her",  "this",
                                       "these", "those", "all",  "each", "every", "any", "some", "no",  "of",   "for",
                                       "by",    "with",  "from", "to",   "in",    "on",  "at",   "two", "three"});
  return IsIn(kBefore, LowerWord(passage, at));
}

// The same of a word as it stands; not of a name, "the Integrated Care Board".
bool IsPastAt(const Passage& passage, std::size_t at, const Sentence& sentence) {
  const char initial = passage.text[passage.words[at].start];
  const bool name = initial >= 'A' && initial <= 'Z' && at > sentence.first;
  const std::string word = LowerWord(passage, at);
  return !name && IsPastForm(word) && !(word.ends_with("ed") && at > sentence.first && StandsBefore(passage, at - 1));
}

// Whether the sentence tells of the past: by its auxiliary, or where it has none of the present, by its verb.
bool IsPast(const Passage& passage, const Sentence& sentence) {
  static constexpr auto kPresent =
      std::to_array<std::string_view>({"is", "are", "be", "has", "have", "does", "do", "being"});
  static constexpr auto kPast = std::to_array<std::string_view>({"was", "were", "had", "did"});
  bool past = false, present = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage.words[at].kind != WordClass::kWord) continue;
    const std::string word = LowerWord(passage, at);
    if (std::find(kPast.begin(), kPast.end(), word) != kPast.end()) return true;
    present = present || std::find(kPresent.begin(), kPresent.end(), word) != kPresent.end();
    past = past || IsPastAt(passage, at, sentence);
  }
  return past && !present;
}

// "answered within five working days": a time that is allowed, where it tells of no past.
bool AllowsTime(const Passage& passage, std::size_t at) {
  static constexpr auto kUnits = std::to_array<std::string_view>({"minute", "hour", "day", "week", "month", "year"});
  if (LowerWord(passage, at) != "within") return false;
  for (std::size_t next = at + 1; next < std::min(at + 5, passage.words.size()); ++next) {
    const std::string word = LowerWord(passage, next);
    if (std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) { return word.starts_with(unit); }))
      return true;
  }
  return false;
}

// Whether a duty or a qualifier of it stands there that commits by itself.
bool BindsSomeone(const Binding& found) {
  if (found.term->Is(BindingTerm::kPaired) || found.term->Is(BindingTerm::kException)) return false;
  return found.scale == BindingScale::kDuty || found.scale == BindingScale::kQualifier;
}

}  // namespace

Sentence SentenceAround(const Passage& passage, std::size_t first, std::size_t last) {
  const std::size_t lowest = first - std::min(first, kLongestSentence);
  const std::size_t highest = std::min(passage.words.size(), last + kLongestSentence);
  const auto ends = [&](std::size_t at) {  // before the word at `at`
    return EndsSentence(passage, at - 1) || (at < passage.words.size() && passage.words[at].seam != Seam::kNone);
  };
  while (first > lowest && !ends(first)) --first;
  while (last < highest && (last == 0 || !ends(last))) ++last;
  return {first, last};
}

bool Commits(const Passage& passage, const Sentence& sentence, const Lexicon& lexicon) {
  const auto found = FindBindings(passage, sentence.first, sentence.last, lexicon);
  if (std::any_of(found.begin(), found.end(), BindsSomeone)) return true;
  const bool past = IsPast(passage, sentence);
  for (const Binding& one : found) {
    const bool ceiling = one.term->Is(BindingTerm::kPaired);  // "no more than 25 per cent"
    if (one.scale == BindingScale::kBound && (ceiling || !past)) return true;
  }
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!past && passage.words[at].kind == WordClass::kWord && AllowsTime(passage, at)) return true;
    if (!lexicon.MayBind(passage.words[at].id)) continue;
    const BindingTerm* norm = BindingTermAt(passage, at, BindingFamily::kNorm).term;
    if (norm != nullptr && !(past && norm->Is(BindingTerm::kPresent))) return true;
  }
  return false;
}

bool States(const Passage& passage, const Sentence& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage.words[at].kind != WordClass::kWord) continue;
    const std::string word = LowerWord(passage, at);
    if (kStating.count(word) > 0 || IsPastAt(passage, at, sentence)) return true;
  }
  return false;
}

}  // namespace planrev::diff
