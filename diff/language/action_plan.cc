// SPDX-License-Identifier: MIT
#include "diff/language/action_plan.h"

#include <algorithm>
#include <string>

#include "diff/language/binding_words.h"
#include "diff/language/figures.h"
#include "diff/language/headers.h"
#include "diff/language/pledge_terms.h"
#include "diff/parse/passage.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

std::string TextOfCell(const Document& document, const Table& table, std::size_t row, int column) {
  if (column < 0) return {};
  return ReadCell(document, table.rows[row].cells[static_cast<std::size_t>(column)]);
}

// "Consider opening a hub" promises less than "Open a hub".
int StrengthOf(const Passage& action) {
  const BindingTerm* term = BindingTermAt(action, 0, BindingFamily::kBinding).term;
  const bool softer = term != nullptr && term->scale == BindingScale::kDuty && term->strength >= kAims &&
                      term->strength < kPromises && !term->Is(BindingTerm::kForbids);
  return softer ? term->strength : kPromises;
}

}  // namespace

std::optional<ActionPlan> ActionPlanOf(const Document& document, const Table& table) {
  ActionPlan plan;
  int other = -1, date = -1;
  for (std::size_t c = 0; c < table.rows[0].cells.size(); ++c) {
    const std::string header = ReadCell(document, table.rows[0].cells[c]);
    const auto take = [c](int& column) { column = column < 0 ? static_cast<int>(c) : column; };
    switch (RoleOfHeader(header)) {
      case HeaderRole::kAction:
        take(plan.action);
        break;
      case HeaderRole::kOwner:
        take(plan.owner);
        break;
      case HeaderRole::kDeadline:
        take(plan.deadline);
        break;
      case HeaderRole::kMeasure:
        take(plan.measure);
        break;
      case HeaderRole::kNone:
        if (Folded(header) == "date") date = static_cast<int>(c);
        if (header.size() > 3) take(other);  // "No.", "Ref"
        break;
    }
  }
  if (plan.action >= 0 && plan.owner >= 0 && plan.deadline < 0) plan.deadline = date;
  if (plan.action < 0 && plan.owner >= 0 && plan.deadline >= 0) plan.action = other;
  const bool plans = plan.action >= 0 && (plan.owner >= 0 || plan.deadline >= 0);
  return plans ? std::optional(plan) : std::nullopt;
}

Pledge PledgeOfRow(const Document& document, const Block& block, std::size_t row, Sign side, const Lexicon& lexicon) {
  const Table& table = document.tables[static_cast<std::size_t>(block.table)];
  const ActionPlan plan = ActionPlanOf(document, table).value_or(ActionPlan());
  Pledge pledge;
  pledge.side = side;
  pledge.text = TextOfCell(document, table, row, plan.action);
  pledge.owner = TextOfCell(document, table, row, plan.owner);
  pledge.deadline = TextOfCell(document, table, row, plan.deadline);
  pledge.measure = TextOfCell(document, table, row, plan.measure);
  pledge.amounts = Folded(pledge.measure);
  pledge.targets = pledge.measure.empty() ? 0 : 1;
  pledge.strength = pledge.text.empty() ? 0 : kPromises;
  const Passage whole = TakeRow(document, block, table.rows[row]).passage;
  pledge.key = KeyOf(whole, {0, whole.words.size()});
  if (plan.action < 0) return pledge;
  const Passage action =
      TakeCell(document, block, table.rows[row].cells[static_cast<std::size_t>(plan.action)]).passage;
  pledge.bag = MakeBag(action, 0, action.words.size(), lexicon);
  if (!action.words.empty()) pledge.strength = StrengthOf(action);
  const Sentence all{0, action.words.size()};
  TakeScopes(action, all, FindBindings(action, all.first, all.last, lexicon), pledge);
  if (plan.deadline < 0) return pledge;
  const Passage when =
      TakeCell(document, block, table.rows[row].cells[static_cast<std::size_t>(plan.deadline)]).passage;
  const auto figures = FindFigures(when);
  const auto date = std::find_if(figures.begin(), figures.end(),
                                 [](const Figure& figure) { return figure.kind == FigureKind::kDate; });
  if (date != figures.end()) pledge.due = DueOf(*date);
  return pledge;
}

}  // namespace planrev::diff
