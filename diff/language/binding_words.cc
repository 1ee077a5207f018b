// SPDX-License-Identifier: MIT
// Sources. Duties, permissions and their passive forms: ISO/IEC Directives, Part 2, clause 7, tables 3 to 7, and RFC
// 2119; the modal and semi-modal verbs of the grammars (Quirk et al., A Comprehensive Grammar of the English Language,
// 3.40 to 3.51); commissive, directive and permissive verbs after Searle, A Taxonomy of Illocutionary Acts. Will
// promises, as councils and GOV.UK use it. Standards of endeavour after Rhodia v Huntsman [2007] EWHC 292. Scope: the
// quantifiers of the grammar (5.10 to 5.25). Conditions: its conditional and concessive subordinators (15.33 to 15.44)
// and the feasibility phrases of health and safety law. Hedges: its adverbs of usual frequency and of approximation
// (8.106, 8.111).
#include "diff/language/binding_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "diff/language/numerals.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

using enum BindingScale;
using enum BindingTerm::Flag;

// What "@" stands for.
constexpr std::string_view kFeasible =
    "possible|practicable|practical|practically|feasible|appropriate|applicable|relevant|necessary|needed|required|"
    "requested|reasonable|available|viable|affordable|suitable|convenient|desirable|achievable|permitted|allowed";

