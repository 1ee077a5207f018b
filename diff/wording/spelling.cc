// SPDX-License-Identifier: MIT
// Two words are one where they have the same skeleton: each class in which British and American spellings differ is
// written one way. (The classes are those of the usual tables of the two spellings; words that are spelled apart one
// by one, as "kerb" and "curb", are not known.)
#include "diff/wording/spelling.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kShortest = 5;
constexpr std::size_t kShortestSlip = 7;  // shorter words with a letter doubled or swapped are often other words

// An ending as either side writes it, and what may stand behind it: a suffix the ending takes.
struct Ending {
  std::string_view british;
  std::string_view american;
};

// Suffixes behind which the endings are sought as well ("centres", "programmes", "licenced").
constexpr auto kSuffixes = std::to_array<std::string_view>({"", "s", "d", "ed", "ing", "'s"});

constexpr auto kEndings = std::to_array<Ending>(
    {{"tre", "ter"},                                                 // centre, metre, theatre
     {"tred", "tered"},       {"bre", "ber"},                        // fibre, calibre
     {"ence", "ense"},                                               // licence, defence, offence
     {"encing", "ensing"},    {"actice", "actise"}, {"ogue", "og"},  // catalogue, dialogue
     {"amme", "am"},                                                 // programme
     {"dgement", "dgment"},   {"lyse", "lyze"},                      // analyse, catalyse
     {"lysing", "lyzing"},    {"rol", "roll"},                       // enrol, and below fulfil, instil
     {"rolment", "rollment"}, {"fil", "fill"},      {"filment", "fillment"}, {"stil", "still"}, {"skilful", "skillful"},
     {"wilful", "willful"},   {"arnt", "arned"},  // learnt, and below spoilt, spelt, burnt
     {"oilt", "oiled"},       {"elt", "elled"},     {"urnt", "urned"},       {"eamt", "eamed"}, {"eant", "eaned"}});

// Verbs in -el and -al double the letter in Britain: "travelled", "counsellor", "signalling".
bool IsDoubledL(const std::string& longer, const std::string& shorter) {
  const std::size_t at = longer.find("ll");
  if (longer.size() != shorter.size() + 1 || at == std::string::npos || at < 3) return false;
  if (at + 2 >= longer.size() || (longer[at - 1] != 'e' && longer[at - 1] != 'a')) return false;
  return longer.substr(0, at) + longer.substr(at + 1) == shorter;
}

// "re-sign": behind "re-", a hyphen before a consonant is there to part the word from another one.
bool HyphenParts(const std::string& word) {
  constexpr std::string_view kVowels = "aeiou";
  return word.size() > 3 && word.starts_with("re-") && kVowels.find(word[3]) == std::string_view::npos;
}

// The word without what British and American habits and common slips differ in.
std::string Skeleton(const std::string& word, bool single_letters) {
  std::string folded = word;
  std::erase(folded, '-');
  std::string skeleton;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (single_letters && i > 0 && c == folded[i - 1]) continue;  // doubled letters
    if (c == 'u' && i > 0 && folded[i - 1] == 'o' && i + 1 < folded.size() && folded[i + 1] == 'r' && i > 2)
      continue;  // -our
    const bool ise = (c == 's' || c == 'z') && i > 2 && folded[i - 1] == 'i' && i + 1 < folded.size() &&
                     (folded[i + 1] == 'e' || folded[i + 1] == 'i' || folded[i + 1] == 'a');
    skeleton += ise ? 'z' : c;
  }
  return skeleton;
}

bool HasOtherEnding(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortestStem = 2;
  for (const Ending& ending : kEndings) {
    for (const std::string_view suffix : kSuffixes) {
      const auto stem = [&](const std::string& word, std::string_view end) -> std::optional<std::string_view> {
        if (!word.ends_with(suffix)) return std::nullopt;
        const std::string_view rest = std::string_view(word).substr(0, word.size() - suffix.size());
        if (!rest.ends_with(end) || rest.size() < end.size() + kShortestStem) return std::nullopt;
        return rest.substr(0, rest.size() - end.size());
      };
      const auto first = stem(a, ending.british), second = stem(b, ending.american);
      if (first && second && *first == *second) return true;
    }
  }
  return false;
}

