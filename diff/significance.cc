// SPDX-License-Identifier: MIT
#include "diff/significance.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diff/figures.h"
#include "diff/obligations.h"
#include "diff/spelling.h"
#include "diff/unicode.h"

namespace planrev::diff {
namespace {

using Reason = std::optional<std::string>;

constexpr std::size_t kFewWords = 6;  // that a reason quotes in full

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string Became(const std::string& before, const std::string& after) {
  if (before.empty()) return Quoted(after) + " was added";
  if (after.empty()) return Quoted(before) + " was removed";
  return Quoted(before) + " became " + Quoted(after);
}

// What an obligation's change comes to. A lone term is a duty that came or went, or a qualifier that did.
const char* Effect(const ObligationChange& change) {
  if (change.direction == Direction::kChanged) return ": what binds is worded differently";
  const bool weaker = change.direction == Direction::kWeaker;
  if (change.before.empty() && !weaker) return ": something more is asked or promised";
  if (change.after.empty() && weaker) return ": a commitment may have been dropped";
  return weaker ? ": a commitment is weakened" : ": a commitment is strengthened";
}

Reason PassageMoved(const Facts& facts) { return facts.passage_moved ? Reason(facts.passage_moved) : Reason(); }

Reason Obligation(const Facts& facts) {
  if (facts.obligations.empty()) return {};
  const auto weaker = std::find_if(facts.obligations.begin(), facts.obligations.end(),
                                   [](const ObligationChange& o) { return o.direction == Direction::kWeaker; });
  const ObligationChange& told = weaker != facts.obligations.end() ? *weaker : facts.obligations.front();
  return Became(told.before, told.after) + Effect(told);
}

Reason Negation(const Facts& facts) {
  return facts.negation ? Reason("a negation came or went: it may now say the opposite") : Reason();
}

Reason ListOrder(const Facts& facts) {
  if (facts.order_changed) return "the order of a numbered list implies priority";
  return facts.list_order_lost ? Reason("numbers imply an order of priority, bullets do not") : Reason();
}

Reason AddedOrRemoved(const Facts& facts) {
  if (!facts.says_something) return {};
  if (facts.kind == Kind::kAdded) return "something is said that was not said before";
  if (facts.kind == Kind::kRemoved) return "something that was said is no longer said";
  return {};
}

Reason CommittedFigure(const Facts& facts) {
  if (!facts.words_differ || !facts.only_figures) return {};
  if (facts.commits) return "a figure or date inside a commitment or target changed";
  return facts.states ? Reason() : Reason("a figure or date changed, and no verb says that it only states something");
}

Reason Definition(const Facts& facts) { return facts.definition ? Reason("only where a link points") : Reason(); }

Reason OtherImage(const Facts& facts) {
  return facts.other_image ? Reason("another image is shown, and nobody can tell from the text what it says")
                           : Reason();
}

Reason Metadata(const Facts& facts) {
  return facts.unit == Unit::kMetadata ? Reason("a record about the document, not what it says") : Reason();
}

Reason StruckOut(const Facts& facts) {
  return facts.struck ? Reason("words were struck through, or are no longer") : Reason();
}

Reason Reworded(const Facts& facts) {
  const bool light = facts.only_signs || facts.only_notes || facts.only_case || facts.only_spelling ||
                     facts.only_figures || facts.follows || facts.unit == Unit::kMetadata;
  if (!facts.words_differ || light) return {};
  return facts.replaced.empty() && facts.replacing.empty() ? "it is worded differently"
                                                           : Became(facts.replaced, facts.replacing);
}

Reason StatedFigure(const Facts& facts) {
  if (!facts.words_differ || !facts.only_figures) return {};
  if (facts.figures.size() == 1)
    return Became(facts.figures[0].before, facts.figures[0].after) + ", in a sentence that states rather than commits";
  return "figures or dates were brought up to date, in sentences that state rather than commit";
}

Reason NoteMark(const Facts& facts) {
  return facts.only_notes ? Reason("only the mark of a note, which is told where it stands") : Reason();
}
Reason Spelling(const Facts& facts) { return facts.only_spelling ? Reason("only the spelling differs") : Reason(); }
Reason Case(const Facts& facts) { return facts.only_case ? Reason("only capitals differ") : Reason(); }
Reason Punctuation(const Facts& facts) {
  if (!facts.only_signs) return {};
  return facts.unit == Unit::kCode ? "only blanks or punctuation differ" : "only punctuation differs";
}
Reason Renumbered(const Facts& facts) {
  return facts.renumbered_only || facts.follows ? Reason("only numbers moved on") : Reason();
}

Reason Dress(const Facts& facts) {
  if (facts.words_differ || facts.dress.empty()) return {};
  std::string reason = facts.dress.front();
  for (std::size_t i = 1; i < std::min<std::size_t>(3, facts.dress.size()); ++i) reason += "; " + facts.dress[i];
  if (facts.dress.size() > 3) reason += "; and " + std::to_string(facts.dress.size() - 3) + " more of the sort";
  return reason;
}

Reason Level(const Facts& facts) {
  return facts.level ? Reason("it stands at another level, its words are the same") : Reason();
}

Reason Rearranged(const Facts& facts) {
  switch (facts.kind) {
    case Kind::kMoved:
      return "it stands elsewhere, its words are the same";
    case Kind::kSplit:
      return "it was divided, its words are the same";
    case Kind::kMerged:
      return "they were put together, their words are the same";
    default:
      return {};
  }
}

Reason Layout(const Facts& facts) { return facts.words_differ ? Reason() : Reason("only its form differs"); }

struct Rule {
  const char* name;
  Significance significance;
  Reason (*applies)(const Facts&);
};

// The first that applies decides.
constexpr std::array kRules = {
    Rule{"passage-moved", Significance::kEditorial, PassageMoved},
    Rule{"negation", Significance::kSubstantive, Negation},
    Rule{"obligation", Significance::kSubstantive, Obligation},
    Rule{"list-order", Significance::kSubstantive, ListOrder},
    Rule{"image", Significance::kSubstantive, OtherImage},
    Rule{"link-definition", Significance::kEditorial, Definition},
    Rule{"metadata", Significance::kFactual, Metadata},
    Rule{"added-or-removed", Significance::kSubstantive, AddedOrRemoved},
    Rule{"figure-in-commitment", Significance::kSubstantive, CommittedFigure},
    Rule{"struck-out", Significance::kSubstantive, StruckOut},
    Rule{"wording", Significance::kSubstantive, Reworded},
    Rule{"figure", Significance::kFactual, StatedFigure},
    Rule{"note-mark", Significance::kEditorial, NoteMark},
    Rule{"spelling", Significance::kEditorial, Spelling},
    Rule{"case", Significance::kEditorial, Case},
    Rule{"punctuation", Significance::kEditorial, Punctuation},
    Rule{"renumbering", Significance::kEditorial, Renumbered},
    Rule{"formatting", Significance::kEditorial, Dress},
    Rule{"level", Significance::kEditorial, Level},
    Rule{"rearranged", Significance::kEditorial, Rearranged},
    Rule{"layout", Significance::kEditorial, Layout},
};

bool OnlySigns(const Passage& passage, std::size_t first, std::size_t last) {
  // signs that part or frame words; others ("<", "✓", "€", "+") say something
  static constexpr std::string_view kSigns = ".,;:!?'\"()[]-–—‘’“”…·•";
  return std::all_of(passage.words.begin() + static_cast<std::ptrdiff_t>(first),
                     passage.words.begin() + static_cast<std::ptrdiff_t>(last), [&](const Word& word) {
                       const std::string_view text = passage.text.substr(word.start, word.length);
                       const bool blank = text.find_first_not_of(" \t") == std::string_view::npos;  // in code
                       return word.kind == WordClass::kPunctuation &&
                              (word.escaped || blank || kSigns.find(text) != std::string_view::npos);
                     });
}

bool OnlyNoteMarks(const Passage& passage, std::size_t first, std::size_t last) {
  return std::all_of(passage.words.begin() + static_cast<std::ptrdiff_t>(first),
                     passage.words.begin() + static_cast<std::ptrdiff_t>(last),
                     [&](const Word& word) { return passage.text.substr(word.start, 2) == "[^"; });
}

// Whether a hunk ends a list item and only changes what joins it to the next: ";" or "; and" for ".".
bool OnlyJoins(const Passage& before, const Passage& after, const Hunk& hunk) {
  if (hunk.before_last != before.words.size() || hunk.after_last != after.words.size()) return false;
  std::string joint;
  const auto joins = [&joint](const Passage& passage, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (passage.words[i].kind == WordClass::kPunctuation) continue;
      const std::string word = Folded(passage.text.substr(passage.words[i].start, passage.words[i].length));
      if ((word != "and" && word != "or") || (!joint.empty() && joint != word)) return false;
      joint = word;
    }
    return true;
  };
  return joins(before, hunk.before_first, hunk.before_last) && joins(after, hunk.after_first, hunk.after_last);
}

// Whether each hunk has as many words after as before, each pair of them passing `same`.
template <typename Same>
bool WordByWord(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Same& same) {
  for (const Hunk& hunk : hunks) {
    if (hunk.before_last - hunk.before_first != hunk.after_last - hunk.after_first) return false;
    for (std::size_t i = 0; hunk.before_first + i < hunk.before_last; ++i) {
      const auto text = [](const Passage& p, std::size_t at) {
        return p.text.substr(p.words[at].start, p.words[at].length);
      };
      if (!same(text(before, hunk.before_first + i), text(after, hunk.after_first + i))) return false;
    }
  }
  return true;
}

bool SameFolded(std::string_view a, std::string_view b) { return Folded(a) == Folded(b); }

// What the sentences around figures are for; asked by no rule where more than figures changed.
void LookAtSentences(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks,
                     const Lexicon& lexicon, Facts& facts) {
  if (!facts.only_figures) return;
  facts.states = std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& h) {
    return States(before, h.before_first, h.before_last) && States(after, h.after_first, h.after_last);
  });
  facts.commits = std::any_of(hunks.begin(), hunks.end(), [&](const Hunk& h) {
    return Commits(before, h.before_first, h.before_last, lexicon) ||
           Commits(after, h.after_first, h.after_last, lexicon);
  });
}

}  // namespace

