// SPDX-License-Identifier: MIT
// The report as a document of some format. It is written in Markdown, whatever the template; the page and the Word
// document are made from that by pandoc.
#pragma once

#include <string>

#include "tool/render/report/report.h"

namespace planrev::tool {

enum class ReportFormat { kMarkdown, kHtml, kDocx };

// What `planrev report --template` names: "short" and "officer" are built in, all else is a file.
std::string WriteReport(const Facts& facts, const std::string& words, ReportFormat format, const GivenFacts& given);

// A built-in template with all that it calls in its place, and above it the names that it may use.
std::string ReportTemplate(const std::string& words);

// "NAME=WORDS" by name. Throws Error kUsage for what is none, for a name that the register fills in, and for one that a
// built-in template does not have.
GivenFacts ReadGivenFacts(const std::vector<std::string>& given, const std::string& words);

}  // namespace planrev::tool
