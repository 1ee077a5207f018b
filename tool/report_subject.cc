// SPDX-License-Identifier: MIT
#include "tool/report_subject.h"

#include <algorithm>

#include "store/error.h"
#include "store/states.h"
#include "tool/compare.h"
#include "tool/texts.h"
#include "tool/word/document.h"

namespace planrev::tool {
namespace {

const store::Revision* Numbered(const std::vector<store::Revision>& revisions, int number) {
  const auto found = std::ranges::find(revisions, number, &store::Revision::number);
  return found == revisions.end() ? nullptr : &*found;
}

// The number of the revision that `revision` replaces, or is to replace; 0 for none.
int Replaced(const std::vector<store::Decision>& decisions, int revision) {
  int in_force = 0;  // before the decision that is looked at
  std::vector<store::Decision> so_far;
  for (const store::Decision& decision : decisions) {
    if (decision.kind == store::DecisionKind::kAdopted && decision.revision == revision) return in_force;
    so_far.push_back(decision);
    in_force = store::InForce(so_far).value_or(0);
  }
  return in_force == revision ? 0 : in_force;
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