void LookAtWords(const Passage& before, const Passage& after, const std::vector<Hunk>& hunks, const Lexicon& lexicon,
                 Facts& facts) {
  if (hunks.empty()) return;
  facts.words_differ = true;
  const Hunk& first = hunks.front();
  if (hunks.size() == 1 && first.before_last - first.before_first <= kFewWords &&
      first.after_last - first.after_first <= kFewWords) {
    facts.replaced = ReadingText(before, first.before_first, first.before_last);
    facts.replacing = ReadingText(after, first.after_first, first.after_last);
  }
  facts.only_signs = std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& h) {
    const bool signs =
        OnlySigns(before, h.before_first, h.before_last) && OnlySigns(after, h.after_first, h.after_last);
    return signs || (facts.unit == Unit::kItem && OnlyJoins(before, after, h));
  });
  facts.only_notes = std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& h) {
    return OnlyNoteMarks(before, h.before_first, h.before_last) && OnlyNoteMarks(after, h.after_first, h.after_last);
  });
  facts.only_case = !facts.only_signs && !facts.only_notes && WordByWord(before, after, hunks, SameFolded);
  facts.only_spelling = !facts.only_signs && !facts.only_notes && !facts.only_case &&
                        WordByWord(before, after, hunks, [](std::string_view a, std::string_view b) {
                          return SameFolded(a, b) || IsRespelled(a, b);
                        });
  const auto in_before = FindFigures(before), in_after = FindFigures(after);
  facts.figures = CompareFigures(before, in_before, after, in_after, hunks);
  facts.only_figures =
      !facts.only_signs && !facts.figures.empty() && std::all_of(hunks.begin(), hunks.end(), [&](const Hunk& h) {
        return OnlyFigures(before, in_before, h.before_first, h.before_last) &&
               OnlyFigures(after, in_after, h.after_first, h.after_last);
      });
  LookAtSentences(before, after, hunks, lexicon, facts);
  const ObligationEdits obligations = CompareObligations(before, after, hunks, lexicon);
  facts.obligations = obligations.changes;
  facts.negation = obligations.negation;
}

