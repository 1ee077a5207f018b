// SPDX-License-Identifier: MIT
// What the register knows of a revision that a committee is to decide on, gathered for its report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/comparison.h"
#include "store/register.h"
#include "tool/reviewing.h"
#include "tool/traced.h"

namespace planrev::tool {

struct ReportSubject {
  store::Revision revision;                 // what is to be decided on
  std::optional<store::Revision> before;    // what it replaces; nothing for a first edition
  std::vector<store::Revision> revisions;   // of the plan, oldest first
  std::vector<store::Decision> decisions;   // on the plan, in order
  std::vector<store::TraceAnswer> answers;  // on which change answers which recommended change, in order
  std::string paper;                        // with recommended changes; empty where none is given
  TraceResult traced;                       // what became of those
  std::optional<Reviewing> reviewing;       // what people said of the changes; nothing for a first edition
  std::vector<ReviewState> states;          // by change, as far as what was said counts (tool/gate.h)
  diff::Comparison comparison;              // of the two; for a first edition, of the text with itself
  std::string text;                         // of `revision`
  std::string text_before;                  // for a first edition `text`
};

// `name` is PLAN, for its newest revision, or PLAN@SELECTOR. What it replaces is `since` where that is named, else
// what tool/replaced.h says. Throws Error kUnknown for what is not there, kUsage where `since` is the revision itself
// or of another plan. Its recommended changes are traced by TracePaper.
ReportSubject ReadReportSubject(const store::Register& plans, const std::string& name, const std::string& since);

// Traces the recommended changes of the file `paper`, in `section` as PickRecommendations takes it. Throws what that
// and reading the file throw, and Error kUsage for a first edition.
void TracePaper(ReportSubject& subject, const std::string& paper, const std::string& section);

}  // namespace planrev::tool
