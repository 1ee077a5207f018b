// SPDX-License-Identifier: MIT
// The manual and the program agree.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/tool/program.h"
#include "tool/command.h"

namespace planrev::tool {
namespace {

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
  }
}

TEST(Manual, TheFirstPageNamesEveryCommand) {
  const std::string page = ManPage("planrev.1");
  for (const Command* command : Commands()) {
    EXPECT_NE(page.find("planrev\\-" + std::string(command->name)), std::string::npos) << command->name;
  }
}

TEST(Manual, PagesAreWithoutFaultForGroff) {
  const Sandbox sandbox;
  const Outcome outcome = sandbox.Shell("command -v groff > /dev/null || exit 0; for page in " PLANREV_SOURCE_DIR
                                        "/man/*.[15]; do groff -man -Tutf8 -ww \"$page\" > /dev/null; done");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.status, 0);
}

}  // namespace
}  // namespace planrev::tool
