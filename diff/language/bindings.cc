// SPDX-License-Identifier: MIT
#include "diff/language/bindings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "diff/language/forecasts.h"
#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

std::string Lower(const Passage& passage, std::size_t at) {
  const Word& word = passage.words[at];
  const std::string_view text = passage.text.substr(word.start, word.length);
  return NeedsNormalizing(text) ? Folded(Normalized(text)) : Folded(text);
}

// "May 2021" and "Will Smith" bind nobody: a capital within a sentence, or at its start before a figure or another one.
bool IsName(const Passage& passage, std::size_t at, const std::string& word) {
  if (word != "may" && word != "will") return false;
  const std::string_view text = passage.text.substr(passage.words[at].start, passage.words[at].length);
  if (text[0] >= 'a' || text[1] < 'a') return false;  // in small letters, or all in capitals
  if (at > 0 && !EndsSentence(passage, at - 1)) return true;
  if (at + 1 >= passage.words.size()) return false;
  const char behind = passage.text[passage.words[at + 1].start];
  return passage.words[at + 1].kind == WordClass::kFigure || (behind >= 'A' && behind <= 'Z');
}

// German "will" and "all": "die Stadt will", "all das". The words around tell: small German words, and none of English.
bool IsGerman(const Passage& passage, std::size_t at, const std::string& word) {
  static constexpr auto kAlsoGerman = std::to_array<std::string_view>({"will", "all"});
  static constexpr auto kOfGerman = std::to_array<std::string_view>(
      {"der",  "das",   "den",  "dem",  "des",  "ein",  "eine", "einen", "einem", "einer", "und",
       "oder", "nicht", "ist",  "sind", "zu",   "zum",  "zur",  "von",   "vom",   "mit",   "für",
       "auf",  "im",    "bei",  "nach", "aus",  "über", "sich", "er",    "sie",   "es",    "wir",
       "ich",  "wer",   "auch", "als",  "wird", "dass", "mehr", "keine", "ihr",   "die",   "ihre"});
  static constexpr auto kOfEnglish = std::to_array<std::string_view>(
      {"the", "a", "an", "of", "to", "and", "or", "be", "is", "are", "for", "with", "by", "on", "it", "we", "that"});
  constexpr std::size_t kAround = 8;
  if (!IsIn(kAlsoGerman, word)) return false;
  bool german = false;
  const auto look = [&](std::size_t i) {
    const std::string near = Lower(passage, i);
    german = german || IsIn(kOfGerman, near);
    return !IsIn(kOfEnglish, near);
  };
  for (std::size_t i = at; i > 0 && at - i < kAround && !EndsSentence(passage, i - 1); --i) {
    if (!look(i - 1)) return false;
  }
  for (std::size_t i = at + 1; i < std::min(passage.words.size(), at + kAround) && !EndsSentence(passage, i); ++i) {
    if (!look(i)) return false;
  }
  return german;
}

constexpr auto kModals =
    std::to_array<std::string_view>({"must", "shall", "will", "should", "may", "can", "might", "could", "would"});

// "of their own free will", "the will of", "a petrol can must": a noun, as its article or what follows it shows.
bool IsNoun(const Passage& passage, std::size_t at, const std::string& word) {
  static constexpr auto kDetermining = std::to_array<std::string_view>(
      {"a", "an", "the", "his", "her", "its", "our", "their", "your", "my", "own", "free", "good"});
  static constexpr auto kAlsoNouns =
      std::to_array<std::string_view>({"will", "can", "must", "might", "need", "needs", "plan", "plans", "hope",
                                       "hopes", "wish", "attempt", "request"});
  static constexpr auto kBeforeNouns =
      std::to_array<std::string_view>({"by", "in", "of", "under", "with", "against", "at", "through"});
  if (!IsIn(kAlsoNouns, word)) return false;
  if (at > 0 && IsIn(kDetermining, Lower(passage, at - 1))) return true;
  const bool ends = at + 1 >= passage.words.size() || passage.words[at + 1].kind == WordClass::kPunctuation;
  if (at > 0 && word == "will" && ends && IsIn(kBeforeNouns, Lower(passage, at - 1))) return true;
  if (at + 1 >= passage.words.size()) return false;
  const std::string next = Lower(passage, at + 1);
  return next == "of" || IsIn(kModals, next);
}

// The "No." of "No. 4".
bool IsNumberSign(const Passage& passage, std::size_t at) {
  const auto is = [&](std::size_t i, WordClass kind) {
    return i < passage.words.size() && passage.words[i].kind == kind;
  };
  return is(at + 1, WordClass::kPunctuation) && is(at + 2, WordClass::kFigure) &&
         passage.text[passage.words[at + 1].start] == '.';
}

void Forbid(Binding& found) {
  found.forbids = true;
  if (found.strength == kPermits) found.strength = kBinds;
}

