// SPDX-License-Identifier: MIT
#include "diff/trace/terms.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "diff/text/unicode.h"
#include "diff/text/words.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestStemmed = 64;  // bytes; a longer word is its own stem

// The closed classes of English (Quirk et al., A Comprehensive Grammar, 2.34 to 2.39), sorted.
constexpr auto kJoining = std::to_array<std::string_view>(
    {"a",      "about",  "above",     "across", "after",  "again",   "against",  "ago",        "all",
     "along",  "also",   "although",  "always", "am",     "among",   "an",       "and",        "another",
     "any",    "are",    "around",    "as",     "at",     "away",    "back",     "be",         "because",
     "been",   "before", "behind",    "being",  "below",  "beside",  "between",  "both",       "but",
     "by",     "can",    "cannot",    "could",  "did",    "do",      "does",     "done",       "down",
     "during", "each",   "either",    "else",   "enough", "even",    "ever",     "every",      "few",
     "for",    "from",   "had",       "has",    "have",   "having",  "he",       "her",        "here",
     "him",    "his",    "how",       "if",     "in",     "instead", "into",     "is",         "it",
     "its",    "itself", "just",      "least",  "less",   "like",    "many",     "may",        "might",
     "more",   "most",   "much",      "must",   "near",   "neither", "never",    "no",         "nor",
     "not",    "now",    "of",        "off",    "on",     "once",    "only",     "onto",       "or",
     "other",  "others", "otherwise", "ought",  "our",    "ours",    "out",      "over",       "own",
     "per",    "rather", "same",      "shall",  "she",    "should",  "since",    "so",         "some",
     "such",   "than",   "that",      "the",    "their",  "theirs",  "them",     "themselves", "then",
     "there",  "these",  "they",      "this",   "those",  "though",  "through",  "throughout", "to",
     "too",    "under",  "unless",    "until",  "up",     "upon",    "us",       "very",       "was",
     "we",     "well",   "were",      "what",   "when",   "where",   "wherever", "whether",    "which",
     "while",  "who",    "whom",      "whose",  "why",    "will",    "with",     "within",     "without",
     "would",  "yet",    "you",       "your"});

bool Joins(const std::string& word) { return std::ranges::binary_search(kJoining, std::string_view(word)); }

// Nouns whose plural no rule makes (Quirk et al., 5.81 to 5.84), and words that serve as one.
struct Irregular {
  std::string_view plural, singular;
};
constexpr auto kIrregular = std::to_array<Irregular>({{"children", "child"},
                                                      {"halves", "half"},
                                                      {"knives", "knife"},
                                                      {"leaves", "leaf"},
                                                      {"lives", "life"},
                                                      {"men", "man"},
                                                      {"people", "person"},
                                                      {"shelves", "shelf"},
                                                      {"thieves", "thief"},
                                                      {"wives", "wife"},
                                                      {"women", "woman"}});

std::string_view Regular(std::string_view word) {
  const auto found = std::ranges::find(kIrregular, word, &Irregular::plural);
  return found == kIrregular.end() ? word : found->singular;
}

// "£240,000" and "24%" by their digits; "2019/20" and "11-18" whole.
std::string Digits(std::string_view figure) {
  const std::size_t first = figure.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::string(figure);
  const std::size_t last = figure.find_last_not_of("%");
  return std::string(figure.substr(first, last + 1 - first));
}

// The possessive is no part of a word.
std::string_view WithoutPossessive(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with("'")) word.remove_suffix(1);
  return word;
}

}  // namespace

TermReader::TermReader() : stemmer_(sb_stemmer_new("english", nullptr)) {}
TermReader::~TermReader() = default;
void TermReader::Free::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string TermReader::Stem(std::string_view word) const {
  if (!stemmer_ || word.size() > kLongestStemmed) return std::string(word);
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) return std::string(word);
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

std::vector<Term> TermReader::Read(std::string_view text) const {
  Vocabulary vocabulary;
  std::vector<Term> terms;
  for (const Word& word : SplitWords({{text, 0}}, true, vocabulary).words) {
    Term term = {.stem = Folded(vocabulary.Word(word.id)), .start = word.start, .end = word.start + word.length};
    term.figure = word.kind == WordClass::kFigure;
    term.sign = word.kind == WordClass::kPunctuation;
    term.joins = word.kind == WordClass::kWord && Joins(term.stem);
    if (term.figure) term.stem = Digits(term.stem);
    if (word.kind == WordClass::kWord && !term.joins) term.stem = Stem(Regular(WithoutPossessive(term.stem)));
    terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace planrev::diff
