// SPDX-License-Identifier: MIT
// The names that a council's template of the report may use, beside those of the change note. planrev-report(1) says
// the same.
#include "tool/render/report/report.h"

namespace planrev::tool {
namespace {

constexpr TemplateName kBlanks[] = {
    {"decision_maker", "who decides in the end, as Council"},
    {"meeting", "the body that the report is for"},
    {"meeting_date", "the day on which it meets"},
    {"lead_head_of_service", "who answers for the service"},
    {"report_author", "the lead officer, who wrote the report"},
    {"classification", "public or exempt"},
    {"wards", "which wards are affected"},
    {"executive_summary", "beside what the register says"},
    {"timetable", "meetings and their dates"},
    {"background", "beside what the register says"},
    {"do_nothing", "why the plan should not stay as it is"},
    {"preferred_option", "which option is preferred, and why"},
    {"risk", "what could go wrong"},
    {"consultation", "who was asked, and what they said"},
    {"next_steps", "what follows the decision"},
    {"corporate_priorities", "what it means for them, and who signed that off"},
    {"financial", "the same, of money"},
    {"staffing", "the same, of staff"},
    {"legal", "the same, of the law"},
    {"data_protection", "the same, of personal data"},
    {"equalities", "the same, of equalities"},
    {"public_health", "the same, of health"},
    {"crime_and_disorder", "the same, of crime and disorder"},
};

constexpr TemplateName kFromRegister[] = {
    {"revision", "as r3"},
    {"sha256", "the SHA-256 of its text"},
    {"first_edition", "yes where it replaces no other"},
    {"before_revision", "what it replaces, as r2"},
    {"recommended_by", "who recommended it last: body, date, minute; none where nobody did"},
    {"adopted_by", "who adopted it: body, date, minute"},
    {"refused_by", "who rejected or withdrew it last, where it was never adopted: the same, verb"},
    {"overtaken_by", "where it was never adopted and a newer one was: who adopted that: the same, label"},
    {"single", "yes where there is one change"},
    {"decided", "yes where one of those three is known: the report is on a decision of the past"},
    {"claimed", "what it was said to be when it was last decided on: minor or major"},
    {"history", "the decisions on the plan: date, body, verb, label, minute, and recommended, adopted and so on: yes"},
    {"recommended", "yes for a decision that recommends; so are adopted, rejected, deferred and withdrawn"},
    {"adopted", "see recommended"},
    {"rejected", "see recommended"},
    {"deferred", "see recommended"},
    {"withdrawn", "see recommended"},
    {"date", "of a decision, as 29 June 2021"},
    {"body", "who decided"},
    {"verb", "recommended, adopted, rejected, deferred or withdrew"},
    {"minute", "where the minutes have it"},
    {"reasons", "what was said when it was last decided on: text"},
    {"alternatives", "the same, of what else was considered: text"},
    {"overrides", "decisions on it that something spoke against: date, body, verb, why, objections (text)"},
    {"objections", "what spoke against a decision: text"},
    {"amendments", "resolved between recommendation and adoption: words, changes (id, what)"},
    {"unexplained", "changes between the two that no amendment names: id, what"},
    {"words", "of an amendment"},
    {"changes", "of an amendment: id, what"},
    {"reviewed",
     "how many changes are accepted, accepted by their writer only, rejected, queried, disputed or open: count, state"},
    {"not_accepted", "substantive changes that are not accepted: what, id, state, said (text)"},
    {"state", "of reviewed changes"},
    {"traced_paper", "the paper that --recommendations names; none where it is not given"},
    {"traced_done",
     "its recommended changes that were carried out: label, words, changes (id, what, confirmed_by), more"},
    {"traced_partly", "the same, of those carried out in part, with what is missing: text"},
    {"traced_not_found", "the same, of those that are not found: label, words"},
    {"missing", "what of a recommended change is not found: text"},
    {"confirmed_by", "who confirmed that a change answers it; none for a proposal"},
    {"unasked", "substantive changes that none of them asked for: id, what"},
    {"documents", "what the body had before it: path, sha256"},
    {"path", "of a document"},
    {"schedule", "the schedule of amendments: rows, as the template schedule_table.md shows them"},
};

}  // namespace

std::span<const TemplateName> ReportBlanks() { return kBlanks; }

std::vector<TemplateName> ReportNames() {
  std::vector<TemplateName> names(std::begin(kBlanks), std::end(kBlanks));
  names.insert(names.end(), std::begin(kFromRegister), std::end(kFromRegister));
  names.insert(names.end(), NoteNames().begin(), NoteNames().end());
  return names;
}

}  // namespace planrev::tool