bool IsSwapped(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [i, j] = std::mismatch(a.begin(), a.end(), b.begin());
  if (i == a.end() || i + 1 == a.end() || *i == '\'' || *j == '\'') return false;
  return *i == *(j + 1) && *(i + 1) == *j && std::equal(i + 2, a.end(), j + 2);
}

std::string Without(std::string word, char sign) {
  std::erase(word, sign);
  return word;
}

// "its" and "it's", "residents" and "resident's"; not pairs that without their apostrophe are other words.
bool IsApostropheAstray(const std::string& a, const std::string& b) {
  static constexpr auto kOthers =
      std::to_array<std::string_view>({"well", "were", "ill", "hell", "shell", "wed", "shed", "id", "lets"});
  const bool one = (a.find('\'') == std::string::npos) != (b.find('\'') == std::string::npos);
  const std::string bare = Without(a, '\'');
  return one && bare == Without(b, '\'') && std::find(kOthers.begin(), kOthers.end(), bare) == kOthers.end();
}

// "e.g" and "eg", "i.e" and "ie", "U.K" and "UK".
bool IsAbbreviation(const std::string& a, const std::string& b) {
  const std::string& stopped = a.size() > b.size() ? a : b;
  for (std::size_t i = 0; i < stopped.size(); ++i) {
    if ((i % 2 == 1) != (stopped[i] == '.')) return false;
  }
  return stopped.size() > 2 && Without(a, '.') == Without(b, '.');
}

std::string Plain(std::string_view word) { return NeedsNormalizing(word) ? Folded(Normalized(word)) : Folded(word); }

bool IsLongRespelled(const std::string& a, const std::string& b) {
  // no class changes how a word begins, but for the hyphen of "e-mail"
  if (a[0] != b[0] || a[a[1] == '-' ? 2 : 1] != b[b[1] == '-' ? 2 : 1]) return false;
  if ((HyphenParts(a) || HyphenParts(b)) && a != b) return false;
  if (Skeleton(a, false) == Skeleton(b, false) || HasOtherEnding(a, b) || HasOtherEnding(b, a)) return true;
  if (IsDoubledL(a, b) || IsDoubledL(b, a)) return true;
  return std::min(a.size(), b.size()) >= kShortestSlip && (Skeleton(a, true) == Skeleton(b, true) || IsSwapped(a, b));
}

// Contractions and shortened words written out, in lower case; empty for other words. "'d" and the "'s" of a noun may
// be either of two.
std::string WrittenOut(const std::string& word) {
  static constexpr auto kIrregular = std::to_array<std::array<std::string_view, 2>>({{"can't", "can not"},
                                                                                     {"cannot", "can not"},
                                                                                     {"won't", "will not"},
                                                                                     {"shan't", "shall not"},
                                                                                     {"let's", "let us"}});
  // shortened words that stand for one other only; "St", "No" and "Co" may be several
  static constexpr auto kShortened = std::to_array<std::array<std::string_view, 2>>({{"ltd", "limited"},
                                                                                     {"dept", "department"},
                                                                                     {"govt", "government"},
                                                                                     {"approx", "approximately"},
                                                                                     {"cllr", "councillor"},
                                                                                     {"cllrs", "councillors"},
                                                                                     {"max", "maximum"},
                                                                                     {"hrs", "hours"},
                                                                                     {"mins", "minutes"},
                                                                                     {"tel", "telephone"},
                                                                                     {"incl", "including"},
                                                                                     {"yrs", "years"},
                                                                                     {"asap", "as soon as possible"}});
  static constexpr auto kEnds = std::to_array<std::array<std::string_view, 2>>(
      {{"n't", " not"}, {"'re", " are"}, {"'ll", " will"}, {"'ve", " have"}, {"'m", " am"}});
  static constexpr auto kPronouns =
      std::to_array<std::string_view>({"it", "he", "she", "that", "there", "here", "what", "who", "where", "how"});
  for (const auto& [short_form, long_form] : kIrregular) {
    if (word == short_form) return std::string(long_form);
  }
  for (const auto& [short_form, long_form] : kShortened) {
    if (word == short_form) return std::string(long_form);
  }
  for (const auto& [end, full] : kEnds) {
    if (word.ends_with(end) && word.size() > end.size())
      return word.substr(0, word.size() - end.size()) + std::string(full);
  }
  if (!word.ends_with("'s")) return {};
  const std::string_view stem = std::string_view(word).substr(0, word.size() - 2);
  const bool pronoun = std::find(kPronouns.begin(), kPronouns.end(), stem) != kPronouns.end();
  return pronoun ? std::string(stem) + " is" : std::string();
}

