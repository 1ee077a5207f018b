// SPDX-License-Identifier: MIT
// The manual and the program agree.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/tool/program.h"
#include "tests/tool/sample.h"
#include "tool/command.h"
#include "tool/render/render.h"

namespace planrev::tool {
namespace {

// A page that several commands share is a link under each other name.
std::string ManPage(const std::string& name) {
  std::ifstream file(std::string(PLANREV_SOURCE_DIR) + "/man/" + name);
  EXPECT_TRUE(file.is_open()) << "man/" << name << " is missing";
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// An option as a man page writes it: hyphens that are to be copied are escaped.
std::string Escaped(std::string_view option) {
  std::string escaped;
  for (const char byte : option) escaped += byte == '-' ? "\\-" : std::string(1, byte);
  return escaped;
}

TEST(Manual, EveryCommandHasAPageWithEveryOption) {
  for (const Command* command : Commands()) {
    const std::string page = ManPage("planrev-" + std::string(command->name) + ".1");
    for (const Option& option : command->options) {
      EXPECT_NE(page.find(Escaped(option.name)), std::string::npos) << command->name << " " << option.name;
      EXPECT_NE(page.find(Escaped(option.letter)), std::string::npos) << command->name << " " << option.letter;
    }
    for (const Argument& argument : command->arguments) {
      EXPECT_NE(page.find(argument.name), std::string::npos) << command->name << " " << argument.name;
    }
    EXPECT_NE(page.find(".SH EXAMPLES"), std::string::npos) << command->name;
    EXPECT_NE(page.find("planrev\\-" + std::string(command->name)), std::string::npos) << command->name;
  }
}

TEST(Manual, TheFirstPageNamesEveryCommand) {
  const std::string page = ManPage("planrev.1");
  for (const Command* command : Commands()) {
    EXPECT_NE(page.find("planrev\\-" + std::string(command->name)), std::string::npos) << command->name;
  }
}

// The names of the members of each object, in order, nested: what the contract fixes, without the values.
std::string Shape(const nlohmann::ordered_json& value) {
  if (value.is_array()) return value.empty() ? "[]" : "[" + Shape(value.front()) + "]";
  if (!value.is_object()) return "";
  std::string shape;
  for (const auto& [name, member] : value.items()) shape += name + Shape(member) + " ";
  return "{" + shape + "}";
}

// What stands between .EX and .EE in the last example of a page.
std::string LastExample(const std::string& page) {
  const std::size_t start = page.rfind("\n.EX\n") + 5;
  std::string example = page.substr(start, page.rfind("\n.EE") - start);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"\\-", "-"}, {"\\(aq", "'"}, {"\\e", "\\"}}) {
    for (std::size_t at = 0; (at = example.find(from, at)) != std::string::npos; at += to.size()) {
      example.replace(at, from.size(), to);
    }
  }
  return example;
}

TEST(Manual, TheContractsExampleHasTheMembersThatTheProgramWrites) {
  const auto example = nlohmann::ordered_json::parse(LastExample(ManPage("planrev-comparison.5")));
  diff::Comparison comparison = SampleComparison();
  comparison.limits.clear();
  comparison.warnings.clear();
  std::swap(comparison.changes[0], comparison.changes[2]);  // the edited paragraph first, as in the example
  comparison.changes[0].figures = {{"1", "2", diff::FigureKind::kCount, 1, 100}};
  const auto written = nlohmann::ordered_json::parse(RenderJson({comparison, {"a", ""}, {"b", ""}}));
  EXPECT_EQ(Shape(example), Shape(written));
}

// Expects the first `count` names of an enum to stand in the page in bold.
template <typename Enum>
void ExpectNames(const std::string& page, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string name(diff::Name(static_cast<Enum>(i)));
    EXPECT_NE(page.find("\\fB" + name + "\\fR"), std::string::npos) << name;
  }
}

TEST(Manual, TheContractNamesEveryValue) {
  const std::string page = ManPage("planrev-comparison.5");
  ExpectNames<diff::Kind>(page, 6);
  ExpectNames<diff::Unit>(page, 16);
  ExpectNames<diff::Significance>(page, 3);
  ExpectNames<diff::Verdict>(page, 3);
  ExpectNames<diff::Aspect>(page, 13);
  ExpectNames<diff::FigureKind>(page, 7);
  ExpectNames<diff::Direction>(page, 3);
  ExpectNames<diff::SectionStatus>(page, 5);
}

TEST(Manual, PagesAreWithoutFaultForGroff) {
  const Sandbox sandbox;
  const Outcome outcome =
      sandbox.Shell("command -v groff > /dev/null || exit 0; ln -s " PLANREV_SOURCE_DIR
                    "/man man1; for page in man1/*.[15]; do groff -I . -man -Tutf8 -ww \"$page\" > /dev/null; done");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.status, 0);
}

}  // namespace
}  // namespace planrev::tool