constexpr auto kTerms = std::to_array<BindingTerm>({
    // what is laid down
    {"must", kDuty, kBinds, kModal},
    {"shall", kDuty, kBinds, kModal},
    {"have|has|having to", kDuty, kBinds, kPlain},
    {"had to", kDuty, kBinds, kPaired},
    {"is|are|was|were|be to", kDuty, kBinds, kPaired},
    {"need|needs to", kDuty, kBinds, kPlain},
    {"required|obliged|obligated|bound|compelled|mandated to", kDuty, kBinds, kPlain},
    {"duty|duties|obligation|obligations to", kDuty, kBinds, kPlain},
    {"required|necessary|essential|imperative that", kDuty, kBinds, kPlain},
    {"necessary|essential to", kDuty, kBinds, kPaired},
    {"required|mandatory|compulsory|obligatory|binding|necessary|essential", kDuty, kBinds, kPaired},
    {"require|requires|oblige|obliges|compel|compels|bind|binds|mandate|mandates", kDuty, kBinds, kPaired},
    // what is forbidden
    {"prohibited|forbidden|banned|barred|precluded|excluded|restrained from", kDuty, kBinds, kForbids},
    {"prohibited|forbidden to", kDuty, kBinds, kForbids},
    {"mustn't|shan't", kDuty, kBinds, kForbids},
    {"won't", kDuty, kPromises, kForbids},
    {"shouldn't", kDuty, kAdvises, kForbids},
    {"prohibited|forbidden|banned", kDuty, kBinds, kForbids | kPaired},
    {"prohibit|prohibits|forbid|forbids|ban|bans", kDuty, kBinds, kForbids | kPaired},
    {"discouraged|deterred|dissuaded from", kDuty, kAdvises, kForbids},
    {"discouraged|discourage|discourages", kDuty, kAdvises, kForbids | kPaired},
    // what is promised
    {"will", kDuty, kPromises, kModal},
    {"we'll|it'll|they'll|you'll|he'll|she'll|who'll", kDuty, kPromises, kModal},
    {"going to", kDuty, kPromises, kPaired},
    {"commit|commits|committed|committing to", kDuty, kPromises, kPlain},
    {"pledge|pledges|pledged|pledging to", kDuty, kPromises, kPlain},
    {"promise|promises|promised|promising to", kDuty, kPromises, kPlain},
    {"undertake|undertakes|undertaken|undertaking to", kDuty, kPromises, kPlain},
    {"guarantee|guarantees|guaranteed|guaranteeing to", kDuty, kPromises, kPlain},
    {"guarantee|guarantees|guaranteed|warrant|warrants", kDuty, kPromises, kPaired},
    {"vow|vows|vowed|swear|swears to", kDuty, kPromises, kPlain},
    {"agree|agrees to", kDuty, kPromises, kPlain},
    {"have|has agreed to", kDuty, kPromises, kPlain},
    {"agreed|resolve|resolves|resolved to", kDuty, kPromises, kPaired},
    {"responsible|accountable|answerable for", kDuty, kPromises, kPlain},
    {"responsibility to", kDuty, kPromises, kPlain},
    {"entitled to", kDuty, kPromises, kPlain},
    {"is|are|be|remains|remain the responsibility of", kDuty, kPromises, kPlain},
    {"can|may expect us|it|them to", kDuty, kPromises, kPlain},  // "What you can expect us to do"
    {"right|rights to", kDuty, kPromises, kPaired},
    // what is advised, or expected
    {"should", kDuty, kAdvises, kModal},
    {"ought to", kDuty, kAdvises, kModal},
    {"expected|supposed|advised|urged|recommended|instructed to", kDuty, kAdvises, kPlain},
    {"recommended|advised|advisable|desirable|preferable|appropriate that", kDuty, kAdvises, kPaired},
    {"recommended|advised|advisable", kDuty, kAdvises, kPaired},
    {"desirable|preferable to", kDuty, kAdvises, kPaired},
    {"recommend|recommends|advise|advises|urge|urges", kDuty, kAdvises, kPaired},
    {"call|calls|called on|upon", kDuty, kAdvises, kPaired},
    // what is asked, or attempted
    {"asked|invited|encouraged|requested to", kDuty, kAims, kPlain},
    {"asked|invited|encouraged|requested", kDuty, kAims, kPaired},
    {"ask|asks|invite|invites|encourage|encourages|request|requests", kDuty, kAims, kPaired},
    {"aim|aims|aimed|aiming to", kDuty, kAims, kPlain},
    {"aim|aims|goal|goals|ambition|ambitions|intention|intentions|objective|objectives|hope is|are to", kDuty, kAims,
     kPlain},
    {"seek|seeks|seeking|sought to", kDuty, kAims, kPlain},
    {"intend|intends|intended|intending to", kDuty, kAims, kPlain},
    {"plan|plans|planned|planning to", kDuty, kAims, kPlain},
    {"propose|proposes|proposed|proposing to", kDuty, kAims, kPlain},
    {"hope|hopes|hoped|hoping to", kDuty, kAims, kPlain},
    {"expect|expects|expecting to", kDuty, kAims, kPlain},
    {"wish|wishes|wishing|want|wants|wanting|like to", kDuty, kAims, kPaired},
    {"aspire|aspires|aspiring to", kDuty, kAims, kPlain},
    {"strive|strives|striving to|for", kDuty, kAims, kPlain},
    {"endeavour|endeavours|endeavouring|endeavor|endeavors|endeavoring to", kDuty, kAims, kPlain},
    {"attempt|attempts|attempting|try|tries|trying to", kDuty, kAims, kPlain},
    {"work|works|working towards|toward", kDuty, kAims, kPlain},
    {"working to", kDuty, kAims, kPaired},
    {"look|looks|looking to", kDuty, kAims, kPaired},
    {"determined|prepared|willing|minded|ready to", kDuty, kAims, kPaired},
    {"consider|explore", kDuty, kAims, kBehind},
    {"considering|exploring", kDuty, kAims, kPaired},
    {"look at|into", kDuty, kAims, kBehind},
    // what is permitted, or possible
    {"may", kDuty, kPermits, kModal},
    {"can", kDuty, kPermits, kModal},
    {"cannot", kDuty, kBinds, kForbids | kPaired},
    {"could not", kDuty, kBinds, kForbids | kPaired},
    {"allowed|permitted|authorised|authorized|empowered|licensed|free|able|eligible|welcome to", kDuty, kPermits,
     kPaired},
    {"power|powers|discretion|liberty|permission|option|ability|opportunity|freedom to", kDuty, kPermits, kPaired},
    {"reserve|reserves the right to", kDuty, kPermits, kPaired},
    {"allowed|permitted|permissible|optional|voluntary|discretionary", kDuty, kPermits, kPaired},
    {"allow|allows|permit|permits|enable|enables|authorise|authorises|authorize|authorizes|empower|empowers", kDuty,
     kPermits, kPaired},
    {"need not", kDuty, kPermits, kPaired | kReleases},
    {"needn't", kDuty, kPermits, kPaired | kReleases},
    {"do|does not need|have to", kDuty, kPermits, kPaired | kReleases},
    {"don't|doesn't need|have to", kDuty, kPermits, kPaired | kReleases},
    {"not required|obliged|obligated|bound|expected to", kDuty, kPermits, kPaired | kReleases},
    {"might", kDuty, kSupposes, kModal},
    {"could", kDuty, kSupposes, kModal},
    {"would", kDuty, kSupposes, kModal},

    // how many, how much
    {"all", kScope, 6, kPlain},
    {"every|each|any|both|everyone|everybody|everything|anyone|anybody", kScope, 6, kPaired},
    {"always|invariably", kScope, 6, kPlain},
    {"whole|entirety of", kScope, 6, kPaired},
    {"entire|whole", kScope, 6, kPaired},
    {"majority of", kScope, 4, kPlain},
    {"most of", kScope, 4, kPlain},
    {"most", kScope, 4, kPaired},
    {"many|much|several|half|lots", kScope, 3, kPaired},
    {"much|many|several|half of", kScope, 3, kPaired},
    {"some of", kScope, 2, kPlain},
    {"some", kScope, 2, kPlain},
    {"part|parts of", kScope, 2, kPaired},
    {"certain|selected|few", kScope, 2, kPaired},
    {"one|either", kScope, 1, kPaired},
    {"any|either|one of the? following|these", kScope, 1, kPaired},  // a choice of one
    {"any one of", kScope, 1, kPaired},
    {"all of the? following|these", kScope, 6, kPlain},
    {"some #", kNothing, 0, kPlain},  // about as many
    {"the most", kNothing, 0, kPlain},
    {"until|till #", kNothing, 0, kPlain},  // a day, and no condition
    {"until the? end|start|close of", kNothing, 0, kPlain},
    {"until january|february|march|april|may|june|july|august|september|october|november|december", kNothing, 0,
     kPlain},
    {"if greater|higher|lower|later|earlier|larger|smaller|longer|shorter|sooner|different", kNothing, 0, kPlain},
    {"not only", kNothing, 0, kPlain},
    {"not intended|meant|designed to", kNothing, 0, kPlain},
    {"may|might not be known|available|possible|enough|sufficient|suitable|appropriate|clear|obvious", kNothing, 0,
     kPlain},
    {"whether or not", kNothing, 0, kPlain},
    {"without exception|fail|delay|limitation|prejudice|notice", kNothing, 0, kPlain},
    {"without undue|further|unnecessary|unreasonable|any delay|ado|exception", kNothing, 0, kPlain},

    // not less than, not more than
    {"at least #", kBound, 2, kPlain},
    {"no|not less|fewer than", kBound, 2, kPaired},
    {"a minimum of", kBound, 2, kPlain},
    {"up to #", kBound, 1, kPlain},
    {"at most #", kBound, 1, kPlain},
    {"no|not more than", kBound, 1, kPaired},
    {"not exceeding", kBound, 1, kPaired},
    {"a maximum of", kBound, 1, kPlain},
    {"no|not later|earlier|longer|sooner|greater|higher|lower than", kBound, 1, kPaired},

    // efforts in place of results
    {"best endeavours|endeavors|efforts", kQualifier, 4, kPlain},
    {"every effort|endeavour|endeavor", kQualifier, 4, kPlain},
    {"all commercially? reasonable endeavours|endeavors|efforts", kQualifier, 3, kPlain},
    {"take|takes|taking|taken all reasonable|practicable|necessary|appropriate|possible steps|measures to", kQualifier,
     3, kPlain},
    {"commercially? reasonable endeavours|endeavors|efforts", kQualifier, 2, kPlain},
    {"reasonable endeavours|endeavors|efforts", kQualifier, 2, kPlain},
    {"take|takes|taking|taken reasonable|practicable|necessary|appropriate steps|measures to", kQualifier, 2, kPlain},
    {"take|takes|taking|taken steps|measures to", kQualifier, 2, kPlain},
    {"do|does|doing our|its|their|his|her|your best to", kQualifier, 2, kPlain},
    // as far as that can be done
    {"where|wherever|when|whenever|if|as it? is|are? reasonably? @", kQualifier, 1, kPlain},
    {"in? so|as far as it? is|are? reasonably? @", kQualifier, 1, kPlain},
    {"as soon|much|many|often|closely|quickly|early|far as it? is|are? reasonably? @", kQualifier, 1, kPlain},
    {"so far as it? is|are? reasonably? @", kQualifier, 1, kPlain},
    {"insofar as it? is|are? reasonably? @", kQualifier, 1, kPlain},
    {"as|if|where|when and when|where|as it? is? @", kQualifier, 1, kPlain},
    {"to the extent it? is? @|that", kQualifier, 1, kPlain},
    {"in principle", kQualifier, 1, kPlain},
    {"in due course", kQualifier, 1, kPlain},
    {"in the longer|long term", kQualifier, 1, kPlain},
    {"at an|the appropriate|suitable time", kQualifier, 1, kPlain},
    {"resources|funding|funds|time|weather|capacity|budgets|staffing permitting|allowing", kQualifier, 1, kPlain},
    {"if|where|as|when resources|funding|funds|time|capacity|budgets|circumstances allow|allows|permit|permits",
     kQualifier, 1, kPlain},
    // under a condition
    {"subject to", kQualifier, 1, kPlain},
    {"conditional|contingent|dependent|depending on|upon", kQualifier, 1, kPlain},
    {"provided|providing that|always", kQualifier, 1, kPlain},
    {"on condition that", kQualifier, 1, kPlain},
    {"on the condition that", kQualifier, 1, kPlain},
    {"as|so long as", kQualifier, 1, kException},
    {"in exceptional|special|certain|limited circumstances|cases", kQualifier, 1, kPlain},
    {"at|in its|their|his|her|our|your sole|absolute|own? discretion", kQualifier, 1, kPlain},
    {"at the discretion of", kQualifier, 1, kPlain},
    {"intended|hoped|expected|anticipated|envisaged|proposed|planned that", kQualifier, 1, kPlain},
    {"if|unless|until|except|excepting|notwithstanding", kQualifier, 1, kException},
    {"where|when there is|are", kQualifier, 1, kException},
    {"except where|when", kQualifier, 1, kException},
    {"without", kQualifier, 1, kException},  // of a prohibition
    {"save in|for|where|as|that|with|when|to", kQualifier, 1, kException},
    {"other than", kQualifier, 1, kException},
    {"with the exception of", kQualifier, 1, kException},
    // usually, nearly
    {"normally|usually|generally|ordinarily|typically|mainly|mostly|largely|primarily|principally|predominantly|"
     "chiefly|"
     "broadly|reasonably|unreasonably|preferably|ideally|potentially|possibly|occasionally|sometimes|hopefully|nearly|"
     "almost|virtually",
     kHedge, 1, kPlain},
    {"in general", kHedge, 1, kPlain},
    {"as a rule", kHedge, 1, kPlain},
    {"on the whole", kHedge, 1, kPlain},
    {"in most cases|circumstances", kHedge, 1, kPlain},
    {"for the most part", kHedge, 1, kPlain},

    // denials
    {"not|no|never|neither|nor|without|nobody|none|nothing|nowhere|no-one|cannot", kNegation, 1, kPlain},
    {"no longer", kNegation, 1, kPlain},
    {"don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|can't|couldn't|won't|wouldn't|shan't|"
     "shouldn't|mustn't|needn't|mightn't|mayn't|oughtn't|daren't",
     kNegation, 1, kPlain},

    // beside which a figure lays down what people get, pay, may or have to do
    {"target|targets|ensure|commit|commits|committed|deadline|agreed|require|due|budget|limit|allocation|maximum|"
     "minimum|least|ceiling|cap",
     kNorm, 1, kPlain},
    {"required|requires|requirement|mandatory|compulsory", kNorm, 1, kPlain},
    {"do|does not need|require", kNorm, 1, kPlain},
    {"don't|doesn't need|require", kNorm, 1, kPlain},
    {"exempt|exempted", kNorm, 1, kPlain},
    {"or more|fewer|less", kNorm, 1, kPresent},  // "two or more bedrooms"
    {"quorum|ambition|ambitions|aspiration", kNorm, 1, kPresent},
    {"aim|goal|objective|vision is", kNorm, 1, kPresent},
    {"term|terms of # months|years", kNorm, 1, kPresent},  // of office
    {"limits|deadlines|caps|ceilings|threshold|thresholds|quota|quotas", kNorm, 1, kPlain},
    {"fee|fees|tariff|tariffs|levy|levies|toll|tolls|fare|fares|surcharge|surcharges", kNorm, 1, kPresent},
    {"charge|charges|fine|fines|penalty|penalties is|are|of|for", kNorm, 1, kPresent},
    {"penalty|fine|charge for", kNorm, 1, kPresent},
    {"charged|capped|fixed|set|limited at", kNorm, 1, kPresent},
    {"penalty", kNorm, 1, kPresent},
    {"entitled|entitlement|entitlements|entitles|eligible|eligibility|qualify|qualifies", kNorm, 1, kPresent},
    {"is|are offered|payable|repayable|allowed|permitted|exempt", kNorm, 1, kPresent},
    {"kept|retained|stored|held for #", kNorm, 1, kPresent},
    {"take|takes effect", kNorm, 1, kPresent},
    {"open|available|restricted|limited|reserved|offered|granted|given to|for", kNorm, 1, kPresent},
    {"is|are anyone|someone|anybody|somebody who|aged", kNorm, 1, kPresent},  // a definition
    {"means anyone|someone|any|between|those", kNorm, 1, kPresent},
    {"defined as", kNorm, 1, kPresent},
    {"cannot", kNorm, 1, kPresent},
    {"costs #", kNorm, 1, kPresent},  // a price
    {"expire|expires|expiry", kNorm, 1, kPresent},
});