bool IsPartingSign(const Passage& passage, std::size_t at) {
  // signs that part or frame words; others ("<", "✓", "€", "+") say something
  static constexpr std::string_view kSigns = ".,;:!?'\"()[]-–—‘’“”…·•";
  const Word& word = passage.words[at];
  const std::string_view text = passage.text.substr(word.start, word.length);
  const bool blank = text.find_first_not_of(" \t") == std::string_view::npos;  // in code
  return word.kind == WordClass::kPunctuation && (word.escaped || blank || kSigns.find(text) != std::string_view::npos);
}

// The words [first, last) one after another, without the signs between them.
class WordReader {
 public:
  WordReader(const Passage& passage, std::size_t first, std::size_t last)
      : passage_(&passage), at_(first), last_(last) {
    Skip();
  }

  bool Done() const { return at_ >= last_; }
  bool IsFigure() const { return passage_->words[at_].kind == WordClass::kFigure; }
  WordId Id() const { return passage_->words[at_].id; }
  const std::string& Signs() const { return signs_; }  // that were passed

  // Whether an apostrophe ends the word, as in "councils'".
  bool EndsInApostrophe() const {
    if (at_ + 1 >= passage_->words.size() || passage_->words[at_ + 1].spaced) return false;
    const Word& next = passage_->words[at_ + 1];
    const std::string_view text = passage_->text.substr(next.start, next.length);
    return text == "'" || text == "’";
  }

  // As written; "&" is a word.
  std::string Text() const {
    const Word& word = passage_->words[at_];
    const std::string_view text = passage_->text.substr(word.start, word.length);
    return text == "&" ? "and" : NeedsNormalizing(text) ? Normalized(text) : std::string(text);
  }

  void Next() {
    ++at_;
    Skip();
  }

 private:
  void Skip() {
    for (; at_ < last_ && IsPartingSign(*passage_, at_); ++at_) {
      signs_ += passage_->text.substr(passage_->words[at_].start, passage_->words[at_].length);
    }
  }

  const Passage* passage_;
  std::size_t at_;
  std::size_t last_;
  std::string signs_;
};

// Takes as many words of `reader` as spell `whole`, parted by blanks or by nothing; false where they do not.
bool TakeParts(WordReader& reader, const std::string& whole, bool blanks) {
  std::string parts = Plain(reader.Text());
  WordReader rest = reader;
  while (parts.size() < whole.size() && !rest.Done()) {
    rest.Next();
    if (rest.Done() || rest.IsFigure()) return false;
    parts += (blanks ? " " : "") + Plain(rest.Text());
  }
  if (parts != whole) return false;
  rest.Next();
  reader = rest;
  return true;
}

// "web site" and "website", "every one" and "everyone": not of short words, and not "may be".
bool IsJoined(WordReader& one, WordReader& parts) {
  constexpr std::size_t kShortestWhole = 6, kShortestPart = 3;
  const std::string whole = Without(Plain(one.Text()), '-');  // "carbon-neutral" and "carbon neutral"
  const std::string first = Plain(parts.Text());
  if (whole.size() < kShortestWhole || first.size() < kShortestPart || first.size() >= whole.size()) return false;
  if (first == "may") return false;
  if (!TakeParts(parts, whole, false)) return false;
  one.Next();
  return true;
}

