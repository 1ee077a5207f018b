// SPDX-License-Identifier: MIT
#include "tool/render/report/document.h"

#include <algorithm>

#include "store/error.h"
#include "tool/pandoc.h"
#include "tool/render/note/document.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

bool IsBuiltIn(const std::string& words) { return words == "short" || words == "officer"; }

std::vector<std::string> NamesOf(std::span<const TemplateName> names) {
  std::vector<std::string> plain;
  for (const TemplateName& one : names) plain.emplace_back(one.name);
  return plain;
}

bool Has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool IsName(const std::string& name) {
  return !name.empty() && name.size() <= 64 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

// Tags in it read as text: what a text may hold was made harmless before, a template's own is left out as well.
std::string Page(const Facts& facts, const std::string& markdown) {
  const PandocJob job = {
      .name = "the report", .from = "gfm-raw_html", .to = "html5", .options = {"--wrap=none"}, .folder = {}};
  Facts page = facts;
  page.Set("page_body", RunPandoc(job, markdown).output);
  return Template::BuiltIn("report_page.html").Fill(page, Escaping::kHtml);
}

}  // namespace

std::string WriteReport(const Facts& facts, const std::string& words, ReportFormat format, const GivenFacts& given) {
  const Template text = IsBuiltIn(words) ? Template::BuiltIn("report_" + words + ".md") : Template::Read(words);
  if (!IsBuiltIn(words)) {
    std::vector<TemplateName> known = ReportNames();
    for (const auto& [name, value] : given) known.push_back({name, ""});
    text.SayUnknownNames(known);
  }
  const std::string markdown = WithoutDoubledStops(text.Fill(facts, Escaping::kMarkdown));
  if (format == ReportFormat::kMarkdown) return markdown;
  if (format == ReportFormat::kHtml) return Page(facts, markdown);
  return RunPandoc({.name = "the report", .from = "gfm-raw_html", .to = "docx", .options = {}, .folder = {}}, markdown)
      .output;
}

std::string ReportTemplate(const std::string& words) {
  if (!IsBuiltIn(words)) {
    throw Error(ErrorKind::kUsage, "cannot print template '" + words + "': it is not built in", "short or officer");
  }
  std::string text = "{{! Names that may stand here:\n";
  for (const TemplateName& name : ReportNames()) text += std::string(name.name) + ": " + std::string(name.about) + "\n";
  return text + "}}\n" + Template::BuiltIn("report_" + words + ".md").Whole();
}

GivenFacts ReadGivenFacts(const std::vector<std::string>& given, const std::string& words) {
  const std::vector<std::string> blanks = NamesOf(ReportBlanks());
  const std::vector<std::string> all = NamesOf(ReportNames());
  GivenFacts facts;
  for (const std::string& one : given) {
    const std::size_t equals = one.find('=');
    const std::string name = one.substr(0, equals);
    if (equals == std::string::npos || !IsName(name)) {
      throw Error(ErrorKind::kUsage, "'" + one + "' is no value of option '--set'", "as in --set wards=\"All wards\"");
    }
    if (!Has(blanks, name) && Has(all, name)) {
      throw Error(ErrorKind::kUsage, "cannot set '" + name + "': the register knows it");
    }
    if (IsBuiltIn(words) && !Has(blanks, name)) {
      const std::string near = DidYouMean(name, blanks);
      throw Error(ErrorKind::kUsage, "nothing in the report is called '" + name + "'",
                  near.empty() ? "one of " + InWords(blanks) : near);
    }
    facts[name] = one.substr(equals + 1);
  }
  return facts;
}

}  // namespace planrev::tool