struct Start {
  std::string_view word;
  std::size_t term = 0;
};

constexpr std::string_view Alternatives(std::string_view pattern) {
  const std::string_view first = pattern.substr(0, pattern.find(' '));
  return first.ends_with('?') ? first.substr(0, first.size() - 1) : first;
}

template <typename Use>
constexpr void ForEachAlternative(std::string_view alternatives, const Use& use) {
  for (;;) {
    const std::size_t bar = alternatives.find('|');
    use(alternatives.substr(0, bar));
    if (bar == std::string_view::npos) return;
    alternatives.remove_prefix(bar + 1);
  }
}

constexpr bool StartsOptional(std::string_view pattern) { return pattern.substr(0, pattern.find(' ')).ends_with('?'); }

// The first words of all terms, sorted, each with its term; a term that may go without its first word has its second
// as well.
constexpr auto kStarts = [] {
  constexpr auto count = [] {
    std::size_t n = 0;
    for (const BindingTerm& term : kTerms) {
      ForEachAlternative(Alternatives(term.pattern), [&](std::string_view) { ++n; });
      if (StartsOptional(term.pattern))
        ForEachAlternative(Alternatives(term.pattern.substr(term.pattern.find(' ') + 1)),
                           [&](std::string_view) { ++n; });
    }
    return n;
  }();
  std::array<Start, count> starts{};
  std::size_t n = 0;
  for (std::size_t t = 0; t < kTerms.size(); ++t) {
    const std::string_view pattern = kTerms[t].pattern;
    const auto add = [&](std::string_view word) { starts[n++] = {word, t}; };
    ForEachAlternative(Alternatives(pattern), add);
    if (StartsOptional(pattern)) ForEachAlternative(Alternatives(pattern.substr(pattern.find(' ') + 1)), add);
  }
  std::sort(starts.begin(), starts.end(),
            [](const Start& a, const Start& b) { return a.word != b.word ? a.word < b.word : a.term < b.term; });
  return starts;
}();

