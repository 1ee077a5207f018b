// SPDX-License-Identifier: MIT
// Four forms foretell: a thing that nobody commands and a verb of becoming ("demand will rise"), which is told from a
// target ("burglary will fall by 10 %") by its subject alone; a consequence ("this will mean"); more or fewer of
// something that there will be; and what growth or building brings ("new homes will bring"). What is expected to become
// so, and what somebody will want, is foretold whatever it is.
#include "diff/language/forecasts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "diff/text/unicode.h"
#include "diff/text/word_lists.h"

namespace planrev::diff {
namespace {

// Verbs of becoming more, less or otherwise (Quirk et al. 4.33, process verbs), which take no object.
constexpr auto kBecoming = std::to_array<std::string_view>(
    {"grow",  "rise",   "fall",     "increase", "decrease",  "decline", "shrink", "double", "triple",
     "halve", "exceed", "outstrip", "outpace",  "outnumber", "remain",  "become", "stay",   "worsen",
     "peak",  "reach",  "age",      "vary",     "drop",      "depend",  "change", "live"});

// What a plan reckons with and nobody commands: people as a number, nature, markets.
constexpr auto kBeyondCommand = std::to_array<std::string_view>(
    {"population", "populations", "people",   "residents",   "households",   "demand",   "supply",  "inflation",
     "price",      "prices",      "climate",  "temperature", "temperatures", "rainfall", "economy", "unemployment",
     "need",       "needs",       "pressure", "pressures",   "growth",       "life",     "levels",  "age"});

// What comes about, or is built: it promises nothing, and what it will bring is foretold.
constexpr auto kComing = std::to_array<std::string_view>(
    {"estates", "estate", "development", "developments", "homes", "houses", "dwellings", "growth", "expansion",
     "regeneration", "closure", "closures", "changes", "migration", "rise", "increase"});
constexpr auto kBringing = std::to_array<std::string_view>(
    {"bring", "add", "attract", "draw", "generate", "create", "cause", "put", "place", "change", "push", "lift"});

// What somebody may feel, and nobody promises: "they'll want to know".
constexpr auto kWishing = std::to_array<std::string_view>({"want", "wish", "like", "hope", "wonder", "notice"});

constexpr auto kMore = std::to_array<std::string_view>(
    {"more", "fewer", "less", "many", "increased", "reduced", "greater", "higher", "lower", "growing", "further"});
constexpr auto kMoreOf = std::to_array<std::string_view>({"increase", "rise", "growth", "fall", "decrease", "decline",
                                                          "reduction", "shortage", "shortfall", "need", "growing"});

// The words around a duty, in lower case; empty beyond the passage.
class Around {
 public:
  Around(const Passage& passage, const Binding& duty) : passage_(passage), duty_(duty) {}

  std::string At(std::size_t at) const {
    if (at >= passage_.words.size()) return {};
    const Word& word = passage_.words[at];
    return Folded(passage_.text.substr(word.start, word.length));
  }

  // The verb behind the duty, without "also", "continue to" and adverbs.
  std::size_t Verb() const {
    std::size_t at = duty_.last;
    for (std::size_t n = 0; n < 4; ++n, ++at) {
      const std::string word = At(at);
      const bool between = word == "also" || word == "continue" || word == "to" || word == "probably" ||
                           word == "therefore" || word == "then" || (word.size() > 4 && word.ends_with("ly"));
      if (!between) break;
    }
    return at;
  }

  // Whether what stands before the duty, up to the last sign, has a word of what nobody commands.
  bool IsBeyondCommand() const {
    constexpr std::size_t kLongestSubject = 10;
    for (std::size_t at = duty_.first; at > 0 && duty_.first - at < kLongestSubject; --at) {
      if (passage_.words[at - 1].kind == WordClass::kPunctuation || passage_.words[at].seam != Seam::kNone)
        return false;
      if (IsIn(kBeyondCommand, At(at - 1))) return true;
    }
    return false;
  }

  // Whether "this", "that" or "it" is the whole subject.
  bool OpensWith(std::string_view subject) const {
    if (duty_.first == 0 || At(duty_.first - 1) != subject) return false;
    const std::size_t at = duty_.first - 1;
    return at == 0 || passage_.words[at - 1].kind == WordClass::kPunctuation ||
           passage_.words[at].seam != Seam::kNone || At(at - 1) == "and" || At(at - 1) == "but";
  }

  // Whether an object follows: "increase [patrols]", not "increase by", "rise to".
  bool HasObject(std::size_t verb) const {
    static constexpr auto kNoObject = std::to_array<std::string_view>(
        {"by",    "to",       "from",          "in",      "at",     "over",    "during", "between", "further",
         "again", "slightly", "significantly", "sharply", "slowly", "rapidly", "and",    "or",      "until",
         "as",    "with",     "since",         "when",    "if",     "within"});
    if (verb + 1 >= passage_.words.size()) return false;
    return passage_.words[verb + 1].kind == WordClass::kWord && !IsIn(kNoObject, At(verb + 1));
  }

 private:
  const Passage& passage_;
  const Binding& duty_;
};

bool ForetellsMore(const Around& around, std::size_t verb) {
  if (around.At(verb) != "be") return false;
  const std::string next = around.At(verb + 1);
  if (IsIn(kMore, next)) return true;
  return (next == "a" || next == "an") && (IsIn(kMoreOf, around.At(verb + 2)) || IsIn(kMoreOf, around.At(verb + 3)));
}

bool IsConsequence(const Around& around, std::size_t verb) {
  static constexpr auto kConsequences =
      std::to_array<std::string_view>({"mean", "result", "lead", "help", "allow", "enable", "make", "cause", "depend",
                                       "reduce", "improve", "increase", "affect", "lessen", "free", "save", "cost"});
  static constexpr auto kNotByPeople = std::to_array<std::string_view>({"mean", "result", "depend"});
  if (around.OpensWith("it")) return IsIn(kNotByPeople, around.At(verb));
  return (around.OpensWith("this") || around.OpensWith("that")) && IsIn(kConsequences, around.At(verb));
}

}  // namespace

bool Foretells(const Passage& passage, const Binding& duty) {
  const Around around(passage, duty);
  const std::string last = around.At(duty.last - 1);
  const std::size_t verb = around.Verb();
  const bool becomes = IsIn(kBecoming, around.At(verb));
  if (duty.forbids) return false;
  if (around.At(duty.first) == "expected" && last == "to") return becomes && !around.HasObject(verb);
  if (duty.last == duty.first + 1 && (last == "will" || last.ends_with("ll")) && IsIn(kWishing, around.At(verb)))
    return true;
  if (last != "will" || duty.last != duty.first + 1) return false;
  if (duty.first > 0 && around.At(duty.first - 1) == "there") return ForetellsMore(around, verb);
  if (duty.first > 0 && IsIn(kComing, around.At(duty.first - 1)) && IsIn(kBringing, around.At(verb))) return true;
  return (becomes && around.IsBeyondCommand()) || IsConsequence(around, verb);
}

}  // namespace planrev::diff