bool IsWrittenOut(WordReader& short_form, WordReader& long_form) {
  const std::string full = WrittenOut(Plain(short_form.Text()));
  if (full.empty()) return false;
  const std::string other = WrittenOut(Plain(long_form.Text()));
  if (other == full) {
    long_form.Next();
  } else if (!TakeParts(long_form, full, true)) {
    return false;
  }
  short_form.Next();
  return true;
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether the next words of both are the same; steps over them.
bool Agree(WordReader& mine, WordReader& theirs, Writing& writing) {
  if (mine.Id() != theirs.Id()) {
    if (mine.IsFigure() || theirs.IsFigure()) return false;
    const std::string a = mine.Text(), b = theirs.Text();
    if (IsLetter(a[0]) && IsLetter(b[0]) && (a[0] | 0x20) != (b[0] | 0x20)) return false;  // a cheap test first
    if (a == b) {
      writing.spelling = true;  // "&"
    } else {
      const std::string folded_a = Folded(a), folded_b = Folded(b);
      const bool same = folded_a == folded_b;
      if (!same && mine.EndsInApostrophe() != theirs.EndsInApostrophe()) return false;  // one, or several
      if (!same && !IsRespelled(a, b)) {
        writing.spelling = true;
        return IsWrittenOut(mine, theirs) || IsWrittenOut(theirs, mine) || IsJoined(mine, theirs) ||
               IsJoined(theirs, mine);
      }
      (same ? writing.capitals : writing.spelling) = true;
    }
  }
  mine.Next();
  theirs.Next();
  return true;
}

// Whether the words [first, last) are one that stands beside itself: "the the".
bool IsDoubled(const Passage& passage, std::size_t first, std::size_t last) {
  if (last != first + 1 || passage.words[first].kind != WordClass::kWord) return false;
  const auto same = [&](std::size_t at) {
    return at < passage.words.size() && passage.words[at].id == passage.words[first].id;
  };
  return same(last) || (first > 0 && same(first - 1));
}

}  // namespace

bool IsRespelled(std::string_view before, std::string_view after) {
  constexpr std::string_view kNoLetters = "0123456789/@:_";
  if (before.find_first_of(kNoLetters) != std::string_view::npos ||
      after.find_first_of(kNoLetters) != std::string_view::npos)
    return false;
  const std::string a = Plain(before), b = Plain(after);
  if (IsApostropheAstray(a, b) || IsAbbreviation(a, b)) return true;
  if (a.find('.') != std::string::npos || b.find('.') != std::string::npos) return false;
  return std::min(a.size(), b.size()) >= kShortest && IsLongRespelled(a, b);
}

std::optional<Writing> SameWords(const Passage& before, const Passage& after, const Hunk& hunk) {
  Writing writing;
  if (hunk.after_first == hunk.after_last && IsDoubled(before, hunk.before_first, hunk.before_last))
    return Writing{false, false, true};
  if (hunk.before_first == hunk.before_last && IsDoubled(after, hunk.after_first, hunk.after_last))
    return Writing{false, false, true};
  WordReader mine(before, hunk.before_first, hunk.before_last), theirs(after, hunk.after_first, hunk.after_last);
  while (!mine.Done() && !theirs.Done()) {
    if (!Agree(mine, theirs, writing)) return std::nullopt;
  }
  if (!mine.Done() || !theirs.Done()) return std::nullopt;
  // what is left where all is the same: signs that stand between other words
  writing.signs = mine.Signs() != theirs.Signs() || (!writing.capitals && !writing.spelling);
  return writing;
}

bool OnlySigns(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    if (!IsPartingSign(passage, at)) return false;
  }
  return true;
}

}  // namespace planrev::diff
