// SPDX-License-Identifier: MIT
#include "store/plan_file.h"

#include <algorithm>

#include "store/names.h"
#include "store/yaml.h"

namespace planrev::store {
namespace {

constexpr size_t kMostBytes = 64 * 1024;
constexpr std::ptrdiff_t kMostBrackets = 200;

constexpr char kNewPlanFile[] =
    "# What is known of this plan. The title, the period and the owner are yours to edit;\n"
    "# planrev keeps the number of the newest revision.\n"
    "# period: 2019-22\n"
    "# owner: Head of Housing and Community Services\n";

// Bounded before the parser sees it, in size and in nesting.
YAML::Node Load(std::string_view yaml) {
  const auto brackets = std::count_if(yaml.begin(), yaml.end(), [](char c) { return c == '[' || c == '{'; });
  if (yaml.size() > kMostBytes || brackets > kMostBrackets) {
    throw YAML::Exception(YAML::Mark::null_mark(), "the file is too large");
  }
  return LoadMapping(yaml);
}

PlanFile Values(std::string_view yaml) {
  const YAML::Node node = Load(yaml);
  return {Scalar(node, "title"), RevisionNumber("r" + Scalar(node, "revision")).value_or(0)};
}

bool Says(const std::string& yaml, const PlanFile& values) {
  try {
    const PlanFile found = Values(yaml);
    return found.title == values.title && found.revision == values.revision;
  } catch (const YAML::Exception&) {
    return false;
  }
}

std::string Line(const std::string& key, const std::string& value) {
  YAML::Emitter emitter;
  emitter << YAML::BeginMap << YAML::Key << key << YAML::Value << value << YAML::EndMap;
  return std::string(emitter.c_str()) + "\n";
}

// `yaml` with the line that begins "key:" replaced, or with a new line at its end.
std::string SetLine(std::string yaml, const std::string& key, const std::string& value) {
  const std::string line = Line(key, value);
  size_t begin = yaml.starts_with(key + ":") ? 0 : yaml.find("\n" + key + ":");
  if (begin == std::string::npos) return yaml + (yaml.empty() || yaml.ends_with('\n') ? "" : "\n") + line;
  if (yaml[begin] == '\n') ++begin;
  const size_t end = std::min(yaml.find('\n', begin), yaml.size() - 1);
  return yaml.replace(begin, end - begin + 1, line);
}

// The way for a file that is not written with a key a line: it loses its comments.
std::string Rewrite(std::string_view yaml, const PlanFile& values) {
  YAML::Node node = Load(yaml);
  node["title"] = values.title;
  node["revision"] = values.revision;
  node.SetStyle(YAML::EmitterStyle::Block);
  return YAML::Dump(node) + "\n";
}

std::string_view NextLine(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::string_view Strip(std::string_view text, const char* characters) {
  const size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(characters) - begin + 1);
}

bool IsFence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

// "## Priorities ##" to "Priorities"; empty where the line is no heading with words.
std::string_view HeadingText(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || (line[level] != ' ' && line[level] != '\t')) return {};
  return Strip(line.substr(level), "# \t");
}

// Without the marks of emphasis and code.
std::string Plain(std::string_view heading) {
  std::string plain(heading);
  std::erase_if(plain, [](char c) { return c == '*' || c == '`'; });
  return plain;
}

// Without the YAML between "---" lines that a text may begin with.
std::string_view AfterFrontMatter(std::string_view text) {
  std::string_view rest = text;
  if (Strip(NextLine(rest), " \t\r") != "---") return text;
  while (!rest.empty()) {
    const std::string_view line = Strip(NextLine(rest), " \t\r");
    if (line == "---" || line == "...") return rest;
  }
  return text;
}

bool IsUnderline(std::string_view line) {
  return !line.empty() && (Strip(line, "=").empty() || Strip(line, "-").empty());
}

}  // namespace

PlanFile ReadPlanFile(std::string_view yaml, const std::string& path) {
  try {
    return Values(yaml);
  } catch (const YAML::Exception& error) {
    throw CannotReadYaml(path, error, "it is YAML, with lines such as 'title: Community Safety Plan'");
  }
}

std::string WritePlanFile(std::string_view yaml, const PlanFile& values) {
  const std::string base = IsBlank(yaml) ? kNewPlanFile : std::string(yaml);
  std::string edited = Values(base).title == values.title ? base : SetLine(base, "title", values.title);
  edited = SetLine(std::move(edited), "revision", std::to_string(values.revision));
  return Says(edited, values) ? edited : Rewrite(base, values);
}

std::string FirstHeading(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark
  text = AfterFrontMatter(text);
  std::string_view before;
  bool fenced = false;
  while (!text.empty()) {
    const std::string_view line = Strip(NextLine(text), " \t\r");
    if (IsFence(line)) fenced = !fenced;
    if (!fenced && !HeadingText(line).empty()) return Plain(HeadingText(line));
    if (!fenced && IsUnderline(line) && !before.empty()) return Plain(before);
    before = fenced || IsFence(line) || IsUnderline(line) ? std::string_view() : line;
  }
  return "";
}

std::string MarkerFile() {
  return "# This directory is a register of plans, kept by planrev: see planrev-register(5).\n"
         "format: planrev-register\n"
         "version: 1\n";
}

std::optional<int> MarkerVersion(std::string_view yaml) {
  try {
    const YAML::Node node = Load(yaml);
    if (Scalar(node, "format") != "planrev-register") return std::nullopt;
    return RevisionNumber("r" + Scalar(node, "version"));
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace planrev::store