// "Should you need help", "should the panel agree": a condition, as the subject behind it shows.
bool IsCondition(const Passage& passage, std::size_t at, const std::string& word) {
  static constexpr auto kSubjects = std::to_array<std::string_view>(
      {"you", "they", "we",  "it",     "he",      "she",      "i",  "there", "this",  "that", "these", "those", "the",
       "a",   "an",   "any", "anyone", "anybody", "anything", "no", "your",  "their", "our",  "its",   "his",   "her"});
  if (word != "should" || at + 1 >= passage.words.size()) return false;
  const bool opens = at == 0 || EndsSentence(passage, at - 1) || passage.words[at].seam != Seam::kNone ||
                     passage.words[at - 1].kind == WordClass::kPunctuation;
  return opens && IsIn(kSubjects, Lower(passage, at + 1));
}

// "must not enter without leave": the "without" denies nothing, it excepts from the prohibition. "Must not go without"
// has nothing behind it.
bool IsException(const Passage& passage, std::size_t at) {
  static constexpr auto kForbidding = std::to_array<std::string_view>(
      {"not", "never", "cannot", "mustn't", "shan't", "won't", "shouldn't", "prohibited", "forbidden"});
  if (Lower(passage, at) != "without" || at + 1 >= passage.words.size()) return false;
  if (passage.words[at + 1].kind == WordClass::kPunctuation) return false;
  constexpr std::size_t kFarthest = 40;
  for (std::size_t i = at; i > 0 && at - i < kFarthest; --i) {
    if (passage.words[i].seam != Seam::kNone || EndsSentence(passage, i - 1)) return false;
    if (IsIn(kForbidding, Lower(passage, i - 1))) return true;
  }
  return false;
}

// "must not", "may never", "will no longer": a prohibition, as strong as the modal is; leave to do it is none not to.
void TakeNegation(const Passage& passage, Binding& found) {
  if (!found.term->Is(BindingTerm::kModal) || found.last >= passage.words.size()) return;
  const std::string behind = Lower(passage, found.last);
  const bool no_longer =
      behind == "no" && found.last + 1 < passage.words.size() && Lower(passage, found.last + 1) == "longer";
  if (behind != "not" && behind != "never" && behind != "neither" && !no_longer) return;
  Forbid(found);
  found.last += no_longer ? 2 : 1;
}

// Nobody who may is as good as all who must not; nobody who is required to is leave for all. Nobody who can forbids
// nothing.
void TakeDeniedSubject(const Passage& passage, Binding& found) {
  if (found.scale != BindingScale::kDuty || found.forbids || found.strength == kSupposes) return;
  if (Lower(passage, found.first) == "can" || !IsDenied(passage, found.first)) return;
  if (found.term->Is(BindingTerm::kModal) || found.strength == kPermits) {
    Forbid(found);
  } else {
    found.strength = kPermits;
  }
}

// An aim that the sentence supposes, or names by the way, and does not set: "if you plan to build", "residents who wish
// to", "prior to trying to enter", "to attempt to"; but not behind a duty: "needs to try to".
bool OnlySupposes(const Passage& passage, const Binding& aim, bool behind_duty) {
  static constexpr auto kSupposing =
      std::to_array<std::string_view>({"if", "unless", "whether", "when", "whenever", "who", "whoever"});
  static constexpr auto kBeforeGerunds = std::to_array<std::string_view>(
      {"to", "by", "of", "for", "in", "without", "from", "while", "when", "before", "after"});
  constexpr std::size_t kLongestSubject = 4;
  if (aim.scale != BindingScale::kDuty || aim.strength != kAims || aim.term->Is(BindingTerm::kBehind)) return false;
  for (std::size_t at = aim.first; at > 0 && !behind_duty && aim.first - at <= kLongestSubject; --at) {
    if (passage.words[at - 1].kind == WordClass::kPunctuation || passage.words[at].seam != Seam::kNone) return false;
    const std::string word = Lower(passage, at - 1);
    const bool gerund = Lower(passage, aim.first).ends_with("ing") && IsIn(kBeforeGerunds, word);
    if (at == aim.first && (gerund || word == "to")) return true;
    if (IsIn(kSupposing, word)) return true;
  }
  return false;
}

// "No one": a denial, and no scope.
bool IsDenialsOne(const Passage& passage, std::size_t at, const std::string& word) {
  return word == "one" && at > 0 && Lower(passage, at - 1) == "no";
}

// "intentionally or not": either way, which denies nothing.
bool IsEitherWay(const Passage& passage, std::size_t at) {
  const bool ends = at + 1 == passage.words.size() || passage.words[at + 1].kind == WordClass::kPunctuation;
  return ends && at > 0 && Lower(passage, at) == "not" && Lower(passage, at - 1) == "or";
}

// Whether the sentence asks: "How will this be paid for?" binds nobody.
bool Asks(const Passage& passage, const Binding& duty) {
  constexpr std::size_t kLongestQuestion = 60;  // words from the duty on
  const std::size_t end = std::min(passage.words.size(), duty.last + kLongestQuestion);
  for (std::size_t at = duty.last; at < end && (at == 0 || passage.words[at].seam == Seam::kNone); ++at) {
    if (EndsSentence(passage, at)) return passage.text[passage.words[at].start] == '?';
  }
  return false;
}

