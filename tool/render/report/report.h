// SPDX-License-Identifier: MIT
// The report to a committee. Here are its facts, one value; its words are the templates report_short.md,
// report_officer.md and what those call, and a council may have its own. What the register does not know is a name that
// the person who writes the report may fill in; where it is not, a template shows a marked blank.
#pragma once

#include <map>
#include <span>
#include <string>

#include "diff/comparison.h"
#include "tool/render/facts.h"
#include "tool/render/note/note.h"
#include "tool/report_subject.h"

namespace planrev::tool {

// What a person gives by name: wards, report_author …
using GivenFacts = std::map<std::string, std::string>;

// `note` is that of the comparison of the two texts; for a first edition, of the text with itself.
Facts ReportFacts(const ReportSubject& subject, const NoteSubject& note, const GivenFacts& given);

// The names that a person may fill in, of the built-in templates.
std::span<const TemplateName> ReportBlanks();

// Every name that a template of reports may use: those, the register's, and NoteNames().
std::vector<TemplateName> ReportNames();

}  // namespace planrev::tool