constexpr std::size_t kLongestStart = [] {
  std::size_t longest = 0;
  for (const Start& start : kStarts) longest = std::max(longest, start.word.size());
  return longest;
}();

// Where the words with each first letter begin among the starts; all of them are letters.
constexpr auto kByLetter = [] {
  std::array<std::size_t, 27> firsts{};
  std::size_t n = 0;
  for (std::size_t letter = 0; letter < firsts.size(); ++letter) {
    while (n < kStarts.size() && static_cast<std::size_t>(kStarts[n].word[0] - 'a') < letter) ++n;
    firsts[letter] = n;
  }
  return firsts;
}();

constexpr bool Before(const Start& start, std::string_view word) { return start.word < word; }

// The first of the starts that are `word`, in lower case; the end where there is none.
const Start* FindStart(std::string_view word) {
  const Start* end = kStarts.data() + kStarts.size();
  if (word.empty() || word[0] < 'a' || word[0] > 'z' || word.size() > kLongestStart) return end;
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  const Start* start =
      std::lower_bound(kStarts.data() + kByLetter[letter], kStarts.data() + kByLetter[letter + 1], word, Before);
  return start != end && start->word == word ? start : end;
}

bool IsOneOf(std::string_view word, std::string_view alternatives) {
  bool found = false;
  ForEachAlternative(alternatives, [&](std::string_view one) { found = found || one == word; });
  return found;
}