// What a duty behind a modal makes of it: "will be required to" requires, "may be required to" permits, "will aim to"
// aims. The modal alone stays what it is: it may be what was edited.
void Join(const Passage& passage, std::vector<Binding>& found) {
  std::optional<std::size_t> modal;
  for (std::size_t k = 0; k < found.size(); ++k) {
    Binding& inner = found[k];
    if (inner.scale != BindingScale::kDuty) continue;
    const bool behind = modal && StandsBehind(passage, found[*modal], inner);
    const bool leave = modal && found[*modal].strength <= kPermits && inner.strength == kAims;  // "may consider"
    if (behind && (leave || inner.strength < found[*modal].strength)) inner.scale = BindingScale::kQualifier;
    if (!behind && inner.term->Is(BindingTerm::kBehind)) inner.term = nullptr;
    modal = inner.term != nullptr && inner.term->Is(BindingTerm::kModal) ? std::optional(k) : std::nullopt;
  }
  std::erase_if(found, [](const Binding& one) { return one.term == nullptr; });
}

}  // namespace

bool IsDenied(const Passage& passage, std::size_t at) {
  static constexpr auto kDenying =
      std::to_array<std::string_view>({"nobody", "none", "no-one", "neither", "no", "nothing"});
  static constexpr auto kMeasuring =
      std::to_array<std::string_view>({"less", "fewer", "more", "later", "earlier", "longer", "sooner", "doubt"});
  static constexpr auto kJoining = std::to_array<std::string_view>({"that", "and", "but", "so", "which", "who"});
  constexpr std::size_t kLongestSubject = 10;
  std::size_t first = at;
  while (first > 0 && at - first < kLongestSubject) {
    const std::size_t before = first - 1;
    if (passage.words[before].kind == WordClass::kPunctuation || passage.words[first].seam != Seam::kNone) break;
    if (IsIn(kJoining, Lower(passage, before))) break;
    --first;
  }
  if (first + 1 > at || !IsIn(kDenying, Lower(passage, first))) return false;
  return !IsIn(kMeasuring, Lower(passage, first + 1)) && !IsNumberSign(passage, first);
}

std::vector<Binding> FindBindings(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  std::vector<Binding> found;
  for (std::size_t at = first; at < last;) {
    const BindingMatch match =
        lexicon.MayBind(passage.words[at].id) ? BindingTermAt(passage, at, BindingFamily::kBinding) : BindingMatch();
    if (match.term == nullptr) {
      ++at;
      continue;
    }
    const std::string word = Lower(passage, at);
    const bool one = match.last == at + 1;
    if (match.term->scale != BindingScale::kNothing && !(one && IsName(passage, at, word)) &&
        !IsDenialsOne(passage, at, word) && !IsNoun(passage, at, word) && !IsCondition(passage, at, word) &&
        !IsGerman(passage, at, word) && (word != "without" || IsException(passage, at))) {
      const bool behind_duty = !found.empty() && found.back().scale == BindingScale::kDuty && found.back().last == at;
      found.push_back({match.term, match.term->scale, match.term->strength, match.term->Is(BindingTerm::kForbids), at,
                       match.last, match.last});
      TakeNegation(passage, found.back());
      TakeDeniedSubject(passage, found.back());
      const Binding& binding = found.back();
      if (Foretells(passage, binding) || OnlySupposes(passage, binding, behind_duty) || Asks(passage, binding))
        found.pop_back();
    }
    at = match.last;
  }
  Join(passage, found);
  return found;
}

std::size_t CountNegations(const Passage& passage, std::size_t first, std::size_t last, const Lexicon& lexicon) {
  std::size_t count = 0;
  for (std::size_t at = first; at < last; ++at) {
    if (!lexicon.MayBind(passage.words[at].id)) continue;
    const BindingMatch denial = BindingTermAt(passage, at, BindingFamily::kNegation);
    if (denial.term == nullptr || (Lower(passage, at) == "no" && IsNumberSign(passage, at))) continue;
    if (IsException(passage, at) || IsEitherWay(passage, at)) continue;
    // "and install without npm", all of which came in: what is denied came with it
    if (at > first && last - at > 1 && Lower(passage, at) == "without") continue;
    const BindingMatch other = BindingTermAt(passage, at, BindingFamily::kBinding);
    const bool measures = other.term != nullptr &&
                          (other.term->scale == BindingScale::kBound || other.term->scale == BindingScale::kNothing);
    if (!measures) ++count;
  }
  return count;
}

bool StandsBehind(const Passage& passage, const Binding& modal, const Binding& inner) {
  static constexpr auto kBetween = std::to_array<std::string_view>(
      {"be", "been", "have", "also", "always", "continue", "now", "then", "only", "both", "each"});
  if (inner.first < modal.last || inner.first - modal.last > 3) return false;
  for (std::size_t at = modal.last; at < inner.first; ++at) {
    const std::string word = Lower(passage, at);
    if (!IsIn(kBetween, word) && !word.ends_with("ly")) return false;
  }
  return true;
}

bool Promises(const Binding& binding) { return binding.strength >= kAims; }

}  // namespace planrev::diff
