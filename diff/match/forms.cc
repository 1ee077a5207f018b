// SPDX-License-Identifier: MIT
#include "diff/match/forms.h"

namespace planrev::diff {
namespace {

constexpr double kOtherUnit = 0.9;
constexpr double kByWordsOnly = 0.75;

bool IsText(Unit unit) { return IsRunningText(unit) || unit == Unit::kImage; }

bool IsLiteral(Unit unit) { return unit == Unit::kCode || unit == Unit::kHtml; }

// Not so an item or a quotation: only a paragraph stands alone as they do.
bool OtherThanParagraph(Unit unit) { return unit == Unit::kHeading || IsLiteral(unit); }

}  // namespace

bool IsRunningText(Unit unit) {
  return unit == Unit::kParagraph || unit == Unit::kItem || unit == Unit::kQuote || unit == Unit::kFootnote;
}

FormLikeness CompareForms(const Block& a, const Block& b) {
  if (a.unit == b.unit) return {1, 0};
  if ((IsText(a.unit) && IsText(b.unit)) || (IsLiteral(a.unit) && IsLiteral(b.unit))) return {kOtherUnit, 0};
  const bool by_words = (a.unit == Unit::kParagraph && OtherThanParagraph(b.unit)) ||
                        (b.unit == Unit::kParagraph && OtherThanParagraph(a.unit));
  return by_words ? FormLikeness{1, kByWordsOnly} : FormLikeness{};
}

}  // namespace planrev::diff