// The words from one on in lower case, each made when it is asked for.
class LowerWords {
 public:
  LowerWords(const Passage& passage, std::size_t first) : passage_(passage), first_(first) {}

  std::string_view At(std::size_t at) {
    while (words_.size() <= at - first_) words_.push_back(Make(first_ + words_.size()));
    return words_[at - first_];
  }

 private:
  std::string Make(std::size_t at) const {
    if (at >= passage_.words.size()) return {};
    const Word& word = passage_.words[at];
    const std::string_view text = passage_.text.substr(word.start, word.length);
    return NeedsNormalizing(text) ? Folded(Normalized(text)) : Folded(text);
  }

  const Passage& passage_;
  std::size_t first_;
  std::vector<std::string> words_;
};

// The word behind the pattern, where it fits at `at`; 0 where it does not.
std::size_t Fits(const Passage& passage, LowerWords& words, std::string_view pattern, std::size_t at) {
  if (pattern.empty()) return at;
  const std::size_t blank = pattern.find(' ');
  std::string_view part = pattern.substr(0, blank);
  const std::string_view rest = blank == std::string_view::npos ? std::string_view() : pattern.substr(blank + 1);
  const bool optional = part.ends_with('?');
  if (optional) part.remove_suffix(1);
  std::size_t end = 0;
  if (part == "#") {
    if (IsNumber(passage, at)) end = rest.empty() ? at : Fits(passage, words, rest, at + 1);
  } else if (at < passage.words.size() &&
             (IsOneOf(words.At(at), part) || (part.starts_with('@') && IsOneOf(words.At(at), kFeasible)))) {
    end = Fits(passage, words, rest, at + 1);
  }
  return end == 0 && optional ? Fits(passage, words, rest, at) : end;
}

