// SPDX-License-Identifier: MIT
#include "tool/report_subject.h"

#include <algorithm>

#include "store/error.h"
#include "tool/compare.h"
#include "tool/gate.h"
#include "tool/replaced.h"
#include "tool/texts.h"
#include "tool/word/document.h"

namespace planrev::tool {
namespace {

const store::Revision* Numbered(const std::vector<store::Revision>& revisions, int number) {
  const auto found = std::ranges::find(revisions, number, &store::Revision::number);
  return found == revisions.end() ? nullptr : &*found;
}

}  // namespace

ReportSubject ReadReportSubject(const store::Register& plans, const std::string& name, const std::string& since) {
  ReportSubject subject;
  subject.revision = FindRevision(plans, name);
  const std::string& plan = subject.revision.plan;
  subject.revisions = plans.Revisions(plan);
  subject.decisions = plans.Decisions(plan);
  subject.answers = plans.Traces(plan);
  subject.text = plans.Text(subject.revision);
  if (!since.empty()) {
    subject.before = FindRevision(plans, since);
    if (subject.before->plan != plan || subject.before->number == subject.revision.number) {
      throw Error(ErrorKind::kUsage, "cannot compare '" + name + "' with '" + since + "'",
                  "--since names another revision of the same plan");
    }
  } else if (const auto* found = Numbered(subject.revisions, Replaced(subject.decisions, subject.revision.number))) {
    subject.before = *found;
  }
  subject.text_before = subject.before ? plans.Text(*subject.before) : subject.text;
  if (subject.before) subject.reviewing = ReviewBetween(plans, *subject.before, subject.revision);
  if (subject.reviewing) subject.states = StatesOf(*subject.reviewing, plans.ReadSettings());
  subject.comparison = CompareRevisions(plans, subject.before.value_or(subject.revision), subject.revision);
  return subject;
}

void TracePaper(ReportSubject& subject, const std::string& paper, const std::string& section) {
  if (!subject.before) {
    throw Error(ErrorKind::kUsage, "cannot trace '" + paper + "': the revision replaces none",
                "name one to compare it with: --since");
  }
  const auto recommendations = PickRecommendations(ReadDocument(paper).text, paper, section);
  subject.paper = paper;
  subject.traced = MakeTrace(subject.comparison, recommendations, subject.answers);
}

}  // namespace planrev::tool
