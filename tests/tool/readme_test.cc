// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

const std::string kSource = PLANREV_SOURCE_DIR;

std::string ReadWhole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// "## What it says" shows two passages of what the program prints; a line with "…" stands for what is left out.
TEST(Readme, ShowsWhatTheProgramSays) {
  const std::string readme = ReadWhole(kSource + "/README.md");
  const std::size_t start = readme.find("## What it says");
  ASSERT_NE(start, std::string::npos);
  std::istringstream lines(readme.substr(start, readme.find("## The page") - start));
  const Sandbox sandbox;
  const std::string plans = kSource + "/fixtures/community-safety/";
  const Outcome outcome = sandbox.Run({"diff", plans + "2020-06.md", plans + "2021-06.md"});
  std::size_t shown = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("    ") || line == "    …") continue;
    ++shown;
    EXPECT_NE(outcome.out.find(line.substr(4) + "\n"), std::string::npos) << line;
  }
  EXPECT_GT(shown, 10U);
}

}  // namespace
}  // namespace planrev::tool