BindingFamily FamilyOf(BindingScale scale) {
  return scale == kNegation ? BindingFamily::kNegation
         : scale == kNorm   ? BindingFamily::kNorm
                            : BindingFamily::kBinding;
}

}  // namespace

BindingMatch BindingTermAt(const Passage& passage, std::size_t at, BindingFamily family) {
  LowerWords words(passage, at);
  const std::string_view first = words.At(at);
  BindingMatch longest;
  for (const Start* start = FindStart(first); start != kStarts.data() + kStarts.size() && start->word == first;
       ++start) {
    const BindingTerm& term = kTerms[start->term];
    if (FamilyOf(term.scale) != family) continue;
    const bool one_word = term.pattern.find(' ') == std::string_view::npos;
    std::size_t last = one_word ? at + 1 : Fits(passage, words, term.pattern, at);
    if (term.pattern.ends_with('#') && term.scale == kNothing) last = std::max(last, last > 0 ? at + 1 : 0);
    if (last > longest.last) longest = {&term, last};
  }
  return longest;
}

bool StartsBindingTerm(std::string_view word) {
  if (word.empty() || word.size() > kLongestStart) return false;
  std::array<char, kLongestStart> lower;
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view folded(lower.data(), word.size());
  return FindStart(folded) != kStarts.data() + kStarts.size();
}

}  // namespace planrev::diff
