// SPDX-License-Identifier: MIT
// What changed between two revisions of a plan: the one value that every renderer, review and change note reads.
//
//   auto comparison = planrev::diff::Compare(before, after);
//   std::string amended = planrev::diff::Apply(comparison, before, after, accepted);
//
// Both texts are Markdown (CommonMark, pipe tables, YAML front matter) in UTF-8. Nothing here reads a file, a clock or
// a locale, and nothing fails: text that cannot be understood is compared as plain paragraphs, bytes that are no UTF-8
// are carried through unchanged, and every limit that was reached stands in Comparison::limits. The same two texts give
// the same Comparison, always. The JSON form of this value is described in planrev-comparison(5).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/patch.h"

namespace planrev::diff {

// How the two sides of a change are related.
enum class Kind { kAdded, kRemoved, kEdited, kMoved, kSplit, kMerged };

// What changed. kNumbering stands for a run of places whose numbers moved on together.
enum class Unit {
  kSection,
  kHeading,
  kNumbering,
  kParagraph,
  kItem,
  kList,
  kTable,
  kRow,
  kColumn,
  kCell,
  kCode,
  kQuote,
  kHtml,
  kImage,
  kFootnote,
  kMetadata,
  kFile,
};

// How much a change weighs, lightest first; see diff/wording/significance.h for the rules.
enum class Significance { kEditorial, kFactual, kSubstantive };

// none: the texts read the same. minor: nothing substantive. major: at least one substantive change.
enum class Verdict { kNone, kMinor, kMajor };

// What about the unit differs. One change may have several, in this order.
enum class Aspect {
  kWording,
  kFigure,
  kDate,
  kObligation,
  kNegation,
  kOrder,
  kSpelling,
  kPunctuation,
  kCase,
  kFormatting,
  kLink,
  kNumbering,
  kLevel,
};

// A half-open range of bytes, 0-based, and the 1-based line on which it starts.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t line = 1;
};

enum class Sign { kEqual, kRemoved, kAdded };

// Text as it is read, without markup. Neighbouring runs of one change follow on without a space of their own.
struct Run {
  Sign sign = Sign::kEqual;
  std::string text;
};

enum class FigureKind { kCount, kMoney, kPercent, kDate, kRange, kAge, kRate };

// A figure that took another value, both as they stand in the text. `difference` and `percent` (of the value before)
// are there only where they mean something; a side that has no counterpart is empty.
struct FigureChange {
  std::string before;
  std::string after;
  FigureKind kind = FigureKind::kCount;
  std::optional<double> difference;
  std::optional<double> percent;
  std::string doubt = {};  // why it looks like a slip, in words ("two digits changed places"); empty for most
};

enum class Direction { kWeaker, kStronger, kChanged };

// Words that bind ("must", "will", "where possible") and what became of them; a side without any is empty.
struct ObligationChange {
  std::string before;
  std::string after;
  Direction direction = Direction::kChanged;
};

// What became of a commitment, as those see it who were promised something; the worst last.
enum class Fate {
  kNew,
  kKept,          // worded differently; all that is named below is the same
  kStrengthened,  // a word that binds more, a condition less
  kAdvanced,      // its deadline was brought forward
  kChanged,       // another owner, measure, deadline or condition, or a duty to leave it
  kSlipped,       // its deadline was put off
  kWeakened,      // a word that binds less, a condition more, no deadline any more
  kDropped,
};

// What was and what is; empty for a side that does not name it. Two that mean the same ("the Council", "The Council")
// both read as after.
struct BothSides {
  std::string before;
  std::string after;
};

// Someone is bound to do something: a sentence ("The Council will publish ... by 31 March 2022"), an item under one
// ("The Council will:"), a row of an action plan. It may have stood in another paragraph than the one it is told with.
struct CommitmentChange {
  Fate fate = Fate::kChanged;
  BothSides text;  // the sentence, or the action
  BothSides owner;
  BothSides binding;  // the word that binds; a row has none
  BothSides deadline;
  BothSides measure;         // its figures; of a row, the cell under "measure" or the like
  BothSides condition = {};  // "where possible", "unless the panel objects"
  // Where in the text of that side an item begins, behind the line that leads into its list; 0 where none does.
  std::size_t item_before = 0;
  std::size_t item_after = 0;
};