Judgement Judge(const Facts& facts) {
  for (const Rule& rule : kRules) {
    if (const Reason reason = rule.applies(facts)) return {rule.significance, rule.name, *reason};
  }
  return {Significance::kSubstantive, "unknown", "no rule says that it weighs less"};
}

std::vector<Aspect> AspectsOf(const Facts& facts) {
  std::vector<Aspect> aspects;
  const auto add = [&aspects](bool holds, Aspect aspect) {
    if (holds) aspects.push_back(aspect);
  };
  const auto is_date = [](const FigureChange& f) { return f.kind == FigureKind::kDate; };
  const bool light =
      facts.only_signs || facts.only_notes || facts.only_case || facts.only_spelling || facts.only_figures;
  const bool whole = facts.kind == Kind::kAdded || facts.kind == Kind::kRemoved;
  const bool moved = facts.passage_moved != nullptr;
  add(!moved && (whole || (facts.words_differ && !light && !facts.follows)), Aspect::kWording);
  add(std::any_of(facts.figures.begin(), facts.figures.end(), [&](const auto& f) { return !is_date(f); }),
      Aspect::kFigure);
  add(std::any_of(facts.figures.begin(), facts.figures.end(), is_date), Aspect::kDate);
  add(!facts.obligations.empty(), Aspect::kObligation);
  add(facts.negation, Aspect::kNegation);
  add(facts.list_order_lost || facts.passage_moved || facts.kind == Kind::kMoved, Aspect::kOrder);
  add(facts.only_spelling, Aspect::kSpelling);
  add(facts.only_signs, Aspect::kPunctuation);
  add(facts.only_case, Aspect::kCase);
  add(facts.formatting || facts.kind == Kind::kSplit || facts.kind == Kind::kMerged, Aspect::kFormatting);
  add(facts.link || facts.definition, Aspect::kLink);
  add(facts.renumbered_only || facts.follows, Aspect::kNumbering);
  add(facts.level, Aspect::kLevel);
  return aspects;
}

}  // namespace planrev::diff
