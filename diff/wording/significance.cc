// SPDX-License-Identifier: MIT
#include "diff/wording/significance.h"

#include <algorithm>
#include <array>
#include <optional>

namespace planrev::diff {
namespace {

using Reason = std::optional<std::string>;

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string Became(const std::string& before, const std::string& after) {
  if (before.empty()) return Quoted(after) + " was added";
  if (after.empty()) return Quoted(before) + " was removed";
  return Quoted(before) + " became " + Quoted(after);
}

// What an obligation's change comes to. A lone term is a duty that came or went, or a qualifier that did; `stays`: the
// commitment is there still, weakened.
const char* Effect(const ObligationChange& change, bool stays) {
  if (change.direction == Direction::kChanged) return ": what binds is worded differently";
  const bool weaker = change.direction == Direction::kWeaker;
  if (change.before.empty() && !weaker) return ": something more is asked or promised";
  if (change.after.empty() && weaker && !stays) return ": a commitment may have been dropped";
  return weaker ? ": a commitment is weakened" : ": a commitment is strengthened";
}

Reason PassageMoved(const Facts& facts) { return facts.passage_moved ? Reason(facts.passage_moved) : Reason(); }

Reason Obligation(const Facts& facts) {
  if (facts.obligations.empty()) return {};
  const auto weaker = std::find_if(facts.obligations.begin(), facts.obligations.end(),
                                   [](const ObligationChange& o) { return o.direction == Direction::kWeaker; });
  const bool stays = std::any_of(facts.commitments.begin(), facts.commitments.end(),
                                 [](const CommitmentChange& one) { return one.fate == Fate::kWeakened; });
  const ObligationChange& told = weaker != facts.obligations.end() ? *weaker : facts.obligations.front();
  return Became(told.before, told.after) + Effect(told, stays);
}

// The commitment that fared worst.
Reason Commitment(const Facts& facts) {
  const auto worst = std::max_element(facts.commitments.begin(), facts.commitments.end(),
                                      [](const auto& a, const auto& b) { return a.fate < b.fate; });
  if (worst == facts.commitments.end()) return {};
  const bool no_deadline = !worst->deadline.before.empty() && worst->deadline.after.empty();
  switch (worst->fate) {
    case Fate::kDropped:
      return "a commitment was dropped";
    case Fate::kWeakened:
      return no_deadline ? "a commitment lost its deadline" : "a commitment is weakened";
    case Fate::kSlipped:
      return "a deadline slipped: " + Became(worst->deadline.before, worst->deadline.after);
    case Fate::kAdvanced:
      return "a deadline was brought forward: " + Became(worst->deadline.before, worst->deadline.after);
    case Fate::kChanged:
      if (worst->owner.before == worst->owner.after) return {};
      return "another owner: " + Became(worst->owner.before, worst->owner.after);
    case Fate::kNew:
      return "a commitment is new";
    default:
      return {};
  }
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

// Whether a commitment was changed in whatever way.
bool FaredOtherwise(const Facts& facts) {
  return std::any_of(facts.commitments.begin(), facts.commitments.end(),
                     [](const CommitmentChange& one) { return one.fate != Fate::kKept; });
}

Reason CommittedFigure(const Facts& facts) {
  if (!facts.words_differ || !facts.only_figures) return {};
  if (facts.commits || FaredOtherwise(facts)) return "a figure or date inside a commitment or target changed";
  return facts.states ? Reason() : Reason("a figure or date changed, and no verb says that it only states something");
}

Reason Definition(const Facts& facts) { return facts.definition ? Reason("only where a link points") : Reason(); }

Reason OtherImage(const Facts& facts) {
  if (facts.other_image.empty()) return {};
  return facts.other_image + ", and nobody can tell from the text what it says";
}

Reason OtherContent(const Facts& facts) {
  if (facts.other_content.empty()) return {};
  const std::string what = facts.unit == Unit::kImage ? "the picture " : "the file ";
  return what + Quoted(facts.other_content) + " has another content, under the same name";
}

Reason Metadata(const Facts& facts) {
  return facts.unit == Unit::kMetadata ? Reason("a record about the document, not what it says") : Reason();
}

Reason StruckOut(const Facts& facts) {
  return facts.struck ? Reason("words were struck through, or are no longer") : Reason();
}

// Whether no more than figures, addresses or the writing of words differs.
bool IsLight(const Facts& facts) {
  return facts.only_writing || facts.only_figures || facts.same_figures || facts.only_notes || facts.follows ||
         facts.renumbered_only;
}

Reason PartingComma(const Facts& facts) {
  if (facts.parting.empty()) return {};
  return "a comma before " + Quoted(facts.parting) + " came or went: what it speaks of may be more or less";
}

Reason Record(const Facts& facts) {
  if (!facts.only_address || facts.commits) return {};
  return "an address or number was brought up to date, in a sentence that commits nobody";
}

Reason Reworded(const Facts& facts) {
  if (!facts.words_differ || IsLight(facts) || facts.unit == Unit::kMetadata) return {};
  return facts.replaced.empty() && facts.replacing.empty() ? "it is worded differently"
                                                           : Became(facts.replaced, facts.replacing);
}

Reason StatedFigure(const Facts& facts) {
  if (!facts.words_differ || !facts.only_figures) return {};
  const bool cell = facts.unit == Unit::kCell || facts.unit == Unit::kRow || facts.unit == Unit::kColumn;
  if (facts.figures.size() == 1) {
    return Became(facts.figures[0].before, facts.figures[0].after) + ", in a " + (cell ? "table" : "sentence") +
           " that states rather than commits";
  }
  return std::string("figures or dates were brought up to date, in ") +
         (cell ? "a table that states rather than commits" : "sentences that state rather than commit");
}

Reason NoteElsewhere(const Facts& facts) {
  const NoteMarks& marks = facts.note_marks;
  if (marks.gone.empty() && marks.come.empty()) return {};
  const std::string note = "the note " + Quoted(marks.come.empty() ? marks.gone.front() : marks.come.front());
  if (marks.come.empty()) return note + " no longer belongs to this statement";
  return note + (marks.gone.empty() ? " now belongs to this statement" : " now belongs to another statement");
}

Reason NoteMark(const Facts& facts) {
  if (!facts.only_notes) return {};
  return facts.note_marks.within ? "only the place of a note's mark within its sentence"
                                 : "only the mark of a note, which is told where it stands";
}

Reason FigureForm(const Facts& facts) {
  return facts.same_figures ? Reason("the same figure, written otherwise") : Reason();
}

// In one reason all in which the words differ; the rule is that of the heaviest.
Reason OnlyWriting(const Writing& writing) {
  std::string differ = writing.spelling ? "the spelling" : "";
  if (writing.capitals) differ += differ.empty() ? "capitals" : " and capitals";
  if (writing.signs) differ += differ.empty() ? "punctuation" : " and punctuation";
  const bool one = writing.spelling + writing.capitals + writing.signs == 1 && !writing.capitals;
  return "only " + differ + (one ? " differs" : " differ");
}

Reason Spelling(const Facts& facts) {
  return facts.only_writing && facts.writing.spelling ? OnlyWriting(facts.writing) : Reason();
}
Reason Case(const Facts& facts) {
  return facts.only_writing && facts.writing.capitals ? OnlyWriting(facts.writing) : Reason();
}
Reason Punctuation(const Facts& facts) {
  if (!facts.only_writing) return {};
  return facts.unit == Unit::kCode ? "only blanks or punctuation differ" : OnlyWriting(facts.writing);
}
Reason Renumbered(const Facts& facts) {
  return facts.renumbered_only || facts.follows ? Reason("only numbers differ") : Reason();
}

Reason Dress(const Facts& facts) {
  if (facts.words_differ || facts.dress.empty()) return {};
  std::string reason = facts.dress.front();
  for (std::size_t i = 1; i < std::min<std::size_t>(3, facts.dress.size()); ++i) reason += "; " + facts.dress[i];
  if (facts.dress.size() > 3) reason += "; and " + std::to_string(facts.dress.size() - 3) + " more of the sort";
  return reason;
}

Reason Level(const Facts& facts) {
  if (!facts.level) return {};
  const bool moved = facts.kind == Kind::kMoved;
  return moved ? "it stands elsewhere and at another level, its words are the same"
               : "it stands at another level, its words are the same";
}

Reason Rearranged(const Facts& facts) {
  switch (facts.kind) {
    case Kind::kMoved:
      return facts.edited_within ? "it stands elsewhere, what else changed in it is told by itself"
                                 : "it stands elsewhere, its words are the same";
    case Kind::kSplit:
      return "it was divided, its words are the same";
    case Kind::kMerged:
      return "they were put together, their words are the same";
    default:
      return {};
  }
}

Reason Layout(const Facts& facts) { return facts.words_differ ? Reason() : Reason("only its form differs"); }

Reason OnlyInSource(const Facts& facts) {
  return facts.unseen.empty() ? Reason() : std::string(facts.unseen) + " in the source, which readers do not see";
}

struct Rule {
  const char* name;
  Significance significance;
  Reason (*applies)(const Facts&);
};

// The first that applies decides.
constexpr std::array kRules = {
    Rule{"comment", Significance::kEditorial, OnlyInSource},
    Rule{"passage-moved", Significance::kEditorial, PassageMoved},
    Rule{"negation", Significance::kSubstantive, Negation},
    Rule{"obligation", Significance::kSubstantive, Obligation},
    Rule{"commitment", Significance::kSubstantive, Commitment},
    Rule{"list-order", Significance::kSubstantive, ListOrder},
    Rule{"file-content", Significance::kSubstantive, OtherContent},
    Rule{"image", Significance::kSubstantive, OtherImage},
    Rule{"link-definition", Significance::kEditorial, Definition},
    Rule{"metadata", Significance::kFactual, Metadata},
    Rule{"added-or-removed", Significance::kSubstantive, AddedOrRemoved},
    Rule{"figure-in-commitment", Significance::kSubstantive, CommittedFigure},
    Rule{"struck-out", Significance::kSubstantive, StruckOut},
    Rule{"parting-comma", Significance::kSubstantive, PartingComma},
    Rule{"address", Significance::kFactual, Record},
    Rule{"wording", Significance::kSubstantive, Reworded},
    Rule{"figure", Significance::kFactual, StatedFigure},
    Rule{"note-elsewhere", Significance::kFactual, NoteElsewhere},
    Rule{"note-mark", Significance::kEditorial, NoteMark},
    Rule{"figure-form", Significance::kEditorial, FigureForm},
    Rule{"spelling", Significance::kEditorial, Spelling},
    Rule{"case", Significance::kEditorial, Case},
    Rule{"punctuation", Significance::kEditorial, Punctuation},
    Rule{"renumbering", Significance::kEditorial, Renumbered},
    Rule{"formatting", Significance::kEditorial, Dress},
    Rule{"level", Significance::kEditorial, Level},
    Rule{"rearranged", Significance::kEditorial, Rearranged},
    Rule{"layout", Significance::kEditorial, Layout},
};

}  // namespace

std::vector<std::string> RuleNames() {
  std::vector<std::string> names;
  for (const Rule& rule : kRules) names.emplace_back(rule.name);
  return names;
}

Judgement Judge(const Facts& facts) {
  for (const Rule& rule : kRules) {
    const Reason reason = rule.applies(facts);
    if (!reason) continue;
    const bool part = facts.part_moved != nullptr && facts.passage_moved == nullptr;
    return {rule.significance, rule.name, part ? *reason + "; " + facts.part_moved : *reason};
  }
  return {Significance::kSubstantive, "unknown", "no rule says that it weighs less"};
}

std::vector<Aspect> AspectsOf(const Facts& facts) {
  std::vector<Aspect> aspects;
  const auto add = [&aspects](bool holds, Aspect aspect) {
    if (holds) aspects.push_back(aspect);
  };
  const auto is_date = [](const FigureChange& f) { return f.kind == FigureKind::kDate; };
  const bool whole = facts.kind == Kind::kAdded || facts.kind == Kind::kRemoved;
  const bool moved = facts.passage_moved != nullptr;
  add(!moved && (whole || (facts.words_differ && !IsLight(facts))), Aspect::kWording);
  add(std::any_of(facts.figures.begin(), facts.figures.end(), [&](const auto& f) { return !is_date(f); }),
      Aspect::kFigure);
  add(std::any_of(facts.figures.begin(), facts.figures.end(), is_date), Aspect::kDate);
  add(!facts.obligations.empty(), Aspect::kObligation);
  add(facts.negation, Aspect::kNegation);
  add(facts.list_order_lost || facts.passage_moved || facts.part_moved || facts.kind == Kind::kMoved, Aspect::kOrder);
  const bool light = facts.only_writing || facts.only_figures;
  add(light && facts.writing.spelling, Aspect::kSpelling);
  add(light && facts.writing.signs, Aspect::kPunctuation);
  add(light && facts.writing.capitals, Aspect::kCase);
  add(facts.formatting || facts.kind == Kind::kSplit || facts.kind == Kind::kMerged, Aspect::kFormatting);
  const bool note_elsewhere = !facts.note_marks.gone.empty() || !facts.note_marks.come.empty();
  add(facts.link || facts.definition || note_elsewhere, Aspect::kLink);
  add(facts.renumbered_only || facts.follows, Aspect::kNumbering);
  add(facts.level, Aspect::kLevel);
  return aspects;
}

}  // namespace planrev::diff