// Where a changed cell stands: the text of its row's first cell, none for a header, and of its column's
// header, as after.
struct Cell {
  std::string row;
  std::string column;
};

// One thing a reader would name.
struct Change {
  std::string id;  // 8 hexadecimal digits, a digest of kind, unit and both texts: not of the place
  Kind kind = Kind::kEdited;
  Unit unit = Unit::kParagraph;
  std::vector<std::string>
      section;  // titles from the outermost heading inwards; as after wherever the section is there still
  Significance significance = Significance::kSubstantive;
  std::vector<Aspect> aspects;
  std::string reason;        // why it weighs what it weighs, in words
  std::string rule;          // the name of the rule that says so; see diff/wording/significance.cc
  std::vector<Span> before;  // ascending; empty for an addition
  std::vector<Span> after;   // ascending; empty for a removal
  std::vector<Run> runs;
  std::vector<FigureChange> figures;
  std::vector<ObligationChange> obligations;
  std::optional<Cell> cell;
  bool replaced_file = false;  // of kImage and kFile: another content under the same path, which no text tells
  std::vector<CommitmentChange> commitments;
};

enum class SectionStatus { kUnchanged, kChanged, kAdded, kRemoved, kMoved };

// One heading's own text (not its subsections), in the order of the text after, removed ones where they stood before.
struct SectionSummary {
  std::vector<std::string> path;
  SectionStatus status = SectionStatus::kUnchanged;
  std::size_t words_added = 0;
  std::size_t words_removed = 0;
  std::vector<std::string> changes;  // ids
};

// A guard that was reached and made the answer coarser, never wrong.
struct Limit {
  std::string stage;
  std::vector<std::string> section;
  std::string said;
};

// Something a reader should look at though it is no change of its own; `line` is 1-based, in the text after.
struct Warning {
  std::string said;
  std::size_t line = 1;
};

struct Counts {
  std::size_t editorial = 0;
  std::size_t factual = 0;
  std::size_t substantive = 0;
};

struct Comparison {
  Verdict verdict = Verdict::kNone;
  bool layout_only = false;  // the bytes differ and no reader would notice
  Counts counts;
  std::vector<SectionSummary> sections;
  std::vector<Limit> limits;
  std::vector<Warning> warnings;
  std::vector<Change> changes;  // in the order of the text after, removals where they stood before
  Patch patch;                  // how each change is carried out; for Apply
};

// What the texts alone do not tell. Digests of any one kind, by the paths that FilesShown (diff/parse/shown_files.h)
// gives; a file that has none on one of the sides is not compared.
struct CompareOptions {
  std::map<std::string, std::string> files_before;
  std::map<std::string, std::string> files_after;
};

// Compares two texts. Near linear in the size of what differs; see ARCHITECTURE.md for the stages. A file of another
// digest that both texts show is a change without a node in the patch: accepting it changes no text.
Comparison Compare(std::string_view before, std::string_view after, const CompareOptions& options = {});

// The text before with just those changes made for which `accepted[i]` is true (i indexes Comparison::changes; missing
// entries count as false). `before` and `after` are the texts that were compared. All accepted gives `after`, none
// `before`, byte for byte. Layout (line breaks, table alignment) follows the text after only when every change is
// accepted. Where there is no change at all, an `accepted` that is not empty asks for the layout after.
std::string Apply(const Comparison& comparison, std::string_view before, std::string_view after,
                  const std::vector<bool>& accepted);

// The words used for these in JSON and output: "added", "paragraph", "substantive", "weaker" …
std::string_view Name(Kind kind);
std::string_view Name(Unit unit);
std::string_view Name(Significance significance);
std::string_view Name(Verdict verdict);
std::string_view Name(Aspect aspect);
std::string_view Name(FigureKind kind);
std::string_view Name(Direction direction);
std::string_view Name(SectionStatus status);
std::string_view Name(Fate fate);

}  // namespace planrev::diff
