// SPDX-License-Identifier: MIT
#include "diff/comparison.h"

namespace planrev::diff {

std::string_view Name(Kind kind) {
  switch (kind) {
    case Kind::kAdded:
      return "added";
    case Kind::kRemoved:
      return "removed";
    case Kind::kEdited:
      return "edited";
    case Kind::kMoved:
      return "moved";
    case Kind::kSplit:
      return "split";
    case Kind::kMerged:
      return "merged";
  }
  return "";
}

std::string_view Name(Unit unit) {
  switch (unit) {
    case Unit::kSection:
      return "section";
    case Unit::kHeading:
      return "heading";
    case Unit::kNumbering:
      return "numbering";
    case Unit::kParagraph:
      return "paragraph";
    case Unit::kItem:
      return "item";
    case Unit::kList:
      return "list";
    case Unit::kTable:
      return "table";
    case Unit::kRow:
      return "row";
    case Unit::kColumn:
      return "column";
    case Unit::kCell:
      return "cell";
    case Unit::kCode:
      return "code";
    case Unit::kQuote:
      return "quote";
    case Unit::kHtml:
      return "html";
    case Unit::kImage:
      return "image";
    case Unit::kFootnote:
      return "footnote";
    case Unit::kMetadata:
      return "metadata";
    case Unit::kFile:
      return "file";
  }
  return "";
}

std::string_view Name(Significance significance) {
  switch (significance) {
    case Significance::kEditorial:
      return "editorial";
    case Significance::kFactual:
      return "factual";
    case Significance::kSubstantive:
      return "substantive";
  }
  return "";
}

std::string_view Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNone:
      return "none";
    case Verdict::kMinor:
      return "minor";
    case Verdict::kMajor:
      return "major";
  }
  return "";
}

std::string_view Name(Aspect aspect) {
  switch (aspect) {
    case Aspect::kWording:
      return "wording";
    case Aspect::kFigure:
      return "figure";
    case Aspect::kDate:
      return "date";
    case Aspect::kObligation:
      return "obligation";
    case Aspect::kNegation:
      return "negation";
    case Aspect::kOrder:
      return "order";
    case Aspect::kSpelling:
      return "spelling";
    case Aspect::kPunctuation:
      return "punctuation";
    case Aspect::kCase:
      return "case";
    case Aspect::kFormatting:
      return "formatting";
    case Aspect::kLink:
      return "link";
    case Aspect::kNumbering:
      return "numbering";
    case Aspect::kLevel:
      return "level";
  }
  return "";
}

std::string_view Name(FigureKind kind) {
  switch (kind) {
    case FigureKind::kCount:
      return "count";
    case FigureKind::kMoney:
      return "money";
    case FigureKind::kPercent:
      return "percent";
    case FigureKind::kDate:
      return "date";
    case FigureKind::kRange:
      return "range";
    case FigureKind::kAge:
      return "age";
    case FigureKind::kRate:
      return "rate";
  }
  return "";
}

std::string_view Name(Direction direction) {
  switch (direction) {
    case Direction::kWeaker:
      return "weaker";
    case Direction::kStronger:
      return "stronger";
    case Direction::kChanged:
      return "changed";
  }
  return "";
}

std::string_view Name(SectionStatus status) {
  switch (status) {
    case SectionStatus::kUnchanged:
      return "unchanged";
    case SectionStatus::kChanged:
      return "changed";
    case SectionStatus::kAdded:
      return "added";
    case SectionStatus::kRemoved:
      return "removed";
    case SectionStatus::kMoved:
      return "moved";
  }
  return "";
}

std::string_view Name(Fate fate) {
  switch (fate) {
    case Fate::kNew:
      return "new";
    case Fate::kKept:
      return "kept";
    case Fate::kStrengthened:
      return "strengthened";
    case Fate::kAdvanced:
      return "advanced";
    case Fate::kChanged:
      return "changed";
    case Fate::kSlipped:
      return "slipped";
    case Fate::kWeakened:
      return "weakened";
    case Fate::kDropped:
      return "dropped";
  }
  return "";
}

}  // namespace planrev::diff
